package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.input.TimestampParser;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.ValueList;
import io.github.cxmetrics.cli.survey.SurveyQuery.TimeOfAnswer;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
      names = "--where",
      paramLabel = "COL=VALUE",
      description =
          "Only records whose cell is this text, or another with COL!=VALUE; COL= means empty"
              + " cells. Repeatable, all must hold.")
  List<String> where = new ArrayList<>();

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

  @Option(
      names = "--time-format",
      paramLabel = "FORMAT",
      description =
          "How times are written: iso, epoch-seconds, epoch-millis or a pattern such as"
              + " 'M/d/yy H:mm'; repeatable, tried in order (default: iso).")
  List<String> timeFormats = new ArrayList<>();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The time zone whose calendar counts, such as Asia/Seoul; local times are read in it.")
  @Nullable String zone;

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
    return where.stream().map(text -> ColumnCondition.parse("--where", text)).toList();
  }

  /**
   * How the time of an answer is told, if anything asks for it.
   *
   * @param comparesDates whether the comparison does
   */
  Optional<TimeOfAnswer> time(boolean comparesDates) {
    if (weekStart != null && period != CalendarUnit.WEEK) {
      throw new UsageException("--week-start has an effect only with --period week");
    }
    if (period == null && from == null && to == null && !comparesDates) {
      if (time != null || zone != null || !timeFormats.isEmpty()) {
        throw new UsageException(
            "--time, --time-format and --zone have an effect only with --period, --from or --to:"
                + " add --period day, week, month, quarter or year");
      }
      return Optional.empty();
    }
    String asking = period == null ? "a range of dates" : "--period";
    if (time == null) {
      throw new UsageException(asking + " needs --time COLUMN, the time of the answer");
    }
    if (zone == null) {
      throw new UsageException(
          asking
              + " needs --zone ZONE, the time zone whose calendar counts, such as Asia/Seoul"
              + " or UTC");
    }
    ZoneId place = zoneId(zone);
    Optional<CalendarGrid> calendar =
        Optional.ofNullable(period)
            .map(
                unit ->
                    new CalendarGrid(
                        unit, place, weekStart == null ? DayOfWeek.MONDAY : weekStart));
    return Optional.of(new TimeOfAnswer(time, parser(place), place, calendar));
  }

  private TimestampParser parser(ZoneId place) {
    try {
      return TimestampParser.of(timeFormats, place);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--time-format: " + e.getMessage());
    }
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
    Optional<LocalDate> first = DateRange.date(fromOption, from);
    Optional<LocalDate> end = DateRange.date(toOption, to);
    if (first.isPresent() && end.isPresent() && !first.get().isBefore(end.get())) {
      throw new UsageException(
          fromOption + " must be before " + toOption + ", was " + from + " and " + to);
    }
    return time.filter(answered -> first.isPresent() || end.isPresent())
        .map(answered -> DateRange.of(answered.column(), first, end, answered.zone()))
        .orElse(DateRange.ALL);
  }

  private static ZoneId zoneId(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new UsageException(
          "--zone must be a time zone such as Asia/Seoul, UTC or +09:00, was " + name);
    }
  }
}
