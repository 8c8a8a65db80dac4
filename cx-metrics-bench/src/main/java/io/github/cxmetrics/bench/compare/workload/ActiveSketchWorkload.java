package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Journeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The question of {@link ActiveWorkload}, answered to about a percent. */
final class ActiveSketchWorkload implements Workload<Journeys> {

  /* Four standard errors, over a thousand numbers: 1.6 % of sketches with 4,096 entries. */
  private static final double TOLERANCE = 0.065;

  @Override
  public String id() {
    return "W6a";
  }

  @Override
  public String question() {
    return "the same by sketches with an error of about 1 %";
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
  public double tolerance() {
    return TOLERANCE;
  }

  @Override
  public Map<String, String> nearest() {
    return Map.of(Contender.DUCK_DB, "its sketches cannot be merged: single days only");
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
        LibraryActivities.SKETCHES,
        Contender.ofOneThread(Contender.JDK, (events, threads) -> ActiveWorkload.sets(events)));
  }

  @Override
  public Map<String, String> duckDb() {
    return ActivitySql.duckDbSketches();
  }

  @Override
  public Map<String, String> clickHouse() {
    return ActivitySql.clickHouseSketches();
  }
}
