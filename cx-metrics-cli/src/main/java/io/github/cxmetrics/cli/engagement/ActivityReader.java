package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.cli.event.EventInput;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventNames;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.EventRow;
import io.github.cxmetrics.cli.event.EventSegments;
import io.github.cxmetrics.cli.event.EventTest;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.engagement.Activity;
import io.github.cxmetrics.engagement.ActivityDefinition;
import io.github.cxmetrics.engagement.NamedActivityAccumulator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes the activity of actors out of a file. */
final class ActivityReader {

  private static final int MOST_SEGMENTS = 1000;

  private final ActivityFlags flags;
  private final EventQuery query;
  private final EventLayout layout;
  private final ActivityDefinition definition;
  private final List<EventPattern> patterns;
  private final EventTest counts;
  private final Optional<EventSegments> segments;
  private final Optional<Integer> created;
  private final NamedActivityAccumulator total;
  private final SortedMap<SegmentKey, NamedActivityAccumulator> bySegment = new TreeMap<>();

  ActivityReader(ActivityFlags flags) {
    this.flags = flags;
    query = flags.records.query(flags.events);
    layout = new EventLayout(query);
    definition = UsageException.ofRefusals(flags::definition);
    patterns = flags.patterns();
    counts = layout.test(patterns);
    segments =
        flags.by().isEmpty()
            ? Optional.empty()
            : Optional.of(new EventSegments(flags.by(), layout));
    created = flags.created().map(layout::placeOf);
    total = Activity.accumulatorOfNames(definition);
  }

  ActivityData read() throws IOException {
    EventNames names = new EventNames(patterns);
    EventInput input =
        flags.records.read(
            flags.events.actor.file,
            query,
            layout,
            row -> {
              add(row);
              names.add(row.event());
            });
    return new ActivityData(
        flags,
        query,
        new InputReport(query, input),
        total,
        bySegment,
        input.counts().used() == 0 ? List.of() : names.warnings());
  }

  private void add(EventRow row) {
    long createdMillis =
        created.isPresent() && !row.cell(created.get()).isEmpty()
            ? row.millis(created.get())
            : Activity.UNKNOWN;
    boolean active = counts.holds(row);
    add(total, row, createdMillis, active);
    if (segments.isPresent() && active) {
      SegmentKey segment = segments.get().names().keyOf(segments.get().codeOf(row));
      add(stateOf(segment), row, createdMillis, true);
    }
  }

  private NamedActivityAccumulator stateOf(SegmentKey segment) {
    NamedActivityAccumulator state =
        bySegment.computeIfAbsent(segment, any -> Activity.accumulatorOfNames(definition));
    if (bySegment.size() > MOST_SEGMENTS) {
      throw new UsageException(
          "--by must give at most " + MOST_SEGMENTS + " segments, was more: is it an id?");
    }
    return state;
  }

  private static void add(
      NamedActivityAccumulator state, EventRow row, long createdMillis, boolean active) {
    if (createdMillis != Activity.UNKNOWN) {
      state.created(row.actor(), createdMillis);
    }
    if (active) {
      state.add(row.actor(), row.atMillis());
    }
  }
}
