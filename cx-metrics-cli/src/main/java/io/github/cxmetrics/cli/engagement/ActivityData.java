package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.cli.event.EventQuery;
import io.github.cxmetrics.cli.event.InputReport;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.engagement.Activity;
import io.github.cxmetrics.engagement.ActivityRange;
import io.github.cxmetrics.engagement.NamedActivityAccumulator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * The activity in a file.
 *
 * @param flags which of it is asked for
 * @param query which events were read
 * @param input what was found in the file
 * @param total the activity of all
 * @param segments that of each segment
 * @param warnings what the user should hear of
 */
record ActivityData(
    ActivityFlags flags,
    EventQuery query,
    InputReport input,
    NamedActivityAccumulator total,
    SortedMap<SegmentKey, NamedActivityAccumulator> segments,
    List<String> warnings) {

  private static final int DAYS_SHOWN = 30;

  /**
   * The days that are shown.
   *
   * @param from the first
   * @param to the day after the last
   * @param hidden how many days of the data lie before the first because there would be too many
   */
  record Days(LocalDate from, LocalDate to, long hidden) {}

  /**
   * An answer for one segment.
   *
   * @param segment the segment
   * @param answer the answer
   * @param <R> what kind of answer
   */
  record Segment<R>(SegmentKey segment, R answer) {}

  /** The days that are asked for or known of; empty without either. */
  Optional<Days> days(boolean daily) {
    Activity all = total.result();
    Optional<LocalDate> end = flags.dates().to().or(this::endOfData);
    Optional<LocalDate> start = flags.dates().from().or(all::firstDay);
    if (start.isEmpty() || end.isEmpty() || !start.get().isBefore(end.get())) {
      return Optional.empty();
    }
    LocalDate first = start.get();
    boolean cut = daily && flags.dates().from().isEmpty();
    LocalDate shown = cut ? later(first, end.get().minusDays(DAYS_SHOWN)) : first;
    requireNotTooMany(shown, end.get());
    return Optional.of(new Days(shown, end.get(), ChronoUnit.DAYS.between(first, shown)));
  }

  /** Refuses more days than can be counted, as of a file where no date is written as 9999-12-31. */
  private void requireNotTooMany(LocalDate first, LocalDate end) {
    if (ChronoUnit.DAYS.between(first, end) <= ActivityRange.MOST_DAYS) {
      return;
    }
    String days =
        first + " to " + end.minusDays(1) + ", more than " + ActivityRange.MOST_DAYS + " days";
    DateRange asked = flags.dates();
    if (asked.from().isPresent() && asked.to().isPresent()) {
      throw new UsageException("--from and --to span " + days);
    }
    String file = PrintableText.of(input.input().file());
    throw new UsageException(
        asked.isAll()
            ? "the events of " + file + " span " + days + ": give --from and --to"
            : asked.inOptions()
                + " and the events of "
                + file
                + " span "
                + days
                + ": give both --from and --to");
  }

  /** The same with a warning if the days that are asked for lie beyond all that is known. */
  ActivityData warned() {
    DateRange asked = flags.dates();
    Optional<LocalDate> first = total.result().firstDay();
    Optional<LocalDate> end = endOfData();
    if (asked.isAll() || first.isEmpty() || end.isEmpty()) {
      return this;
    }
    boolean after = asked.from().map(from -> !from.isBefore(end.get())).orElse(false);
    boolean before = asked.to().map(to -> !to.isAfter(first.get())).orElse(false);
    return after || before
        ? new ActivityData(flags, query, input, total, segments, withNoDay(asked))
        : this;
  }

  private List<String> withNoDay(DateRange asked) {
    List<String> all = new ArrayList<>(warnings);
    all.add(
        "no day of " + PrintableText.of(input.input().file()) + " lies in " + asked.inOptions());
    return List.copyOf(all);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /** The day after the last one of which anything is known. */
  private Optional<LocalDate> endOfData() {
    return input
        .input()
        .asOf()
        .map(
            asOf ->
                Instant.ofEpochMilli(asOf.millis()).atZone(flags.zone()).toLocalDate().plusDays(1));
  }

  /** The answer for all. */
  <R> R ofTotal(Days days, Function<ActivityRange, R> question) {
    return question.apply(range(total, days));
  }

  /** The answer for each segment, in their order. */
  <R> List<Segment<R>> ofSegments(Days days, Function<ActivityRange, R> question) {
    List<Segment<R>> answers = new ArrayList<>();
    segments.forEach(
        (segment, state) ->
            answers.add(new Segment<>(segment, question.apply(range(state, days)))));
    return answers;
  }

  private ActivityRange range(NamedActivityAccumulator state, Days days) {
    ActivityRange range = state.between(days.from(), days.to()).weeksFrom(flags.weekStart());
    return input.input().asOf().isPresent()
        ? range.asOf(Instant.ofEpochMilli(input.input().asOfMillis()))
        : range;
  }
}
