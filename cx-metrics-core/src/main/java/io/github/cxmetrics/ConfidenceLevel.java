package io.github.cxmetrics;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * The long-run share of intervals that hold the true value, strictly between 0 and 1.
 *
 * @param probability the level as a probability, 0.95 for 95 %
 * @since 0.1
 */
public record ConfidenceLevel(double probability) implements Serializable {

  /** 90 %. */
  public static final ConfidenceLevel P90 = new ConfidenceLevel(0.90);

  /** 95 %, the default wherever a level is not given. */
  public static final ConfidenceLevel P95 = new ConfidenceLevel(0.95);

  /** 99 %. */
  public static final ConfidenceLevel P99 = new ConfidenceLevel(0.99);

  /**
   * Checks the probability.
   *
   * @param probability as the record component
   * @throws IllegalArgumentException unless {@code 0 < probability < 1}
   */
  public ConfidenceLevel {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "confidence level must lie strictly between 0 and 1, was "
              + probability
              + (probability >= 50 && probability < 100
                  ? " (for "
                      + shifted(probability, 0)
                      + " % write "
                      + shifted(probability, -2)
                      + ")"
                  : ""));
    }
  }

  /**
   * The probability left outside the interval on each of its two sides.
   *
   * @return {@code (1 - probability) / 2}, in (0, 0.5)
   */
  public double tail() {
    return (1 - probability) / 2;
  }

  /**
   * The level as people write it.
   *
   * @return for example {@code "95 %"}
   */
  @Override
  public String toString() {
    return shifted(probability, 2) + " %";
  }

  /** The digits of the number as it was typed, with the decimal point moved. */
  private static String shifted(double number, int places) {
    return BigDecimal.valueOf(number).movePointRight(places).stripTrailingZeros().toPlainString();
  }
}
