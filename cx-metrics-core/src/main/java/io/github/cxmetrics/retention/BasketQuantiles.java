package io.github.cxmetrics.retention;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.stats.QuantileInterval;
import java.io.Serial;
import java.io.Serializable;

/** The distribution of amounts, of which those below 0 are kept turned round. */
final class BasketQuantiles implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final Quantiles below = new Quantiles();
  private final Quantiles rest = new Quantiles();

  BasketQuantiles() {}

  void add(long amount) {
    if (amount < 0) {
      below.add(-amount);
    } else {
      rest.add(amount);
    }
  }

  boolean hasNegative() {
    return below.n() > 0;
  }

  private long valueAtRank(long rank) {
    return rank <= below.n()
        ? -below.valueAtRank(below.n() - rank + 1)
        : rest.valueAtRank(rank - below.n());
  }

  Estimate quantile(double p, double lowest, ConfidenceLevel level) {
    return QuantileInterval.estimate(
        p, below.n() + rest.n(), this::valueAtRank, lowest, Double.POSITIVE_INFINITY, level);
  }

  double relativeError() {
    return Math.max(below.relativeError(), rest.relativeError());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BasketQuantiles that
        && below.equals(that.below)
        && rest.equals(that.rest);
  }

  @Override
  public int hashCode() {
    return 31 * below.hashCode() + rest.hashCode();
  }
}
