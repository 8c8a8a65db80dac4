package io.github.cxmetrics.survival;

/**
 * Sums of 1/j and 1/j² over whole numbers, in closed form where they are long: two thousand million
 * customers may have the event at the same time.
 *
 * <p>Source: the Euler-Maclaurin expansions 6.3.18 and 6.4.12 of Abramowitz and Stegun (1964),
 * Handbook of Mathematical Functions; the first term left out is below 1e-18 from {@value #DIRECT}
 * on.
 */
final class HarmonicSums {

  private static final int DIRECT = 64;

  private HarmonicSums() {}

  /** The sum of 1/j for low < j <= high. */
  static double ofInverses(long low, long high) {
    double sum = 0;
    long j = low;
    while (j < high && (j < DIRECT || high - j <= DIRECT)) {
      j++;
      sum += 1.0 / j;
    }
    if (j == high) {
      return sum;
    }
    double logRatio = Math.log1p((high - j) / (double) j);
    return sum + logRatio + (correction((double) high) - correction((double) j));
  }

  /** What the sum of 1/j for 1 <= j <= n exceeds ln n plus Euler's constant by. */
  private static double correction(double n) {
    double square = 1 / (n * n);
    return 1 / (2 * n) - square * (1 / 12.0 - square * (1 / 120.0 - square / 252));
  }

  /** The sum of 1/j² for low < j <= high. */
  static double ofInverseSquares(long low, long high) {
    double sum = 0;
    long j = low;
    while (j < high && (j < DIRECT || high - j <= DIRECT)) {
      j++;
      sum += 1.0 / j / j;
    }
    if (j == high) {
      return sum;
    }
    double difference = (high - j) / (double) j / high;
    return sum + difference + (squareCorrection((double) high) - squareCorrection((double) j));
  }

  /** What 1/n exceeds the sum of 1/j² for j > n by, with the sign turned. */
  private static double squareCorrection(double n) {
    double square = 1 / (n * n);
    return square / 2 - square / n * (1 / 6.0 - square * (1 / 30.0 - square / 42));
  }
}
