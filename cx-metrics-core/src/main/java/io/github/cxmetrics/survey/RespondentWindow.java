package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * In which time the answers lie of which one is kept for each person.
 *
 * @since 0.1
 */
public sealed interface RespondentWindow extends Serializable {

  /** No window: answers of all times. */
  Between ALWAYS = new Between(-EventTime.FARTHEST_MILLIS, EventTime.FARTHEST_MILLIS);

  /**
   * The window in words.
   *
   * @return for example {@code "within PT2160H"}; empty if there is none
   */
  String describe();

  /**
   * A fixed range of time. Answers outside it are counted and otherwise ignored, so that the one
   * that is kept is the first or the last within the range.
   *
   * @param sinceMillis the first instant of the range, in milliseconds since 1970-01-01T00:00Z
   * @param untilMillis the first instant after it
   */
  record Between(long sinceMillis, long untilMillis) implements RespondentWindow {

    /**
     * Checks the range.
     *
     * @param sinceMillis as the record component
     * @param untilMillis as the record component
     * @throws IllegalArgumentException if it is empty or an end is beyond 2<sup>48</sup>
     *     milliseconds from 1970
     */
    public Between {
      if (sinceMillis >= untilMillis
          || sinceMillis < -EventTime.FARTHEST_MILLIS
          || untilMillis > EventTime.FARTHEST_MILLIS) {
        throw new IllegalArgumentException(
            "window of answers must begin before it ends, both within 2^48 ms of 1970, was "
                + sinceMillis
                + " to "
                + untilMillis);
      }
    }

    /**
     * Whether a time lies in the range.
     *
     * @param atMillis in milliseconds since 1970-01-01T00:00Z
     * @return true from the beginning to before the end
     */
    public boolean contains(long atMillis) {
      return sinceMillis <= atMillis && atMillis < untilMillis;
    }

    @Override
    public String describe() {
      return equals(ALWAYS)
          ? ""
          : "in ["
              + Instant.ofEpochMilli(sinceMillis)
              + ", "
              + Instant.ofEpochMilli(untilMillis)
              + ")";
    }
  }

  /**
   * The time just before the instant a result is asked for: of each person whose newest answer is
   * not older, that answer counts, once, however many of theirs lie in the window.
   *
   * @param length how long the window is
   */
  record Trailing(Duration length) implements RespondentWindow {

    /**
     * Checks the length.
     *
     * @param length as the record component
     * @throws IllegalArgumentException if it is shorter than a millisecond or longer than 10,000
     *     years
     */
    public Trailing {
      EventTime.requireDuration("window of answers", requireNonNull(length, "length"));
      if (length.toMillis() == 0) {
        throw new IllegalArgumentException(
            "window of answers must be at least 1 ms long, was " + length);
      }
    }

    /**
     * The range that ends at an instant.
     *
     * @param asOfMillis the first instant after the range
     * @return the range; it begins with the times that answers can have if it is longer
     */
    Between endingAt(long asOfMillis) {
      long since = Math.max(-EventTime.FARTHEST_MILLIS, asOfMillis - length.toMillis());
      return new Between(since, asOfMillis);
    }

    @Override
    public String describe() {
      return "within " + length;
    }
  }
}
