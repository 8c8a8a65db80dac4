package io.github.cxmetrics.bench.compare;

import com.google.common.math.StatsAccumulator;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.bench.data.Answers;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Mean and sample variance of a column of scores. Only the first two also know the distribution and
 * the interval of the mean.
 *
 * <pre>{@code
 * java -jar cx-metrics-bench/target/benchmarks.jar CompareMeans -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class CompareMeans {

  private static final long SEED = 20_261_122;
  private static final int SCORES = 1 << 22;
  private static final double TOLERANCE = 1e-9;

  /**
   * What every contender answers.
   *
   * @param mean the arithmetic mean
   * @param variance with divisor n - 1
   */
  public record MeanAndVariance(double mean, double variance) {

    boolean agreesWith(MeanAndVariance other) {
      return Math.abs(mean - other.mean) <= TOLERANCE
          && Math.abs(variance - other.variance) <= TOLERANCE;
    }
  }

  byte[] scores = Answers.skewed(SEED, SCORES);

  /** Lets all contenders answer once. */
  @Setup
  public void requireAgreement() {
    MeanAndVariance expected = plainSums();
    List<MeanAndVariance> answers =
        List.of(ratings(), ratingsOneByOne(), plainWelford(), commonsMath(), guava());
    if (!answers.stream().allMatch(expected::agreesWith)) {
      throw new IllegalStateException("contenders must answer " + expected + ", was " + answers);
    }
  }

  /** This library, by the column. */
  @Benchmark
  @OperationsPerInvocation(SCORES)
  public MeanAndVariance ratings() {
    RatingAccumulator<Ratings> accumulator = Ratings.accumulator(RatingScale.ZERO_TO_TEN);
    accumulator.addAll(scores, 0, scores.length);
    return read(accumulator);
  }

  /** This library, score by score. */
  @Benchmark
  @OperationsPerInvocation(SCORES)
  public MeanAndVariance ratingsOneByOne() {
    RatingAccumulator<Ratings> accumulator = Ratings.accumulator(RatingScale.ZERO_TO_TEN);
    for (byte score : scores) {
      accumulator.add(score);
    }
    return read(accumulator);
  }

  private static MeanAndVariance read(RatingAccumulator<Ratings> accumulator) {
    Ratings ratings = accumulator.result();
    return new MeanAndVariance(ratings.mean(ConfidenceLevel.P95).value(), ratings.sampleVariance());
  }

  /** By hand, exactly: whole-number sums, which overflow on wider data. */
  @Benchmark
  @OperationsPerInvocation(SCORES)
  public MeanAndVariance plainSums() {
    long sum = 0;
    long squares = 0;
    for (byte score : scores) {
      sum += score;
      squares += score * score;
    }
    double n = scores.length;
    double mean = sum / n;
    return new MeanAndVariance(mean, (squares - sum * mean) / (n - 1));
  }

  /** By hand, for any data: Welford (1962). */
  @Benchmark
  @OperationsPerInvocation(SCORES)
  public MeanAndVariance plainWelford() {
    long n = 0;
    double mean = 0;
    double squares = 0;
    for (byte score : scores) {
      n++;
      double deviation = score - mean;
      mean += deviation / n;
      squares += deviation * (score - mean);
    }
    return new MeanAndVariance(mean, squares / (n - 1));
  }

  /** Commons Math, which also keeps extremes, sums of logarithms and of squares. */
  @Benchmark
  @OperationsPerInvocation(SCORES)
  public MeanAndVariance commonsMath() {
    SummaryStatistics statistics = new SummaryStatistics();
    for (byte score : scores) {
      statistics.addValue(score);
    }
    return new MeanAndVariance(statistics.getMean(), statistics.getVariance());
  }

  /** Guava, which also keeps extremes. */
  @Benchmark
  @OperationsPerInvocation(SCORES)
  public MeanAndVariance guava() {
    StatsAccumulator statistics = new StatsAccumulator();
    for (byte score : scores) {
      statistics.add(score);
    }
    return new MeanAndVariance(statistics.mean(), statistics.sampleVariance());
  }
}
