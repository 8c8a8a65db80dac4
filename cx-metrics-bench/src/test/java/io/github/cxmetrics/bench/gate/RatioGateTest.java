package io.github.cxmetrics.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Times within one run against others of the same class. Two rounds, then as many again for those
 * that broke their limit; the best round of each counts, because what else a machine does only
 * makes rounds longer.
 */
class RatioGateTest {

  private static final int ROUNDS = 2;

  private final Map<String, List<Double>> times = new HashMap<>();

  @Test
  void ratiosKeepTheirLimits() throws RunnerException {
    List<Gate> gates = Gates.of(Gate.Kind.RATIO);
    List<Gate> broken = run(gates);
    if (!broken.isEmpty()) {
      broken = run(broken);
    }
    assertThat(broken.stream().map(this::message).toList()).isEmpty();
  }

  private List<Gate> run(List<Gate> gates) throws RunnerException {
    for (int round = 0; round < ROUNDS; round++) {
      for (RunResult result : new Runner(options(gates)).run()) {
        times
            .computeIfAbsent(Gates.name(result), name -> new ArrayList<>())
            .add(result.getPrimaryResult().getScore());
      }
    }
    return gates.stream().filter(gate -> !(ratio(gate) <= gate.limit())).toList();
  }

  private static Options options(List<Gate> gates) {
    Stream<String> both =
        gates.stream().flatMap(gate -> Stream.of(gate.benchmark(), gate.other())).distinct();
    return Gates.options(both, TimeValue.milliseconds(100))
        .param("events", "100000")
        .warmupIterations(3)
        .measurementIterations(2)
        .forks(1)
        .build();
  }

  private double time(String benchmark) {
    return times.get(benchmark).stream().min(Comparator.naturalOrder()).orElseThrow();
  }

  private double ratio(Gate gate) {
    return time(gate.benchmark()) / time(gate.other());
  }

  private String message(Gate gate) {
    return String.format(
        Locale.ROOT,
        "%s must take at most %.2f times as long as %s, was %.2f (%.3f and %.3f)",
        gate.benchmark(),
        gate.limit(),
        gate.other(),
        ratio(gate),
        time(gate.benchmark()),
        time(gate.other()));
  }
}
