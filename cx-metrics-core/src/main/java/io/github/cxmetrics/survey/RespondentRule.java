package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * Which answers count of a person who gave several.
 *
 * <p>Answers are ordered by their time and, at the same time, by their sequence number. Of answers
 * with both the same, {@code FIRST} and {@code LAST} both keep the lower one on the scale, and of
 * equal answers that of the segment, then of the account, that sorts first: so the one that is kept
 * does not depend on the order of arrival. A question that was asked and not answered never stands
 * in for an answer, however new it is.
 *
 * @param keep which answers of a person count
 * @param window the time in which they lie
 * @since 0.1
 */
public record RespondentRule(Keep keep, RespondentWindow window) implements Serializable {

  /** Which answers of a person count. */
  public enum Keep {
    /** Every answer, each as a voice of its own. */
    ALL("all answers"),
    /** The earliest answer. */
    FIRST("first answer"),
    /** The latest answer. */
    LAST("last answer");

    private final String label;

    Keep(String label) {
      this.label = label;
    }

    /**
     * What is kept, in words.
     *
     * @return for example {@code "last answer"}
     */
    public String label() {
      return label;
    }
  }

  /** Every answer counts. */
  public static final RespondentRule ALL = new RespondentRule(Keep.ALL, RespondentWindow.ALWAYS);

  /** The first answer of each person. */
  public static final RespondentRule FIRST =
      new RespondentRule(Keep.FIRST, RespondentWindow.ALWAYS);

  /** The last answer of each person. */
  public static final RespondentRule LAST = new RespondentRule(Keep.LAST, RespondentWindow.ALWAYS);

  /**
   * What surveys of the relationship mean, which are asked again and again whatever happened: the
   * last answer of each person within 90 days.
   */
  public static final RespondentRule RELATIONSHIP = LAST.within(Duration.ofDays(90));

  /**
   * What surveys of single transactions mean, each of which is asked about: every answer. People
   * with several are then not independent, which the intervals do not know.
   */
  public static final RespondentRule TRANSACTIONAL = ALL;

  /**
   * Checks that the rule can be kept to.
   *
   * @param keep as the record component
   * @param window as the record component
   * @throws IllegalArgumentException if the window is trailing and not the last answers are kept
   */
  public RespondentRule {
    requireNonNull(keep, "keep");
    requireNonNull(window, "window");
    if (window instanceof RespondentWindow.Trailing && keep != Keep.LAST) {
      throw new IllegalArgumentException(
          "window that ends when it is asked for must be one of LAST answers, was "
              + keep
              + " "
              + window.describe());
    }
  }

  /**
   * The same over a window that ends when a result is asked for.
   *
   * @param length how long the window is
   * @return the rule
   * @throws IllegalArgumentException if the rule is not {@code LAST}, or the length is below a
   *     millisecond or above 10,000 years
   */
  public RespondentRule within(Duration length) {
    return new RespondentRule(keep, new RespondentWindow.Trailing(length));
  }

  /**
   * The same over a fixed range of time.
   *
   * @param since the first instant of the range
   * @param until the first instant after it
   * @return the rule
   * @throws IllegalArgumentException if the range is empty or an end is beyond 2<sup>48</sup>
   *     milliseconds from 1970
   */
  public RespondentRule between(Instant since, Instant until) {
    return new RespondentRule(
        keep,
        new RespondentWindow.Between(
            EventTime.millis("beginning of a window", since),
            EventTime.millis("end of a window", until)));
  }

  /**
   * The rule in words that identify it.
   *
   * @return for example {@code "last answer of each person within PT2160H"}
   */
  public String describe() {
    String where = window.describe();
    return keep.label + " of each person" + (where.isEmpty() ? "" : " " + where);
  }

  /**
   * The rule in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
