package io.github.cxmetrics.survey;

import io.github.cxmetrics.stats.CovarianceError;
import io.github.cxmetrics.stats.RelativeImportance;
import io.github.cxmetrics.stats.SymmetricMatrix;
import java.util.Optional;
import java.util.OptionalDouble;

/** The numbers of one predictor that come from the regression, with their standard errors. */
record DriverFit(
    Part importance,
    Part share,
    Part correlation,
    Part coefficient,
    OptionalDouble varianceInflation) {

  /** Below this an error is what rounding left of none. */
  private static final double LEAST_ERROR = 1e-9;

  /** Rounding leaves about 1e-7 of an error that cancels. */
  private static final double LEAST_PART_OF_ERROR = 1e-5;

  /** What a predictor has that is in no regression. */
  static final DriverFit NONE =
      new DriverFit(Part.NONE, Part.NONE, Part.NONE, Part.NONE, OptionalDouble.empty());

  record Part(OptionalDouble value, OptionalDouble error) {
    static final Part NONE = new Part(OptionalDouble.empty(), OptionalDouble.empty());
  }

  static DriverFit of(RelativeImportance all, int j, Optional<CovarianceError> errors) {
    Part importance =
        all.isDefined() ? number(all.importance(j), all.importanceGradient(j), errors) : Part.NONE;
    return new DriverFit(
        importance,
        all.isDefined() && all.rSquared() > 0
            ? share(all, j, errors, importance.error().orElse(0) / all.rSquared())
            : Part.NONE,
        number(OptionalDouble.of(all.correlation(j)), all.correlationGradient(j), errors),
        all.coefficient(j).isPresent()
            ? number(all.coefficient(j), all.coefficientGradient(j), errors)
            : Part.NONE,
        all.varianceInflation(j));
  }

  /**
   * The share that is the same whatever the rows are, such as the half of one of two equal columns,
   * has no error but what rounding leaves of the importance's.
   */
  private static Part share(
      RelativeImportance all, int j, Optional<CovarianceError> errors, double errorOfImportance) {
    double part = all.importance(j).orElse(0);
    Part share =
        number(
            OptionalDouble.of(Math.max(0, Math.min(1, part / all.rSquared()))),
            all.shareGradient(j),
            errors);
    return share.error().orElse(0) > LEAST_PART_OF_ERROR * errorOfImportance
        ? share
        : new Part(share.value(), OptionalDouble.empty());
  }

  static Part number(
      OptionalDouble value, SymmetricMatrix gradient, Optional<CovarianceError> errors) {
    return new Part(
        value,
        errors
            .map(from -> from.of(gradient))
            .filter(error -> error.orElse(0) > LEAST_ERROR)
            .orElse(OptionalDouble.empty()));
  }
}
