package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Rounding;

/**
 * How the numbers of a score are written in tables.
 *
 * @param factor what they are multiplied by: 100 to show shares as percent
 * @param rounding how many decimals
 * @param signed whether positive numbers have a plus sign
 * @param suffix what stands behind a number
 * @param differenceUnit what a difference is counted in
 */
record NumberStyle(
    double factor, Rounding rounding, boolean signed, String suffix, String differenceUnit) {

  /** What stands where there is no value. */
  static final String ABSENT = "-";

  NumberStyle withRounding(Rounding newRounding) {
    return new NumberStyle(factor, newRounding, signed, suffix, differenceUnit);
  }

  String show(double value) {
    if (Double.isNaN(value)) {
      return ABSENT;
    }
    return number(value) + suffix;
  }

  String show(Interval interval) {
    return number(interval.low()) + " to " + number(interval.high()) + suffix;
  }

  private String number(double value) {
    double scaled = factor * value;
    return signed ? rounding.formatSigned(scaled) : rounding.format(scaled);
  }
}
