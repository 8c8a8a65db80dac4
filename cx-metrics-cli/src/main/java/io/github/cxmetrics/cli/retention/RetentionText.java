package io.github.cxmetrics.cli.retention;

import io.github.cxmetrics.cli.output.DurationText;
import io.github.cxmetrics.retention.IntervalRule;
import io.github.cxmetrics.retention.RetentionAverage;
import io.github.cxmetrics.retention.RetentionDefinition;
import io.github.cxmetrics.retention.ReturnIntervals;
import io.github.cxmetrics.retention.ReturnRule;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.util.Locale;

/** A retention in words. */
final class RetentionText {

  private RetentionText() {}

  /** Who is in a cohort, and when they count as back. */
  static String of(RetentionDefinition definition, ReturnRule rule) {
    return cohorts(definition) + "; " + returns(definition, rule);
  }

  private static String cohorts(RetentionDefinition definition) {
    String unit = word(definition.grid().unit());
    String event = definition.start().isEmpty() ? "event" : definition.start();
    String who =
        switch (definition.cohorts()) {
          case FIRST_MATCHING -> "by the " + unit + " of the first " + event;
          case FIRST_EVER ->
              "by the " + unit + " of the first event of that name, if it is " + event;
          case RECURRING ->
              "of each " + unit + " with " + (definition.start().isEmpty() ? "an event" : event);
        };
    boolean sunday =
        definition.grid().unit() == CalendarUnit.WEEK
            && definition.grid().weekStart() != DayOfWeek.MONDAY;
    return "Cohorts "
        + who
        + " in "
        + definition.grid().zone().getId()
        + (sunday ? ", weeks from " + word(definition.grid().weekStart()) : "");
  }

  private static String returns(RetentionDefinition definition, ReturnRule rule) {
    String event =
        definition.returns().equals(definition.start())
            ? "again"
            : definition.returns().isEmpty() ? "with any event" : "with " + definition.returns();
    String interval = interval(definition);
    String when =
        switch (rule) {
          case ON -> "in " + interval + " n";
          case ON_OR_AFTER -> "in " + interval + " n or later";
          case ON_OR_BEFORE -> "in one of the " + plural(interval) + " 1 to n";
          case STREAK -> "in all " + plural(interval) + " 1 to n";
        };
    String times = definition.minimum() == 1 ? "" : ", " + definition.minimum() + " times or more";
    return "back " + event + " " + when + times + length(definition.intervals());
  }

  private static String interval(RetentionDefinition definition) {
    return definition.intervals().rule() == IntervalRule.CALENDAR
        ? word(definition.grid().unit())
        : "interval";
  }

  private static String plural(String word) {
    return word + "s";
  }

  private static String length(ReturnIntervals intervals) {
    String length = DurationText.exact(intervals.length().toMillis());
    return switch (intervals.rule()) {
      case CALENDAR -> "";
      case ROLLING -> ", of " + length + " each from the start";
      case ROLLING_FROM_FULL_HOUR -> ", of " + length + " each from the full hour of the start";
    };
  }

  /** What the row of averages is called. */
  static String average(RetentionAverage average) {
    return word(average);
  }

  /** An enum constant as options write it. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
