package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.time.CalendarGrid;
import java.io.Serial;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What ends a tenure, in which units its start and end are numbered, and since when customers are
 * observed.
 *
 * @since 0.1
 */
public final class TenureDefinition implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** Starts and ends are within this distance of 0. */
  public static final long FARTHEST = 1L << 52;

  private final SurvivalDefinition survival;
  private final @Nullable CalendarGrid grid;
  private final boolean isLate;
  private final long from;

  private TenureDefinition(
      SurvivalDefinition survival, @Nullable CalendarGrid grid, boolean isLate, long from) {
    this.survival = requireNonNull(survival, "survival");
    this.grid = grid;
    this.isLate = isLate;
    this.from = from;
  }

  /**
   * Tenures in units that are numbered by whoever adds them, such as days since 1970.
   *
   * @param survival the causes that end a tenure, and the name of the unit
   * @return the definition, with customers observed from their start
   */
  public static TenureDefinition of(SurvivalDefinition survival) {
    return new TenureDefinition(survival, null, false, 0);
  }

  /**
   * Tenures in calendar periods: who starts and ends in the same one has tenure 0.
   *
   * @param survival the causes that end a tenure
   * @param grid the periods, which number instants and dates
   * @return the definition, with customers observed from their start
   */
  public static TenureDefinition of(SurvivalDefinition survival, CalendarGrid grid) {
    return new TenureDefinition(survival, requireNonNull(grid, "grid"), false, 0);
  }

  /**
   * The same where nothing is known of customers who ended by a period: who started before it is at
   * risk from its age in it on.
   *
   * @param newFrom the number of the period
   * @return the definition
   * @throws IllegalArgumentException if the number is beyond {@link #FARTHEST}
   */
  public TenureDefinition observedFrom(long newFrom) {
    require("observed from", newFrom);
    return new TenureDefinition(survival, grid, true, newFrom);
  }

  static void require(String what, long period) {
    if (period < -FARTHEST || period > FARTHEST) {
      throw new IllegalArgumentException(what + " must be within 2^52 of 0, was " + period);
    }
  }

  /**
   * The causes that end a tenure, and the name of the unit.
   *
   * @return the definition of the survival that is read
   */
  public SurvivalDefinition survival() {
    return survival;
  }

  /**
   * The calendar periods in which tenures are counted.
   *
   * @return the grid; empty if units are numbered by whoever adds them
   */
  public Optional<CalendarGrid> grid() {
    return Optional.ofNullable(grid);
  }

  /**
   * Since when customers are observed.
   *
   * @return the number of the period; empty if each is from the start
   */
  public OptionalLong observedFrom() {
    return isLate ? OptionalLong.of(from) : OptionalLong.empty();
  }

  /** Whether a customer who started then came under observation late. */
  boolean isLate(long start) {
    return isLate && start < from;
  }

  /** The age at which a customer who started then came under observation. */
  long entry(long start) {
    return from - start;
  }

  /**
   * The number of the period that holds an instant.
   *
   * @param at the instant
   * @return its number
   * @throws IllegalArgumentException if the definition has no calendar grid, or it does not reach
   *     that far
   */
  public long period(Instant at) {
    try {
      return requireGrid().indexOf(at);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("instant must lie within the calendar, was " + at, e);
    }
  }

  /**
   * The number of the period that holds a date.
   *
   * @param date the date
   * @return its number
   * @throws IllegalArgumentException if the definition has no calendar grid, or one of hours
   */
  public long period(LocalDate date) {
    return requireGrid().indexOfDay(date.toEpochDay());
  }

  CalendarGrid requireGrid() {
    CalendarGrid periods = grid;
    if (periods == null) {
      throw new IllegalArgumentException(
          "definition of a tenure must have a calendar grid for dates and instants, was "
              + describe());
    }
    return periods;
  }

  /**
   * The definition in words that identify it.
   *
   * @return for example {@code "event" in "days", observed from 120}
   */
  public String describe() {
    CalendarGrid periods = grid;
    return survival.describe()
        + (periods == null
            ? ""
            : ", by "
                + periods.unit()
                + " in "
                + periods.zone()
                + ", weeks from "
                + periods.weekStart())
        + (isLate ? ", observed from " + from : "");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TenureDefinition that
        && survival.equals(that.survival)
        && Objects.equals(grid, that.grid)
        && isLate == that.isLate
        && from == that.from;
  }

  @Override
  public int hashCode() {
    return Objects.hash(survival, grid, isLate, from);
  }

  /**
   * The definition in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
