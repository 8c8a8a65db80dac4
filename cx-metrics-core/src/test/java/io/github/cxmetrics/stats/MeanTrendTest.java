package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.MeanTrend.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanTrendTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  private static Group shares(double place, long failures, long successes) {
    return new Group(place, MeanSums.ofCounts(List.of(0.0, 1.0), List.of(failures, successes)));
  }

  private static MeanTrend trend(MeanKind kind, Group... groups) {
    return new MeanTrend(kind, List.of(groups));
  }

  @Test
  void slopeIsPerUnitOfPlace() {
    // 0.2, 0.4 and, two places on, 0.8
    Group[] groups = {shares(0, 8, 2), shares(1, 6, 4), shares(3, 2, 8)};
    Estimate slope = trend(MeanKind.SHARE, groups).slope(P95);
    assertThat(slope.value()).isCloseTo(0.2, within(1e-15));
    assertThat(slope.n()).isEqualTo(30);
    assertThat(slope.method()).isEqualTo("Student t of the slope");
    assertThat(slope.interval().contains(0.2)).isTrue();
  }

  @Test
  void groupsWithoutUnitsHaveNoSay() {
    MeanTrend with =
        trend(
            MeanKind.SHARE,
            new Group(-7, MeanSums.NONE),
            shares(0, 8, 2),
            new Group(1, MeanSums.NONE),
            shares(2, 3, 7));
    MeanTrend without = trend(MeanKind.SHARE, shares(0, 8, 2), shares(2, 3, 7));
    assertThat(with.slope(P95)).isEqualTo(without.slope(P95));
    assertThat(with.test()).isEqualTo(without.test());
    assertThat(with.testOfEquality()).isEqualTo(without.testOfEquality());
  }

  @Test
  void testsAreNamed() {
    Group[] groups = {shares(0, 8, 2), shares(1, 3, 7), shares(2, 4, 9)};
    assertThat(trend(MeanKind.SHARE, groups).test())
        .map(NamedTest::name)
        .contains("Cochran-Armitage");
    assertThat(trend(MeanKind.SHARE, groups).testOfEquality())
        .map(NamedTest::name)
        .contains("chi-square of equal shares");
    assertThat(trend(MeanKind.VALUE, groups).test())
        .map(NamedTest::name)
        .contains("Student t of the slope");
    assertThat(trend(MeanKind.NET, groups).testOfEquality())
        .map(NamedTest::name)
        .contains("F of equal means");
  }

  @Test
  void oneGroupOrNoneHasNoSlope() {
    for (MeanTrend trend :
        List.of(
            trend(MeanKind.SHARE),
            trend(MeanKind.SHARE, shares(4, 3, 2)),
            trend(MeanKind.SHARE, shares(4, 3, 2), shares(4, 1, 2)))) {
      Estimate slope = trend.slope(P95);
      assertThat(slope.isDefined()).isFalse();
      assertThat(slope.interval().low()).isEqualTo(Double.NEGATIVE_INFINITY);
      assertThat(slope.interval().high()).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(trend.test()).isEmpty();
      assertThat(trend.testOfEquality()).isEmpty();
    }
  }

  @Test
  void withoutSpreadThereIsASlopeButNoTest() {
    MeanTrend alike = trend(MeanKind.SHARE, shares(0, 0, 5), shares(1, 0, 7));
    assertThat(alike.slope(P95).value()).isZero();
    assertThat(alike.slope(P95).interval().width()).isInfinite();
    assertThat(alike.test()).isEmpty();
    assertThat(alike.testOfEquality()).isEmpty();
    MeanTrend two = trend(MeanKind.SHARE, shares(0, 1, 0), shares(1, 0, 1));
    assertThat(two.slope(P95).value()).isEqualTo(1);
    assertThat(two.slope(P95).interval().width()).isInfinite();
    assertThat(two.test()).isEmpty();
  }

  /** Thirds do not sum exactly; what is left of them is no spread. */
  @Test
  void roundingIsNoSpread() {
    List<Double> third = List.of(7.0 / 3);
    MeanTrend trend =
        trend(
            MeanKind.VALUE,
            new Group(0, MeanSums.ofCounts(third, List.of(7L))),
            new Group(1, MeanSums.ofCounts(third, List.of(11L))),
            new Group(2, MeanSums.ofCounts(third, List.of(3L))));
    assertThat(trend.test()).isEmpty();
    assertThat(trend.testOfEquality()).isEmpty();
    assertThat(trend.slope(P95).value()).isCloseTo(0, within(1e-15));
  }

  @Test
  void groupsThatDifferWithoutSpreadWithinHaveNoRatioOfVariances() {
    Group[] groups = {shares(0, 5, 0), shares(1, 0, 5), shares(2, 5, 0)};
    assertThat(trend(MeanKind.VALUE, groups).testOfEquality()).isEmpty();
    assertThat(trend(MeanKind.VALUE, groups).test()).isPresent();
    assertThat(trend(MeanKind.SHARE, groups).testOfEquality().orElseThrow().statistic())
        .isCloseTo(15, within(1e-12));
    Group[] single = {shares(0, 1, 0), shares(1, 0, 1), shares(2, 1, 0)};
    assertThat(trend(MeanKind.VALUE, single).testOfEquality()).isEmpty();
  }

  @Test
  void refusesAPlaceThatIsNoNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Group(Double.NaN, MeanSums.NONE))
        .withMessage("place of a group must be finite, was NaN");
  }

  @Test
  void namedTestIsCheckedForItsRanges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NamedTest("z", Double.NaN, 0.5))
        .withMessage("statistic of a test must be finite, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NamedTest("z", 1, 1.5))
        .withMessage("p-value must be in [0, 1], was 1.5");
  }
}
