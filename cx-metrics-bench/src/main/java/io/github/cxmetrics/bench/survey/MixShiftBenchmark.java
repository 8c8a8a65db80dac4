package io.github.cxmetrics.bench.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.survey.MixShift;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.ScoreTrend;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to explain a change by segment, and to draw a line through as many periods. Both
 * read counts, so the number of answers does not matter.
 *
 * <pre>{@code
 * java -jar cx-metrics-bench/target/benchmarks.jar MixShiftBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class MixShiftBenchmark {

  private static final long SEED = 20_261_126;

  @Param({"10", "1000", "100000"})
  int groups;

  SortedMap<Long, Nps> baseline = new TreeMap<>();
  SortedMap<Long, Nps> current = new TreeMap<>();

  /** Makes the scores and checks that the effects add up. */
  @Setup
  public void makeScores() {
    Random random = new Random(SEED);
    for (long segment = 0; segment < groups; segment++) {
      baseline.put(segment, scores(random));
      current.put(segment, scores(random));
    }
    MixShift<Long> shift = MixShift.between(baseline, current);
    double rest =
        shift.change(ConfidenceLevel.P95).value()
            - shift.within(ConfidenceLevel.P95).value()
            - shift.composition(ConfidenceLevel.P95).value();
    if (!(Math.abs(rest) < 1e-9)) {
      throw new IllegalStateException("effects must add up to the change, was short of " + rest);
    }
  }

  private static Nps scores(Random random) {
    return Nps.ofCounts(random.nextInt(100), random.nextInt(80), random.nextInt(60));
  }

  /** The three totals with their intervals. */
  @Benchmark
  public Map<String, Estimate> total() {
    return MixShift.between(baseline, current).estimates(ConfidenceLevel.P95);
  }

  /** A row for each segment. */
  @Benchmark
  public SortedMap<Long, MixShift.Row> rows() {
    return MixShift.between(baseline, current).rows(ConfidenceLevel.P95);
  }

  /** The slope over as many periods. */
  @Benchmark
  public Estimate trend() {
    return ScoreTrend.over(current).slope(ConfidenceLevel.P95);
  }
}
