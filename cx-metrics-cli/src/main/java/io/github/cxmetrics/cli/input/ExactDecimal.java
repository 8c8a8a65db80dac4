package io.github.cxmetrics.cli.input;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Amounts of money as whole numbers of ten-thousandths, so that sums are exact. What has more than
 * four decimals, or does not fit, is refused, never rounded.
 */
public final class ExactDecimal {

  /** How many decimals are held. */
  public static final int DECIMALS = 4;

  /** How many units make one. */
  public static final long UNIT = 10_000;

  /** Above this size a million amounts might not add up in a {@code long}. */
  private static final BigDecimal LIMIT = BigDecimal.valueOf(1_000_000_000_000L);

  private static final int MOST_DIGITS = 100;
  private static final String NUMBER_RULE = "be a decimal number such as 9 or 4.5";
  private static final String SIZE_RULE = "be an amount below 1e12 in size";
  private static final String DECIMALS_RULE = "be an amount of at most 4 decimals";

  private ExactDecimal() {}

  /**
   * The number that a text says, as {@link DecimalParser} reads it.
   *
   * @throws ValueFormatException if it is not a decimal number or far too long or large
   */
  public static BigDecimal parse(String text) {
    DecimalParser.parse(text); // says the rule that is broken
    String number = SpacedText.trim(text);
    try {
      BigDecimal value = new BigDecimal(number).stripTrailingZeros();
      if (number.length() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
        throw new ValueFormatException(value.scale() < 0 ? SIZE_RULE : DECIMALS_RULE);
      }
      return value;
    } catch (NumberFormatException e) { // an exponent beyond all bounds
      throw new ValueFormatException(NUMBER_RULE);
    }
  }

  /**
   * A number in units.
   *
   * @throws ValueFormatException if it has more decimals or is too large
   */
  public static long units(BigDecimal value) {
    if (value.abs().compareTo(LIMIT) >= 0) {
      throw new ValueFormatException(SIZE_RULE);
    }
    BigDecimal exact = value.stripTrailingZeros();
    if (exact.scale() > DECIMALS) {
      throw new ValueFormatException(DECIMALS_RULE);
    }
    return exact.setScale(DECIMALS, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
  }
}
