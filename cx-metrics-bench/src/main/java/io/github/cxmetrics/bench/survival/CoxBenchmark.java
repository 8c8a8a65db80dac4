package io.github.cxmetrics.bench.survival;

import io.github.cxmetrics.survival.Cox;
import io.github.cxmetrics.survival.CoxAccumulator;
import io.github.cxmetrics.survival.CoxConcordance;
import io.github.cxmetrics.survival.CoxDefinition;
import io.github.cxmetrics.survival.CoxFit;
import io.github.cxmetrics.survival.RowOutcome;
import io.github.cxmetrics.survival.TieMethod;
import java.util.SplittableRandom;
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
 * What Cox regression of a million rows with three covariates costs, whose times are days of two
 * years or nearly all different.
 *
 * <pre>{@code
 * java -Xmx4g -jar cx-metrics-bench/target/benchmarks.jar CoxBenchmark
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class CoxBenchmark {

  private static final long SEED = 20_261_126;
  private static final int ROWS = 1_000_000;

  /** Rows, and what was made of them. */
  @State(Scope.Benchmark)
  public static class Rows {

    /** How many steps of time a day has. */
    @Param({"1", "1000000"})
    int stepsPerDay = 1;

    double[] exits = {};
    RowOutcome[] outcomes = {};
    double[] x = {};
    CoxAccumulator added = Cox.accumulator(CoxDefinition.of("a", "b", "c"));
    Cox result = added.result();
    CoxFit fit = result.fit();

    /** Makes the rows up. */
    @Setup
    public void make() {
      SplittableRandom random = new SplittableRandom(SEED);
      exits = new double[ROWS];
      outcomes = new RowOutcome[ROWS];
      x = new double[3 * ROWS];
      for (int i = 0; i < ROWS; i++) {
        x[3 * i] = random.nextInt(1_000) / 250.0 - 2;
        x[3 * i + 1] = random.nextInt(2);
        x[3 * i + 2] = 20 + random.nextInt(40);
        double hazard = Math.exp(0.5 * x[3 * i] - 0.3 * x[3 * i + 1] + 0.01 * x[3 * i + 2]) / 300;
        double time = -Math.log(1 - random.nextDouble()) / hazard;
        double end = 730 * random.nextDouble();
        outcomes[i] = time < end ? RowOutcome.EVENT : RowOutcome.NO_EVENT;
        exits[i] = Math.ceil(Math.min(time, end) * stepsPerDay) / stepsPerDay;
      }
      added = addedTo(Cox.accumulator(CoxDefinition.of("a", "b", "c")));
      result = added.result();
      fit = result.fit();
    }

    CoxAccumulator addedTo(CoxAccumulator rows) {
      double[] row = new double[3];
      for (int i = 0; i < ROWS; i++) {
        System.arraycopy(x, 3 * i, row, 0, 3);
        rows.add(exits[i], outcomes[i], row);
      }
      return rows;
    }
  }

  /** All of it: rows one by one, sorted, and fitted with Efron's method. */
  @Benchmark
  public CoxFit whole(Rows rows) {
    return rows.addedTo(Cox.accumulator(CoxDefinition.of("a", "b", "c"))).result().fit();
  }

  /** Adding alone. */
  @Benchmark
  public CoxAccumulator add(Rows rows) {
    return rows.addedTo(Cox.accumulator(CoxDefinition.of("a", "b", "c")));
  }

  /** Sorting alone. */
  @Benchmark
  public Cox result(Rows rows) {
    return rows.added.result();
  }

  /** The fit of sorted rows. */
  @Benchmark
  public CoxFit fitEfron(Rows rows) {
    return rows.result.fit();
  }

  /** The fit of sorted rows with Breslow's method. */
  @Benchmark
  public CoxFit fitBreslow(Rows rows) {
    return rows.result.fit(TieMethod.BRESLOW);
  }

  /** The pairs of a fit. */
  @Benchmark
  public CoxConcordance concordance(Rows rows) {
    return rows.fit.concordance().orElseThrow();
  }
}
