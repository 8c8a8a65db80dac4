package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.bench.churn.ChurnBenchmark;
import io.github.cxmetrics.bench.churn.InactivityBenchmark;
import io.github.cxmetrics.bench.churn.RevenueBenchmark;
import io.github.cxmetrics.bench.compare.CompareFunnels;
import io.github.cxmetrics.bench.compare.CompareMeans;
import io.github.cxmetrics.bench.compare.CompareScores;
import io.github.cxmetrics.bench.compare.ParseAndCount;
import io.github.cxmetrics.bench.engagement.ActivityBenchmark;
import io.github.cxmetrics.bench.funnel.FunnelBenchmark;
import io.github.cxmetrics.bench.live.LiveBenchmark;
import io.github.cxmetrics.bench.path.PathBenchmark;
import io.github.cxmetrics.bench.retention.RepeatBenchmark;
import io.github.cxmetrics.bench.retention.RetentionBenchmark;
import io.github.cxmetrics.bench.stats.IntervalBenchmark;
import io.github.cxmetrics.bench.survey.DriversBenchmark;
import io.github.cxmetrics.bench.survey.GroupedNpsBenchmark;
import io.github.cxmetrics.bench.survey.MixShiftBenchmark;
import io.github.cxmetrics.bench.survey.NpsBenchmark;
import io.github.cxmetrics.bench.survey.QualityBenchmark;
import io.github.cxmetrics.bench.survey.RakingBenchmark;
import io.github.cxmetrics.bench.survey.RespondentBenchmark;
import io.github.cxmetrics.bench.survey.WeightedNpsBenchmark;
import io.github.cxmetrics.bench.survival.CoxBenchmark;
import io.github.cxmetrics.bench.survival.SurvivalBenchmark;
import io.github.cxmetrics.bench.window.WindowBenchmark;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Calls every benchmark once, contenders' agreement included; measures nothing. */
class BenchmarksRunTest {

  private static final List<Class<?>> BENCHMARKS =
      List.of(
          NpsBenchmark.class,
          GroupedNpsBenchmark.class,
          WeightedNpsBenchmark.class,
          DriversBenchmark.class,
          RakingBenchmark.class,
          RespondentBenchmark.class,
          MixShiftBenchmark.class,
          QualityBenchmark.class,
          CompareMeans.class,
          CompareFunnels.class,
          FunnelBenchmark.class,
          RetentionBenchmark.class,
          RepeatBenchmark.class,
          ActivityBenchmark.class,
          PathBenchmark.class,
          ChurnBenchmark.class,
          InactivityBenchmark.class,
          RevenueBenchmark.class,
          SurvivalBenchmark.class,
          CoxBenchmark.class,
          WindowBenchmark.class,
          CompareScores.class,
          ParseAndCount.class,
          LiveBenchmark.class,
          IntervalBenchmark.class);

  static List<Class<?>> benchmarks() {
    return BENCHMARKS;
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void everyMethodRuns(Class<?> benchmark) throws RunnerException {
    Options once =
        new OptionsBuilder()
            .include("^" + benchmark.getName() + "\\.")
            .param("groups", "1000")
            .param("size", "1024")
            .param("events", "20000")
            .param("actors", "1000")
            .param("ofOne", "2000")
            .param("customers", "1000")
            .param("people", "1000")
            .param("ages", "730")
            .param("stepsPerDay", "1")
            .mode(Mode.SingleShotTime)
            .warmupIterations(0)
            .measurementIterations(1)
            .forks(0)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(once).run();
    assertThat(results)
        .extracting(result -> result.getParams().getBenchmark())
        .containsAll(methods(benchmark));
  }

  private static Set<String> methods(Class<?> benchmark) {
    return Arrays.stream(benchmark.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .map(method -> benchmark.getName() + "." + method.getName())
        .collect(Collectors.toSet());
  }

  @Test
  void everyBenchmarkIsRun() {
    Set<String> classes =
        BenchmarkList.defaultList()
            .getAll(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
            .stream()
            .map(entry -> entry.getUserClassQName())
            .collect(Collectors.toSet());
    assertThat(classes)
        .isEqualTo(BENCHMARKS.stream().map(Class::getName).collect(Collectors.toSet()));
  }
}
