package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.Ratings;

/** What the workloads of scores ask of a group, in one order. */
final class GroupNumbers {

  private static final int LOWEST_PROMOTER = 9;
  private static final int LOWEST_PASSIVE = 7;

  private long n;
  private long promoters;
  private long detractors;
  private long sum;
  private long squares;

  /** Number, classes, mean and variance of a score. */
  static double[] of(Nps nps) {
    Ratings ratings = nps.ratings();
    return new double[] {
      nps.n(),
      nps.promoters(),
      nps.passives(),
      nps.detractors(),
      ratings.mean(ConfidenceLevel.P95).value(),
      nps.n() < 2 ? 0 : ratings.sampleVariance()
    };
  }

  /** Adds a score, as people write it. */
  void add(int score) {
    n++;
    promoters += score >= LOWEST_PROMOTER ? 1 : 0;
    detractors += score < LOWEST_PASSIVE ? 1 : 0;
    sum += score;
    squares += (long) score * score;
  }

  /** The same numbers of what was added. */
  double[] numbers() {
    double mean = (double) sum / n;
    double variance = n < 2 ? 0 : (squares - sum * mean) / (n - 1);
    return new double[] {n, promoters, n - promoters - detractors, detractors, mean, variance};
  }

  /** Without mean and variance. */
  double[] counts() {
    return new double[] {n, promoters, n - promoters - detractors, detractors};
  }
}
