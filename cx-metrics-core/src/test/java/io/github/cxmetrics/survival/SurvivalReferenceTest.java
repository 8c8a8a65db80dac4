package io.github.cxmetrics.survival;

import static io.github.cxmetrics.survival.SurvivalReference.interval;
import static io.github.cxmetrics.survival.SurvivalReference.lines;
import static io.github.cxmetrics.survival.SurvivalReference.number;
import static io.github.cxmetrics.survival.SurvivalReference.survival;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Curves, quantiles, means, incidences and tests equal those of R's package survival. */
class SurvivalReferenceTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;
  private static final String[] TYPES = {"log-log", "log", "plain", "logit", "arcsin"};

  private static void assertSame(double actual, double expected, String what) {
    assertThat(actual).as(what).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
  }

  /**
   * What R leaves out is the widest interval here; so is [1, 1], which R gives at 1 on the scales
   * log and plain, where nothing is known about the error.
   */
  private static void assertInterval(Estimate estimate, String low, String high, String what) {
    double lowest = number(low);
    double highest = number(high);
    boolean certain = estimate.value() == 1 && lowest == 1 && highest == 1;
    boolean known = !Double.isNaN(lowest) && !Double.isNaN(highest) && !certain;
    assertSame(estimate.interval().low(), known ? lowest : 0, what);
    assertSame(estimate.interval().high(), known ? highest : 1, what);
  }

  @Test
  void curvesHazardsAndIntervals() {
    for (String[] cells : lines("survival-curves.csv")) {
      String what = String.join(",", cells);
      Survival survival = survival(cells[0], cells[1]);
      long time = Long.parseLong(cells[2]);
      SurvivalStep step =
          survival.steps(SurvivalQuestion.DEFAULT).stream()
              .filter(other -> other.time() == time)
              .findFirst()
              .orElseThrow();
      assertThat(step.atRisk()).as(what).isEqualTo(Long.parseLong(cells[3]));
      assertThat(step.events()).as(what).isEqualTo(Long.parseLong(cells[4]));
      assertThat(step.censored()).as(what).isEqualTo(Long.parseLong(cells[5]));
      assertThat(step.survival()).isEqualTo(survival.at(time));
      assertSame(step.survival().value(), number(cells[6]), what);
      if (cells[7].equals("NA")) {
        assertThat(step.standardError()).as(what).isEmpty();
      } else {
        assertSame(step.standardError().orElseThrow(), number(cells[7]), what);
      }
      CumulativeHazard plain = survival.hazard(HazardRule.NELSON_AALEN);
      assertSame(plain.at(time, P95).value(), number(cells[8]), what);
      assertSame(plain.standardError(time).orElseThrow(), number(cells[9]), what);
      CumulativeHazard tied = survival.hazard(HazardRule.FLEMING_HARRINGTON);
      assertSame(tied.at(time, P95).value(), number(cells[10]), what);
      assertSame(tied.standardError(time).orElseThrow(), number(cells[11]), what);
      for (int i = 0; i < TYPES.length; i++) {
        SurvivalQuestion question = SurvivalQuestion.DEFAULT.with(interval(TYPES[i]));
        assertInterval(
            survival.at(time, question), cells[12 + 2 * i], cells[13 + 2 * i], TYPES[i] + what);
      }
    }
  }

  private static void assertTime(OptionalDouble actual, String expected, String what) {
    if (expected.equals("NA")) {
      assertThat(actual).as(what).isEmpty();
    } else {
      assertThat(actual.orElseThrow()).as(what).isEqualTo(number(expected));
    }
  }

  @Test
  void quantilesWithTheirIntervals() {
    for (String[] cells : lines("survival-quantiles.csv")) {
      String what = String.join(",", cells);
      SurvivalQuantile quantile =
          survival(cells[0], cells[1])
              .quantile(
                  number(cells[3]),
                  SurvivalQuestion.DEFAULT
                      .with(interval(cells[2]))
                      .with(PlateauRule.MIDPOINT)
                      .within(1e-8));
      assertTime(quantile.value(), cells[4], what);
      assertTime(quantile.lower(), cells[5], what);
      assertTime(quantile.upper(), cells[6], what);
    }
  }

  @Test
  void restrictedMeans() {
    for (String[] cells : lines("survival-means.csv")) {
      String what = String.join(",", cells);
      RestrictedMean mean = survival(cells[0], cells[1]).restrictedMean(Long.parseLong(cells[2]));
      assertSame(mean.mean(P95).value(), number(cells[3]), what);
      assertSame(mean.standardError().orElseThrow(), number(cells[4]), what);
    }
  }

  @Test
  void incidencesOfCompetingRisks() {
    for (String[] cells : lines("survival-incidence.csv")) {
      String what = String.join(",", cells);
      CumulativeIncidence incidence = survival(cells[0], cells[1]).incidence(cells[2]);
      long time = Long.parseLong(cells[3]);
      assertSame(incidence.at(time).value(), number(cells[4]), what);
      assertSame(incidence.standardError(time).orElseThrow(), number(cells[5]), what);
      for (int i = 0; i < TYPES.length; i++) {
        SurvivalQuestion question = SurvivalQuestion.DEFAULT.with(interval(TYPES[i]));
        assertInterval(
            incidence.at(time, question), cells[6 + 2 * i], cells[7 + 2 * i], TYPES[i] + what);
      }
    }
  }

  @Test
  void conditionalSurvival() {
    for (String[] cells : lines("survival-conditional.csv")) {
      String what = String.join(",", cells);
      Estimate estimate =
          survival(cells[0], "*")
              .conditional(
                  Long.parseLong(cells[2]),
                  Long.parseLong(cells[3]),
                  SurvivalQuestion.DEFAULT.with(interval(cells[1])));
      assertSame(estimate.value(), number(cells[4]), what);
      assertInterval(estimate, cells[5], cells[6], what);
    }
  }

  private static LogRankWeight weight(String name) {
    String[] parts = name.split(":", -1);
    return switch (parts[0]) {
      case "log-rank" -> LogRankWeight.LOG_RANK;
      case "gehan" -> LogRankWeight.GEHAN_WILCOXON;
      case "tarone" -> LogRankWeight.TARONE_WARE;
      case "peto" -> LogRankWeight.PETO_PETO;
      default -> LogRankWeight.flemingHarrington(number(parts[1]), number(parts[2]));
    };
  }

  @Test
  void testsBetweenGroups() {
    for (String[] cells : lines("survival-tests.csv")) {
      if (cells[1].equals("misc")) {
        continue;
      }
      String what = String.join(",", cells);
      LogRank test =
          cells[1].equals("yes")
              ? LogRank.stratified(SurvivalReference.strata(cells[0]), weight(cells[2]))
              : LogRank.of(SurvivalReference.groups(cells[0], row -> true), weight(cells[2]));
      LogRankGroup group =
          test.groups().stream()
              .filter(other -> other.name().equals(cells[3]))
              .findFirst()
              .orElseThrow();
      assertSame(group.weightedObserved(), number(cells[4]), what);
      assertSame(group.weightedExpected(), number(cells[5]), what);
      assertSame(test.statistic().orElseThrow(), number(cells[6]), what);
      assertThat(test.degreesOfFreedom()).as(what).isEqualTo(Integer.parseInt(cells[7]));
    }
  }

  @Test
  void differencesOfTheWeightedFamily() {
    for (String[] cells : lines("survival-tests.csv")) {
      if (!cells[1].equals("misc") || cells[2].equals("petomod")) {
        continue;
      }
      LogRank test = LogRank.of(SurvivalReference.groups(cells[0], row -> true), weight(cells[2]));
      LogRankGroup group = test.groups().get(0);
      assertSame(
          Math.abs(group.weightedObserved() - group.weightedExpected()),
          number(cells[4]),
          String.join(",", cells));
    }
  }

  @Test
  void publishedTests() {
    LogRank aml = LogRank.of(SurvivalReference.groups("aml", row -> true));
    assertThat(aml.statistic().orElseThrow()).isCloseTo(3.396, within(5e-4));
    assertThat(aml.pValue().orElseThrow()).isCloseTo(0.0653, within(5e-5));
    LogRank veteran = LogRank.of(SurvivalReference.groups("veteran", row -> true));
    assertThat(veteran.statistic().orElseThrow()).isCloseTo(25.404, within(5e-4));
    assertThat(veteran.degreesOfFreedom()).isEqualTo(3);
  }
}
