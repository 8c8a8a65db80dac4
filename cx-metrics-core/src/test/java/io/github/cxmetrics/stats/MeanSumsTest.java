package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanSumsTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  /** 2, 2 and 5: the mean is 3. */
  private static final MeanSums THREE = MeanSums.ofCounts(List.of(2.0, 5.0), List.of(2L, 1L));

  @Test
  void sumsOfCountedValues() {
    assertThat(THREE).isEqualTo(new MeanSums(3, 3, 9, 3, 0, 6));
    assertThat(THREE.countsEqually()).isTrue();
  }

  @Test
  void sumsOfWeightedValues() {
    // 1 with weights 1 and 3, 2 with weight 4: the mean is 1.5
    MeanSums sums =
        MeanSums.of(
            List.of(1.0, 2.0, 9.0),
            List.of(2L, 1L, 1L),
            new double[] {4, 4, 0},
            new double[] {10, 16, 0});
    assertThat(sums).isEqualTo(new MeanSums(3, 8, 12, 26, 3, 6.5));
    assertThat(sums.countsEqually()).isFalse();
  }

  @Test
  void totalIsThatOfAllUnitsAtOnce() {
    List<Double> values = List.of(1.0, 2.0, 4.0);
    MeanSums one = MeanSums.ofCounts(values, List.of(3L, 0L, 1L));
    MeanSums other = MeanSums.ofCounts(values, List.of(1L, 5L, 2L));
    MeanSums all = MeanSums.total(List.of(one, MeanSums.NONE, other));
    MeanSums atOnce = MeanSums.ofCounts(values, List.of(4L, 5L, 3L));
    assertThat(all.n()).isEqualTo(atOnce.n());
    assertThat(all.sum()).isEqualTo(atOnce.sum());
    assertThat(all.deviations()).isCloseTo(0, within(1e-14));
    assertThat(all.squares()).isCloseTo(atOnce.squares(), within(1e-14));
    assertThat(MeanSums.total(List.of())).isEqualTo(MeanSums.NONE);
  }

  @Test
  void meanOfUnitsThatCountEquallyIsStudents() {
    Estimate mean = THREE.mean(MeanKind.VALUE, 0, 10).estimate(DesignInterval.BY_EFFECTIVE_N, P95);
    Interval student = MeanInterval.of(3, 3, 3, 0, 10, P95);
    assertThat(mean.value()).isEqualTo(3);
    assertThat(mean.n()).isEqualTo(3);
    assertThat(mean.interval().low()).isCloseTo(student.low(), within(1e-12));
    assertThat(mean.interval().high()).isCloseTo(student.high(), within(1e-12));
  }

  @Test
  void meanOfNothingIsUndefined() {
    Estimate mean = MeanSums.NONE.mean(MeanKind.SHARE, 0, 1).estimate(P95);
    assertThat(mean.isDefined()).isFalse();
    assertThat(mean.n()).isZero();
    assertThat(MeanSums.ofCounts(List.of(1.0), List.of(0L))).isEqualTo(MeanSums.NONE);
  }

  @Test
  void meanOfOneUnitHasTheWidestInterval() {
    Estimate mean =
        MeanSums.ofCounts(List.of(4.0), List.of(1L)).mean(MeanKind.VALUE, 1, 5).estimate(P95);
    assertThat(mean.value()).isEqualTo(4);
    assertThat(mean.interval()).isEqualTo(new Interval(1, 5, P95));
  }

  @Test
  void shareHasTheWilsonIntervalOfTheWhole() {
    MeanSums whole = MeanSums.ofCounts(List.of(2.0, 5.0), List.of(7L, 3L));
    Estimate share = THREE.shareOf(whole, P95);
    Interval wilson = ProportionInterval.WILSON.estimate(3, 10, P95).interval();
    assertThat(share.value()).isEqualTo(0.3);
    assertThat(share.n()).isEqualTo(10);
    assertThat(share.method()).isEqualTo("Wilson of effective n");
    assertThat(share.interval().low()).isCloseTo(wilson.low(), within(1e-12));
    assertThat(share.interval().high()).isCloseTo(wilson.high(), within(1e-12));
    assertThat(MeanSums.NONE.shareOf(whole, P95).value()).isZero();
    assertThat(THREE.shareOf(THREE, P95).value()).isEqualTo(1);
  }

  @Test
  void shareOfNothingIsUndefined() {
    Estimate share = MeanSums.NONE.shareOf(MeanSums.NONE, P95);
    assertThat(share.isDefined()).isFalse();
    assertThat(share.interval()).isEqualTo(new Interval(0, 1, P95));
  }

  @Test
  void refusesAPartThatIsMoreThanTheWhole() {
    MeanSums one = MeanSums.ofCounts(List.of(2.0), List.of(1L));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> THREE.shareOf(one, P95))
        .withMessage("whole must contain its part, was 1 units of weight 1.0 and 3 of weight 3.0");
    MeanSums heavy = new MeanSums(1, 5, 5, 25, 0, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> heavy.shareOf(THREE, P95));
  }

  @Test
  void refusesWhatNoUnitsCanHave() {
    assertRefused(() -> new MeanSums(-1, 0, 0, 0, 0, 0), "n must be at least 0, was -1");
    assertRefused(
        () -> new MeanSums(0, 1, 0, 0, 0, 0), "sum of weights must be 0 without units, was 1.0");
    assertRefused(
        () -> new MeanSums(1, 0, 0, 1, 0, 0), "sum of weights must be finite and above 0, was 0.0");
    assertRefused(
        () -> new MeanSums(1, 1, 0, Double.POSITIVE_INFINITY, 0, 0),
        "sum of squared weights must be finite and above 0, was Infinity");
    assertRefused(
        () -> new MeanSums(1, 1, Double.NaN, 1, 0, 0), "sum of values must be finite, was NaN");
    assertRefused(
        () -> new MeanSums(1, 1, 0, 1, Double.NaN, 0), "sum of deviations must be finite, was NaN");
    assertRefused(
        () -> new MeanSums(1, 1, 0, 1, 0, -1),
        "sum of squared deviations must be finite and at least 0, was -1.0");
    assertRefused(
        () -> MeanSums.ofCounts(List.of(1.0), List.of(1L, 2L)),
        "counts must be one for each of 1 values, was 2");
    assertRefused(
        () -> MeanSums.of(List.of(1.0), List.of(1L), new double[2], new double[1]),
        "weights must be one for each of 1 values, was 2");
    assertRefused(
        () -> MeanSums.of(List.of(1.0), List.of(1L), new double[1], new double[0]),
        "squared weights must be one for each of 1 values, was 0");
    assertRefused(
        () -> MeanSums.of(List.of(1.0), List.of(1L), new double[] {-1}, new double[1]),
        "weight of a value must be finite and at least 0, was -1.0");
    assertRefused(
        () -> MeanSums.of(List.of(1.0), List.of(1L), new double[] {1}, new double[] {-1}),
        "squared weight of a value must be finite and at least 0, was -1.0");
    assertRefused(
        () -> MeanSums.ofCounts(List.of(1.0), List.of(-1L)),
        "count of a value must be at least 0, was -1");
  }

  private static void assertRefused(Runnable making, String message) {
    assertThatIllegalArgumentException().isThrownBy(making::run).withMessage(message);
  }
}
