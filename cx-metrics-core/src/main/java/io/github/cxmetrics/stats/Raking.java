package io.github.cxmetrics.stats;

import java.util.Arrays;

/**
 * Weights that give every level of some margins of a sample the total it is to have, by iterative
 * proportional fitting. With a single margin that is post-stratification and done in one iteration.
 *
 * <p><b>Definition</b> the weight of an answer is its base weight times a factor for its level of
 * each margin; an iteration finds the factors of one margin after the other. Of all weights that
 * meet the targets these are the nearest to the base weights in relative entropy. With a cap the
 * weight is that product or the cap, whichever is less, and a margin is met with what the capped
 * weights leave going to the others of the level in proportion. <b>Done</b> when no level is
 * farther from its target than the tolerance. A level whose target is 0 makes the weight of its
 * cells 0. <b>Rejects</b> targets that are negative or of different totals, with {@link
 * IllegalArgumentException}; what is wrong with the sample is a {@link RakingStatus}. <b>Cost</b>
 * an iteration is two passes a margin and allocates nothing.
 *
 * <p><b>Source</b> Deming, W. E. and Stephan, F. F. (1940), On a Least Squares Adjustment of a
 * Sampled Frequency Table When the Expected Marginal Totals are Known, Annals of Mathematical
 * Statistics 11(4), doi:10.1214/aoms/1177731829; for the distance and bounds on the factors
 * Deville, J.-C., S&auml;rndal, C.-E. and Sautory, O. (1993), Generalized Raking Procedures in
 * Survey Sampling, Journal of the American Statistical Association 88,
 * doi:10.1080/01621459.1993.10476369.
 *
 * @since 0.1
 */
public final class Raking {

  private static final double SAME_TOTAL = 1e-9;
  private static final double ROUNDING = 1e-12;

  private final double[] counts;
  private final double[] weights;
  private final RakedMargin[] margins;
  private final RakingRule rule;
  private double cap = Double.POSITIVE_INFINITY;
  private RakingStatus status = RakingStatus.NOT_CONVERGED;
  private int iterations;
  private int worstMargin;
  private int worstLevel;
  private double worstError;
  private double lastChange;

  private Raking(double[] counts, double[] weights, RakedMargin[] margins, RakingRule rule) {
    this.counts = counts;
    this.weights = weights;
    this.margins = margins;
    this.rule = rule;
  }

  /**
   * Finds the weights.
   *
   * @param counts by cell, how many answers there are
   * @param baseWeights by cell, the weight of each of its answers to begin with
   * @param levels by margin and cell, the level of the cell, from 0
   * @param targets by margin and level, the total weight the level is to have
   * @param rule how near, how long and how large
   * @return the weights, or why there are none
   * @throws IllegalArgumentException if the arrays do not fit each other, a count or base weight is
   *     negative, or targets are negative, all 0 or of different totals
   */
  public static Raking of(
      double[] counts, double[] baseWeights, int[][] levels, double[][] targets, RakingRule rule) {
    requireLengths(counts.length, baseWeights.length, levels, targets);
    requireAmounts("number of answers", counts);
    requireAmounts("base weight", baseWeights);
    RakedMargin[] margins = new RakedMargin[levels.length];
    for (int margin = 0; margin < margins.length; margin++) {
      requireAmounts("target", targets[margin]);
      margins[margin] = new RakedMargin(levels[margin], targets[margin]);
      requireSameTotal(margins[0].total(), margins[margin].total());
    }
    Raking raking = new Raking(counts.clone(), baseWeights.clone(), margins, rule);
    raking.run();
    return raking;
  }

