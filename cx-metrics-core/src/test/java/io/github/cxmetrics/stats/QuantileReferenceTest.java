package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.ReferenceRow;
import org.junit.jupiter.api.Test;

class QuantileReferenceTest {

  @Test
  void normalAgreesWithR() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "normal-reference.csv")) {
      double tail = row.number("tail");
      row.assertNumber("quantile", Normal.above(tail), 1e-15);
      row.assertNumber("two_sided", Normal.twoSided(row.number("quantile")), 1e-12);
    }
  }

  @Test
  void normalIsSymmetric() {
    assertThat(Normal.above(0.75)).isEqualTo(-Normal.above(0.25));
    assertThat(Normal.above(0.984375)).isEqualTo(-Normal.above(0.015625));
    assertThat(Normal.twoSided(-3)).isEqualTo(Normal.twoSided(3));
    assertThat(Normal.twoSided(Double.NEGATIVE_INFINITY)).isZero();
  }

  @Test
  void studentAgreesWithR() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "student-reference.csv")) {
      double df = row.number("df");
      row.assertNumber("quantile", StudentT.above(row.number("tail"), df), 1e-11);
      row.assertNumber("two_sided", StudentT.twoSided(row.number("quantile"), df), 1e-11);
    }
  }

  @Test
  void studentApproachesNormal() {
    assertThat(StudentT.above(0.025, 1e12) / Normal.above(0.025) - 1).isBetween(0.0, 2e-12);
    assertThat(StudentT.twoSided(3, 1e12) / Normal.twoSided(3) - 1).isBetween(2.4e-11, 2.5e-11);
  }

  @Test
  void studentHasItsLimits() {
    assertThat(StudentT.above(0.5, 3)).isZero();
    assertThat(StudentT.twoSided(0, 3)).isEqualTo(1);
    assertThat(StudentT.twoSided(Double.NEGATIVE_INFINITY, 3)).isZero();
    assertThat(StudentT.above(0.25, 1)).isCloseTo(1, offset(1e-14));
  }
}
