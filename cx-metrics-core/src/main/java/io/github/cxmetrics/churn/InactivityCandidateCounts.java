package io.github.cxmetrics.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts what each of several thresholds would do, of one customer after the other. */
final class InactivityCandidateCounts {

  private final long lastKnown;

  /* Ascending. */
  private final long[] thresholds;
  private final InactivityReturnCounts[] returns;
  private final InactivityClusters[] longerGaps;
  private final long[] longerOfCustomer;

  InactivityCandidateCounts(long[] thresholds, InactivityRule rule, InactivityHorizon horizon) {
    lastKnown = horizon.last();
    this.thresholds = thresholds;
    returns = new InactivityReturnCounts[thresholds.length];
    Arrays.setAll(
        returns, i -> new InactivityReturnCounts(thresholds[i], rule.returnWithin(), horizon));
    longerGaps = new InactivityClusters[thresholds.length];
    Arrays.setAll(longerGaps, i -> new InactivityClusters());
    longerOfCustomer = new long[thresholds.length];
  }

  void add(InactivityHistory history) {
    int gaps = history.size() - 1;
    for (int i = 0; i < gaps; i++) {
      long active = history.at(i);
      long next = history.at(i + 1);
      for (int k = 0; k < thresholds.length && thresholds[k] <= next - active; k++) {
        returns[k].addEnded(active, next);
        longerOfCustomer[k]++;
      }
    }
    for (int k = 0; k < thresholds.length; k++) {
      if (thresholds[k] <= lastKnown - history.last()) {
        returns[k].addOpen(history.last());
      }
      returns[k].endCustomer();
      longerGaps[k].add(gaps, longerOfCustomer[k]);
      longerOfCustomer[k] = 0;
    }
  }

  List<InactivityCandidate> result(InactivityRule rule, Inactivity inactivity) {
    List<InactivityCandidate> candidates = new ArrayList<>();
    for (int k = 0; k < thresholds.length; k++) {
      long threshold = thresholds[k];
      List<Double> quantiles =
          rule.gapQuantiles().stream()
              .filter(p -> isQuantile(inactivity.endedGaps(), p, threshold))
              .toList();
      candidates.add(
          new InactivityCandidate(
              inactivity.totals(threshold), returns[k].result(), longerGaps[k].sums(), quantiles));
    }
    return List.copyOf(candidates);
  }

  private static boolean isQuantile(InactivityGaps gaps, double p, long threshold) {
    return gaps.count() > 0 && gaps.quantile(p).orElseThrow() == threshold;
  }
}
