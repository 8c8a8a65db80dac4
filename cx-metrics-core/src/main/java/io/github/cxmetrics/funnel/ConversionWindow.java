package io.github.cxmetrics.funnel;

import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long an attempt lasts, counted from its entry.
 *
 * @param kind what ends it
 * @param length for {@link Kind#DURATION} and {@link Kind#DURATION_EXCLUSIVE} how long, otherwise 0
 * @param days for {@link Kind#LOCAL_DAYS} how many, the day of the entry included, otherwise 0
 * @param zone for {@link Kind#LOCAL_DAYS} whose days, otherwise null
 * @since 0.1
 */
public record ConversionWindow(Kind kind, Duration length, int days, @Nullable ZoneId zone)
    implements Serializable {

  /** What ends an attempt. */
  public enum Kind {
    /** Nothing. */
    NONE,

    /** An absolute time, its last millisecond included. */
    DURATION,

    /** An absolute time, its last millisecond not included. */
    DURATION_EXCLUSIVE,

    /** The end of a local day. */
    LOCAL_DAYS,

    /** The end of the session of the entry. Needs all events of the actor. */
    SESSION
  }

  /** What is used where nothing is said: 14 days. */
  public static final ConversionWindow DEFAULT = of(Duration.ofDays(14));

  /** Attempts that last for ever. */
  public static final ConversionWindow NONE =
      new ConversionWindow(Kind.NONE, Duration.ZERO, 0, null);

  /** Attempts that last as long as the session. */
  public static final ConversionWindow SESSION =
      new ConversionWindow(Kind.SESSION, Duration.ZERO, 0, null);

  private static final int MOST_LOCAL_DAYS = 36_525;

  /**
   * Checks the parts of the window.
   *
   * @param kind as the record component
   * @param length as the record component
   * @param days as the record component
   * @param zone as the record component
   * @throws IllegalArgumentException if the length is negative, an exclusive one is 0, or the days
   *     are not in 1..36,525
   */
  public ConversionWindow {
    EventTime.requireDuration("window", length);
    if (kind == Kind.DURATION_EXCLUSIVE && length.toMillis() < 1) {
      throw new IllegalArgumentException(
          "window without its end must be at least 1 millisecond, was " + length);
    }
    boolean timed = kind == Kind.DURATION || kind == Kind.DURATION_EXCLUSIVE;
    if (!timed && !length.isZero()) {
      throw new IllegalArgumentException("window " + kind + " must have no length, was " + length);
    }
    boolean local = kind == Kind.LOCAL_DAYS;
    if (local != (zone != null) || (local ? days < 1 || days > MOST_LOCAL_DAYS : days != 0)) {
      throw new IllegalArgumentException(
          "window of local days must have 1.." + MOST_LOCAL_DAYS + " days and a zone, was " + days);
    }
  }

  /**
   * An absolute time, its end included.
   *
   * @param length at least 0
   * @return the window
   */
  public static ConversionWindow of(Duration length) {
    return new ConversionWindow(Kind.DURATION, length, 0, null);
  }

  /**
   * An absolute time, its end not included.
   *
   * @param length above 0
   * @return the window
   */
  public static ConversionWindow exclusive(Duration length) {
    return new ConversionWindow(Kind.DURATION_EXCLUSIVE, length, 0, null);
  }

  /**
   * Local days: 1 is the day of the entry itself, 2 ends with the day after it.
   *
   * @param days 1 to 36,525
   * @param zone whose days
   * @return the window
   */
  public static ConversionWindow localDays(int days, ZoneId zone) {
    return new ConversionWindow(Kind.LOCAL_DAYS, Duration.ZERO, days, zone);
  }

  /**
   * The last millisecond at which a step may come. Sessions, whose end depends on the events, and
   * windows without an end give {@link Long#MAX_VALUE}.
   */
  long deadline(long entryMillis) {
    return switch (kind) {
      case NONE, SESSION -> Long.MAX_VALUE;
      case DURATION -> entryMillis + length.toMillis();
      case DURATION_EXCLUSIVE -> entryMillis + length.toMillis() - 1;
      case LOCAL_DAYS -> {
        ZoneId place = Objects.requireNonNull(zone);
        Instant entry = Instant.ofEpochMilli(entryMillis);
        yield entry
                .atZone(place)
                .toLocalDate()
                .plusDays(days)
                .atStartOfDay(place)
                .toInstant()
                .toEpochMilli()
            - 1;
      }
    };
  }

  /** Whether every attempt ends by itself some time. */
  boolean isBounded() {
    return kind != Kind.NONE && kind != Kind.SESSION;
  }

  /**
   * The window as definitions show it.
   *
   * @return for example {@code "in PT168H"} or {@code "in 1 local days of Asia/Seoul"}
   */
  @Override
  public String toString() {
    return switch (kind) {
      case NONE -> "in any time";
      case DURATION -> "in " + length;
      case DURATION_EXCLUSIVE -> "in less than " + length;
      case LOCAL_DAYS -> "in " + days + " local days of " + zone;
      case SESSION -> "in one session";
    };
  }
}
