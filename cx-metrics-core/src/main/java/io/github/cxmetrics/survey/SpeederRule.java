package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * From which duration on an answer is no longer too quick to have been read.
 *
 * <p>All rules but the floor compare with the other answers. They need 30 of them, and some spread
 * where they are made of a spread.
 *
 * @param kind what the threshold is made of
 * @param factor the divisor of the median, the number of deviations, or the floor in milliseconds
 * @since 0.1
 */
public record SpeederRule(Kind kind, double factor) implements Serializable {

  /** The fewest answers that tell how long answering takes. */
  public static final int FEWEST_ANSWERS = 30;

  /** What a threshold is made of. */
  public enum Kind {
    /** A part of the median. */
    PART_OF_MEDIAN,
    /** The median less so many median absolute deviations, each times 1.4826. */
    MEDIAN_MINUS_DEVIATIONS,
    /** The same on the logarithms of the durations. */
    MEDIAN_MINUS_DEVIATIONS_OF_LOGS,
    /**
     * The mean less so many standard deviations. One slow answer hides the quick ones: better use
     * another rule.
     */
    MEAN_MINUS_STANDARD_DEVIATIONS,
    /** A fixed duration. */
    FLOOR
  }

  /** Below one third of the median: the default. */
  public static final SpeederRule THIRD_OF_MEDIAN = new SpeederRule(Kind.PART_OF_MEDIAN, 3);

  /** Below half of the median. */
  public static final SpeederRule HALF_OF_MEDIAN = new SpeederRule(Kind.PART_OF_MEDIAN, 2);

  /** Below the median less three median absolute deviations. */
  public static final SpeederRule THREE_DEVIATIONS =
      new SpeederRule(Kind.MEDIAN_MINUS_DEVIATIONS, 3);

  /** Below the median less three median absolute deviations, on the logarithms. */
  public static final SpeederRule THREE_DEVIATIONS_OF_LOGS =
      new SpeederRule(Kind.MEDIAN_MINUS_DEVIATIONS_OF_LOGS, 3);

  /** Below the mean less two standard deviations. */
  public static final SpeederRule TWO_STANDARD_DEVIATIONS =
      new SpeederRule(Kind.MEAN_MINUS_STANDARD_DEVIATIONS, 2);

  /**
   * Checks the factor.
   *
   * @param kind as the record component
   * @param factor as the record component
   * @throws IllegalArgumentException if it is not finite and above 0, or a divisor is below 1
   */
  public SpeederRule {
    if (!(factor > 0) || factor > EventTime.FARTHEST_MILLIS) {
      throw new IllegalArgumentException(
          "factor of a speeder rule must be above 0 and at most 2^48, was " + factor);
    }
    if (kind == Kind.PART_OF_MEDIAN && factor < 1) {
      throw new IllegalArgumentException("divisor of the median must be at least 1, was " + factor);
    }
  }

  /**
   * Below a fixed duration.
   *
   * @param floor the shortest duration that is not too quick
   * @return the rule
   * @throws IllegalArgumentException if it is not above 0
   */
  public static SpeederRule floor(Duration floor) {
    EventTime.requireDuration("floor of durations", floor);
    return new SpeederRule(Kind.FLOOR, floor.toMillis());
  }

  /**
   * Below a fixed duration for each question.
   *
   * @param floor the shortest duration of one question that is not too quick
   * @param questions how many questions an answer has
   * @return the rule
   * @throws IllegalArgumentException if one is not above 0
   */
  public static SpeederRule floorPerQuestion(Duration floor, int questions) {
    if (questions < 1) {
      throw new IllegalArgumentException("questions must be at least 1, was " + questions);
    }
    return floor(floor.multipliedBy(questions));
  }

  /**
   * The rule in words.
   *
   * @return for example {@code "below median / 3"}
   */
  public String describe() {
    return switch (kind) {
      case PART_OF_MEDIAN -> "below median / " + plain();
      case MEDIAN_MINUS_DEVIATIONS -> "below median - " + plain() + " MAD (MAD times 1.4826)";
      case MEDIAN_MINUS_DEVIATIONS_OF_LOGS ->
          "below exp(median - " + plain() + " MAD) of log durations (MAD times 1.4826)";
      case MEAN_MINUS_STANDARD_DEVIATIONS -> "below mean - " + plain() + " standard deviations";
      case FLOOR -> "below " + plain() + " ms";
    };
  }

  private String plain() {
    return factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
  }

  OptionalDouble threshold(AnswerDistribution durations) {
    if (kind == Kind.FLOOR) {
      return OptionalDouble.of(factor);
    }
    if (durations.n() < FEWEST_ANSWERS) {
      return OptionalDouble.empty();
    }
    return switch (kind) {
      case PART_OF_MEDIAN -> OptionalDouble.of(durations.quantile(0.5).orElseThrow() / factor);
      case MEDIAN_MINUS_DEVIATIONS ->
          below(durations.quantile(0.5), durations.medianAbsoluteDeviation());
      case MEDIAN_MINUS_DEVIATIONS_OF_LOGS -> {
        OptionalDouble log =
            below(
                durations.quantile(0.5, AnswerTimes::log),
                durations.medianAbsoluteDeviation(AnswerTimes::log));
        yield log.isPresent()
            ? OptionalDouble.of(Math.exp(log.getAsDouble()))
            : OptionalDouble.empty();
      }
      default -> below(durations.mean(), durations.sampleDeviation());
    };
  }

  /* Without a spread, whoever is below the centre by a millisecond would be too quick. */
  private OptionalDouble below(OptionalDouble centre, OptionalDouble spread) {
    return spread.orElse(0) == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(centre.orElseThrow() - factor * spread.orElseThrow());
  }
}
