package io.github.cxmetrics.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSizes;
import io.github.cxmetrics.stats.QuantileInterval;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/** Amounts in ascending order, each of them: money is not to be off by a bucket. */
final class BasketQuantiles implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final long[] ascending;

  /** Takes a copy of the first of some values. */
  BasketQuantiles(long[] values, int size) {
    ascending = Arrays.copyOf(values, size);
    Arrays.sort(ascending);
  }

  boolean hasNegative() {
    return ascending.length > 0 && ascending[0] < 0;
  }

  Estimate quantile(double p, ClusterSizes sizes, double lowest, ConfidenceLevel level) {
    return QuantileInterval.estimateByActors(
        p, sizes, rank -> ascending[(int) rank - 1], lowest, Double.POSITIVE_INFINITY, level);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BasketQuantiles that && Arrays.equals(ascending, that.ascending);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ascending);
  }
}
