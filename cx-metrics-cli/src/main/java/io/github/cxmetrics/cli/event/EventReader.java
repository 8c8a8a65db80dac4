package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.output.ProgressMeter;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the events of a file, in one pass that holds one record at a time. */
public final class EventReader {

  private static final String SKIP_HINT = " (to leave such records out give --on-bad skip)";

  private final EventQuery query;
  private final EventLayout layout;
  private final InputFlags input;
  private final BadRecordListener rejects;
  private final long asOfMillis;

  private long filtered;
  private long late;
  private long used;
  private long rejected;
  private long noActor;
  private long noTime;
  private long lastMillis = Long.MIN_VALUE;

  /**
   * Makes a reader of one file.
   *
   * @param layout of this query, with all columns that rows will be asked for
   * @param rejects told of each bad record; throws if bad records end the run
   */
  public EventReader(
      EventQuery query, EventLayout layout, InputFlags input, BadRecordListener rejects) {
    this.query = query;
    this.layout = layout;
    this.input = input;
    this.rejects = rejects;
    asOfMillis = query.asOf().map(AsOf::millis).orElse(Long.MAX_VALUE);
  }

  /**
   * Reads the file.
   *
   * @param events takes each event, always in the same object; may find its record to be bad
   */
  public EventInput read(String file, Consumer<EventRow> events) throws IOException {
    BadRecordListener counting =
        problem -> {
          rejects.onBadRecord(problem);
          rejected++;
        };
    try (RecordSource source =
            RecordSource.open(
                file, input.options(counting).withOptional(layout.optional()), layout.columns());
        ProgressMeter progress = ProgressMeter.onStandardError(RecordSource.sizeOf(file))) {
      EventTimes times = new EventTimes(source, query.parser(), input);
      EventRow row = new EventRow(source, layout, times);
      long records = 0;
      if (!source.columnsSeen().isEmpty()) { // there is a header
        layout.requireEither(source);
      }
      while (source.next()) {
        try {
          add(source, row, times, events);
        } catch (BadDataException problem) {
          counting.onBadRecord(problem);
        }
        progress.update(++records, source.bytesRead());
      }
      source.requireColumnsSeen();
      if (records > 0) {
        layout.requireEither(source);
      }
    }
    return new EventInput(
        RecordSource.nameOf(file),
        new InputCounts(filtered, late, used, rejected, noActor, noTime),
        query
            .asOf()
            .or(() -> used == 0 ? Optional.empty() : Optional.of(AsOf.lastEvent(lastMillis))));
  }

  private void add(RecordSource source, EventRow row, EventTimes times, Consumer<EventRow> events) {
    if (!ColumnCondition.allHold(query.where(), source, layout.firstCondition())) {
      filtered++;
      return;
    }
    String actor = source.trimmed(EventLayout.ACTOR);
    if (actor.isEmpty()) {
      noActor++;
      throw empty(source, EventLayout.ACTOR);
    }
    long millis = millis(source, times);
    if (!query.dates().contains(millis)) {
      filtered++;
      return;
    }
    if (millis > asOfMillis) {
      late++;
      return;
    }
    row.fill(actor, millis);
    events.accept(row);
    lastMillis = Math.max(lastMillis, millis);
    used++;
  }

  private long millis(RecordSource source, EventTimes times) {
    if (source.trimmed(layout.time()).isEmpty()) {
      noTime++;
      throw empty(source, layout.time());
    }
    return times.millis(layout.time());
  }

  private BadDataException empty(RecordSource source, int column) {
    boolean ends = input.onBad == InputFlags.OnBad.FAIL;
    return source.badCell(column, "not be empty" + (ends ? SKIP_HINT : ""));
  }
}
