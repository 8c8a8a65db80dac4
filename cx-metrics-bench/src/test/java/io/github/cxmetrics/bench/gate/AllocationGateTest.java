package io.github.cxmetrics.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.TimeValue;

/** Every benchmark that adds allocates nothing for an operation, but for what is kept. */
class AllocationGateTest {

  /* A batch of some thousand operations may make a small object or two. */
  private static final double NOTHING = 0.1;
  private static final String ADD = "[A-Za-z]+.add[A-Za-z]*";
  private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

  @Test
  void addingAllocatesNothing() throws RunnerException {
    Map<String, Gate> allowances =
        Gates.of(Gate.Kind.ALLOCATION).stream()
            .collect(Collectors.toMap(Gate::benchmark, Function.identity()));
    List<String> failures = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (RunResult result : new Runner(options()).run()) {
      String name = Gates.name(result);
      Gate gate = allowances.get(name);
      seen.add(name);
      double limit = gate == null ? NOTHING : gate.limit();
      double bytes = result.getSecondaryResults().get(BYTES_PER_OPERATION).getScore();
      if (!(bytes <= limit)) {
        failures.add(
            String.format(
                Locale.ROOT,
                "%s must allocate at most %.1f bytes an operation, was %.2f (%s)",
                name,
                limit,
                bytes,
                result.getParams().getParamsKeys().stream()
                    .map(key -> key + " " + result.getParams().getParam(key))
                    .collect(Collectors.joining(", "))));
      }
    }
    assertThat(failures).isEmpty();
    assertThat(seen).as("benchmarks that have an allowance").containsAll(allowances.keySet());
  }

  private static Options options() {
    return Gates.options(Stream.of(ADD), TimeValue.milliseconds(100))
        .warmupIterations(2)
        .measurementIterations(1)
        .forks(0)
        .addProfiler(GCProfiler.class)
        .build();
  }
}
