package io.github.cxmetrics.bench.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.NetScoreInterval;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one interval costs, by method, for some four hundred answers.
 *
 * <pre>{@code
 * java -jar cx-metrics-bench/target/benchmarks.jar IntervalBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class IntervalBenchmark {

  /** Answers of three classes, and a method. */
  @State(Scope.Thread)
  public static class NetScore {

    @Param NetScoreInterval method = NetScoreInterval.TANGO;
    long promoters = 211;
    long passives = 118;
    long detractors = 79;
    ConfidenceLevel level = ConfidenceLevel.P95;
  }

  /** Successes among trials, and a method. */
  @State(Scope.Thread)
  public static class Proportion {

    @Param ProportionInterval method = ProportionInterval.WILSON;
    long successes = 329;
    long n = 408;
    ConfidenceLevel level = ConfidenceLevel.P95;
  }

  /** The interval of a net score. */
  @Benchmark
  public Interval netScore(NetScore answers) {
    return answers.method.of(
        answers.promoters, answers.passives, answers.detractors, answers.level);
  }

  /** The interval of a share. */
  @Benchmark
  public Interval proportion(Proportion trials) {
    return trials.method.of(trials.successes, trials.n, trials.level);
  }
}
