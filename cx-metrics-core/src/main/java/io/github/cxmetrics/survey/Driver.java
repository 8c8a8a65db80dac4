package io.github.cxmetrics.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.stats.ImportanceInterval;
import io.github.cxmetrics.stats.NormalInterval;
import java.util.OptionalDouble;

/**
 * One predictor of a driver analysis: how much of the outcome's differences goes with it, and how
 * it is rated.
 *
 * <p>Numbers that could not be estimated are not defined; {@link DriverAnalysis#status()} says why.
 *
 * @since 0.1
 */
public final class Driver {

  /** From this variance inflation factor on, a coefficient is unsure as others say the same. */
  public static final double HIGH_VIF = 5;

  /** From this one on, it says next to nothing of its own. */
  public static final double VERY_HIGH_VIF = 10;

  /** Of what is smaller, rounding decides the sign. */
  private static final double LEAST_SIGNED = 1e-9;

  private final DriverVariable variable;
  private final long n;
  private final DriverFit fit;
  private final DesignMean mean;
  private final DesignMean topBox;
  private final boolean equalWeights;

  Driver(
      DriverVariable variable,
      long n,
      DriverFit fit,
      DesignMean mean,
      DesignMean topBox,
      boolean equalWeights) {
    this.variable = variable;
    this.n = n;
    this.fit = fit;
    this.mean = mean;
    this.topBox = topBox;
    this.equalWeights = equalWeights;
  }

  /**
   * The name of the predictor.
   *
   * @return as in the definition
   */
  public String name() {
    return variable.name();
  }

  /**
   * The column of the predictor.
   *
   * @return as in the definition
   */
  public DriverVariable variable() {
    return variable;
  }

  /**
   * The part of R<sup>2</sup> that goes with this predictor.
   *
   * @param level the confidence level
   * @return in [0, 1]
   */
  public Estimate importance(ConfidenceLevel level) {
    return ImportanceInterval.estimate(
        fit.importance().value(), fit.importance().error(), n, level);
  }

  /**
   * The share of R<sup>2</sup>: the importance over the sum of all.
   *
   * @param level the confidence level
   * @return in [0, 1]; not defined where R<sup>2</sup> is 0
   */
  public Estimate share(ConfidenceLevel level) {
    return ImportanceInterval.estimate(fit.share().value(), fit.share().error(), n, level);
  }

  /**
   * The correlation with the outcome.
   *
   * @param level the confidence level
   * @return in [-1, 1]
   */
  public Estimate correlation(ConfidenceLevel level) {
    return NormalInterval.estimate(
        fit.correlation().value(), fit.correlation().error(), n, -1, 1, level);
  }

  /**
   * The standardised coefficient: by how many of its standard deviations the outcome differs where
   * this predictor is one of its own higher and the others are equal.
   *
   * @param level the confidence level
   * @return any number; not defined for a predictor that follows from others
   */
  public Estimate coefficient(ConfidenceLevel level) {
    return NormalInterval.estimate(
        fit.coefficient().value(),
        fit.coefficient().error(),
        n,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        level);
  }

  /**
   * The variance inflation factor: one over the share of this predictor's variance that the others
   * do not have. {@link #HIGH_VIF} and {@link #VERY_HIGH_VIF} are worth a warning.
   *
   * @return at least 1; empty for a predictor that follows from others
   */
  public OptionalDouble varianceInflation() {
    return fit.varianceInflation();
  }

  /**
   * Whether the outcome is higher where this predictor is, though it is lower where the others are
   * equal; or the other way round.
   *
   * @return true if the signs of correlation and coefficient differ, and neither is 0 but for
   *     rounding
   */
  public boolean signsDiffer() {
    double correlation = fit.correlation().value().orElse(0);
    double coefficient = fit.coefficient().value().orElse(0);
    return Math.min(Math.abs(correlation), Math.abs(coefficient)) > LEAST_SIGNED
        && correlation < 0 != coefficient < 0;
  }

  /**
   * The mean of this predictor, over the rows of the analysis.
   *
   * @param level the confidence level
   * @return within the range of its column
   */
  public Estimate mean(ConfidenceLevel level) {
    return DriverRows.estimate(mean, equalWeights, level);
  }

  /**
   * The share of the rows of the analysis in which this predictor is in its top box.
   *
   * @param level the confidence level
   * @return in [0, 1]
   */
  public Estimate topBox(ConfidenceLevel level) {
    return DriverRows.estimate(topBox, equalWeights, level);
  }

  /** The measure by which predictors are compared, in [0, 1]; there are rows. */
  double performance(DriverPerformance measure) {
    return switch (measure) {
      case MEAN -> (mean.value() - variable.lowest()) / (variable.highest() - variable.lowest());
      case TOP_BOX -> topBox.value();
    };
  }

  OptionalDouble importance() {
    return fit.importance().value();
  }
}
