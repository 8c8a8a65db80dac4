package io.github.cxmetrics.stats;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;

/**
 * Logistic regression of yes or no on covariates, from rows that stand for several cases.
 *
 * <p><b>Definition</b> the log odds of yes are an intercept plus a coefficient times each
 * covariate; the coefficients are the most likely ones, or with a penalty those where log
 * likelihood minus {@code penalty / 2} times the sum of the squares of the coefficients per
 * standard deviation (the intercept does not count) is highest. <b>n</b> cases. <b>Interval</b>
 * Wald. <b>Empty data</b> cases of one kind only, or none: {@link FitStatus#NO_EVENTS}, all
 * coefficients are undefined. <b>Rejects</b> values that are not finite and counts below 0.
 * <b>Cost</b> some six passes over the rows, each of the order of the square of the number of
 * covariates.
 *
 * <p><b>Source</b> McCullagh, Nelder (1989), Generalized Linear Models, chapter 4.
 *
 * <p><b>Example</b> {@code LogisticRegression.of("logins").fit(x, churned, stayed).coefficients()}.
 *
 * @param covariates their names, each once
 * @param penalty what the squares of coefficients cost, at least 0; 0 for none
 * @since 0.1
 */
public record LogisticRegression(List<String> covariates, double penalty) implements Serializable {

  /** The name of the intercept among coefficients. */
  public static final String INTERCEPT = "(Intercept)";

  /**
   * Checks the parts.
   *
   * @param covariates as the record component
   * @param penalty as the record component
   * @throws IllegalArgumentException if a name is there twice or the penalty is negative or not
   *     finite
   */
  public LogisticRegression {
    covariates = List.copyOf(covariates);
    if (new HashSet<>(covariates).size() < covariates.size()) {
      throw new IllegalArgumentException("covariate must be named once, was " + covariates);
    }
    if (!(penalty >= 0) || Double.isInfinite(penalty)) {
      throw new IllegalArgumentException("penalty must be finite and at least 0, was " + penalty);
    }
  }

  /**
   * A regression without a penalty.
   *
   * @param covariates their names, each once; may be none
   * @return the regression
   * @throws IllegalArgumentException if a name is there twice
   */
  public static LogisticRegression of(String... covariates) {
    return new LogisticRegression(List.of(covariates), 0);
  }

  /**
   * The same with a penalty on large coefficients.
   *
   * @param newPenalty at least 0
   * @return the regression
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public LogisticRegression withPenalty(double newPenalty) {
    return new LogisticRegression(covariates, newPenalty);
  }

  /**
   * Finds the coefficients.
   *
   * @param x the covariates, row after row
   * @param yes how many cases of each row are a yes
   * @param no how many are a no
   * @return the fit, whatever the data
   * @throws IllegalArgumentException if lengths do not agree, a value is not finite or a count is
   *     below 0
   */
  public LogisticFit fit(double[] x, long[] yes, long[] no) {
    if (yes.length != no.length || x.length != (long) yes.length * covariates.size()) {
      throw new IllegalArgumentException(
          "rows must have "
              + covariates.size()
              + " covariates and two counts each, was "
              + x.length
              + " values, "
              + yes.length
              + " and "
              + no.length
              + " counts");
    }
    for (double value : x) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("covariate must be finite, was " + value);
      }
    }
    for (int i = 0; i < yes.length; i++) {
      Counts.check("count of yes", yes[i]);
      Counts.check("count of no", no[i]);
    }
    return LogisticFit.of(this, x, yes, no);
  }
}
