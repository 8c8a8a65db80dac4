package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigInteger;
import java.time.Duration;

/**
 * How long customers stay. The mean of those who churned leaves out all who still stay, and the
 * mean of those who stay is not over yet: neither is the expected lifetime, for which a survival
 * curve is made of {@link ChurnTenure}s.
 *
 * @since 0.1
 */
public final class ChurnTenures implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);
  private static final BigInteger MOST_SECONDS = BigInteger.valueOf(Long.MAX_VALUE);

  private final TenureSums churned;
  private final TenureSums active;

  ChurnTenures(TenureSums churned, TenureSums active) {
    this.churned = churned;
    this.active = active;
  }

  /**
   * How many stays ended.
   *
   * @return at least 0
   */
  public long churned() {
    return churned.n();
  }

  /**
   * How many stays go on, those included of which nobody can tell yet.
   *
   * @return at least 0
   */
  public long active() {
    return active.n();
  }

  /**
   * How long the stays that ended lasted on average.
   *
   * @param level the confidence level
   * @return milliseconds, n being stays; NaN with n 0 without any
   */
  public Estimate meanMillisOfChurned(ConfidenceLevel level) {
    return churned.mean(level);
  }

  /**
   * How long the stays that go on have lasted on average, up to the end of the data.
   *
   * @param level the confidence level
   * @return milliseconds, n being stays; NaN with n 0 without any
   */
  public Estimate meanMillisOfActive(ConfidenceLevel level) {
    return active.mean(level);
  }

  /**
   * The time that all customers together were customers, and so at risk of churn.
   *
   * @return exact to the millisecond; the longest duration there is if it does not fit in one
   */
  public Duration timeAtRisk() {
    BigInteger[] parts = churned.sum().add(active.sum()).divideAndRemainder(THOUSAND);
    return Duration.ofSeconds(parts[0].min(MOST_SECONDS).longValueExact())
        .plusMillis(parts[1].longValueExact());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChurnTenures that
        && churned.equals(that.churned)
        && active.equals(that.active);
  }

  @Override
  public int hashCode() {
    return 31 * churned.hashCode() + active.hashCode();
  }

  /**
   * The stays in words.
   *
   * @return how many ended and go on
   */
  @Override
  public String toString() {
    return churned() + " stays ended, " + active() + " go on";
  }
}
