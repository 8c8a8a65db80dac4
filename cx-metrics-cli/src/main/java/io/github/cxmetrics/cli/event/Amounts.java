package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.input.ExactDecimal;
import io.github.cxmetrics.cli.report.NumberStyle;
import java.math.BigDecimal;

/** Amounts of money as reports have them: made whole again out of ten-thousandths. */
public final class Amounts {

  /** Two decimals, as most currencies have. */
  public static final NumberStyle STYLE = new NumberStyle(1, Rounding.TWO_DECIMALS, false, "", "");

  private Amounts() {}

  /** An amount, exact. */
  public static BigDecimal exact(long units) {
    return BigDecimal.valueOf(units, ExactDecimal.DECIMALS);
  }

  /** An amount as a table shows it. */
  public static String shown(long units, NumberStyle style) {
    return exact(units)
        .setScale(style.rounding().decimals(), style.rounding().mode())
        .toPlainString();
  }

  /** An amount in full, without zeros behind that say nothing. */
  public static String plain(long units) {
    BigDecimal amount = exact(units);
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  /** An estimate of an amount; divided, so that no noise of binary fractions comes in. */
  public static Estimate estimate(Estimate units) {
    Interval interval = units.interval();
    return new Estimate(
        units.value() / ExactDecimal.UNIT,
        new Interval(
            interval.low() / ExactDecimal.UNIT,
            interval.high() / ExactDecimal.UNIT,
            interval.level()),
        units.n(),
        units.method());
  }
}
