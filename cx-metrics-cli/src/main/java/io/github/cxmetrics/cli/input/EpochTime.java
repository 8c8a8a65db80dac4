package io.github.cxmetrics.cli.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A count of seconds or milliseconds since 1970, possibly with a fraction.
 *
 * @param shift how many decimal places the unit is above a millisecond
 */
record EpochTime(int shift) implements TimeFormat {

  /** At most as many digits as keep the milliseconds inside a long. */
  private static final Pattern COUNT = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,9})?");

  @Override
  public long millisOf(String text, @Nullable ZoneId zone) {
    return COUNT.matcher(text).matches()
        ? new BigDecimal(text)
            .movePointRight(shift)
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact()
        : NO_MATCH;
  }
}
