package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the data is looked at.
 *
 * @param asOfOrNull the last instant that is known, itself included: what begins, changes or ends
 *     after it has not; null for the last time that any record speaks of
 * @param fromOrNull only periods that end after it are listed; null for all
 * @param toOrNull only periods that begin before it are listed; null for all
 * @since 0.1
 */
public record ChurnScope(
    @Nullable Instant asOfOrNull, @Nullable Instant fromOrNull, @Nullable Instant toOrNull)
    implements Serializable {

  /** All periods, as of the last time that any record speaks of. */
  public static final ChurnScope ALL = new ChurnScope(null, null, null);

  /**
   * Checks the parts.
   *
   * @param asOfOrNull as the record component
   * @param fromOrNull as the record component
   * @param toOrNull as the record component
   * @throws IllegalArgumentException if an instant is beyond 2<sup>48</sup> milliseconds from 1970,
   *     or the range of periods does not begin before it ends
   */
  public ChurnScope {
    if (asOfOrNull != null) {
      EventTime.millis("end of the data", asOfOrNull);
    }
    if (fromOrNull != null) {
      EventTime.millis("begin of periods", fromOrNull);
    }
    if (toOrNull != null) {
      EventTime.millis("end of periods", toOrNull);
      if (fromOrNull != null && !fromOrNull.isBefore(toOrNull)) {
        throw new IllegalArgumentException(
            "range of periods must begin before it ends, was " + fromOrNull + " to " + toOrNull);
      }
    }
  }

  /**
   * All periods of data that end at an instant.
   *
   * @param asOf the last instant that is known
   * @return the scope
   * @throws IllegalArgumentException as the constructor
   */
  public static ChurnScope asOf(Instant asOf) {
    return new ChurnScope(asOf, null, null);
  }

  /**
   * The same from an instant on. All records are read, so that customers of before are known.
   *
   * @param from periods that end after it are listed
   * @return the scope
   * @throws IllegalArgumentException as the constructor
   */
  public ChurnScope from(Instant from) {
    return new ChurnScope(asOfOrNull, from, toOrNull);
  }

  /**
   * The same up to an instant.
   *
   * @param to periods that begin before it are listed
   * @return the scope
   * @throws IllegalArgumentException as the constructor
   */
  public ChurnScope before(Instant to) {
    return new ChurnScope(asOfOrNull, fromOrNull, to);
  }

  /**
   * When the data end.
   *
   * @return the last instant that is known; empty for the last time that any record speaks of
   */
  public Optional<Instant> asOf() {
    return Optional.ofNullable(asOfOrNull);
  }

  /** When the data of a population end, in words that identify the scope. */
  String describe() {
    return "as of "
        + asOfOrNull
        + (fromOrNull == null ? "" : ", periods that end after " + fromOrNull)
        + (toOrNull == null ? "" : ", periods that begin before " + toOrNull);
  }

  /** Whether a period from one instant up to another is listed. */
  boolean lists(Instant start, Instant end) {
    return (fromOrNull == null || end.isAfter(fromOrNull))
        && (toOrNull == null || start.isBefore(toOrNull));
  }
}
