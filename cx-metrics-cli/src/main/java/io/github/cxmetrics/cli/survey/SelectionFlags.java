package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.DateRange;
import io.github.cxmetrics.cli.options.TimeFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.options.WhereFlags;
import io.github.cxmetrics.cli.survey.SurveyQuery.TimeOfAnswer;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which answers count and how they are grouped. */
final class SelectionFlags {

  /** What becomes of missing answers. */
  enum MissingPolicy {
    EXCLUDE,
    FAIL,
    PASSIVE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--score",
      required = true,
      paramLabel = "COLUMN",
      description =
          "The column of the answers. The second column of a name is name#2; in NDJSON a path of"
              + " keys such as survey.score.")
  String score = "";

  @Option(
      names = "--missing",
      converter = ValueList.Converter.class,
      paramLabel = "TOKEN[,TOKEN]",
      description =
          "Cells that mean 'not answered', such as 11,Blank; empty cells always do. Missing answers"
              + " are counted and enter no score.")
  private List<ValueList> missing = new ArrayList<>();

  @Option(
      names = "--missing-policy",
      paramLabel = "exclude|fail|passive",
      defaultValue = "exclude",
      description =
          "What becomes of missing answers: 'exclude' counts them beside the score, 'fail' stops at"
              + " the first, 'passive' (NPS only) keeps them in the denominator as some products"
              + " do (default: ${DEFAULT-VALUE}).")
  MissingPolicy missingPolicy = MissingPolicy.EXCLUDE;

  @Option(
      names = "--weight",
      paramLabel = "COLUMN",
      description =
          "The column of the weight of each answer, at least 0; the unweighted score stands beside"
              + " the weighted one.")
  @Nullable String weight;

  @Mixin private WhereFlags where = new WhereFlags();

  @Option(
      names = "--by",
      converter = ValueList.Converter.class,
      paramLabel = "COL[,COL]",
      description =
          "A row for each value of these columns; a name with a comma in double quotes, as in"
              + " '\"How, exactly?\",channel'.")
  private List<ValueList> by = new ArrayList<>();

  @Option(
      names = "--time",
      paramLabel = "COLUMN",
      description = "The column of the time of the answer.")
  @Nullable String time;

  @Mixin private TimeFlags times = new TimeFlags();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "Only answers of this day, such as 2024-02-01, or later; needs --time and --zone.")
  @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Only answers from before this day; needs --time and --zone.")
  @Nullable String to;

  @Option(
      names = "--period",
      paramLabel = "UNIT",
      description = "A row for each day, week, month, quarter or year; needs --time and --zone.")
  @Nullable CalendarUnit period;

  @Option(
      names = "--week-start",
      paramLabel = "DAY",
      description = "With --period week: the first day of a week (default: monday).")
  @Nullable DayOfWeek weekStart;

  /** The cells that mean "not answered". */
  Set<String> missing() {
    return Set.copyOf(ValueList.all(missing));
  }

  /** The columns that make the segments. */
  List<String> by() {
    return ValueList.all(by);
  }

  List<ColumnCondition> conditions() {
    return where.conditions();
  }

  /**
   * How the time of an answer is told, if anything asks for it.
   *
   * @param comparesDates whether the comparison does
   * @param other what else does, if anything
   */
  Optional<TimeOfAnswer> time(boolean comparesDates, Optional<String> other) {
    if (weekStart != null && period != CalendarUnit.WEEK) {
      throw new UsageException("--week-start has an effect only with --period week");
    }
    if (period == null && from == null && to == null && !comparesDates && other.isEmpty()) {
      if (time != null || times.areGiven()) {
        throw new UsageException(
            "--time, --time-format and --zone have an effect only with --period, --from or --to:"
                + " add --period day, week, month, quarter or year");
      }
      return Optional.empty();
    }
    String asking = period == null ? other.orElse("a range of dates") : "--period";
    if (time == null) {
      throw new UsageException(asking + " needs --time COLUMN, the time of the answer");
    }
    ZoneId place = times.zone(asking);
    Optional<CalendarGrid> calendar =
        Optional.ofNullable(period)
            .map(
                unit ->
                    new CalendarGrid(
                        unit, place, weekStart == null ? DayOfWeek.MONDAY : weekStart));
    return Optional.of(new TimeOfAnswer(time, times.parser(), place, calendar));
  }

  /** The dates of the answers that count. */
  DateRange dates(Optional<TimeOfAnswer> time) {
    return dates("--from", from, "--to", to, time);
  }

  /** A range of dates, each of which may be left out. */
  static DateRange dates(
      String fromOption,
      @Nullable String from,
      String toOption,
      @Nullable String to,
      Optional<TimeOfAnswer> time) {
    return time.map(
            answered ->
                DateRange.between(
                    fromOption, from, toOption, to, answered.column(), answered.zone()))
        .orElse(DateRange.ALL);
  }
}
