package io.github.cxmetrics.sketch;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.function.LongPredicate;
import java.util.function.LongToDoubleFunction;

/**
 * How many distinct actors there are, given how many hashes lie below the lowest one that is not
 * kept.
 *
 * <p>Hashes are uniform. Of N of them, the number below v is binomial, and theta, the (k + 1)-th
 * smallest, lies at or below v just when that number is above k. The interval holds each N under
 * which neither theta as small nor theta as large is too improbable, which is the Clopper-Pearson
 * interval read the other way round: v known, the number of trials asked. The estimate k / theta
 * has the mean N. Source: Bar-Yossef, Z. et al. (2002), Counting Distinct Elements in a Data
 * Stream, RANDOM, doi:10.1007/3-540-45726-7_1; Giroire, F. (2009), Order Statistics and Estimating
 * Cardinalities of Massive Data Sets, Discrete Applied Mathematics 157(2),
 * doi:10.1016/j.dam.2008.06.020.
 */
final class DistinctCount {

  private static final ProportionInterval EXACT = ProportionInterval.CLOPPER_PEARSON;

  private static final double RANGE = 0x1p63;

  private static final int ROUNDS = 3;

  /* More than there can be; no limits are looked for above. */
  private static final double MOST = 0x1p50;

  private DistinctCount() {}

  /**
   * The count.
   *
   * @param kept how many hashes are kept
   * @param theta the lowest hash that is not, {@link DistinctHashes#ALL} if all are
   */
  static Estimate estimate(
      int kept, long theta, SketchDefinition definition, ConfidenceLevel level) {
    if (theta == DistinctHashes.ALL) {
      Interval exact = new Interval(kept, kept, level);
      return new Estimate(kept, exact, kept, definition.sketch() + ", exact");
    }
    double v = theta / RANGE;
    double value = kept / v;
    Interval interval =
        value > MOST
            ? new Interval(kept, Double.POSITIVE_INFINITY, level)
            : new Interval(
                Math.min(value, (double) fewest(kept, v, value, level)),
                Math.max(value, (double) most(kept, v, value, level)),
                level);
    Estimate plain = new Estimate(value, interval, Math.round(value), "");
    String error = Rounding.ONE_DECIMAL.format(100 * relativeError(plain));
    String method = definition.sketch() + ", ±" + error + " % at " + level;
    return new Estimate(value, interval, plain.n(), method);
  }

  /** How far the farther end is from the value, as a share of it. */
  static double relativeError(Estimate count) {
    Interval interval = count.interval();
    return Math.max(interval.high() - count.value(), count.value() - interval.low())
        / count.value();
  }

  /** The least N of which more than {@code kept} lie below v often enough. */
  private static long fewest(int kept, double v, double value, ConfidenceLevel level) {
    LongToDoubleFunction low = trials -> EXACT.of(kept + 1L, trials, level).low();
    long guess = guess(kept + 1L, value, v, low);
    return greatest(kept + 1L, guess, trials -> low.applyAsDouble(trials) > v) + 1;
  }

  /** The greatest N of which no more than {@code kept} lie below v often enough. */
  private static long most(int kept, double v, double value, ConfidenceLevel level) {
    LongToDoubleFunction high = trials -> EXACT.of(kept, trials, level).high();
    long guess = guess(kept, value, v, high);
    return greatest(kept, guess, trials -> high.applyAsDouble(trials) >= v);
  }

  /** About where an end of the interval is v: ends are nearly in inverse proportion to trials. */
  private static long guess(long least, double value, double v, LongToDoubleFunction end) {
    long n = Math.max(least, Math.round(value));
    for (int round = 0; round < ROUNDS; round++) {
      n = Math.max(least, Math.round(n * (end.applyAsDouble(n) / v)));
    }
    return n;
  }

  /**
   * The greatest number for which something holds that holds up to it and not beyond, searched in
   * growing steps from a guess and then by halves; {@code least - 1} if it does not hold at all.
   */
  static long greatest(long least, long guess, LongPredicate holds) {
    long low = guess;
    long high = guess + 1;
    if (holds.test(guess)) {
      for (long step = 1; holds.test(high); step *= 2) {
        low = high;
        high += step;
      }
    } else {
      high = guess;
      low = guess - 1;
      for (long step = 1; low >= least && !holds.test(low); step *= 2) {
        high = low;
        low = Math.max(least - 1, low - step);
      }
    }
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (holds.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
