package io.github.cxmetrics.survival;

import java.util.Objects;

/**
 * Weibull and exponential regression: covariates stretch or shorten the time to an event by a
 * factor (accelerated failure time).
 *
 * <p><b>Definition</b> {@code ln T = b0 + b1 x1 + ... + bp xp + scale W}, with W of the standard
 * extreme value law; the exponential has a scale of 1. Times are right-censored: rows with an entry
 * above 0, times not above 0 or several strata give {@link
 * io.github.cxmetrics.stats.FitStatus#UNUSABLE_ROWS}. <b>Unit and range</b> e to a coefficient is a
 * time ratio: 2 doubles the times of those with one unit more. <b>n</b> rows. <b>Interval</b> Wald.
 * <b>Empty data</b> no event: all coefficients are undefined. <b>Cost</b> some ten passes over the
 * rows.
 *
 * <p><b>Source</b> Kalbfleisch, Prentice (2002), The Statistical Analysis of Failure Time Data,
 * section 2.3; coefficients are those of R's survreg.
 *
 * <p><b>Example</b> {@code Weibull.fit(rows.result()).medianTime(ConfidenceLevel.P95, 1, 40)}.
 *
 * @since 0.1
 */
public final class Weibull {

  private Weibull() {}

  /**
   * The Weibull regression of rows.
   *
   * @param rows the rows
   * @return the fit, whatever the data
   */
  public static WeibullFit fit(Cox rows) {
    return WeibullFit.of(Objects.requireNonNull(rows, "rows"), WeibullFit.Scale.ESTIMATED);
  }

  /**
   * The exponential regression of rows: the hazard does not depend on time.
   *
   * @param rows the rows
   * @return the fit, whatever the data
   */
  public static WeibullFit exponential(Cox rows) {
    return WeibullFit.of(Objects.requireNonNull(rows, "rows"), WeibullFit.Scale.ONE);
  }
}
