package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DesignMeanTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final Offset<Double> CLOSE = within(1e-12);

  @Test
  void ofEqualWeightsASmallNetShareHasTheAdjustedWaldInterval() {
    DesignMean mean = new DesignMean(MeanKind.NET, -1, 1, 50, 0.2, 0.6 - 0.04, 0.56 / 49, 50);
    Estimate plain = NetScoreInterval.ADJUSTED_WALD.estimate(20, 20, 10, LEVEL);
    Estimate estimate = mean.estimate(LEVEL);
    assertThat(estimate.value()).isEqualTo(plain.value());
    assertThat(estimate.n()).isEqualTo(50);
    assertThat(estimate.method()).isEqualTo("adjusted Wald (3/4) of effective n");
    assertThat(estimate.interval().low()).isCloseTo(plain.interval().low(), CLOSE);
    assertThat(estimate.interval().high()).isCloseTo(plain.interval().high(), CLOSE);
  }

  @Test
  void ofEqualWeightsASmallShareHasTheWilsonInterval() {
    DesignMean mean = new DesignMean(MeanKind.SHARE, 0, 1, 40, 0.25, 0.1875, 0.1875 / 39, 40);
    Estimate plain = ProportionInterval.WILSON.estimate(10, 40, LEVEL);
    Estimate estimate = mean.estimate(LEVEL);
    assertThat(estimate.method()).isEqualTo("Wilson of effective n");
    assertThat(estimate.interval().low()).isCloseTo(plain.interval().low(), CLOSE);
    assertThat(estimate.interval().high()).isCloseTo(plain.interval().high(), CLOSE);
  }

  @Test
  void ofEqualWeightsASmallMeanHasTheStudentInterval() {
    DesignMean mean = new DesignMean(MeanKind.VALUE, 1, 7, 4, 5.5, 0.75, 0.25, 4);
    Estimate plain = MeanInterval.estimate(4, 5.5, 1.0, 1, 7, LEVEL);
    Estimate estimate = mean.estimate(LEVEL);
    assertThat(estimate.method()).isEqualTo("Student t of effective n");
    assertThat(estimate.interval()).isEqualTo(plain.interval());
  }

  @Test
  void fromAHundredEffectiveAnswersTheLinearisedErrorCounts() {
    DesignMean enough = new DesignMean(MeanKind.NET, -1, 1, 300, 0.2, 0.56, 0.0025, 100);
    assertThat(enough.estimate(LEVEL).method()).isEqualTo("linearised");
    assertThat(enough.estimate(LEVEL).interval().low())
        .isCloseTo(0.2 - 0.05 * 1.959963984540054, CLOSE);
    DesignMean few = new DesignMean(MeanKind.NET, -1, 1, 300, 0.2, 0.56, 0.0025, 99.9);
    assertThat(few.estimate(LEVEL).method()).isEqualTo("adjusted Wald (3/4) of effective n");
    assertThat(few.estimate(DesignInterval.LINEARISED, LEVEL).method()).isEqualTo("linearised");
    assertThat(enough.estimate(DesignInterval.EFFECTIVE_N, LEVEL).method())
        .isEqualTo("adjusted Wald (3/4) of effective n");
  }

  @Test
  void withoutUnitsNothingIsDefined() {
    for (DesignInterval method : DesignInterval.values()) {
      Estimate none = new DesignMean(MeanKind.VALUE, 1, 7, 0, 3, 1, 1, 1).estimate(method, LEVEL);
      assertThat(none.isDefined()).isFalse();
      assertThat(none.n()).isZero();
      assertThat(none.interval().low()).isEqualTo(1);
      assertThat(none.interval().high()).isEqualTo(7);
    }
  }

  @Test
  void oneUnitHasNoErrorOfItsOwn() {
    DesignMean one = new DesignMean(MeanKind.VALUE, 1, 7, 1, 3, 0, Double.NaN, 1);
    for (DesignInterval method : DesignInterval.values()) {
      assertThat(one.estimate(method, LEVEL).value()).isEqualTo(3);
      assertThat(one.estimate(method, LEVEL).interval().low()).isEqualTo(1);
      assertThat(one.estimate(method, LEVEL).interval().high()).isEqualTo(7);
    }
  }

  @Test
  void anAdjustedIntervalIsStretchedToTheScoreSeen() {
    for (int side : new int[] {-1, 1}) {
      DesignMean alike = new DesignMean(MeanKind.NET, -1, 1, 1, side, 0, 0, 1);
      Interval plain =
          NetScoreInterval.ADJUSTED_WALD.of(side > 0 ? 1 : 0, 0, side > 0 ? 0 : 1, LEVEL);
      for (DesignInterval method : DesignInterval.values()) {
        assertHeld(alike.estimate(method, LEVEL));
      }
      Interval stretched = alike.estimate(LEVEL).interval();
      assertThat(stretched.low()).isCloseTo(side > 0 ? plain.low() : -1, CLOSE);
      assertThat(stretched.high()).isCloseTo(side > 0 ? 1 : plain.high(), CLOSE);
    }
  }

  @Test
  void everyIntervalHoldsItsValue() {
    Random random = new Random(20261126);
    for (int round = 0; round < 5_000; round++) {
      MeanKind kind = List.of(MeanKind.values()).get(random.nextInt(3));
      double lowest = kind == MeanKind.NET ? -1 : 0;
      double value = lowest + (1 - lowest) * Math.min(1, random.nextInt(6) / 4.0);
      double variance = (1 - value) * (value - lowest);
      long n = 1L + random.nextInt(30);
      double effective = 1 + random.nextDouble() * (n - 1);
      DesignMean mean =
          new DesignMean(kind, lowest, 1, n, value, variance, variance / effective * 2, effective);
      for (DesignInterval method : DesignInterval.values()) {
        assertHeld(mean.estimate(method, LEVEL));
        assertHeld(mean.estimate(method, new ConfidenceLevel(0.1)));
      }
    }
  }

  private static void assertHeld(Estimate estimate) {
    assertThat(estimate.value())
        .as("%s", estimate)
        .isBetween(estimate.interval().low(), estimate.interval().high());
  }

  @Test
  void rejectsWhatNoSampleCanHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DesignMean(MeanKind.SHARE, 0, 1, 5, 1.5, 0, 0, 5))
        .withMessage("mean must be in 0.0..1.0, was 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DesignMean(MeanKind.SHARE, 0, 1, 5, 0.5, -1, 0, 5))
        .withMessage("variance must be finite and at least 0, was -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DesignMean(MeanKind.SHARE, 0, 1, 5, 0.5, 0.2, -1, 5))
        .withMessage("squared standard error must be finite and at least 0, was -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DesignMean(MeanKind.SHARE, 0, 1, 5, 0.5, 0.2, 0.1, 0))
        .withMessage("effective n must be finite and above 0, was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DesignMean(MeanKind.SHARE, 0, 1, -5, 0.5, 0.2, 0.1, 1))
        .withMessage("n must be at least 0, was -5");
  }
}
