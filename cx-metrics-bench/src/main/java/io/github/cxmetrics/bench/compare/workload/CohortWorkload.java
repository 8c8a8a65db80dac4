package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.compare.ObjectActivity;
import io.github.cxmetrics.bench.data.Journeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Customers by the week of their first event, who had one so many weeks later. */
final class CohortWorkload implements Workload<Journeys> {

  static final int WEEKS = 52;

  @Override
  public String id() {
    return "W5";
  }

  @Override
  public String question() {
    return "weekly cohorts x weeks since the first event, 52 x 52";
  }

  @Override
  public int fullRows() {
    return EventRows.FULL_ROWS;
  }

  @Override
  public int keys() {
    return 2;
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
        LibraryActivities.COHORTS,
        Contender.ofOneThread(Contender.JDK, (events, threads) -> sets(events)));
  }

  private static Supplier<Answer> sets(Journeys events) {
    long[] cells = ObjectActivity.cohorts(events.customers(), events.atMillis());
    return () -> {
      Answer answer = new Answer();
      for (int i = 0; i < cells.length; i++) {
        answer.addCounts(i / WEEKS + "," + i % WEEKS, cells[i]);
      }
      return answer;
    };
  }

  @Override
  public Map<String, String> duckDb() {
    return ActivitySql.duckDbCohorts();
  }

  @Override
  public Map<String, String> clickHouse() {
    return ActivitySql.clickHouseCohorts();
  }
}
