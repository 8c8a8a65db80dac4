package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.input.RecordSource;
import java.util.Arrays;

/**
 * The numbers that answers of one input say which are on the scale, by the codes of their texts.
 */
final class KnownAnswers {

  private static final int MOST_CODES = 1 << 10;

  private final double[] values = new double[MOST_CODES];

  KnownAnswers() {
    Arrays.fill(values, Double.NaN);
  }

  boolean has(int code) {
    return code >= 0 && code < MOST_CODES && !Double.isNaN(values[code]);
  }

  /** The number of a code that is known. */
  double value(int code) {
    return values[code];
  }

  /** The number, known from now on if its text has a code. */
  double with(int code, double value) {
    if (code != RecordSource.NO_CODE && code < MOST_CODES) {
      values[code] = value;
    }
    return value;
  }
}
