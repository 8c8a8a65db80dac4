package io.github.cxmetrics.survey;

import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * How alike the answers of one respondent to the questions of a grid are: questions that share a
 * scale and stand below each other.
 *
 * <p>The longest run is the greatest number of equal answers in a row ("longstring"); a question
 * left out ends a run. The intra-individual response variability is the standard deviation of the
 * answers, as of a sample.
 *
 * <p><b>Source</b> Johnson, J. A. (2005), <i>Ascertaining the validity of individual protocols from
 * Web-based personality inventories</i>, Journal of Research in Personality 39(1),
 * doi:10.1016/j.jrp.2004.09.009 (runs); Dunn, A. M., Heggestad, E. D., Shanock, L. R., Theilgard,
 * N. (2018), <i>Intra-individual Response Variability as an Indicator of Insufficient Effort
 * Responding</i>, Journal of Business and Psychology 33, doi:10.1007/s10869-016-9479-0.
 *
 * @param answered how many questions were answered
 * @param longestRun the longest run of equal answers
 * @param spread {@code answered} times the sum of the squared answers, less the square of their
 *     sum: 0 if all are the same
 * @since 0.1
 */
public record StraightLining(int answered, int longestRun, long spread) implements Serializable {

  /** Stands for a question that was not answered. */
  public static final int MISSING = Integer.MIN_VALUE;

  /** Answers lie within this distance of 0, so that nothing can overflow. */
  public static final int FARTHEST_ANSWER = 10_000;

  /**
   * Checks that the parts can stand beside each other.
   *
   * @param answered as the record component
   * @param longestRun as the record component
   * @param spread as the record component
   * @throws IllegalArgumentException if they cannot
   */
  public StraightLining {
    if (longestRun < 0
        || longestRun > answered
        || spread < 0
        || longestRun == 0 != (answered == 0)) {
      throw new IllegalArgumentException(
          "longest run must be in 1..answered and spread at least 0, was "
              + longestRun
              + " of "
              + answered
              + " and "
              + spread);
    }
  }

  /**
   * Looks at the answers of one respondent.
   *
   * @param answers in the order of the questions; {@link #MISSING} where there is none
   * @return how alike they are
   * @throws IllegalArgumentException if an answer is not within {@link #FARTHEST_ANSWER} of 0
   */
  public static StraightLining of(int... answers) {
    requireAnswers(answers);
    return new StraightLining(answered(answers), longestRun(answers), spread(answers));
  }

  static void requireAnswers(int[] answers) {
    for (int answer : answers) {
      if (answer != MISSING && (answer < -FARTHEST_ANSWER || answer > FARTHEST_ANSWER)) {
        throw new IllegalArgumentException(
            "answer of a grid must be within -10000..10000, was " + answer);
      }
    }
  }

  static int answered(int[] answers) {
    int answered = 0;
    for (int answer : answers) {
      answered += answer == MISSING ? 0 : 1;
    }
    return answered;
  }

  static int longestRun(int[] answers) {
    int longest = 0;
    int run = 0;
    int previous = MISSING;
    for (int answer : answers) {
      if (answer == MISSING) {
        run = 0;
      } else {
        run = answer == previous ? run + 1 : 1;
        longest = Math.max(longest, run);
      }
      previous = answer;
    }
    return longest;
  }

  static long spread(int[] answers) {
    long n = 0;
    long sum = 0;
    long squares = 0;
    for (int answer : answers) {
      if (answer != MISSING) {
        n++;
        sum += answer;
        squares += (long) answer * answer;
      }
    }
    return n * squares - sum * sum;
  }

  /**
   * Whether all answers are the same.
   *
   * @return true if there are two or more and no two differ
   */
  public boolean isAllSame() {
    return answered > 1 && spread == 0;
  }

  /**
   * The intra-individual response variability: the standard deviation of the answers, with divisor
   * n - 1.
   *
   * @return at least 0; empty for fewer than two answers
   */
  public OptionalDouble variability() {
    return answered < 2 ? OptionalDouble.empty() : OptionalDouble.of(variability(answered, spread));
  }

  static double variability(int answered, long spread) {
    return Math.sqrt((double) spread / ((long) answered * (answered - 1)));
  }
}
