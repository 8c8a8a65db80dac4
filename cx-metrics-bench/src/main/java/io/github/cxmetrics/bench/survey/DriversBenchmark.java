package io.github.cxmetrics.bench.survey;

import io.github.cxmetrics.stats.ImportanceMethod;
import io.github.cxmetrics.survey.DriverAnalysis;
import io.github.cxmetrics.survey.DriverVariable;
import io.github.cxmetrics.survey.Drivers;
import io.github.cxmetrics.survey.DriversAccumulator;
import io.github.cxmetrics.survey.DriversDefinition;
import io.github.cxmetrics.survey.RatingScale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * What driver analysis costs: a row, with and without what intervals need, and an analysis of all
 * of them by both methods, with the standard errors of every number.
 *
 * <pre>{@code
 * java -jar cx-metrics-bench/target/benchmarks.jar DriversBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class DriversBenchmark {

  private static final long SEED = 20_261_126;
  private static final int ROWS = 1_000;

  /** Rows of answers, and states that have seen them. */
  @State(Scope.Thread)
  public static class Survey {

    @Param({"10", "15"})
    int predictors = 1;

    double[][] rows = {};
    double[] outcomes = {};
    DriversAccumulator with = Drivers.accumulator(definition(1));
    DriversAccumulator without = Drivers.accumulator(definition(1).withoutIntervals());
    Drivers answered = with.result();
    Drivers answeredWithout = without.result();

    /** Makes the answers up and adds them. */
    @Setup
    public void fill() {
      Random random = new Random(SEED);
      rows = new double[ROWS][predictors];
      outcomes = new double[ROWS];
      for (int i = 0; i < ROWS; i++) {
        double common = random.nextGaussian();
        for (int j = 0; j < predictors; j++) {
          rows[i][j] = answer(3.7 + 0.6 * common + 0.8 * random.nextGaussian());
        }
        outcomes[i] = answer(3.8 + 0.7 * common + 0.7 * random.nextGaussian());
      }
      with = Drivers.accumulator(definition(predictors));
      without = Drivers.accumulator(definition(predictors).withoutIntervals());
      addTo(with);
      addTo(without);
      answered = with.result();
      answeredWithout = without.result();
    }

    private void addTo(DriversAccumulator state) {
      for (int i = 0; i < ROWS; i++) {
        state.add(outcomes[i], rows[i]);
      }
    }
  }

  private static double answer(double opinion) {
    return Math.max(1, Math.min(5, Math.rint(opinion)));
  }

  private static DriversDefinition definition(int predictors) {
    return DriversDefinition.of(
        DriverVariable.rated("y", RatingScale.ONE_TO_FIVE),
        IntStream.range(0, predictors)
            .mapToObj(j -> DriverVariable.rated("q" + j, RatingScale.ONE_TO_FIVE))
            .toList());
  }

  /** Rows one by one, with the fourth moments. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public DriversAccumulator add(Survey survey) {
    survey.addTo(survey.with);
    return survey.with;
  }

  /** Rows one by one, of which no interval is asked. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public DriversAccumulator addWithoutIntervals(Survey survey) {
    survey.addTo(survey.without);
    return survey.without;
  }

  /** The whole analysis by LMG, all standard errors included. */
  @Benchmark
  public DriverAnalysis lmg(Survey survey) {
    return survey.answered.analyse();
  }

  /** The analysis by LMG of a state without intervals. */
  @Benchmark
  public DriverAnalysis lmgWithoutIntervals(Survey survey) {
    return survey.answeredWithout.analyse();
  }

  /** The whole analysis by relative weights. */
  @Benchmark
  public DriverAnalysis relativeWeights(Survey survey) {
    return survey.answered.analyseBy(ImportanceMethod.RELATIVE_WEIGHTS);
  }
}