  private static void requireLengths(
      int cells, int baseWeights, int[][] levels, double[][] targets) {
    boolean fits = baseWeights == cells && levels.length == targets.length && levels.length > 0;
    for (int margin = 0; fits && margin < levels.length; margin++) {
      int most = targets[margin].length;
      fits =
          levels[margin].length == cells
              && Arrays.stream(levels[margin]).allMatch(level -> level >= 0 && level < most);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "raking must have a base weight and one level of each margin for every cell, was not so");
    }
  }

  private static void requireAmounts(String what, double[] amounts) {
    for (double amount : amounts) {
      if (!(amount >= 0) || Double.isInfinite(amount)) {
        throw new IllegalArgumentException(what + " must be finite and at least 0, was " + amount);
      }
    }
  }

  private static void requireSameTotal(double first, double other) {
    if (!(first > 0) || Double.isInfinite(first)) {
      throw new IllegalArgumentException(
          "total of the targets must be finite and above 0, was " + first);
    }
    if (!(Math.abs(other - first) <= SAME_TOTAL * first)) {
      throw new IllegalArgumentException(
          "margins must have the same total, was " + first + " and " + other);
    }
  }

  private void run() {
    double answers = dropUnwanted();
    if (answers == 0) {
      status = RakingStatus.NO_ANSWERS;
    } else if (hasEmptyLevel()) {
      status = RakingStatus.EMPTY_LEVEL;
    } else {
      cap = rule.cap().orElse(Double.POSITIVE_INFINITY) * (margins[0].total() / answers);
      if (capIsTooLow()) {
        status = RakingStatus.CAP_TOO_LOW;
      } else {
        sweepUntilMet();
      }
    }
  }

  /** Gives cells of a level with target 0 no weight; returns how many answers have one. */
  private double dropUnwanted() {
    double heaviest = Arrays.stream(weights).max().orElse(0);
    double answers = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      boolean unwanted = counts[cell] == 0 || heaviest == 0;
      for (RakedMargin margin : margins) {
        unwanted |= margin.isUnwanted(cell);
      }
      weights[cell] = unwanted ? 0 : weights[cell] / heaviest;
      answers += weights[cell] > 0 ? counts[cell] : 0;
    }
    return answers;
  }

  private boolean hasEmptyLevel() {
    for (int margin = 0; margin < margins.length; margin++) {
      double[] answers = margins[margin].answers(counts, weights);
      for (int level = 0; level < answers.length; level++) {
        if (answers[level] == 0 && margins[margin].target(level) > 0) {
          foundWorst(margin, level, 1);
          return true;
        }
      }
    }
    return false;
  }

  /** Even with all answers of a level at the cap, its target may be out of reach. */
  private boolean capIsTooLow() {
    for (int margin = 0; margin < margins.length; margin++) {
      double[] answers = margins[margin].answers(counts, weights);
      for (int level = 0; level < answers.length; level++) {
        double target = margins[margin].target(level);
        double missing = target > 0 ? 1 - cap * answers[level] / target : 0;
        if (missing > ROUNDING && missing > worstError) {
          foundWorst(margin, level, missing);
        }
      }
    }
    return worstError > 0;
  }

  private void foundWorst(int margin, int level, double error) {
    worstMargin = margin;
    worstLevel = level;
    worstError = error;
  }

  private void sweepUntilMet() {
    double[] before = new double[weights.length];
    while (iterations < rule.iterations() && status != RakingStatus.CONVERGED) {
      System.arraycopy(weights, 0, before, 0, weights.length);
      for (RakedMargin margin : margins) {
        margin.meet(counts, weights, cap);
      }
      if (!areFinite()) {
        return;
      }
      iterations++;
      lastChange = largestChange(before);
      findWorst();
      if (worstError <= rule.tolerance()) {
        status = RakingStatus.CONVERGED;
      }
    }
  }

  private boolean areFinite() {
    for (double weight : weights) {
      if (!(weight <= Double.MAX_VALUE)) {
        return false;
      }
    }
    return true;
  }

  private double largestChange(double[] before) {
    double largest = 0;
    for (int cell = 0; cell < weights.length; cell++) {
      double now = Math.min(cap, weights[cell]);
      double change = Math.abs(now - Math.min(cap, before[cell]));
      largest = Math.max(largest, now > 0 ? change / now : 0);
    }
    return Math.min(largest, Double.MAX_VALUE);
  }

  private void findWorst() {
    worstError = -1;
    for (int margin = 0; margin < margins.length; margin++) {
      int level = margins[margin].worstLevel(counts, weights, cap);
      double error = margins[margin].error(level);
      if (error > worstError) {
        foundWorst(margin, level, error);
      }
    }
  }

  /**
   * How the search ended.
   *
   * @return {@link RakingStatus#CONVERGED} if there are weights
   */
  public RakingStatus status() {
    return status;
  }

  /**
   * How many sweeps over all margins were made.
   *
   * @return 0 if the search was refused before its start
   */
  public int iterations() {
    return iterations;
  }

  /**
   * The margin with the level that is farthest from its target.
   *
   * @return from 0
   */
  public int worstMargin() {
    return worstMargin;
  }

  /**
   * The level that is farthest from its target.
   *
   * @return a level of {@link #worstMargin()}, from 0
   */
  public int worstLevel() {
    return worstLevel;
  }

  /**
   * How far the worst level is from its target.
   *
   * @return in parts of the target, at least 0; with a cap that is too low, what is missing even
   *     with every answer at the cap
   */
  public double worstError() {
    return worstError;
  }

  /**
   * The largest change of a weight in the last iteration: if it is small while targets are not met,
   * the targets contradict the combinations of levels in the sample.
   *
   * @return in parts of the weight, at least 0
   */
  public double lastChange() {
    return lastChange;
  }

  /**
   * The weight of each answer of a cell.
   *
   * @param cell from 0
   * @return finite and at least 0; the weights of all answers sum to the total of the targets
   * @throws IllegalStateException if the search did not converge
   */
  public double weight(int cell) {
    if (status != RakingStatus.CONVERGED) {
      throw new IllegalStateException(
          "raking must have converged to have weights, was " + status.inWords());
    }
    return Math.min(cap, weights[cell]);
  }
}
