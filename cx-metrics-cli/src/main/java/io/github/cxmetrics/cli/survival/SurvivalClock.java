package io.github.cxmetrics.cli.survival;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.cli.input.ExactDecimal;
import io.github.cxmetrics.cli.input.MissingZoneException;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.TimestampParser;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.options.TimeFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How times are written in files and options, and durations in reports. */
public final class SurvivalClock {

  /** Above this size durations in ten-thousandths would not be exact as doubles. */
  private static final long MOST_NUMBER = 900_000_000_000L;

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,12}");
  private static final String WHOLE_RULE = "be a whole number such as 12 below 9e11 in size";

  private final long scale;
  private final @Nullable CalendarGrid grid;
  private final @Nullable TimestampParser parser;

  private SurvivalClock(long scale, @Nullable CalendarGrid grid, @Nullable TimestampParser parser) {
    this.scale = scale;
    this.grid = grid;
    this.parser = parser;
  }

  static SurvivalClock ofDecimals() {
    return new SurvivalClock(ExactDecimal.UNIT, null, null);
  }

  static SurvivalClock ofNumbers() {
    return new SurvivalClock(1, null, null);
  }

  static SurvivalClock ofCalendar(TimeFlags times, @Nullable CalendarUnit unit) {
    CalendarGrid grid =
        CalendarGrid.of(unit == null ? CalendarUnit.DAY : unit, times.zone("--start"));
    return new SurvivalClock(1, grid, times.parser());
  }

  /** How many units of time make one of those that people read. */
  public long scale() {
    return scale;
  }

  /** The name of the unit; empty if it is not known. */
  public String unit() {
    CalendarGrid periods = grid;
    return periods == null ? "" : periods.unit().name().toLowerCase(Locale.ROOT) + "s";
  }

  /** The calendar periods, if times are dates. */
  Optional<CalendarGrid> grid() {
    return Optional.ofNullable(grid);
  }

  /** The duration in a cell, in units of time. */
  long duration(RecordSource source, int column) {
    try {
      BigDecimal value = ExactDecimal.parse(source.trimmed(column));
      if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(MOST_NUMBER)) > 0) {
        throw source.badCell(column, "be a duration from 0 to 9e11");
      }
      return ExactDecimal.units(value);
    } catch (ValueFormatException e) {
      throw source.badCell(column, e.rule().replace("an amount of", "a duration of"));
    }
  }

  /** The moment in a cell: milliseconds, or the number itself. */
  long moment(RecordSource source, int column) {
    String text = source.trimmed(column);
    TimestampParser times = parser;
    if (times == null) {
      if (!isNumber(text)) {
        throw source.badCell(column, WHOLE_RULE + " (for dates give --zone ZONE)");
      }
      return Long.parseLong(text);
    }
    try {
      return times.parseMillis(text);
    } catch (MissingZoneException e) {
      throw new UsageException(
          String.valueOf(source.badCell(column, "say its offset from UTC").getMessage()));
    } catch (ValueFormatException e) {
      throw source.badCell(column, e.rule() + TimeFlags.hint(times));
    }
  }

  /** The last moment of what is in a cell: of a date, that of the day. */
  long lastMoment(RecordSource source, int column) {
    Optional<LocalDate> date = date(source.trimmed(column));
    return date.isPresent() ? endOf(date.get()) : moment(source, column);
  }

  /** The number of the period that holds a moment. */
  long period(long moment) {
    CalendarGrid periods = grid;
    return periods == null ? moment : periods.indexOfMillis(moment);
  }

  private Optional<LocalDate> date(String text) {
    if (grid == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private long startOf(LocalDate date) {
    return date.atStartOfDay(requireGrid().zone()).toInstant().toEpochMilli();
  }

  private long endOf(LocalDate date) {
    return startOf(date.plusDays(1)) - 1;
  }

  private static boolean isNumber(String text) {
    return WHOLE.matcher(text).matches() && Math.abs(Long.parseLong(text)) <= MOST_NUMBER;
  }

  private CalendarGrid requireGrid() {
    return requireNonNull(grid);
  }

  /** The first moment of what an option says. */
  long moment(String option, String text) {
    return date(text).map(this::startOf).orElseGet(() -> timestamp(option, text));
  }

  /** The last moment of what an option says: of a date, that of the day. */
  long lastMoment(String option, String text) {
    return date(text).map(this::endOf).orElseGet(() -> timestamp(option, text));
  }

  private long timestamp(String option, String text) {
    TimestampParser times = parser;
    if (times == null) {
      if (!isNumber(text)) {
        throw new UsageException(
            option + " must " + WHOLE_RULE + " (for dates give --zone ZONE), was " + text);
      }
      return Long.parseLong(text);
    }
    try {
      return times.parseMillis(text);
    } catch (ValueFormatException e) {
      throw new UsageException(option + " must " + e.rule() + ", was " + text);
    }
  }

  /** The duration that an option says, in units of time. */
  long duration(String option, String text) {
    try {
      BigDecimal value = ExactDecimal.parse(text);
      if (value.signum() >= 0
          && value.compareTo(BigDecimal.valueOf(MOST_NUMBER)) <= 0
          && (scale > 1 || value.stripTrailingZeros().scale() <= 0)) {
        return scale > 1 ? ExactDecimal.units(value) : value.longValueExact();
      }
    } catch (ValueFormatException e) {
      // said below
    }
    throw new UsageException(
        option
            + " must have "
            + (scale > 1 ? "numbers of at most 4 decimals" : "whole numbers")
            + " from 0 to 9e11, was "
            + text);
  }

  /** A time as it was written. */
  public BigDecimal exact(long time) {
    BigDecimal number = new BigDecimal(time).divide(new BigDecimal(scale)).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** A time as it was written. */
  public String text(long time) {
    return exact(time).toPlainString();
  }

  /** A time between two times, in the unit of people. */
  public double value(double time) {
    return time / scale;
  }

  /** A time between two times with as many digits as tell it. */
  String text(double time) {
    BigDecimal number = new BigDecimal(value(time)).round(new MathContext(12)).stripTrailingZeros();
    return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
  }
}
