package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.bench.data.GroupedDurations;
import io.github.cxmetrics.duration.DurationShares;
import io.github.cxmetrics.duration.Durations;
import io.github.cxmetrics.duration.ExactDurations;
import io.github.cxmetrics.duration.GroupedDurationAccumulator;
import io.github.cxmetrics.parallel.Parallelism;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** How this library answers quantiles by group. */
final class LibraryQuantiles {

  static final Contender<GroupedDurations> EXACT = Contender.library(LibraryQuantiles::exact);

  static final Contender<GroupedDurations> SKETCHES = Contender.library(LibraryQuantiles::sketches);

  private LibraryQuantiles() {}

  private static Supplier<Answer> exact(GroupedDurations rows, Parallelism threads) {
    SortedMap<Long, ExactDurations> groups =
        ExactDurations.byLong(
            rows.groups(), rows.millis(), 0, rows.groups().length, DurationShares.USUAL, threads);
    return () -> {
      Answer answer = new Answer();
      groups.forEach((group, durations) -> answer.add(group.toString(), quantiles(durations)));
      return answer;
    };
  }

  private static double[] quantiles(ExactDurations durations) {
    return Arrays.stream(DurationWorkload.SHARES)
        .map(share -> durations.quantile(share).value())
        .toArray();
  }

  private static Supplier<Answer> sketches(GroupedDurations rows, Parallelism threads) {
    GroupedDurationAccumulator groups = Durations.accumulatorByLong();
    groups.addAll(rows.groups(), rows.millis(), 0, rows.groups().length, threads);
    SortedMap<Long, double[]> quantiles = new TreeMap<>();
    groups.result().forEach((group, durations) -> quantiles.put(group, quantiles(durations)));
    return () -> answer(quantiles);
  }

  private static double[] quantiles(Durations durations) {
    return Arrays.stream(DurationWorkload.SHARES)
        .map(share -> durations.quantile(share, ConfidenceLevel.P95).value())
        .toArray();
  }

  private static Answer answer(Map<Long, double[]> quantiles) {
    Answer answer = new Answer();
    quantiles.forEach((group, values) -> answer.add(group.toString(), values));
    return answer;
  }
}
