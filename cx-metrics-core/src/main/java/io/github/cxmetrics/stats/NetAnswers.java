package io.github.cxmetrics.stats;

/** Answers that count +1, 0 and -1 towards a net score. */
record NetAnswers(long positive, long neutral, long negative) {

  NetAnswers {
    Counts.check("positive answers", positive);
    Counts.check("neutral answers", neutral);
    Counts.check("negative answers", negative);
    Counts.sum(positive, neutral, negative);
  }

  long n() {
    return positive + neutral + negative;
  }

  /** The same answers with positive and negative exchanged. */
  NetAnswers mirrored() {
    return new NetAnswers(/* positive= */ negative, neutral, /* negative= */ positive);
  }

  /** The net score in [-1, 1]; NaN without answers. */
  double score() {
    return (double) (positive - negative) / n();
  }

  /** The sum of squares around the score, n times the variance of one answer; 0 without answers. */
  double squares() {
    return n() == 0 ? 0 : squares((double) positive, (double) neutral, (double) negative);
  }

  /** The sum of squares around the score over n - 1; needs two answers. */
  double sampleVariance() {
    return squares() / (n() - 1);
  }

  /** The answers with some made-up ones added, as Wald intervals are adjusted. */
  Moments plus(double outerEach, double middle) {
    return adjusted((double) positive, (double) neutral, (double) negative, outerEach, middle);
  }

  /** As {@link #plus}, of answers that need not be whole. */
  static Moments adjusted(
      double positive, double neutral, double negative, double outerEach, double middle) {
    double n = positive + neutral + negative + 2 * outerEach + middle;
    double squares = squares(positive + outerEach, neutral + middle, negative + outerEach);
    return new Moments((positive - negative) / n, squares / n / n);
  }

  /** A net score and the variance of it, squared standard error. */
  record Moments(double score, double squaredError) {}

  /** n V with V = (p + d) / n - s^2, rearranged so that nothing cancels when all are promoters. */
  private static double squares(double positive, double neutral, double negative) {
    double charged = positive + negative;
    double n = charged + neutral;
    return 4 * (positive * negative / n) + charged * (neutral / n);
  }
}
