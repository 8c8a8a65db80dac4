package io.github.cxmetrics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a number is rounded when, and only when, it is shown to a person.
 *
 * <p>Rounding acts on the decimal digits that {@link Double#toString(double)} shows, so a tie is
 * what a reader sees as one: under the default HALF_UP, 12.5 becomes 13 and -12.5 becomes -13
 * ({@link Math#round(double)} would say -12).
 *
 * @param decimals the digits kept after the decimal point, 0 to 15
 * @param mode what happens to ties and remainders
 * @since 0.1
 */
public record Rounding(int decimals, RoundingMode mode) implements Serializable {

  /** Whole numbers, ties away from zero: how a Net Promoter Score is usually shown. */
  public static final Rounding WHOLE = new Rounding(0, RoundingMode.HALF_UP);

  /** One decimal, ties away from zero. */
  public static final Rounding ONE_DECIMAL = new Rounding(1, RoundingMode.HALF_UP);

  /** Two decimals, ties away from zero. */
  public static final Rounding TWO_DECIMALS = new Rounding(2, RoundingMode.HALF_UP);

  /**
   * Checks the number of decimals.
   *
   * @param decimals as the record component
   * @param mode as the record component
   * @throws IllegalArgumentException unless {@code 0 <= decimals <= 15}
   */
  public Rounding {
    if (decimals < 0 || decimals > 15) {
      throw new IllegalArgumentException("decimals must be in 0..15, was " + decimals);
    }
  }

  /**
   * The number in plain decimal digits, never with an exponent.
   *
   * @param value any number
   * @return for example {@code "-13"}; {@code "no value"} for {@code NaN}; {@code "Infinity"} and
   *     {@code "-Infinity"} as they are; never {@code "-0"}
   */
  public String format(double value) {
    if (Double.isNaN(value)) {
      return "no value";
    }
    if (Double.isInfinite(value)) {
      return Double.toString(value);
    }
    return BigDecimal.valueOf(value).setScale(decimals, mode).toPlainString();
  }

  /**
   * The number with its sign shown, as differences and Net Promoter Scores are written.
   *
   * @param value any number
   * @return for example {@code "+46"} or {@code "-3"}; what rounds to zero has no sign
   */
  public String formatSigned(double value) {
    String text = format(value);
    if (Double.isNaN(value) || text.startsWith("-")) {
      return text;
    }
    boolean roundsToZero = !Double.isInfinite(value) && new BigDecimal(text).signum() == 0;
    return roundsToZero ? text : "+" + text;
  }
}
