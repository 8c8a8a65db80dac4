package io.github.cxmetrics.survival;

import java.util.OptionalDouble;

/**
 * A point of a curve in [0, 1].
 *
 * @param value the height
 * @param log its logarithm, more exact than the height where that is near 1
 * @param variance that of the logarithm, which is infinite where the height is 0
 */
record CurvePoint(double value, double log, double variance) {

  static final CurvePoint START = new CurvePoint(1, 0, 0);

  double errorOfLog() {
    return Math.sqrt(variance);
  }

  OptionalDouble standardError() {
    return finite(value * errorOfLog());
  }

  static OptionalDouble finite(double number) {
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }
}
