package io.github.cxmetrics.funnel;

import io.github.cxmetrics.state.EventTime;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One entry of one actor and what followed from it.
 *
 * @since 0.1
 */
public final class Attempt implements Serializable {

  /** What ended an attempt, or did not. */
  public enum End {
    /** It reached the last step. */
    CONVERTED,

    /** No event that would be its next step came in time, or has come so far. */
    NO_FURTHER_STEP,

    /** An excluded event happened. */
    EXCLUDED,

    /** Another event broke the order that is asked for. */
    ORDER_BROKEN
  }

  @Serial private static final long serialVersionUID = 1L;

  static final long NOT_DONE = Long.MIN_VALUE;

  private final int level;
  private final long[] stepMillis;
  private final End end;
  private final long endMillis;
  private final String cause;
  private final long openUntilMillis;

  @SuppressWarnings("serial") // always an immutable collection, which is
  private final List<String> segments;

  private final Attribution attribution;

  Attempt(
      int level,
      long[] stepMillis,
      End end,
      long endMillis,
      String cause,
      long openUntilMillis,
      List<String> segments,
      Attribution attribution) {
    this.level = level;
    this.stepMillis = stepMillis;
    this.end = end;
    this.endMillis = endMillis;
    this.cause = cause;
    this.openUntilMillis = openUntilMillis;
    this.segments = segments;
    this.attribution = attribution;
  }

  /**
   * How far the attempt got.
   *
   * @return the number of its last step, or of steps done where the order is free
   */
  public int level() {
    return level;
  }

  /**
   * When the attempt began.
   *
   * @return milliseconds since 1970-01-01T00:00Z
   */
  public long entryMillis() {
    return stepMillis[0];
  }

  /**
   * When a step was done; where the order is free, when as many steps were.
   *
   * @param step the number of the step, from 1
   * @return milliseconds since 1970-01-01T00:00Z; empty if it was not done
   * @throws IllegalArgumentException if there is no such step
   */
  public OptionalLong stepMillis(int step) {
    if (step < 1 || step > stepMillis.length) {
      throw new IllegalArgumentException(
          "step must be in 1.." + stepMillis.length + ", was " + step);
    }
    return has(step) ? OptionalLong.of(stepMillis[step - 1]) : OptionalLong.empty();
  }

  boolean has(int step) {
    return stepMillis[step - 1] != NOT_DONE;
  }

  /** The times of all steps, {@link #NOT_DONE} for those not done; not to be changed. */
  long[] rawTimes() {
    return stepMillis;
  }

  long rawStepMillis(int step) {
    return stepMillis[step - 1];
  }

  /**
   * What ended the attempt.
   *
   * @return the kind of its end
   */
  public End end() {
    return end;
  }

  /**
   * When the attempt got no further: the time of its last step, or of the event that ended it.
   *
   * @return milliseconds since 1970-01-01T00:00Z
   */
  public long endMillis() {
    return endMillis;
  }

  /**
   * What ended the attempt early: the excluded events or the rule that was broken.
   *
   * @return empty if nothing did
   */
  public String cause() {
    return cause;
  }

  /**
   * Until when the attempt can move on.
   *
   * @return milliseconds since 1970-01-01T00:00Z; empty if it has ended
   */
  public OptionalLong openUntilMillis() {
    return openUntilMillis == NOT_DONE ? OptionalLong.empty() : OptionalLong.of(openUntilMillis);
  }

  long rawOpenUntil() {
    return openUntilMillis;
  }

  /**
   * How the attempt stands when the data end.
   *
   * @param asOf when the data end
   * @return converted, open if it can still move on after that, otherwise lost
   */
  public Outcome outcome(Instant asOf) {
    return outcome(EventTime.anyMillis("time at which the data end", asOf));
  }

  Outcome outcome(long asOfMillis) {
    if (end == End.CONVERTED) {
      return Outcome.CONVERTED;
    }
    return openUntilMillis > asOfMillis ? Outcome.OPEN : Outcome.LOST;
  }

  /**
   * The segment of the attempt.
   *
   * @return a value of the property that makes segments; empty if it is not defined, or if the
   *     funnel has no such property
   */
  public String segment() {
    if (segments.isEmpty()) {
      return "";
    }
    return switch (attribution.kind()) {
      case FIRST -> firstDefined();
      case LAST -> lastDefined();
      case STEP -> segments.get(attribution.step() - 1);
      case EVERY_STEP -> segments.get(0);
    };
  }

  private String firstDefined() {
    return segments.stream().filter(value -> !value.isEmpty()).findFirst().orElse("");
  }

  private String lastDefined() {
    String last = "";
    for (String value : segments) {
      last = value.isEmpty() ? last : value;
    }
    return last;
  }

  /** The attempt as it counts in its segment: where every step must have its value, up to there. */
  Attempt withinSegment() {
    if (segments.isEmpty() || attribution.kind() != Attribution.Kind.EVERY_STEP) {
      return this;
    }
    int last = 0;
    while (last < stepMillis.length
        && (!has(last + 1) || segments.get(last).equals(segments.get(0)))) {
      last++;
    }
    if (last >= level) {
      return this;
    }
    while (!has(last)) {
      last--;
    }
    long[] kept = stepMillis.clone();
    List<String> keptSegments = new ArrayList<>(segments);
    for (int i = last; i < kept.length; i++) {
      kept[i] = NOT_DONE;
      keptSegments.set(i, "");
    }
    return new Attempt(
        last,
        kept,
        End.NO_FURTHER_STEP,
        kept[last - 1],
        "",
        NOT_DONE,
        List.copyOf(keptSegments),
        attribution);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attempt that
        && level == that.level
        && Arrays.equals(stepMillis, that.stepMillis)
        && end == that.end
        && endMillis == that.endMillis
        && cause.equals(that.cause)
        && openUntilMillis == that.openUntilMillis
        && segments.equals(that.segments);
  }

  @Override
  public int hashCode() {
    return Objects.hash(level, Arrays.hashCode(stepMillis), end, endMillis, openUntilMillis);
  }

  /**
   * The attempt in words.
   *
   * @return level, step times and end
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("level ").append(level).append(':');
    for (int step = 1; step <= stepMillis.length; step++) {
      if (has(step)) {
        text.append(' ')
            .append(step)
            .append(" at ")
            .append(Instant.ofEpochMilli(rawStepMillis(step)));
      }
    }
    text.append(", ").append(end);
    return cause.isEmpty() ? text.toString() : text.append(" by ").append(cause).toString();
  }
}
