package io.github.cxmetrics.cli.input;

/**
 * Numbers as surveys write them: an optional sign, digits with at most one decimal point, an
 * optional exponent, spaces and no-break spaces around. What Java alone would take (NaN, Infinity,
 * hexadecimal, {@code 7d}) and what depends on a country ({@code 4,5}, {@code 1 000}) is refused.
 */
public final class DecimalParser {

  private static final String RULE = "be a decimal number such as 9 or 4.5";
  private static final int MAX_SHORT_DIGITS = 9;
  private static final double LEAST_WEIGHT = 1e-100;
  private static final double MOST_WEIGHT = 1e100;

  private DecimalParser() {}

  /**
   * The number that a text says.
   *
   * @throws ValueFormatException if it is not a finite decimal number
   */
  public static double parse(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_SHORT_DIGITS) {
      return parseAny(text);
    }
    int value = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return parseAny(text);
      }
      value = 10 * value + digit;
    }
    return value;
  }

  /**
   * The weight that a text says.
   *
   * @throws ValueFormatException if it is not a decimal number that a weight can be
   */
  public static double parseWeight(String text) {
    double weight = parse(text);
    if (weight < 0) {
      throw new ValueFormatException("be at least 0");
    }
    if (weight > 0 && (weight < LEAST_WEIGHT || weight > MOST_WEIGHT)) {
      throw new ValueFormatException("be 0 or between 1e-100 and 1e100");
    }
    return weight;
  }

  private static double parseAny(String text) {
    String number = SpacedText.trim(text);
    if (!isDecimal(number)) {
      throw new ValueFormatException(RULE);
    }
    double value = Double.parseDouble(number);
    if (Double.isInfinite(value)) {
      throw new ValueFormatException("be a number below 1.8e308 in size");
    }
    return value;
  }

  private static boolean isDecimal(String text) {
    int start = skipSign(text, 0);
    int point = skipDigits(text, start);
    boolean hasPoint = point < text.length() && text.charAt(point) == '.';
    int end = hasPoint ? skipDigits(text, point + 1) : point;
    boolean hasDigits = end - start > (hasPoint ? 1 : 0);
    return hasDigits && (end == text.length() || isExponent(text, end));
  }

  private static boolean isExponent(String text, int from) {
    if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
      return false;
    }
    int start = skipSign(text, from + 1);
    return start < text.length() && skipDigits(text, start) == text.length();
  }

  private static int skipSign(String text, int from) {
    boolean signed = from < text.length() && (text.charAt(from) == '-' || text.charAt(from) == '+');
    return signed ? from + 1 : from;
  }

  private static int skipDigits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
