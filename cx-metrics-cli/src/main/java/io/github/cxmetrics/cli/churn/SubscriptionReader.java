package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.churn.Churn;
import io.github.cxmetrics.churn.ChurnDefinition;
import io.github.cxmetrics.churn.ChurnReason;
import io.github.cxmetrics.churn.ChurnScope;
import io.github.cxmetrics.churn.NamedChurnAccumulator;
import io.github.cxmetrics.churn.StatusChange;
import io.github.cxmetrics.churn.Subscription;
import io.github.cxmetrics.churn.SubscriptionKind;
import io.github.cxmetrics.churn.SubscriptionStatus;
import io.github.cxmetrics.cli.event.EventLayout;
import io.github.cxmetrics.cli.event.EventRow;
import io.github.cxmetrics.cli.event.EventSegments;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.state.EventTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Takes rows as contracts or as changes of their status. */
final class SubscriptionReader {

  private static final int NONE = -1;
  private static final int MOST_SEGMENTS = 1000;

  private final ChurnDefinition definition;
  private final StatusWords words;
  private final boolean changes;
  private final int begin;
  private final int end;
  private final int cancelledAt;
  private final int status;
  private final int reason;
  private final Optional<EventSegments> segments;
  private final NamedChurnAccumulator total;
  private final SortedMap<SegmentKey, NamedChurnAccumulator> bySegment = new TreeMap<>();

  SubscriptionReader(
      ChurnDefinition definition, SubscriptionFlags flags, List<String> by, EventLayout layout) {
    this.definition = definition;
    words = flags.words();
    changes = flags.areChanges();
    begin = layout.placeOf(flags.time());
    end = flags.end().map(layout::placeOf).orElse(NONE);
    cancelledAt = flags.cancelledAt().map(layout::placeOf).orElse(NONE);
    status = flags.status().map(layout::placeOf).orElse(NONE);
    reason = flags.reason().map(layout::placeOf).orElse(NONE);
    segments = by.isEmpty() ? Optional.empty() : Optional.of(new EventSegments(by, layout));
    total = Churn.accumulatorOfNames(definition);
  }

  void add(EventRow row) {
    if (changes) {
      StatusChange change = change(row);
      toAll(row, state -> state.addStatus(row.actor(), change));
    } else {
      Subscription subscription = subscription(row);
      toAll(row, state -> state.add(row.actor(), subscription));
    }
  }

  private void toAll(EventRow row, Consumer<NamedChurnAccumulator> adding) {
    adding.accept(total);
    if (segments.isPresent()) {
      adding.accept(stateOf(segments.get().names().keyOf(segments.get().codeOf(row))));
    }
  }

  private NamedChurnAccumulator stateOf(SegmentKey segment) {
    NamedChurnAccumulator state =
        bySegment.computeIfAbsent(segment, any -> Churn.accumulatorOfNames(definition));
    if (bySegment.size() > MOST_SEGMENTS) {
      throw new UsageException(
          "--by must give at most " + MOST_SEGMENTS + " segments, was more: is it an id?");
    }
    return state;
  }

  private StatusChange change(EventRow row) {
    SubscriptionStatus becomes =
        words.status(row.cell(status)).orElseThrow(() -> row.badCell(status, words.rule()));
    return StatusChange.of(begin(row), becomes).because(reason(row));
  }

  private Subscription subscription(EventRow row) {
    SubscriptionKind kind =
        status == NONE
            ? SubscriptionKind.PAID
            : words
                .kind(row.cell(status))
                .orElseThrow(() -> row.badCell(status, words.ruleOfKinds()));
    OptionalLong endMillis = time(row, end);
    if (endMillis.isPresent() && endMillis.getAsLong() < row.atMillis()) {
      throw row.badCell(end, "not be before the start");
    }
    return new Subscription(begin(row), endMillis, time(row, cancelledAt), kind, reason(row));
  }

  private long begin(EventRow row) {
    return required(row, begin, row.atMillis());
  }

  private static OptionalLong time(EventRow row, int place) {
    return place == NONE || row.cell(place).isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(required(row, place, row.millis(place)));
  }

  private static long required(EventRow row, int place, long millis) {
    if (!EventTime.isTime(millis)) {
      throw row.badCell(place, "be a time within 2^48 milliseconds of 1970");
    }
    return millis;
  }

  private ChurnReason reason(EventRow row) {
    return reason == NONE ? ChurnReason.UNKNOWN : words.reason(row.cell(reason));
  }

  /** The answer for all. */
  Churn total(ChurnScope scope) {
    return total.result(scope);
  }

  /** The answer for each segment, which all end when the data do. */
  SortedMap<SegmentKey, Churn> segments(ChurnScope scope) {
    SortedMap<SegmentKey, Churn> all = new TreeMap<>();
    bySegment.forEach((segment, state) -> all.put(segment, state.result(scope)));
    return all;
  }
}
