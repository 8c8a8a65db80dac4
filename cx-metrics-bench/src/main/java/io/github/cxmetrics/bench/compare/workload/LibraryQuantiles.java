package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Durations;
import io.github.cxmetrics.state.Quantiles;
import java.util.Arrays;
import java.util.function.Supplier;

/** How this library answers quantiles by group. */
final class LibraryQuantiles {

  static final Contender<Durations> EXACT =
      Contender.ofOneThread(Contender.LIBRARY, (rows, threads) -> sketches(rows));

  static final Contender<Durations> SKETCHES =
      Contender.ofOneThread(Contender.LIBRARY, (rows, threads) -> sketches(rows));

  private LibraryQuantiles() {}

  private static Supplier<Answer> sketches(Durations rows) {
    Quantiles[] groups = new Quantiles[Durations.GROUPS];
    Arrays.setAll(groups, group -> new Quantiles());
    for (int i = 0; i < rows.groups().length; i++) {
      groups[rows.groups()[i]].add(rows.millis()[i]);
    }
    double[][] quantiles = new double[groups.length][];
    for (int group = 0; group < groups.length; group++) {
      quantiles[group] = new double[DurationWorkload.SHARES.length];
      for (int i = 0; i < DurationWorkload.SHARES.length; i++) {
        quantiles[group][i] =
            groups[group].quantile(DurationWorkload.SHARES[i]).orElseThrow();
      }
    }
    return () -> {
      Answer answer = new Answer();
      for (int group = 0; group < quantiles.length; group++) {
        answer.add(Integer.toString(group), quantiles[group]);
      }
      return answer;
    };
  }
}
