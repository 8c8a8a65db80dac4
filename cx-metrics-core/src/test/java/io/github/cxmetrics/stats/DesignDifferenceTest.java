package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DesignDifferenceTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final Offset<Double> CLOSE = within(1e-12);

  private static DesignMean share(long successes, long n) {
    double share = (double) successes / n;
    double variance = share * (1 - share);
    return new DesignMean(MeanKind.SHARE, 0, 1, n, share, variance, variance / (n - 1), n);
  }

  private static DesignMean net(long positive, long neutral, long negative) {
    double n = (double) positive + neutral + negative;
    double value = (positive - negative) / n;
    double variance = (positive + negative) / n - value * value;
    return new DesignMean(MeanKind.NET, -1, 1, (long) n, value, variance, variance / (n - 1), n);
  }

  private static DesignMean value(long n, double value, double variance) {
    return new DesignMean(
        MeanKind.VALUE, 1, 7, n, value, variance, n < 2 ? 0 : variance / (n - 1.0), n);
  }

  private static void assertAlike(Difference actual, Difference expected, String method) {
    assertThat(actual.estimate().method()).isEqualTo(method);
    assertThat(actual.estimate().n()).isEqualTo(expected.estimate().n());
    assertThat(actual.estimate().value()).isCloseTo(expected.estimate().value(), CLOSE);
    assertThat(actual.estimate().interval().low())
        .isCloseTo(expected.estimate().interval().low(), CLOSE);
    assertThat(actual.estimate().interval().high())
        .isCloseTo(expected.estimate().interval().high(), CLOSE);
    assertThat(actual.statistic()).isCloseTo(expected.statistic(), CLOSE);
    assertThat(actual.pValue()).isCloseTo(expected.pValue(), CLOSE);
  }

  @Test
  void fewUnitsOfEqualWeightDifferAsUnitsWithoutWeights() {
    assertAlike(
        DesignDifference.of(share(12, 40), share(30, 60), LEVEL),
        ProportionDifference.NEWCOMBE.of(12, 40, 30, 60, LEVEL),
        "Newcombe hybrid score of effective n");
    assertAlike(
        DesignDifference.of(net(20, 10, 5), net(40, 80, 30), LEVEL),
        NetScoreDifference.ADJUSTED_WALD.of(20, 10, 5, 40, 80, 30, LEVEL),
        "adjusted Wald (3/4) of effective n");
    assertAlike(
        DesignDifference.of(value(10, 5.5, 0.9), value(21, 4, 2), LEVEL),
        MeanDifference.welch(10, 5.5, 1, 21, 4, 2.1, 6, LEVEL),
        "Welch t of effective n");
  }

  @Test
  void manyUnitsDifferByTheirLinearisedErrors() {
    DesignMean first = new DesignMean(MeanKind.NET, -1, 1, 900, 0.3, 0.6, 0.0009, 400);
    DesignMean second = new DesignMean(MeanKind.NET, -1, 1, 800, 0.2, 0.6, 0.0016, 100);
    Difference difference = DesignDifference.of(first, second, LEVEL);
    assertThat(difference.estimate().method()).isEqualTo("linearised");
    assertThat(difference.estimate().n()).isEqualTo(1_700);
    assertThat(difference.statistic()).isCloseTo(2, CLOSE);
    assertThat(difference.pValue()).isCloseTo(0.04550026389635842, CLOSE);
    assertThat(difference.estimate().interval().low())
        .isCloseTo(0.1 - 0.05 * 1.959963984540054, CLOSE);
    assertThat(DesignDifference.of(second, first, LEVEL).statistic()).isCloseTo(-2, CLOSE);
  }

  @Test
  void unitsAllAlikeAreNotCertain() {
    Difference difference = DesignDifference.of(net(200, 0, 0), net(150, 20, 30), LEVEL);
    assertThat(difference.estimate().method()).isEqualTo("adjusted Wald (3/4) of effective n");
    assertThat(difference.isSignificant()).isTrue();
    Difference none = DesignDifference.of(share(0, 50), share(0, 70), LEVEL);
    assertThat(none.estimate().value()).isZero();
    assertThat(none.pValue()).isEqualTo(1);
    assertThat(none.estimate().interval().high()).isBetween(0.05, 0.1);
    Difference constant = DesignDifference.of(value(50, 2, 0), value(50, 3, 0), LEVEL);
    assertThat(constant.estimate().interval().low()).isEqualTo(-6);
    assertThat(constant.isSignificant()).isFalse();
  }

  @Test
  void tooFewUnitsAreNotJudged() {
    DesignMean none = value(0, 0, 0);
    DesignMean one = value(1, 3, 0);
    DesignMean some = value(30, 5, 1);
    Difference empty = DesignDifference.of(none, some, LEVEL);
    assertThat(empty.estimate().isDefined()).isFalse();
    assertThat(empty.estimate().n()).isEqualTo(30);
    assertThat(empty.estimate().interval().low()).isEqualTo(-6);
    Difference single = DesignDifference.of(some, one, LEVEL);
    assertThat(single.estimate().value()).isEqualTo(2);
    assertThat(single.estimate().interval().high()).isEqualTo(6);
    assertThat(single.isSignificant()).isFalse();
    for (DesignMean few : new DesignMean[] {none, one}) {
      Difference clusters = DesignDifference.ofClusters(few, some, LEVEL);
      assertThat(clusters.estimate().isDefined()).isEqualTo(few == one);
      assertThat(clusters.estimate().interval().low()).isEqualTo(-6);
      assertThat(DesignDifference.ofClusters(some, few, LEVEL).isSignificant()).isFalse();
    }
  }

  @Test
  void clustersDifferByWelchOnTheirErrors() {
    DesignMean first = new DesignMean(MeanKind.VALUE, 1, 7, 12, 5, 1.5, 0.09, 9);
    DesignMean second = new DesignMean(MeanKind.VALUE, 1, 7, 8, 4, 1.5, 0.16, 5);
    assertAlike(
        DesignDifference.ofClusters(first, second, LEVEL),
        MeanDifference.welch(12, 5, 0.09 * 12, 8, 4, 0.16 * 8, 6, LEVEL),
        "linearised Welch t");
  }

  @Test
  void rejectsMeansOfDifferentThings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DesignDifference.of(share(1, 2), net(1, 1, 1), LEVEL))
        .withMessage(
            "means to be compared must be of one kind and range, was SHARE in 0.0..1.0 and NET in"
                + " -1.0..1.0");
    DesignMean other = new DesignMean(MeanKind.VALUE, 1, 5, 12, 4, 1, 0.1, 12);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DesignDifference.ofClusters(value(5, 4, 1), other, LEVEL))
        .withMessage(
            "means to be compared must be of one kind and range, was VALUE in 1.0..7.0 and VALUE"
                + " in 1.0..5.0");
  }

  @Test
  void aFewClustersHaveIntervalsOfStudentOnTheirErrors() {
    // 10 clusters with an error of 0.1: t with 9 degrees of freedom is 2.262157162798205
    DesignMean value = new DesignMean(MeanKind.VALUE, 1, 7, 10, 4, 1, 0.01, 8);
    Estimate mean = value.estimate(DesignInterval.CLUSTERED, LEVEL);
    assertThat(mean.method()).isEqualTo("linearised Student t");
    assertThat(mean.n()).isEqualTo(10);
    assertThat(mean.interval().high()).isCloseTo(4 + 0.2262157162798205, CLOSE);

    // as uncertain as 25 independent answers
    DesignMean share = new DesignMean(MeanKind.SHARE, 0, 1, 10, 0.5, 0.25, 0.01, 8);
    Estimate half = share.estimate(DesignInterval.CLUSTERED, LEVEL);
    assertThat(half.method()).isEqualTo("Wilson of effective answers");
    double t = 2.262157162798205;
    double halfWidth = t * Math.sqrt(25 * 0.25 + t * t / 4) / (25 + t * t);
    assertThat(half.interval().high()).isCloseTo(0.5 + halfWidth, CLOSE);

    DesignMean net = new DesignMean(MeanKind.NET, -1, 1, 10, 0.2, 0.56, 0.01, 8);
    Estimate score = net.estimate(DesignInterval.CLUSTERED, LEVEL);
    assertThat(score.method()).isEqualTo("adjusted Wald (3/4) of effective answers");
    NetAnswers.Moments moments = NetAnswers.adjusted(56 * 0.4, 56 * 0.4, 56 * 0.2, 0.75, 1.5);
    assertThat(score.interval().high())
        .isCloseTo(moments.score() + t * Math.sqrt(moments.squaredError()), CLOSE);
  }

  @Test
  void manyClustersAndClustersAllAlikeHaveTheIntervalOfOtherUnits() {
    DesignMean many = new DesignMean(MeanKind.VALUE, 1, 7, 300, 4, 1, 0.01, 100);
    assertThat(many.estimate(DesignInterval.CLUSTERED, LEVEL))
        .isEqualTo(many.estimate(DesignInterval.LINEARISED, LEVEL));
    DesignMean alike = new DesignMean(MeanKind.SHARE, 0, 1, 10, 0.5, 0.25, 0, 8);
    assertThat(alike.estimate(DesignInterval.CLUSTERED, LEVEL))
        .isEqualTo(alike.estimate(DesignInterval.EFFECTIVE_N, LEVEL));
    DesignMean one = new DesignMean(MeanKind.SHARE, 0, 1, 1, 0.5, 0.25, 0, 1);
    assertThat(one.estimate(DesignInterval.CLUSTERED, LEVEL).interval())
        .isEqualTo(EffectiveShare.wilson(0.5, 1, LEVEL));
    DesignMean none = new DesignMean(MeanKind.SHARE, 0, 1, 0, 0, 0, 0, 0);
    assertThat(none.estimate(DesignInterval.CLUSTERED, LEVEL).isDefined()).isFalse();
  }
}
