package io.github.cxmetrics.bench.survey;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.bench.data.Answers;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What each verb of the Net Promoter Score costs; for adding, an answer is the operation.
 *
 * <pre>{@code
 * java -jar cx-metrics-bench/target/benchmarks.jar NpsBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class NpsBenchmark {

  private static final long SEED = 20_261_122;
  private static final int SINGLE_ANSWERS = 1 << 12;
  private static final int BATCH_ANSWERS = 1 << 26;

  /** Accumulators that have seen answers, and answers still to come. */
  @State(Scope.Thread)
  public static class Single {

    byte[] scores = Answers.skewed(SEED, SINGLE_ANSWERS);
    RatingAccumulator<Nps> accumulator = filled(SEED + 1);
    RatingAccumulator<Nps> other = filled(SEED + 2);
    byte[] state = other.encode();
    long[] counts = new long[11];

    private static RatingAccumulator<Nps> filled(long seed) {
      RatingAccumulator<Nps> filled = Nps.accumulator();
      filled.addAll(Answers.skewed(seed, SINGLE_ANSWERS), 0, SINGLE_ANSWERS);
      return filled;
    }
  }

  /** A batch that stays in the first cache, one that needs the second, one that fits in none. */
  @State(Scope.Thread)
  public static class Bytes {

    @Param({"1024", "262144", "67108864"})
    int size;

    byte[] scores = new byte[0];
    RatingAccumulator<Nps> accumulator = Nps.accumulator();

    /** Makes the batch. */
    @Setup
    public void makeBatch() {
      scores = Answers.skewed(SEED, size);
    }
  }

  /** The same batch four times as wide. */
  @State(Scope.Thread)
  public static class Ints {

    @Param({"1024", "262144", "67108864"})
    int size;

    int[] scores = new int[0];
    RatingAccumulator<Nps> accumulator = Nps.accumulator();

    /** Makes the batch. */
    @Setup
    public void makeBatch() {
      scores = Answers.widened(Answers.skewed(SEED, size));
    }
  }

  /** The least that counting an answer can cost: no definition, no check of the range. */
  @Benchmark
  @OperationsPerInvocation(SINGLE_ANSWERS)
  public long[] baseline(Single single) {
    long[] counts = single.counts;
    for (byte score : single.scores) {
      counts[score]++;
    }
    return counts;
  }

  /** Answers one at a time. */
  @Benchmark
  @OperationsPerInvocation(SINGLE_ANSWERS)
  public RatingAccumulator<Nps> add(Single single) {
    RatingAccumulator<Nps> accumulator = single.accumulator;
    for (byte score : single.scores) {
      accumulator.add(score);
    }
    return accumulator;
  }

  /** Answers by the batch, as often as makes up the declared number of operations. */
  @Benchmark
  @OperationsPerInvocation(BATCH_ANSWERS)
  public RatingAccumulator<Nps> addAll(Bytes batch) {
    for (int done = 0; done < BATCH_ANSWERS; done += batch.size) {
      batch.accumulator.addAll(batch.scores, 0, batch.size);
    }
    return batch.accumulator;
  }

  /** As {@link #addAll}, from ints. */
  @Benchmark
  @OperationsPerInvocation(BATCH_ANSWERS)
  public RatingAccumulator<Nps> addAllInts(Ints batch) {
    for (int done = 0; done < BATCH_ANSWERS; done += batch.size) {
      batch.accumulator.addAll(batch.scores, 0, batch.size);
    }
    return batch.accumulator;
  }

  /** Two shards into one. */
  @Benchmark
  public RatingAccumulator<Nps> merge(Single single) {
    return single.accumulator.merge(single.other);
  }

  /** The score in points with its Tango interval. */
  @Benchmark
  public Estimate result(Single single) {
    return single.accumulator.result().score();
  }

  /** A state to bytes. */
  @Benchmark
  public byte[] encode(Single single) {
    return single.other.encode();
  }

  /** Bytes to a state. */
  @Benchmark
  public RatingAccumulator<Nps> decode(Single single) {
    return single.other.decode(single.state);
  }
}
