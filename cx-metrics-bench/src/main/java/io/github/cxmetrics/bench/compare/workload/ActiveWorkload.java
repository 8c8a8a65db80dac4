package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.compare.ObjectActivity;
import io.github.cxmetrics.bench.data.Journeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Distinct customers of each day, of the 7 days that end with it, and of the 30. */
final class ActiveWorkload implements Workload<Journeys> {

  static final int DAYS = (int) Journeys.SPAN.toDays();

  private static final int WINDOWS = 3;

  @Override
  public String id() {
    return "W6";
  }

  @Override
  public String question() {
    return "exact distinct customers per day, trailing 7 and trailing 30 days";
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
        LibraryActivities.ACTIVE,
        Contender.ofOneThread(Contender.JDK, (events, threads) -> sets(events)));
  }

  static Supplier<Answer> sets(Journeys events) {
    long[] counts = ObjectActivity.active(events.customers(), events.atMillis());
    return () -> answer(counts);
  }

  /** The answer of three numbers a day. */
  static Answer answer(long[] counts) {
    Answer answer = new Answer();
    for (int day = 0; day < DAYS; day++) {
      int at = WINDOWS * day;
      answer.addCounts(Integer.toString(day), counts[at], counts[at + 1], counts[at + 2]);
    }
    return answer;
  }

  @Override
  public Map<String, String> duckDb() {
    return ActivitySql.duckDbActive();
  }

  @Override
  public Map<String, String> clickHouse() {
    return ActivitySql.clickHouseActive();
  }
}
