package io.github.cxmetrics.bench.survey;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.bench.data.Answers;
import io.github.cxmetrics.survey.ClusteredRatingAccumulator;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.WeightedRatingAccumulator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What weights cost: sums that are exact in any order beside sums of doubles, and answers without
 * weights. For adding, an answer is the operation.
 *
 * <pre>{@code
 * java -jar cx-metrics-bench/target/benchmarks.jar WeightedNpsBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class WeightedNpsBenchmark {

  private static final long SEED = 20_261_126;
  private static final int ANSWERS = 1 << 12;
  private static final int ACCOUNTS = 1 << 9;

  /** Answers with lognormal weights, and accumulators that have seen some. */
  @State(Scope.Thread)
  public static class Answered {

    int[] scores = Answers.widened(Answers.skewed(SEED, ANSWERS));
    double[] weights = weights();
    long[] accounts = accounts();
    WeightedRatingAccumulator<Nps> accumulator = filled();
    WeightedRatingAccumulator<Nps> other = filled();
    byte[] state = other.encode();
    RatingAccumulator<Nps> unweighted = Nps.accumulator();
    long[] counts = new long[11];
    double[] sums = new double[11];
    double[] squares = new double[11];

    private static double[] weights() {
      SplittableRandom random = new SplittableRandom(SEED);
      double[] weights = new double[ANSWERS];
      for (int i = 0; i < ANSWERS; i++) {
        weights[i] = Math.exp(random.nextDouble(-1.5, 1.5));
      }
      return weights;
    }

    private static long[] accounts() {
      SplittableRandom random = new SplittableRandom(SEED + 1);
      return random.longs(ANSWERS, 0, ACCOUNTS).toArray();
    }

    private WeightedRatingAccumulator<Nps> filled() {
      WeightedRatingAccumulator<Nps> filled = WeightedRatingAccumulator.of(NpsDefinition.STANDARD);
      filled.addAll(scores, weights, 0, ANSWERS);
      return filled;
    }
  }

  /** The least that a weighted answer can cost: a count and two sums of doubles, which round. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public double[] baselineDoubleSums(Answered answered) {
    for (int i = 0; i < ANSWERS; i++) {
      int score = answered.scores[i];
      double weight = answered.weights[i];
      answered.counts[score]++;
      answered.sums[score] += weight;
      answered.squares[score] += weight * weight;
    }
    return answered.sums;
  }

  /** Answers without weights, one at a time. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public RatingAccumulator<Nps> addUnweighted(Answered answered) {
    for (int score : answered.scores) {
      answered.unweighted.add(score);
    }
    return answered.unweighted;
  }

  /** Weighted answers one at a time. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public WeightedRatingAccumulator<Nps> add(Answered answered) {
    for (int i = 0; i < ANSWERS; i++) {
      answered.accumulator.add(answered.scores[i], answered.weights[i]);
    }
    return answered.accumulator;
  }

  /** Weighted answers by the batch. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public WeightedRatingAccumulator<Nps> addAll(Answered answered) {
    answered.accumulator.addAll(answered.scores, answered.weights, 0, ANSWERS);
    return answered.accumulator;
  }

  /** Weighted answers of accounts into an empty state, and their score. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public Estimate addAndScoreAccounts(Answered answered) {
    ClusteredRatingAccumulator<Nps> state = ClusteredRatingAccumulator.of(NpsDefinition.STANDARD);
    for (int i = 0; i < ANSWERS; i++) {
      state.add(answered.accounts[i], answered.scores[i], answered.weights[i]);
    }
    return state.result().score();
  }

  /** A copy of a shard, and another one merged into it. */
  @Benchmark
  public WeightedRatingAccumulator<Nps> copyAndMerge(Answered answered) {
    return answered.other.copy().merge(answered.other);
  }

  /** The score in points with its interval. */
  @Benchmark
  public Estimate result(Answered answered) {
    return answered.other.result().score();
  }

  /** A state to bytes. */
  @Benchmark
  public byte[] encode(Answered answered) {
    return answered.other.encode();
  }

  /** Bytes to a state. */
  @Benchmark
  public WeightedRatingAccumulator<Nps> decode(Answered answered) {
    return answered.other.decode(answered.state);
  }
}
