package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.NamedTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreTrendTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  @Test
  void slopeOfAScoreIsInPointsPerPeriod() {
    // +10, +20 and, after an empty period, +40
    ScoreTrend trend =
        ScoreTrend.over(
            Map.of(
                600L, Nps.ofCounts(40, 30, 30),
                601L, Nps.ofCounts(50, 20, 30),
                602L, Nps.ofCounts(0, 0, 0),
                603L, Nps.ofCounts(60, 20, 20)));
    Estimate slope = trend.slope(P95);
    assertThat(slope.value()).isCloseTo(10, within(1e-13));
    assertThat(slope.n()).isEqualTo(300);
    assertThat(trend.n()).isEqualTo(300);
    assertThat(trend.filledPeriods()).isEqualTo(3);
    assertThat(trend.estimates()).containsOnlyKeys("slope").containsValue(slope);
    assertThat(trend.test()).map(NamedTest::name).contains("Student t of the slope");
    assertThat(trend.testOfEquality()).map(NamedTest::name).contains("F of equal means");
  }

  @Test
  void sharesHaveTheTestOfCochranAndArmitage() {
    ScoreTrend trend =
        ScoreTrend.over(Map.of(-1L, Csat.ofCounts(10, 30), 0L, Csat.ofCounts(20, 30)));
    assertThat(trend.slope(P95).value()).isCloseTo(1 / 3.0, within(1e-15));
    // with two periods the square of the statistic is that of the 2 x 2 table: 60 / 9
    NamedTest test = trend.test().orElseThrow();
    assertThat(test.name()).isEqualTo("Cochran-Armitage");
    assertThat(test.statistic()).isCloseTo(Math.sqrt(60 / 9.0), within(1e-14));
    assertThat(trend.testOfEquality().orElseThrow().pValue())
        .isCloseTo(test.pValue(), within(1e-15));
  }

  @Test
  void onePeriodHasNoTrend() {
    ScoreTrend trend = ScoreTrend.over(Map.of(3L, Nps.of(10, 3)));
    assertThat(trend.slope(P95).isDefined()).isFalse();
    assertThat(trend.test()).isEmpty();
    assertThat(trend.testOfEquality()).isEmpty();
    assertThat(ScoreTrend.over(Map.of(3L, Nps.ofCounts(0, 0, 0))).n()).isZero();
  }

  @Test
  void refusesNoScores() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScoreTrend.over(Map.<Long, Nps>of()))
        .withMessage("scores must be at least one, was none");
  }
}
