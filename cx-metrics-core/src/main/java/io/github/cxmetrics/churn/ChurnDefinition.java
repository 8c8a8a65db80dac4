package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is a customer, when they have churned, and over which periods that is counted. The
 * view and the denominator of rates are chosen when they are read.
 *
 * @param grid the periods, in the zone whose local days count
 * @param grace a gap between two contracts of this length or shorter is no churn: the customer is
 *     one all through it; 0 for none
 * @param reactivationWindowOrNull a return at most that long after the churn is a reactivation, a
 *     later one is a new customer; null for a reactivation whenever
 * @param churnDate when churn is dated
 * @param paused whether paused customers are customers
 * @param trial whether those on trial are customers
 * @since 0.1
 */
public record ChurnDefinition(
    CalendarGrid grid,
    Duration grace,
    @Nullable Duration reactivationWindowOrNull,
    ChurnDate churnDate,
    PausedRule paused,
    TrialRule trial)
    implements Serializable {

  /**
   * Checks the parts.
   *
   * @param grid as the record component
   * @param grace as the record component
   * @param reactivationWindowOrNull as the record component
   * @param churnDate as the record component
   * @param paused as the record component
   * @param trial as the record component
   * @throws IllegalArgumentException if the periods are hours; if a duration is negative, above
   *     3,652,500 days or no whole number of milliseconds
   */
  public ChurnDefinition {
    requireNonNull(grid, "grid");
    requireNonNull(churnDate, "churnDate");
    requireNonNull(paused, "paused");
    requireNonNull(trial, "trial");
    if (grid.unit() == CalendarUnit.HOUR) {
      throw new IllegalArgumentException("period of churn must be a day or longer, was HOUR");
    }
    requireLength("grace", grace);
    if (reactivationWindowOrNull != null) {
      requireLength("reactivation window", reactivationWindowOrNull);
    }
  }

  private static void requireLength(String what, Duration length) {
    EventTime.requireDuration(what, length);
    if (!length.equals(Duration.ofMillis(length.toMillis()))) {
      throw new IllegalArgumentException(what + " must be in whole milliseconds, was " + length);
    }
  }

  /**
   * The usual definition: no grace, a return is a reactivation whenever it is, churn at the end,
   * paused customers count, trials do not.
   *
   * @param grid the periods
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public static ChurnDefinition of(CalendarGrid grid) {
    return new ChurnDefinition(
        grid, Duration.ZERO, null, ChurnDate.EFFECTIVE_END, PausedRule.COUNTS, TrialRule.EXCLUDED);
  }

  /**
   * The same with a grace.
   *
   * @param length the longest gap that is no churn
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public ChurnDefinition grace(Duration length) {
    return new ChurnDefinition(grid, length, reactivationWindowOrNull, churnDate, paused, trial);
  }

  /**
   * The same with a reactivation window.
   *
   * @param length how long after the churn a return is a reactivation at most
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public ChurnDefinition reactivationWithin(Duration length) {
    return new ChurnDefinition(grid, grace, length, churnDate, paused, trial);
  }

  /**
   * The same with churn dated otherwise.
   *
   * @param rule when churn is dated
   * @return the definition
   */
  public ChurnDefinition dated(ChurnDate rule) {
    return new ChurnDefinition(grid, grace, reactivationWindowOrNull, rule, paused, trial);
  }

  /**
   * The same with another rule for pauses.
   *
   * @param rule whether paused customers are customers
   * @return the definition
   */
  public ChurnDefinition with(PausedRule rule) {
    return new ChurnDefinition(grid, grace, reactivationWindowOrNull, churnDate, rule, trial);
  }

  /**
   * The same with another rule for trials.
   *
   * @param rule whether those on trial are customers
   * @return the definition
   */
  public ChurnDefinition with(TrialRule rule) {
    return new ChurnDefinition(grid, grace, reactivationWindowOrNull, churnDate, paused, rule);
  }

  /**
   * How long after the churn a return is a reactivation.
   *
   * @return the longest time; empty for any
   */
  public Optional<Duration> reactivationWindow() {
    return Optional.ofNullable(reactivationWindowOrNull);
  }

  /** Whether a customer with such a stretch of contract is one. */
  boolean counts(int kind) {
    if (kind == SubscriptionKind.TRIAL.code()) {
      return trial == TrialRule.COUNTS;
    }
    return kind == SubscriptionKind.PAID.code() || paused == PausedRule.COUNTS;
  }

  /**
   * The definition in words that identify it.
   *
   * @return for example {@code by month in Europe/Paris, grace 7 d, reactivation whenever, churn at
   *     the end, paused counts, trial excluded}
   */
  public String describe() {
    return "by "
        + inWords(grid.unit())
        + (grid.unit() == CalendarUnit.WEEK ? " from " + inWords(grid.weekStart()) : "")
        + " in "
        + grid.zone()
        + ", grace "
        + inWords(grace)
        + ", reactivation "
        + reactivationWindow().map(window -> "within " + inWords(window)).orElse("whenever")
        + ", "
        + churnDate.label()
        + ", "
        + paused.label()
        + ", "
        + trial.label();
  }

  private static String inWords(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String inWords(Duration length) {
    return length.equals(Duration.ofDays(length.toDays()))
        ? length.toDays() + " d"
        : length.toMillis() + " ms";
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
