package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.survival.RiskScoreAccumulator;
import io.github.cxmetrics.survival.RiskScoreDefinition;
import io.github.cxmetrics.survival.RiskScores;
import io.github.cxmetrics.survival.RowOutcome;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The area under the curve of a hundred thousand scored customers, one in ten of whom left. Only
 * the first also knows the interval, and its state merges.
 *
 * <pre>{@code
 * java -jar cx-metrics-bench/target/benchmarks.jar CompareScores -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class CompareScores {

  private static final long SEED = 20_261_126;
  private static final int CUSTOMERS = 100_000;
  private static final int DISTINCT_SCORES = 1_000;
  private static final double TOLERANCE = 1e-9;

  double[] scores = {};
  boolean[] left = {};

  /** Makes customers up and lets both contenders answer once. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(SEED);
    scores = new double[CUSTOMERS];
    left = new boolean[CUSTOMERS];
    for (int i = 0; i < CUSTOMERS; i++) {
      scores[i] = random.nextInt(DISTINCT_SCORES) / (double) DISTINCT_SCORES;
      left[i] = random.nextDouble() < 0.2 * scores[i];
    }
    if (Math.abs(riskScores() - commonsMath()) > TOLERANCE) {
      throw new IllegalStateException(
          "contenders must agree, was " + riskScores() + " and " + commonsMath());
    }
  }

  /**
   * This library, interval included.
   *
   * @return the area
   */
  @Benchmark
  public double riskScores() {
    RiskScoreAccumulator table = RiskScores.accumulator(RiskScoreDefinition.EXACT);
    for (int i = 0; i < scores.length; i++) {
      table.add(scores[i], left[i] ? RowOutcome.EVENT : RowOutcome.NO_EVENT);
    }
    return table.result().auc(ConfidenceLevel.P95).value();
  }

  /**
   * Commons Math: the Mann-Whitney ranks, of which the area follows.
   *
   * @return the area
   */
  @Benchmark
  public double commonsMath() {
    double[] ranks = new NaturalRanking().rank(scores);
    double sum = 0;
    long events = 0;
    for (int i = 0; i < ranks.length; i++) {
      if (left[i]) {
        sum += ranks[i];
        events++;
      }
    }
    double below = sum - events * (events + 1) / 2.0;
    return below / events / (ranks.length - events);
  }

  /**
   * Commons Math, the test itself, which tells the greater of both areas.
   *
   * @return the area, or 1 less it
   */
  @Benchmark
  public double commonsMathTest() {
    double[] leavers = new double[CUSTOMERS];
    double[] stayers = new double[CUSTOMERS];
    int events = 0;
    int others = 0;
    for (int i = 0; i < scores.length; i++) {
      if (left[i]) {
        leavers[events++] = scores[i];
      } else {
        stayers[others++] = scores[i];
      }
    }
    double u =
        new MannWhitneyUTest()
            .mannWhitneyU(Arrays.copyOf(leavers, events), Arrays.copyOf(stayers, others));
    return u / events / others;
  }
}
