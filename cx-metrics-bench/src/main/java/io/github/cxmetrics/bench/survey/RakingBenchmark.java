package io.github.cxmetrics.bench.survey;

import io.github.cxmetrics.stats.Raking;
import io.github.cxmetrics.stats.RakingRule;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import io.github.cxmetrics.survey.StratifiedRatingAccumulator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
 * What raking costs: a thousand cells, which are all combinations of three margins of ten levels,
 * to within 1e-8 of every target, without and with a cap; and adding an answer to known strata.
 *
 * <pre>{@code
 * java -jar cx-metrics-bench/target/benchmarks.jar RakingBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class RakingBenchmark {

  private static final long SEED = 20_261_126;
  private static final int LEVELS = 10;
  private static final int MARGINS = 3;
  private static final int CELLS = LEVELS * LEVELS * LEVELS;
  private static final RakingRule CAPPED = RakingRule.STANDARD.withCap(4);

  double[] counts = new double[CELLS];
  double[] bases = new double[CELLS];
  int[][] levels = new int[MARGINS][CELLS];
  double[][] targets = new double[MARGINS][LEVELS];
  String[][] strata = new String[CELLS][];
  StratifiedRatingAccumulator<Nps> answers =
      StratifiedRatingAccumulator.of(NpsDefinition.STANDARD, List.of("age", "region", "plan"));

  /** Makes a sample of unequal cells and the margins of another distribution. */
  @Setup
  public void makeSample() {
    Random random = new Random(SEED);
    for (int cell = 0; cell < CELLS; cell++) {
      counts[cell] = 1 + random.nextInt(20);
      bases[cell] = 1;
      double wanted = counts[cell] * Math.exp(random.nextGaussian() / 2);
      int rest = cell;
      String[] names = new String[MARGINS];
      for (int margin = 0; margin < MARGINS; margin++) {
        levels[margin][cell] = rest % LEVELS;
        targets[margin][rest % LEVELS] += wanted;
        names[margin] = "level " + rest % LEVELS;
        rest /= LEVELS;
      }
      strata[cell] = names;
      answers.add(names, 9);
    }
  }

  /** A thousand cells. */
  @Benchmark
  public Raking rake() {
    return Raking.of(counts, bases, levels, targets, RakingRule.STANDARD);
  }

  /** A thousand cells, no weight above four times the mean. */
  @Benchmark
  public Raking rakeCapped() {
    return Raking.of(counts, bases, levels, targets, CAPPED);
  }

  /** An answer of a known stratum. */
  @Benchmark
  @OperationsPerInvocation(CELLS)
  public StratifiedRatingAccumulator<Nps> add() {
    for (int cell = 0; cell < CELLS; cell++) {
      answers.add(strata[cell], cell % 11);
    }
    return answers;
  }
}
