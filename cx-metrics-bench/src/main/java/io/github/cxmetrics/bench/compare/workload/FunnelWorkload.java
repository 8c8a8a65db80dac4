package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.compare.ObjectFunnel;
import io.github.cxmetrics.bench.compare.PinotFunnel;
import io.github.cxmetrics.bench.data.Journeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Customers by the highest of five ordered steps that they reached within a week. */
final class FunnelWorkload implements Workload<Journeys> {

  static final long WINDOW_MILLIS = Duration.ofDays(7).toMillis();

  @Override
  public String id() {
    return "W4";
  }

  @Override
  public String question() {
    return "ordered 5-step funnel within 7 days: customers by highest step";
  }

  @Override
  public int fullRows() {
    return EventRows.FULL_ROWS;
  }

  @Override
  public int keys() {
    return 1;
  }

  @Override
  public Journeys make(int rows, Path file) {
    return EventRows.make(rows);
  }

  @Override
  public List<Column> columns(Journeys events) {
    return EventRows.columns(events);
  }

  @Override
  public List<Contender<Journeys>> contenders() {
    return List.of(
        LibraryFunnels.ANY_ORDER,
        Contender.ofOneThread(Contender.JDK, (events, threads) -> objects(events)),
        Contender.ofOneThread("Pinot's method", (events, threads) -> pinot(events)));
  }

  private static Supplier<Answer> objects(Journeys events) {
    long[] levels =
        ObjectFunnel.levels(
            events.customers(), events.atMillis(), events.stepMasks(), WINDOW_MILLIS);
    return () -> answer(levels);
  }

  private static Supplier<Answer> pinot(Journeys events) {
    long[] levels =
        PinotFunnel.levels(
            events.customers(), events.atMillis(), events.stepMasks(), WINDOW_MILLIS);
    return () -> answer(levels);
  }

  /** The customers of each level, from none. */
  static Answer answer(long[] levels) {
    Answer answer = new Answer();
    for (int level = 0; level < levels.length; level++) {
      answer.addCounts(Integer.toString(level), levels[level]);
    }
    return answer;
  }

  @Override
  public Map<String, String> duckDb() {
    return FunnelSql.duckDb();
  }

  @Override
  public Map<String, String> clickHouse() {
    return Map.of("windowFunnel", FunnelSql.clickHouse(""));
  }
}
