package io.github.cxmetrics.flink.example;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads events by the rules of {@code cxm}: who and when must be there.
 *
 * @param actor the column of whose event it is
 * @param time the column of the times
 * @param event the column of the names; null if they do not matter
 * @param times how times are written
 */
record EventReader(String actor, String time, @Nullable String event, TimeText times)
    implements RowReader<Event> {

  @Serial private static final long serialVersionUID = 1L;

  @Override
  public List<String> columns() {
    return event == null ? List.of(actor, time) : List.of(actor, time, event);
  }

  @Override
  public Event read(SourceRow row) throws RejectedException {
    String customer = required(row, actor, row.cells().get(0));
    String at = required(row, time, row.cells().get(1));
    return new Event(
        customer, event == null ? "" : row.cells().get(2), times.millisOf(row, time, at));
  }

  private static String required(SourceRow row, String column, String cell)
      throws RejectedException {
    if (cell.isEmpty()) {
      throw RejectedException.ofCell(row, column, cell, "not be empty");
    }
    return cell;
  }
}
