package io.github.cxmetrics.survey;

import io.github.cxmetrics.stats.EffectiveN;
import io.github.cxmetrics.stats.Raking;
import io.github.cxmetrics.stats.RakingRule;
import io.github.cxmetrics.stats.RakingStatus;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The weights that make a sample meet targets, or why there are none.
 *
 * <p>Records of a level whose target is 0 have the weight 0: they are not of the population, and
 * nothing is estimated from them.
 *
 * @since 0.1
 */
public final class SampleWeights implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final SurveySample sample;
  private final Targets targets;
  private final RakingRule rule;
  private final RakingStatus status;
  private final int iterations;
  private final double lastChange;
  private final @Nullable TargetGap worst;
  private final double[] weights;

  private SampleWeights(
      SurveySample sample,
      Targets targets,
      RakingRule rule,
      RakingStatus status,
      int iterations,
      double lastChange,
      @Nullable TargetGap worst,
      double[] weights) {
    this.sample = sample;
    this.targets = targets;
    this.rule = rule;
    this.status = status;
    this.iterations = iterations;
    this.lastChange = lastChange;
    this.worst = worst;
    this.weights = weights;
  }

  static SampleWeights of(SurveySample sample, Targets targets, RakingRule rule) {
    List<MarginLevels> margins =
        targets.margins().stream().map(margin -> new MarginLevels(sample, margin)).toList();
    for (MarginLevels margin : margins) {
      if (margin.hasRowWithoutTarget()) {
        TargetGap gap = new TargetGap(margin.margin(), margin.strangeLevel(sample), 1);
        return new SampleWeights(
            sample, targets, rule, RakingStatus.LEVEL_WITHOUT_TARGET, 0, 0, gap, new double[0]);
      }
    }
    return raked(sample, targets, rule, margins);
  }

  private static SampleWeights raked(
      SurveySample sample, Targets targets, RakingRule rule, List<MarginLevels> margins) {
    double[] counts = new double[sample.table().rows()];
    double[] bases = new double[counts.length];
    double sum = 0;
    for (int row = 0; row < counts.length; row++) {
      counts[row] = sample.count(row);
      bases[row] = sample.table().weight(row);
      sum += counts[row] * bases[row];
    }
    double total = sum > 0 ? targets.population().orElse(sum) : 1;
    Raking raking =
        Raking.of(
            counts,
            bases,
            margins.stream().map(MarginLevels::ofRow).toArray(int[][]::new),
            margins.stream().map(margin -> margin.targets(total)).toArray(double[][]::new),
            rule);
    return new SampleWeights(
        sample,
        targets,
        rule,
        raking.status(),
        raking.iterations(),
        raking.lastChange(),
        worst(raking, margins.get(raking.worstMargin())),
        raking.status() == RakingStatus.CONVERGED
            ? IntStream.range(0, counts.length).mapToDouble(raking::weight).toArray()
            : new double[0]);
  }

  private static @Nullable TargetGap worst(Raking raking, MarginLevels margin) {
    return raking.status() == RakingStatus.NO_ANSWERS
        ? null
        : new TargetGap(margin.margin(), margin.level(raking.worstLevel()), raking.worstError());
  }

  /**
   * How the search for weights ended.
   *
   * @return {@link RakingStatus#CONVERGED} if there are weights
   */
  public RakingStatus status() {
    return status;
  }

  /**
   * Whether there are weights.
   *
   * @return true if they meet all targets
   */
  public boolean converged() {
    return status == RakingStatus.CONVERGED;
  }

  /**
   * What the weights are to meet.
   *
   * @return the targets
   */
  public Targets targets() {
    return targets;
  }

  /**
   * The sample that is weighted.
   *
   * @return the sample
   */
  public SurveySample sample() {
    return sample;
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
   * The level that is farthest from its target, or that keeps the weights from being found.
   *
   * @return empty if there are no answers to weight
   */
  public Optional<TargetGap> worst() {
    return Optional.ofNullable(worst);
  }

  /**
   * How many records have a weight above 0.
   *
   * @return at least 0
   */
  public long n() {
    long n = 0;
    for (int row = 0; row < weights.length; row++) {
      n += weights[row] > 0 ? sample.count(row) : 0;
    }
    return n;
  }

  /**
   * How many records of equal weight would be as informative, as {@link EffectiveN} has it.
   *
   * @return at most {@link #n()}; empty if there are no weights
   */
  public OptionalDouble effectiveN() {
    if (!converged()) {
      return OptionalDouble.empty();
    }
    double largest = largest();
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < weights.length; row++) {
      double weight = weights[row] / largest;
      sum += sample.count(row) * weight;
      squares += sample.count(row) * weight * weight;
    }
    return OptionalDouble.of(EffectiveN.of(n(), sum, squares));
  }

  /**
   * How many times as many records as with equal weights are needed for the same precision: n over
   * the effective n (Kish).
   *
   * @return at least 1; empty if there are no weights
   */
  public OptionalDouble designEffect() {
    OptionalDouble effectiveN = effectiveN();
    return effectiveN.isPresent()
        ? OptionalDouble.of(Math.max(1, n() / effectiveN.getAsDouble()))
        : effectiveN;
  }

  /**
   * The mean of the weights above 0.
   *
   * @return above 0; empty if there are no weights
   */
  public OptionalDouble meanWeight() {
    if (!converged()) {
      return OptionalDouble.empty();
    }
    double mean = 0;
    double n = n();
    for (int row = 0; row < weights.length; row++) {
      mean += sample.count(row) * (weights[row] / n);
    }
    return OptionalDouble.of(mean);
  }

  /**
   * The smallest weight above 0.
   *
   * @return above 0; empty if there are no weights
   */
  public OptionalDouble smallestWeight() {
    return IntStream.range(0, weights.length)
        .filter(row -> sample.count(row) > 0 && weights[row] > 0)
        .mapToDouble(row -> weights[row])
        .min();
  }

  /**
   * The largest weight.
   *
   * @return above 0; empty if there are no weights
   */
  public OptionalDouble largestWeight() {
    return converged() ? OptionalDouble.of(largest()) : OptionalDouble.empty();
  }

  private double largest() {
    double largest = 0;
    for (int row = 0; row < weights.length; row++) {
      largest = Math.max(largest, weights[row]);
    }
    return largest;
  }

  /**
   * The weight of a record.
   *
   * @param levels its level of each variable of the sample
   * @param baseWeight the weight it came with
   * @return at least 0; empty if there are no weights, or no such record was counted
   * @throws IllegalArgumentException if there is not one level a variable
   */
  public OptionalDouble weight(String[] levels, double baseWeight) {
    int row = sample.table().row(levels, baseWeight);
    return row >= 0 && converged() && sample.count(row) > 0
        ? OptionalDouble.of(weights[row])
        : OptionalDouble.empty();
  }

  /** The weight of the records of a row of the sample, which must have converged. */
  double weight(int row) {
    return weights[row];
  }

  /**
   * How the search ended, in words.
   *
   * @return one sentence without a full stop, naming the level at fault
   */
  public String inWords() {
    if (worst == null) {
      return status.inWords();
    }
    String where = worst.where();
    return switch (status) {
      case CONVERGED ->
          "converged in "
              + times(iterations)
              + "; the worst margin is "
              + where
              + ", "
              + parts(worst.error())
              + " of its target off";
      case NOT_CONVERGED ->
          "did not converge in "
              + times(iterations)
              + ": "
              + where
              + " is "
              + parts(worst.error())
              + " of its target off, and the last iteration changed no weight by more than "
              + parts(lastChange);
      case EMPTY_LEVEL ->
          "no answer has "
              + where
              + ", but its target is "
              + worst.margin().targets().get(worst.level())
              + ": merge the level with another one";
      case LEVEL_WITHOUT_TARGET -> "answers have " + where + ", for which there is no target";
      case CAP_TOO_LOW ->
          "no weights within the cap of "
              + rule.cap().orElseThrow()
              + " times their mean meet the target of "
              + where
              + ": it needs "
              + Math.ceil(100 * rule.cap().orElseThrow() / (1 - worst.error())) / 100;
      case NO_ANSWERS -> status.inWords();
    };
  }

  private static String times(int iterations) {
    return iterations + (iterations == 1 ? " iteration" : " iterations");
  }

  /** Three digits, so that messages do not depend on how the last bits fell. */
  private static String parts(double share) {
    return String.format(Locale.ROOT, "%.2e", share);
  }
}
