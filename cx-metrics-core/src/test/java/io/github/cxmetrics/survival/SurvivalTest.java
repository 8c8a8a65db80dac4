package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SurvivalTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;
  private static final SurvivalQuestion USUAL = SurvivalQuestion.DEFAULT;

  /** Of five, one leaves at 1, one at 3; one is last seen at 3, after the event; two at 6. */
  private static final Survival FIVE =
      Survival.of(new long[] {1, 3, 3, 6, 6}, new boolean[] {true, true, false, false, false});

  private static SurvivalAccumulator accumulator() {
    return Survival.accumulator(SurvivalDefinition.ONE_EVENT);
  }

  @Test
  void curveByHand() {
    assertThat(FIVE.n()).isEqualTo(5);
    assertThat(FIVE.events()).isEqualTo(2);
    assertThat(FIVE.censored()).isEqualTo(3);
    assertThat(FIVE.enteredLate()).isZero();
    assertThat(FIVE.lastTime()).hasValue(6);
    assertThat(FIVE.at(0).value()).isEqualTo(1);
    assertThat(FIVE.at(1).value()).isEqualTo(0.8);
    assertThat(FIVE.at(3).value()).isCloseTo(0.6, within(1e-15));
    assertThat(FIVE.at(6).value()).isCloseTo(0.6, within(1e-15));
    assertThat(FIVE.at(7).isDefined()).isFalse();
    assertThat(FIVE.at(7).n()).isZero();
    assertThat(FIVE.atRisk(3)).isEqualTo(4);
    assertThat(FIVE.atRisk(4)).isEqualTo(2);
    assertThat(FIVE.atRisk(7)).isZero();
    assertThat(FIVE).hasToString("5 customers, 2 events");
    assertThat(FIVE.at(1).method()).isEqualTo("Kaplan-Meier, log-log");
    assertThat(FIVE.steps(USUAL)).hasSize(3);
    assertThat(FIVE.steps(USUAL).get(1))
        .hasToString("1 of 4 at 3, 1 censored: " + FIVE.at(3).value());
    assertThat(FIVE.estimates()).containsOnlyKeys("survivalAtLast");
    assertThat(FIVE.estimates().get("survivalAtLast")).isEqualTo(FIVE.at(6));
  }

  @Test
  void noRowsHaveTheWidestIntervalAndNoTime() {
    Survival none = accumulator().result();
    assertThat(none.n()).isZero();
    assertThat(none.lastTime()).isEmpty();
    assertThat(none.at(0).isDefined()).isFalse();
    assertThat(none.at(0).interval()).isEqualTo(new Interval(0, 1, P95));
    assertThat(none.median(USUAL).value()).isEmpty();
    assertThat(none.median(USUAL)).hasToString("none [none, none]");
    assertThat(none.logarithmAt(0)).isEmpty();
    assertThat(none.atRisk(0)).isZero();
    assertThat(none.steps(USUAL)).isEmpty();
    assertThat(none.warnings()).isEmpty();
    assertThat(none.restrictedMean(5)).hasToString("not known of 5");
    assertThat(none.estimates()).containsOnlyKeys("survivalAtLast");
  }

  @Test
  void customersWithoutEntryAreAtRiskAtZero() {
    Survival survival = Survival.of(new long[] {0, 0, 5}, new boolean[] {true, false, true});
    assertThat(survival.atRisk(0)).isEqualTo(3);
    assertThat(survival.at(0).value()).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(survival.atRisk(5)).isEqualTo(1);
    assertThat(survival.at(5).value()).isZero();
  }

  @Test
  void whoEntersAtATimeIsNotAtRiskThen() {
    SurvivalAccumulator customers = accumulator();
    customers.addEvent(2);
    customers.addEvent(2, 5, 1);
    customers.addCensored(2, 9);
    Survival survival = customers.result();
    assertThat(survival.atRisk(2)).isEqualTo(1);
    assertThat(survival.atRisk(3)).isEqualTo(2);
    assertThat(survival.warnings())
        .contains(new SurvivalWarning(SurvivalWarning.Kind.ZERO_BEFORE_LATER_ENTRIES, 2, 2));
  }

  @Test
  void curveNearOneKeepsItsDigits() {
    Survival survival =
        Survival.ofCounts(new long[] {1, 2}, new long[] {1, 0}, new long[] {0, 4_000_000_000L});
    double share = 1 / 4_000_000_001.0;
    assertThat(survival.logarithmAt(1).orElseThrow() / -share).isCloseTo(1, within(1e-9));
    Interval interval = survival.at(1).interval();
    assertThat(1 - interval.low()).isCloseTo(share * Math.exp(1.959964), within(1e-15));
    assertThat(1 - interval.high()).isCloseTo(share * Math.exp(-1.959964), within(1e-15));
  }

  /** R 4.2.2, survival 3.5.3: survfit(..., weights) and by hand in long double. */
  @Test
  void twoThousandMillionCustomersAtATime() {
    long many = 2_000_000_000L;
    Survival survival =
        Survival.ofCounts(
            new long[] {1, 2, 3}, new long[] {many, many, many}, new long[] {0, many, many});
    assertThat(survival.n()).isEqualTo(5 * many);
    assertThat(survival.at(1).value()).isCloseTo(0.8, within(1e-12));
    assertThat(survival.at(2).value()).isCloseTo(0.6, within(1e-12));
    assertThat(survival.at(3).value()).isCloseTo(0.3, within(1e-12));
    double g1 = 1 / (5.0 * 4 * many);
    assertThat(survival.standardErrorAt(1).orElseThrow() / (0.8 * Math.sqrt(g1)))
        .isCloseTo(1, within(1e-12));
    CumulativeHazard tied = survival.hazard(HazardRule.FLEMING_HARRINGTON);
    double before = 5 * (double) many;
    double after = 4 * (double) many;
    assertThat(tied.at(1, P95).value())
        .isCloseTo(Math.log(before / after) + 1 / (2 * before) - 1 / (2 * after), within(1e-15));
    assertThat(tied.standardError(1).orElseThrow())
        .isCloseTo(Math.sqrt(1 / after - 1 / before), within(1e-14));
    Survival other =
        Survival.ofCounts(new long[] {1, 3}, new long[] {many, 0}, new long[] {0, 4 * many});
    LogRank test = LogRank.of(Map.of("a", survival, "b", other));
    double atOne = 0;
    double share = 0.5;
    double variance = 2 * many * share * share * (8.0 * many) / (10.0 * many - 1);
    double atTwo = many - many * (4.0 / 8);
    variance += many * 0.25 * (7.0 * many) / (8.0 * many - 1);
    double atThree = many - many * (2.0 / 6);
    variance += many * (2.0 / 6) * (4.0 / 6) * (5.0 * many) / (6.0 * many - 1);
    double difference = atOne + atTwo + atThree;
    assertThat(test.statistic().orElseThrow() / (difference * difference / variance))
        .isCloseTo(1, within(1e-12));
    assertThat(test.pValue()).hasValue(0);
  }

  @Test
  void plateauAtTheHeightIsReadByTheRule() {
    Survival four = Survival.of(new long[] {1, 2, 5, 7}, new boolean[] {true, true, true, false});
    assertThat(four.median(USUAL).value()).hasValue(2);
    assertThat(four.median(USUAL.with(PlateauRule.MIDPOINT)).value()).hasValue(3.5);
    Survival flat = Survival.of(new long[] {1, 2, 5, 9}, new boolean[] {true, true, false, false});
    assertThat(flat.median(USUAL.with(PlateauRule.MIDPOINT)).value()).hasValue(5.5);
    assertThat(flat.quantile(0.6, USUAL).value()).isEmpty();
    assertThat(flat.median(USUAL).share()).isEqualTo(0.5);
    assertThat(flat.median(USUAL).n()).isEqualTo(4);
    assertThat(flat.median(USUAL).level()).isEqualTo(P95);
    assertThat(flat.median(USUAL))
        .isEqualTo(flat.median(USUAL))
        .hasSameHashCodeAs(flat.median(USUAL))
        .isNotEqualTo(four.median(USUAL.at(ConfidenceLevel.P90)));
  }

  @Test
  void spansSumWhatHappened() {
    SurvivalAccumulator customers = accumulator();
    customers.addAll(
        new long[] {1, 2, 4, 6, 8, 8}, new boolean[] {true, false, true, false, true, false}, 0, 6);
    customers.addEvent(3, 7, 1);
    List<SurvivalSpan> spans = customers.result().spans(USUAL, 2, 4, 10);
    assertThat(spans).hasSize(3);
    assertThat(spans.get(0).atStart()).isEqualTo(6);
    assertThat(spans.get(0).atRisk()).isEqualTo(5);
    assertThat(spans.get(0).events()).isEqualTo(1);
    assertThat(spans.get(0).censored()).isEqualTo(1);
    assertThat(spans.get(0).actuarialShare()).hasValue(1 / 5.5);
    assertThat(spans.get(1).entered()).isEqualTo(1);
    assertThat(spans.get(1).atStart()).isEqualTo(4);
    assertThat(spans.get(1).atRisk()).isEqualTo(5);
    assertThat(spans.get(1).after()).isEqualTo(2);
    assertThat(spans.get(2).until()).isEqualTo(10);
    assertThat(spans.get(2).survival().isDefined()).isFalse();
    assertThat(spans.get(2).atRisk()).isZero();
    assertThat(accumulator().result().spans(USUAL, 3).get(0).actuarialShare()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIVE.spans(USUAL, 3, 3))
        .withMessage("times must be at least 0 and ascend, was [3, 3]");
  }

  @Test
  void warningsNameTheirTimes() {
    SurvivalAccumulator gap = accumulator();
    gap.addCount(3, 0, 20);
    gap.addCount(8, 12, 1, 15);
    assertThat(gap.result().warnings())
        .containsExactly(new SurvivalWarning(SurvivalWarning.Kind.NOBODY_AT_RISK, 3, 15));
    SurvivalAccumulator early = accumulator();
    early.addEvent(1);
    early.addCensored(2);
    early.addCount(1, 9, 1, 30);
    assertThat(early.result().warnings())
        .containsExactly(new SurvivalWarning(SurvivalWarning.Kind.FEW_AT_RISK_EARLY, 1, 2));
    SurvivalAccumulator late = accumulator();
    late.addCount(2, 1, 30);
    late.addCount(5, 1, 3);
    assertThat(late.result().warnings())
        .containsExactly(new SurvivalWarning(SurvivalWarning.Kind.FEW_AT_RISK_LATE, 5, 3));
    SurvivalAccumulator fine = accumulator();
    fine.addCount(2, 1, 30);
    fine.addCount(5, 0, 30);
    assertThat(fine.result().warnings()).isEmpty();
  }

  @Test
  void meansDifferByTheNormalLaw() {
    Survival first = Survival.of(new long[] {2, 4, 6, 8}, new boolean[] {true, true, true, true});
    Survival second = Survival.of(new long[] {1, 2, 3, 8}, new boolean[] {true, true, true, true});
    RestrictedMean a = first.restrictedMean(8);
    RestrictedMean b = second.restrictedMean(8);
    assertThat(a.mean(P95).value()).isCloseTo(5, within(1e-12));
    assertThat(b.mean(P95).value()).isCloseTo(3.5, within(1e-12));
    assertThat(a.limit()).isEqualTo(8);
    assertThat(a.n()).isEqualTo(4);
    assertThat(a).hasToString("5.0 of 8").isEqualTo(first.restrictedMean(8)).isNotEqualTo(b);
    assertThat(a).hasSameHashCodeAs(first.restrictedMean(8));
    RestrictedMeanComparison both = a.compare(b, P95);
    double error = Math.hypot(a.standardError().orElseThrow(), b.standardError().orElseThrow());
    assertThat(both.difference().value()).isCloseTo(1.5, within(1e-12));
    assertThat(both.statistic().orElseThrow()).isCloseTo(1.5 / error, within(1e-12));
    assertThat(both.difference().interval().low())
        .isCloseTo(1.5 - 1.959963984540054 * error, within(1e-9));
    assertThat(both.ratio().value()).isCloseTo(5 / 3.5, within(1e-12));
    double logError =
        Math.hypot(a.standardError().orElseThrow() / 5, b.standardError().orElseThrow() / 3.5);
    assertThat(both.ratio().interval().high())
        .isCloseTo(5 / 3.5 * Math.exp(1.959963984540054 * logError), within(1e-9));
    assertThat(both.pValue().orElseThrow()).isBetween(0.0, 1.0);
    assertThat(both.ratioPValue().orElseThrow()).isBetween(0.0, 1.0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> a.compare(second.restrictedMean(7), P95))
        .withMessage("limits of means must be the same, was 8 and 7");
  }

  @Test
  void testWithoutGroupsOrEventsSaysNothing() {
    LogRank none = LogRank.of(Map.of());
    assertThat(none.statistic()).isEmpty();
    assertThat(none.strata()).isEqualTo(1);
    assertThat(none).hasToString("log-rank, nothing to compare");
    LogRank one = LogRank.of(Map.of("a", FIVE));
    assertThat(one.pValue()).isEmpty();
    assertThat(one.groups().get(0).expected()).isCloseTo(2, within(1e-12));
    LogRank all = LogRank.of(Map.of("a", FIVE, "b", accumulator().result()));
    assertThat(all.degreesOfFreedom()).isZero();
  }

  /** Groups that share no stratum cannot be compared, though all have expected events. */
  @Test
  void degreesOfFreedomAreThoseThatCanBeCompared() {
    Survival other = Survival.of(new long[] {2, 2, 4, 5}, new boolean[] {true, true, true, false});
    LogRank test =
        LogRank.stratified(
            Map.of("x", Map.of("a", FIVE, "b", other), "y", Map.of("c", FIVE, "d", other)),
            LogRankWeight.LOG_RANK);
    LogRank half = LogRank.of(Map.of("a", FIVE, "b", other));
    assertThat(test.degreesOfFreedom()).isEqualTo(2);
    assertThat(test.statistic().orElseThrow())
        .isCloseTo(2 * half.statistic().orElseThrow(), within(1e-9));
    assertThat(test.strata()).isEqualTo(2);
  }

  @Test
  void namesOfRulesAreThoseOfTheirAuthors() {
    assertThat(LogRankWeight.flemingHarrington(0, 1))
        .hasToString("Fleming-Harrington(0.0, 1.0)")
        .isEqualTo(LogRankWeight.flemingHarrington(0, 1))
        .hasSameHashCodeAs(LogRankWeight.flemingHarrington(0, 1))
        .isNotEqualTo(LogRankWeight.flemingHarrington(1, 1))
        .isNotEqualTo(LogRankWeight.flemingHarrington(0, 2))
        .isNotEqualTo(LogRankWeight.PETO_PETO);
    assertThat(HazardRule.NELSON_AALEN.label()).isEqualTo("Nelson-Aalen");
    assertThat(FIVE.hazard(HazardRule.FLEMING_HARRINGTON).rule())
        .isEqualTo(HazardRule.FLEMING_HARRINGTON);
    assertThat(LogRank.of(Map.of("a", FIVE)).weight()).isEqualTo(LogRankWeight.LOG_RANK);
    assertThat(SurvivalDefinition.ofCauses("a", "b\"").in("days"))
        .hasToString("\"a\", \"b\\\"\" in \"days\"");
  }

  @Test
  void rejectsWhatCannotBe() {
    SurvivalAccumulator customers = accumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> customers.addEvent(-1))
        .withMessage("time must be in 0..2^53, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> customers.addCensored(5, 5))
        .withMessage(
            "entry must be at least 0 and before the time (a customer is at risk after the entry"
                + " and up to the time), was 5 and 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> customers.add(5, 2))
        .withMessage("outcome must be in 0..1 (0 for censored), was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> customers.addEvent(1, 5, 0))
        .withMessage("cause must be in 1..1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> customers.addCount(5, 0, -1))
        .withMessage("count must be at least 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> customers.addAll(new long[] {1, -2}, new boolean[] {true, true}, 0, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> customers.addAll(new long[] {1, 2}, new byte[] {1, 2}, 0, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> customers.addAll(new long[] {0, 2}, new long[] {1, 2}, new byte[] {1, 1}, 0, 2));
    assertThat(customers.result().n()).isZero();
    customers.addCount(1, 1, (1L << 62) - 2);
    assertThatThrownBy(() -> customers.addEvent(0, 3, 1)).isInstanceOf(ArithmeticException.class);
    assertThat(customers.result().enteredLate()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIVE.at(-1))
        .withMessage("time must be at least 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIVE.quantile(0, USUAL))
        .withMessage("share must lie in (0, 1], was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIVE.restrictedMean(0))
        .withMessage("limit must be in 1..2^53, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIVE.incidence("none"))
        .withMessage("cause must be one of [event], was none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> USUAL.within(0.1))
        .withMessage("tolerance must be in 0..0.01, was 0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRankWeight.flemingHarrington(-1, 0))
        .withMessage("rho must be in 0..100, was -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Survival.of(new long[1], new boolean[2]))
        .withMessage("columns must be of one length, was 1 and 2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Survival.ofCounts(new long[] {1}, new long[] {2}, new long[1], new long[] {1}))
        .withMessage("events and censored must be at most those at risk, 1 at time 1, was 2");
    Survival days = Survival.accumulator(SurvivalDefinition.ONE_EVENT.in("days")).result();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRank.of(new TreeMap<>(Map.of("a", FIVE, "b", days))))
        .withMessage("groups must be of one definition, was \"event\" and \"event\" in \"days\"");
  }

  @Test
  void rejectsNamesThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(SurvivalDefinition::ofCauses)
        .withMessage("causes must be 1..100, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SurvivalDefinition.ofCauses("a", ""))
        .withMessage("name of a cause must not be empty, was [a, ]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SurvivalDefinition.ofCauses("a", "a"))
        .withMessage("names of causes must differ, was [a, a]");
  }

  @Test
  void definitionsThatDifferDoNotMerge() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                accumulator().merge(Survival.accumulator(SurvivalDefinition.ONE_EVENT.in("days"))));
  }

  @Test
  void incidenceOfCausesByHand() {
    SurvivalAccumulator customers =
        Survival.accumulator(SurvivalDefinition.ofCauses("cancelled", "unpaid"));
    customers.addAll(new long[] {1, 2, 2, 4}, new byte[] {1, 2, 0, 1}, 0, 4);
    Survival survival = customers.result();
    CumulativeIncidence cancelled = survival.incidence("cancelled");
    assertThat(cancelled.cause()).isEqualTo("cancelled");
    assertThat(cancelled.events()).isEqualTo(2);
    assertThat(cancelled.at(0).value()).isZero();
    assertThat(cancelled.at(0).interval()).isEqualTo(new Interval(0, 1, P95));
    assertThat(cancelled.standardError(0)).hasValue(0);
    assertThat(cancelled.at(1).value()).isEqualTo(0.25);
    assertThat(cancelled.at(4).value()).isEqualTo(0.75);
    assertThat(cancelled.at(9).value()).isEqualTo(0.75);
    assertThat(survival.incidence("unpaid").at(9).value()).isEqualTo(0.25);
    List<IncidenceStep> steps = cancelled.steps(USUAL);
    assertThat(steps).extracting(IncidenceStep::time).containsExactly(1L, 4L);
    assertThat(steps.get(1).incidence()).isEqualTo(cancelled.at(4));
    Estimate last = survival.estimates().get("incidence:unpaid");
    assertThat(last).isEqualTo(survival.incidence("unpaid").at(4));
    customers.addCensored(6);
    CumulativeIncidence open = customers.result().incidence("unpaid");
    assertThat(open.at(7).isDefined()).isFalse();
    assertThat(open.standardError(7)).isEmpty();
  }
}
