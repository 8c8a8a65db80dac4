package io.github.cxmetrics.survey;

import com.google.common.primitives.Doubles;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.stats.MeanKind;
import io.github.cxmetrics.stats.MeanSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A number of a survey score as the mean of what each answer is worth: for a Net Promoter Score
 * every promoter is worth +1, every passive 0 and every detractor -1. Weights, clusters and changes
 * of the mix are all asked of such means, whatever the score.
 *
 * <p><b>Rejects</b> worths that do not fit the kind, with {@link IllegalArgumentException}.
 *
 * @param name what the estimates of the score call the number
 * @param kind which values the answers are worth
 * @param worths what each answer of the scale is worth, lowest answer first
 * @param worthOfMissing what a missing answer is worth; empty if those do not count
 * @param factor what the mean is multiplied by to be in the unit of the score
 * @param offset what is added to it afterwards
 * @since 0.1
 */
public record AnswerMean(
    String name,
    MeanKind kind,
    List<Double> worths,
    OptionalDouble worthOfMissing,
    double factor,
    double offset) {

  /**
   * Checks and copies the worths.
   *
   * @param name as the record component
   * @param kind as the record component
   * @param worths as the record component
   * @param worthOfMissing as the record component
   * @param factor as the record component
   * @param offset as the record component
   * @throws IllegalArgumentException if they do not fit the kind, or factor or offset is not finite
   */
  public AnswerMean {
    worths = Collections.unmodifiableList(Doubles.asList(Doubles.toArray(worths)));
    worths.forEach(worth -> requireFit(kind, worth));
    worthOfMissing.ifPresent(worth -> requireFit(kind, worth));
    if (!Double.isFinite(factor) || factor == 0 || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "unit of a mean must have a finite factor other than 0 and a finite offset, was "
              + factor
              + " and "
              + offset);
    }
  }

  private static void requireFit(MeanKind kind, double worth) {
    if (!fits(kind, worth)) {
      throw new IllegalArgumentException(
          "worth of an answer must be " + values(kind) + ", was " + worth);
    }
  }

  private static boolean fits(MeanKind kind, double worth) {
    return switch (kind) {
      case SHARE -> worth == 0 || worth == 1;
      case NET -> Math.abs(worth) == 1 || worth == 0;
      case VALUE -> Double.isFinite(worth);
    };
  }

  private static String values(MeanKind kind) {
    return switch (kind) {
      case SHARE -> "0 or 1";
      case NET -> "-1, 0 or 1";
      case VALUE -> "finite";
    };
  }

  /**
   * The share of answers inside a box.
   *
   * @param name what the number is called
   * @param scale the scale of the question
   * @param box a part of the scale
   * @return a share in [0, 1]
   * @throws IllegalArgumentException if the box is not on the scale
   */
  public static AnswerMean share(String name, RatingScale scale, Box box) {
    scale.requireWithin(box, "box");
    double[] worths = new double[scale.size()];
    fill(worths, scale, box, 1);
    return of(name, MeanKind.SHARE, worths);
  }

  /** The share of answers outside both of two boxes. */
  static AnswerMean shareOutside(String name, RatingScale scale, Box one, Box other) {
    double[] worths = new double[scale.size()];
    Arrays.fill(worths, 1);
    fill(worths, scale, one, 0);
    fill(worths, scale, other, 0);
    return of(name, MeanKind.SHARE, worths);
  }

  /**
   * The share of answers in one box minus that in another.
   *
   * @param name what the number is called
   * @param scale the scale of the question
   * @param plus the box that counts for
   * @param minus the box that counts against
   * @return a net share in [-1, 1]
   * @throws IllegalArgumentException if a box is not on the scale or the two overlap
   */
  public static AnswerMean net(String name, RatingScale scale, Box plus, Box minus) {
    scale.requireWithin(plus, "box");
    scale.requireWithin(minus, "box");
    Ratings.requireApart(plus, minus);
    double[] worths = new double[scale.size()];
    fill(worths, scale, plus, 1);
    fill(worths, scale, minus, -1);
    return of(name, MeanKind.NET, worths);
  }

  /**
   * The mean answer.
   *
   * @param name what the number is called
   * @param scale the scale of the question
   * @return the mean in the unit of the scale
   */
  public static AnswerMean answer(String name, RatingScale scale) {
    double[] worths = new double[scale.size()];
    for (int step = 0; step < worths.length; step++) {
      worths[step] = scale.answerAt(step);
    }
    return of(name, MeanKind.VALUE, worths);
  }

  /** Where the mean stands between the worst answer, 0, and the best, 100. */
  static AnswerMean pomp(String name, RatingScale scale) {
    boolean highIsGood = scale.direction() == RatingScale.Direction.HIGH_IS_GOOD;
    int worst = highIsGood ? scale.lowest() : scale.highest();
    int best = highIsGood ? scale.highest() : scale.lowest();
    double factor = 100.0 / (best - worst);
    return answer(name, scale).inUnit(factor, -factor * worst);
  }

  /** The mean in percent of the highest answer. */
  static AnswerMean percentOfMaximum(String name, RatingScale scale) {
    return answer(name, scale).inUnit(100.0 / scale.highest(), 0);
  }

  private static AnswerMean of(String name, MeanKind kind, double[] worths) {
    return new AnswerMean(name, kind, Doubles.asList(worths), OptionalDouble.empty(), 1, 0);
  }

  private static void fill(double[] worths, RatingScale scale, Box box, double worth) {
    for (int step = scale.stepOf(box.from()); step <= scale.stepOf(box.to()); step++) {
      worths[step] = worth;
    }
  }

  /**
   * The same mean in another unit.
   *
   * @param newFactor what the mean of worths is multiplied by
   * @param newOffset what is added to it afterwards
   * @return the mean in that unit
   */
  public AnswerMean inUnit(double newFactor, double newOffset) {
    return new AnswerMean(name, kind, worths, worthOfMissing, newFactor, newOffset);
  }

  /**
   * The same mean, into which missing answers count.
   *
   * @param worth what a missing answer is worth
   * @return the mean of answers given and missing
   */
  public AnswerMean withWorthOfMissing(double worth) {
    return new AnswerMean(name, kind, worths, OptionalDouble.of(worth), factor, offset);
  }

  /**
   * What an answer is worth.
   *
   * @param step the answer by its place on the scale, from 0
   * @return in the unit of the {@link #kind()}
   */
  public double worth(int step) {
    return worths.get(step);
  }

  /**
   * The lowest value the mean of worths can take.
   *
   * @return 0 for a share, -1 for a net share, otherwise the lowest worth
   */
  public double lowest() {
    return switch (kind) {
      case SHARE -> 0;
      case NET -> -1;
      case VALUE -> Collections.min(worths);
    };
  }

  /**
   * The highest value the mean of worths can take.
   *
   * @return 1 for a share and a net share, otherwise the highest worth
   */
  public double highest() {
    return kind == MeanKind.VALUE ? Collections.max(worths) : 1;
  }

  /**
   * A mean of worths in the unit of the score.
   *
   * @param mean the mean of worths with its interval
   * @return the same estimate, rescaled
   */
  public Estimate inUnit(Estimate mean) {
    return mean.scaled(factor, offset);
  }

  /**
   * What the mean of counted answers rests on.
   *
   * @param ratings answers on the scale of the worths
   * @return their sums, missing answers among them if they count
   * @throws IllegalArgumentException if there is not one worth for each answer of the scale
   */
  public MeanSums sums(Ratings ratings) {
    List<Double> values = new ArrayList<>(worths);
    List<Long> counts = new ArrayList<>(ratings.counts());
    worthOfMissing.ifPresent(
        worth -> {
          values.add(worth);
          counts.add(ratings.missing());
        });
    return MeanSums.ofCounts(values, counts);
  }

  /**
   * A mean with what its uncertainty rests on.
   *
   * @param sums the sums of the worths of some answers
   * @return the mean of worths; not defined without answers
   */
  DesignMean mean(MeanSums sums) {
    return sums.mean(kind, lowest(), highest());
  }
}
