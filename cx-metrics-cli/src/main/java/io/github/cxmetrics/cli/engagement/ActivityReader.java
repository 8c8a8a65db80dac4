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
  private final SegmentCreations creations = new SegmentCreations();

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
    creations.addTo(bySegment);
    InputReport report = new InputReport(query, input);
    return new ActivityData(
            flags, query, report, total, bySegment, report.warnings(names.warnings()))
        .warned();
  }

  private void add(EventRow row) {
    created
        .filter(place -> !row.cell(place).isEmpty())
        .ifPresent(place -> addCreation(row.actor(), row.millis(place)));
    if (counts.holds(row)) {
      total.add(row.actor(), row.atMillis());
      segments.ifPresent(all -> addTo(all.names().keyOf(all.codeOf(row)), row));
    }
  }

  private void addCreation(String actor, long createdMillis) {
    total.created(actor, createdMillis);
    if (segments.isPresent()) {
      creations.created(actor, createdMillis);
    }
  }

  private void addTo(SegmentKey segment, EventRow row) {
    stateOf(segment).add(row.actor(), row.atMillis());
    if (created.isPresent()) {
      creations.active(segment, row.actor());
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
}
