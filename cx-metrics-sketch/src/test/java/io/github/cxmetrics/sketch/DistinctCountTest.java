package io.github.cxmetrics.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DistinctCountTest {

  private static final SketchDefinition SMALL =
      SketchDefinition.of(ZoneId.of("UTC")).withEntries(16);

  /** P(B <= k) of a binomial variable, term by term in decimals. */
  private static double atMost(int k, int n, double v) {
    BigDecimal p = new BigDecimal(v);
    BigDecimal q = BigDecimal.ONE.subtract(p);
    BigDecimal term = q.pow(n, MathContext.DECIMAL128);
    BigDecimal sum = term;
    for (int i = 1; i <= Math.min(k, n); i++) {
      term =
          term.multiply(p, MathContext.DECIMAL128)
              .multiply(BigDecimal.valueOf(n - i + 1L))
              .divide(q, MathContext.DECIMAL128)
              .divide(BigDecimal.valueOf(i), MathContext.DECIMAL128);
      sum = sum.add(term, MathContext.DECIMAL128);
    }
    return sum.doubleValue();
  }

  @Test
  void theIntervalHoldsEveryNumberThatIsNotTooImprobable() {
    for (ConfidenceLevel level : new ConfidenceLevel[] {ConfidenceLevel.P90, ConfidenceLevel.P99}) {
      for (double v : new double[] {0.95, 0.9, 0.7, 0.5, 0.2, 0.05}) {
        Estimate count = DistinctCount.estimate(16, (long) (v * 0x1p63), SMALL, level);
        int fewest = 17;
        while (1 - atMost(16, fewest, v) < level.tail()) {
          fewest++;
        }
        int most = 16;
        while (atMost(16, most + 1, v) >= level.tail()) {
          most++;
        }
        assertThat(count.value()).isCloseTo(16 / v, within(1e-9));
        assertThat(count.interval().low())
            .as("%s, %s", v, level)
            .isEqualTo(Math.min(16 / v, fewest), within(1e-9));
        assertThat(count.interval().high())
            .as("%s, %s", v, level)
            .isEqualTo(Math.max(16 / v, most), within(1e-9));
      }
    }
  }

  @Test
  void theGreatestNumberIsFoundFromAnyGuess() {
    for (long greatest = 9; greatest < 60; greatest++) {
      for (long guess = 10; guess < 80; guess++) {
        long bound = greatest;
        assertThat(DistinctCount.greatest(10, guess, number -> number <= bound))
            .as("%d from %d", greatest, guess)
            .isEqualTo(greatest);
      }
    }
  }

  @Test
  void equalSketchesAreEqual() {
    ActiveUsersSketch one = ApproximateActiveUsers.accumulator(SMALL);
    ActiveUsersSketch other = ApproximateActiveUsers.accumulator(SMALL);
    for (long actor = 0; actor < 40; actor++) {
      one.add(actor, 0);
      other.add(39 - actor, 0);
    }
    assertThat(one.result()).isEqualTo(other.result());
    other.add(100, 86_400_000);
    assertThat(one.result()).isNotEqualTo(other.result());
    assertThat(one.result())
        .isNotEqualTo(
            ApproximateActiveUsers.accumulator(SMALL.withEntries(32)).merge(fewer()).result());
    assertThat(DistinctHashes.NONE).isNotEqualTo("none");
    assertThat(DistinctHashes.NONE.union(DistinctHashes.NONE, 16)).isEqualTo(DistinctHashes.NONE);
  }

  private static ActiveUsersSketch fewer() {
    ActiveUsersSketch fewer = ApproximateActiveUsers.accumulator(SMALL.withEntries(32));
    fewer.add(1, 0);
    return fewer;
  }
}
