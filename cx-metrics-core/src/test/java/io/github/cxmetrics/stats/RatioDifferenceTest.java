package io.github.cxmetrics.stats;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static io.github.cxmetrics.stats.RatioIntervalTest.clusters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.Interval;
import org.junit.jupiter.api.Test;

class RatioDifferenceTest {

  private static final ClusterSums SOME = clusters(5, 1, 3, 0, 8, 2, 2, 1, 6, 5);
  private static final ClusterSums OTHERS = clusters(1, 1, 4, 3, 9, 2, 2, 2);

  @Test
  void singleTrialsAreComparedAsMeansAre() {
    ClusterSums half = clusters(1, 0, 1, 1, 1, 0, 1, 1);
    ClusterSums third = clusters(1, 0, 1, 1, 1, 0);
    Difference ratio = RatioDifference.welch(half, third, P95);
    Difference means = MeanDifference.welch(4, 0.5, 1 / 3.0, 3, 1 / 3.0, 1 / 3.0, 1, P95);
    assertThat(ratio.estimate().value()).isEqualTo(means.estimate().value());
    assertThat(ratio.statistic()).isCloseTo(means.statistic(), offset(1e-14));
    assertThat(ratio.pValue()).isCloseTo(means.pValue(), offset(1e-14));
    assertThat(ratio.estimate().interval()).isEqualTo(means.estimate().interval());
    assertThat(ratio.estimate().n()).isEqualTo(7);
    assertThat(ratio.estimate().method()).isEqualTo("linearised Welch t");
  }

  @Test
  void exchangingTheSamplesNegatesTheResult() {
    Difference there = RatioDifference.welch(SOME, OTHERS, P95);
    Difference back = RatioDifference.welch(OTHERS, SOME, P95);
    assertThat(back.estimate().value()).isEqualTo(-there.estimate().value());
    assertThat(back.statistic()).isEqualTo(-there.statistic());
    assertThat(back.pValue()).isCloseTo(there.pValue(), offset(1e-14));
    Difference failures = RatioDifference.welch(SOME.mirrored(), OTHERS.mirrored(), P95);
    assertThat(failures.statistic()).isCloseTo(-there.statistic(), offset(1e-14));
  }

  @Test
  void withoutClustersThereIsNothingToCompare() {
    ClusterSums none = new ClusterSums(0, 0, 0, 0, 0, 0);
    for (Difference empty :
        new Difference[] {
          RatioDifference.welch(none, SOME, P95), RatioDifference.welch(SOME, none, P95)
        }) {
      assertThat(empty.estimate().value()).isNaN();
      assertThat(empty.estimate().n()).isEqualTo(5);
      assertThat(empty.estimate().interval()).isEqualTo(new Interval(-1, 1, P95));
      assertThat(empty.pValue()).isNaN();
    }
  }

  @Test
  void aSideWithoutScatterHasTheGreatestVarianceOfBothTogether() {
    ClusterSums never = clusters(2, 0, 2, 0, 2, 0, 2, 0);
    ClusterSums often = clusters(2, 1, 2, 2, 2, 1, 2, 2);
    Difference difference = RatioDifference.welch(often, never, P95);
    double pooled = 6 / 16.0;
    double error = Math.sqrt(often.squaredError() + pooled * (1 - pooled) / 4);
    assertThat(difference.estimate().value()).isEqualTo(0.75);
    assertThat(difference.statistic()).isCloseTo(0.75 / error, offset(1e-14));
    assertThat(difference.estimate().method()).isEqualTo("linearised Welch t, greatest variance");
  }

  @Test
  void withoutScatterOnBothSidesClustersAreTrials() {
    Difference difference =
        RatioDifference.welch(clusters(3, 3, 3, 3, 3, 3, 3, 3), clusters(3, 0, 3, 0), P95);
    Difference trials = ProportionDifference.NEWCOMBE.of(4, 4, 0, 2, P95);
    assertThat(difference.statistic()).isCloseTo(trials.statistic(), offset(1e-14));
    assertThat(difference.pValue()).isGreaterThan(trials.pValue());
  }

  @Test
  void singleClustersHaveOneDegreeOfFreedomEach() {
    Difference difference = RatioDifference.welch(clusters(3, 3), clusters(3, 0), P95);
    assertThat(difference.statistic()).isCloseTo(Math.sqrt(2), offset(1e-15));
    assertThat(difference.pValue()).isCloseTo(StudentT.twoSided(Math.sqrt(2), 2), offset(1e-14));
  }

  @Test
  void withoutAnyVarianceThereIsNoVerdict() {
    Difference alike = RatioDifference.welch(clusters(3, 0, 2, 0), clusters(5, 0), P95);
    assertThat(alike.estimate().value()).isZero();
    assertThat(alike.estimate().interval()).isEqualTo(new Interval(-1, 1, P95));
    assertThat(alike.pValue()).isNaN();
  }

  @Test
  void rejectsMoreTrialsThanALongHolds() {
    long many = 3_000_000_000L;
    ClusterSums huge = new ClusterSums(many, 2 * many, many, 4 * many, 2 * many, many);
    assertThat(RatioDifference.welch(huge, huge, P95).statistic()).isZero();
    long most = Long.MAX_VALUE;
    ClusterSums most1 = new ClusterSums(most, most, 1, most, 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatioDifference.welch(most1, huge, P95))
        .withMessage("sum of the counts must be at most 9223372036854775807, was more");
  }
}
