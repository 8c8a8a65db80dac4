package io.github.cxmetrics.cli.engagement;

import io.github.cxmetrics.cli.event.EventFlags;
import io.github.cxmetrics.cli.event.EventPattern;
import io.github.cxmetrics.cli.event.RecordFlags;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.engagement.ActivityDefinition;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What counts as activity, of which days; shared by the commands about it. */
final class ActivityFlags {

  @Mixin EventFlags events = new EventFlags();

  @Option(
      names = "--activity",
      paramLabel = "EVENT",
      description =
          "Which events count as activity, by name and conditions as in 'view|[amount>0]' (default:"
              + " all).")
  private @Nullable String activity;

  @Option(
      names = "--created",
      paramLabel = "COLUMN",
      description =
          "The column of the time at which the actor was created, as on signing up: who was created"
              + " is new, not who is seen for the first time.")
  private @Nullable String created;

  @Option(
      names = "--by",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description =
          "Also each value of these columns; an actor counts in every segment they are active in.")
  private List<ValueList> by = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "The first day that is shown; activity before it is known all the same (default: the first"
              + " of the data, but of days the last 30 only).")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "The day after the last that is shown (default: the end of the data).")
  private @Nullable String to;

  @Option(
      names = "--week-start",
      paramLabel = "DAY",
      description = "The first day of a week (default: monday).")
  private @Nullable DayOfWeek weekStart;

  @Mixin RecordFlags records = new RecordFlags();

  void check() throws IOException {
    records.check(events.actor.file);
    List<String> columns = by();
    if (Set.copyOf(columns).size() < columns.size()) {
      throw new UsageException("--by must name a column once, was " + PrintableText.list(columns));
    }
  }

  /** Refuses a first day of weeks where nothing is by week. */
  void requireWeeks(boolean weeks) {
    if (weekStart != null && !weeks) {
      throw new UsageException("--week-start has an effect only with --period week");
    }
  }

  ZoneId zone() {
    return events.time.format.zone("a day of activity");
  }

  DayOfWeek weekStart() {
    return weekStart == null ? DayOfWeek.MONDAY : weekStart;
  }

  List<String> by() {
    return ValueList.all(by);
  }

  Optional<String> activity() {
    return Optional.ofNullable(activity);
  }

  /** Which events count; empty for all. */
  List<EventPattern> patterns() {
    return activity == null ? List.of() : events.patterns("--activity", List.of(activity));
  }

  Optional<String> created() {
    return Optional.ofNullable(created);
  }

  DateRange dates() {
    return from == null && to == null
        ? DateRange.ALL
        : DateRange.between("--from", from, "--to", to, "day", zone());
  }

  ActivityDefinition definition() {
    ActivityDefinition all = ActivityDefinition.in(zone()).of(activity().orElse("any"));
    return created == null ? all : all.newByCreation();
  }
}
