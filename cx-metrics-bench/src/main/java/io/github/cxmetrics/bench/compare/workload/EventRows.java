package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Journeys;
import java.util.List;

/** The events of a shop's customers, which several workloads ask about. */
final class EventRows {

  static final int FULL_ROWS = 50_000_000;

  private static final int EVENTS_PER_CUSTOMER = 25;

  private EventRows() {}

  static Journeys make(int rows) {
    return Journeys.of(Seeds.SEED, rows, rows / EVENTS_PER_CUSTOMER);
  }

  static List<Column> columns(Journeys events) {
    return List.of(
        new Column.Longs("customer", events.customers()),
        new Column.Longs("ms", events.atMillis()),
        new Column.Bytes("type", events.types()));
  }
}
