package io.github.cxmetrics.cli.report;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.stats.Difference;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a metric are written in tables.
 *
 * @param factor what they are multiplied by: 100 to show shares as percent
 * @param rounding how many decimals
 * @param signed whether positive numbers have a plus sign
 * @param suffix what stands behind a number
 * @param differenceUnit what a difference is counted in
 */
public record NumberStyle(
    double factor, Rounding rounding, boolean signed, String suffix, String differenceUnit) {

  /** Shares in percent, their differences in percentage points. */
  public static final NumberStyle PERCENT =
      new NumberStyle(100, Rounding.ONE_DECIMAL, false, " %", "percentage points");

  /** What stands where there is no value. */
  public static final String ABSENT = "-";

  private static final String UNBOUNDED = "any";
  private static final Rounding P_VALUE = new Rounding(4, RoundingMode.HALF_UP);
  private static final double SMALLEST_P_SHOWN = 0.0001;
  private static final double LONGEST_SHOWN = 1e9;

  public NumberStyle withRounding(Rounding newRounding) {
    return new NumberStyle(factor, newRounding, signed, suffix, differenceUnit);
  }

  /** The same with as many decimals as an option says, if it does. */
  public NumberStyle withDecimals(@Nullable Integer decimals) {
    return decimals == null ? this : withRounding(new Rounding(decimals, rounding.mode()));
  }

  /** The interval of an estimate, or that there is none. */
  public String showInterval(Estimate estimate) {
    return estimate.isDefined() ? show(estimate.interval()) : ABSENT;
  }

  public String show(double value) {
    if (Double.isNaN(value)) {
      return ABSENT;
    }
    return number(value) + suffix;
  }

  /** The same of any size: as {@code 1.0e+300} where decimals would fill a line or hide it. */
  public String showAnySize(double value) {
    double size = Math.abs(factor * value);
    boolean hidden = size > 0 && size < 0.5 * Math.pow(10, -rounding.decimals());
    return hidden || size >= LONGEST_SHOWN
        ? String.format(Locale.ROOT, "%.1e", factor * value) + suffix
        : show(value);
  }

  public String show(Interval interval) {
    if (interval.high() == Double.POSITIVE_INFINITY) {
      return interval.low() == Double.NEGATIVE_INFINITY
          ? UNBOUNDED
          : number(interval.low()) + suffix + " and up";
    }
    return number(interval.low()) + " to " + number(interval.high()) + suffix;
  }

  /** A difference of two such numbers as a sentence. */
  public String inWords(Difference difference) {
    return difference.scaled(factor).inWords(rounding, differenceUnit);
  }

  /** A p-value as tables show it. */
  public static String pValue(double p) {
    if (Double.isNaN(p)) {
      return ABSENT;
    }
    return p < SMALLEST_P_SHOWN ? "<" + P_VALUE.format(SMALLEST_P_SHOWN) : P_VALUE.format(p);
  }

  private String number(double value) {
    double scaled = factor * value;
    return signed ? rounding.formatSigned(scaled) : rounding.format(scaled);
  }
}
