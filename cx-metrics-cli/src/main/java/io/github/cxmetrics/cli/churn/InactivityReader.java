package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.churn.Inactivity;
import io.github.cxmetrics.churn.InactivityDefinition;
import io.github.cxmetrics.churn.InactivityQuestion;
import io.github.cxmetrics.churn.NamedInactivityAccumulator;
import io.github.cxmetrics.cli.churn.InactivityReport.Segment;
import io.github.cxmetrics.cli.event.EventRow;
import io.github.cxmetrics.cli.event.EventSegments;
import io.github.cxmetrics.cli.event.EventTest;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.SegmentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes rows as activity. */
final class InactivityReader {

  private static final int MOST_SEGMENTS = 1000;

  private final InactivityDefinition definition;
  private final NamedInactivityAccumulator total;
  private final EventTest activity;
  private final Optional<EventSegments> segments;
  private final SortedMap<SegmentKey, NamedInactivityAccumulator> bySegment = new TreeMap<>();

  private long ignored;

  /**
   * Makes a reader.
   *
   * @param activity which events count
   * @param segments the segments that are asked for, if any are
   */
  InactivityReader(
      InactivityDefinition definition, EventTest activity, Optional<EventSegments> segments) {
    this.definition = definition;
    this.activity = activity;
    this.segments = segments;
    total = Inactivity.accumulatorOfNames(definition);
  }

  void add(EventRow row) {
    if (!activity.holds(row)) {
      ignored++;
      return;
    }
    total.add(row.actor(), row.atMillis());
    if (segments.isPresent()) {
      SegmentKey segment = segments.get().names().keyOf(segments.get().codeOf(row));
      stateOf(segment).add(row.actor(), row.atMillis());
    }
  }

  private NamedInactivityAccumulator stateOf(SegmentKey segment) {
    NamedInactivityAccumulator state =
        bySegment.computeIfAbsent(segment, any -> Inactivity.accumulatorOfNames(definition));
    if (bySegment.size() > MOST_SEGMENTS) {
      throw new UsageException(
          "--by must give at most " + MOST_SEGMENTS + " segments, was more: is it an id?");
    }
    return state;
  }

  /** All activity. */
  NamedInactivityAccumulator total() {
    return total;
  }

  /** The answer for each segment, in their order. */
  List<Segment> segments(InactivityQuestion question) {
    List<Segment> all = new ArrayList<>();
    bySegment.forEach((segment, state) -> all.add(new Segment(segment, state.churn(question))));
    return all;
  }

  /** How many events were no activity. */
  long ignored() {
    return ignored;
  }
}
