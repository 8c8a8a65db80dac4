package io.github.cxmetrics.churn;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.time.CalendarUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChurnCountsTest {

  private static final Offset<Double> TINY = within(1e-14);
  private static final ChurnCounts YEAR =
      ChurnCounts.of(10_000, 5_000, 0, 625).joinedAndChurned(125);

  private static double rate(ChurnCounts counts, ChurnDenominator denominator, PeriodView view) {
    return counts.rate(denominator, view).estimate(P95).value();
  }

  @Test
  void fourFormulasGiveFourNumbers() {
    assertThat(rate(YEAR, ChurnDenominator.OPENING, PeriodView.EVENT)).isEqualTo(0.0625);
    assertThat(rate(YEAR, ChurnDenominator.OPENING, PeriodView.ENDPOINT)).isEqualTo(0.05);
    assertThat(rate(YEAR, ChurnDenominator.AVERAGE, PeriodView.EVENT))
        .isEqualTo(2 * 625 / 24_375.0);
    assertThat(rate(YEAR, ChurnDenominator.OPENING_PLUS_NEW, PeriodView.EVENT))
        .isEqualTo(625 / 15_000.0);
    assertThat(rate(YEAR, ChurnDenominator.AVERAGE, PeriodView.ENDPOINT))
        .isEqualTo(1_000 / 24_375.0);
    assertThat(rate(YEAR, ChurnDenominator.OPENING_PLUS_NEW, PeriodView.ENDPOINT))
        .isEqualTo(500 / 15_000.0);
  }

  /** R 4.2.2: prop.test(500, 10000, correct = FALSE), and of 625 of 15000. */
  @Test
  void intervalsAreThoseOfShares() {
    Estimate endpoint = YEAR.rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT).estimate(P95);
    assertThat(endpoint.interval().low()).isCloseTo(0.0458984826905848, TINY);
    assertThat(endpoint.interval().high()).isCloseTo(0.0544471158430242, TINY);
    assertThat(endpoint.n()).isEqualTo(10_000);
    assertThat(endpoint.method()).isEqualTo("Wilson score of customers at the opening");
    Estimate plusNew = YEAR.rate(ChurnDenominator.OPENING_PLUS_NEW, PeriodView.EVENT).estimate(P95);
    assertThat(plusNew.interval().low()).isCloseTo(0.0385844429936163, TINY);
    assertThat(plusNew.interval().high()).isCloseTo(0.0449835860516097, TINY);
    assertThat(plusNew.n()).isEqualTo(15_000);
    assertThat(plusNew.method()).isEqualTo("Wilson score of stays");
    Estimate event = YEAR.rate(ChurnDenominator.OPENING, PeriodView.EVENT).estimate(P95);
    assertThat(event.interval().low()).isCloseTo(1.5 * 0.0385844429936163, TINY);
    assertThat(event.interval().high()).isCloseTo(1.5 * 0.0449835860516097, TINY);
  }

  /** With all that is no churn held as it was, more churn also means fewer at the closing. */
  @Test
  void intervalOfTheAverageMovesTheClosing() {
    Estimate event = YEAR.rate(ChurnDenominator.AVERAGE, PeriodView.EVENT).estimate(P95);
    double low = 0.0385844429936163 * 15_000;
    assertThat(event.interval().low()).isCloseTo(2 * low / (10_000 + 15_000 - low), TINY);
    Estimate endpoint = YEAR.rate(ChurnDenominator.AVERAGE, PeriodView.ENDPOINT).estimate(P95);
    double high = 0.0544471158430242 * 10_000;
    assertThat(endpoint.interval().high())
        .isCloseTo(2 * high / (10_000 + 14_375 + 500 - high), TINY);
  }

  @Test
  void telcoSample() {
    Estimate rate =
        Churn.ofCounts(7_043, 1_869)
            .rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT)
            .estimate(P95);
    assertThat(rate.value()).isEqualTo(1_869 / 7_043.0);
    assertThat(rate.interval().low()).isCloseTo(0.255188112884507, TINY);
    assertThat(rate.interval().high()).isCloseTo(0.275807437488908, TINY);
  }

  @Test
  void eventRateMayExceedOneAndIsThenNoProbability() {
    ChurnCounts wild = ChurnCounts.of(4, 10, 0, 8).joinedAndChurned(6);
    ChurnRate rate = wild.rate(ChurnDenominator.OPENING, PeriodView.EVENT);
    assertThat(rate.estimate(P95).value()).isEqualTo(2);
    assertThat(rate.isProbability()).isFalse();
    assertThat(rate.retention(P95).isDefined()).isFalse();
    assertThat(rate.over(12, P95).isDefined()).isFalse();
    assertThat(rate.hazard(P95).isDefined()).isFalse();
    assertThat(rate.expectedPeriods(P95).isDefined()).isFalse();
    assertThat(wild.rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT).estimate(P95).value())
        .isEqualTo(0.5);
  }

  @Test
  void namesSayWhatIsDivided() {
    ChurnRate rate = YEAR.rate(ChurnDenominator.AVERAGE, PeriodView.ENDPOINT);
    assertThat(rate.name()).isEqualTo("AVERAGE ENDPOINT");
    assertThat(rate.formula())
        .isEqualTo(
            "customers at the opening who are not at the closing"
                + " / mean of customers at the opening and at the closing");
    assertThat(rate).hasToString(rate.name() + ": " + rate.formula());
    assertThat(rate.numeratorCount()).isEqualTo(500);
    assertThat(rate.denominatorCount()).hasValue(12_187.5);
    assertThat(YEAR.rate(ChurnDenominator.PRODUCT_DAILY, PeriodView.EVENT).formula())
        .isEqualTo(
            "1 - product over days of (1 - customers at the opening of the day who churned on it"
                + " / customers at the opening of each day)");
    assertThat(YEAR.rate(ChurnDenominator.SUM_DAILY, PeriodView.ENDPOINT).formula())
        .isEqualTo(
            "sum over days of customers at the opening of the day who are not at its closing"
                + " / customers at the opening of each day");
    assertThat(YEAR.rate(ChurnDenominator.SUM_DAILY, PeriodView.EVENT).denominatorCount())
        .isEmpty();
    assertThat(YEAR.rate(ChurnDenominator.MEAN_DAILY, PeriodView.EVENT).denominatorCount())
        .isEmpty();
    assertThat(YEAR.rate(ChurnDenominator.OPENING_PLUS_NEW, PeriodView.EVENT).denominatorCount())
        .hasValue(15_000);
    assertThat(rate.view()).isEqualTo(PeriodView.ENDPOINT);
    assertThat(rate.denominator()).isEqualTo(ChurnDenominator.AVERAGE);
  }

  @Test
  void probabilitiesAreSaidToBe() {
    assertThat(YEAR.rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT).isProbability()).isTrue();
    assertThat(YEAR.rate(ChurnDenominator.OPENING, PeriodView.EVENT).isProbability()).isFalse();
    assertThat(YEAR.rate(ChurnDenominator.AVERAGE, PeriodView.ENDPOINT).isProbability()).isFalse();
    assertThat(YEAR.rate(ChurnDenominator.OPENING_PLUS_NEW, PeriodView.EVENT).isProbability())
        .isTrue();
    assertThat(
            ChurnCounts.of(10, 0, 1, 1)
                .rate(ChurnDenominator.OPENING_PLUS_NEW, PeriodView.EVENT)
                .isProbability())
        .isFalse();
    assertThat(YEAR.rate(ChurnDenominator.PRODUCT_DAILY, PeriodView.EVENT).isProbability())
        .isTrue();
  }

  /** R 4.2.2: 1 - (1 - .05)^12 and -log(1 - .05). */
  @Test
  void conversions() {
    ChurnRate rate = YEAR.rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT);
    assertThat(rate.over(12, P95).value()).isCloseTo(0.459639912337363, TINY);
    assertThat(rate.over(12, P95).interval().low())
        .isCloseTo(1 - Math.pow(1 - 0.0458984826905848, 12), within(1e-13));
    assertThat(rate.hazard(P95).value()).isCloseTo(0.0512932943875506, TINY);
    assertThat(rate.expectedPeriods(P95).value()).isEqualTo(20);
    assertThat(rate.expectedPeriods(P95).interval().high())
        .isCloseTo(1 / 0.0458984826905848, within(1e-10));
    assertThat(rate.retention(P95).value()).isEqualTo(0.95);
    assertThat(rate.retention(P95).interval().low()).isCloseTo(1 - 0.0544471158430242, TINY);
    assertThat(
            Churn.ofCounts(10, 3)
                .rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT)
                .over(1 / 12.0, P95)
                .value())
        .isCloseTo(0.0292855303767776, TINY);
  }

  @Test
  void yearsHaveTheirPeriods() {
    ChurnRate rate = YEAR.rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT);
    assertThat(rate.annual(CalendarUnit.MONTH, P95)).isEqualTo(rate.over(12, P95));
    assertThat(rate.annual(CalendarUnit.QUARTER, P95)).isEqualTo(rate.over(4, P95));
    assertThat(rate.annual(CalendarUnit.YEAR, P95)).isEqualTo(rate.over(1, P95));
    assertThat(rate.annual(CalendarUnit.DAY, P95)).isEqualTo(rate.over(365.2425, P95));
    assertThat(rate.annual(CalendarUnit.WEEK, P95)).isEqualTo(rate.over(365.2425 / 7, P95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rate.annual(CalendarUnit.HOUR, P95))
        .withMessage("period of churn must be a day or longer, was HOUR");
  }

  @Test
  void conversionsWithoutChurnAndWithoutAnybodyLeft() {
    ChurnRate none = Churn.ofCounts(50, 0).rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT);
    assertThat(none.over(12, P95).value()).isZero();
    assertThat(Double.doubleToRawLongBits(none.over(12, P95).value())).isZero();
    assertThat(none.hazard(P95).value()).isZero();
    assertThat(none.expectedPeriods(P95).isDefined()).isFalse();
    assertThat(none.expectedPeriods(P95).interval().low()).isEqualTo(1);
    assertThat(none.estimate(P95).interval().high()).isCloseTo(0.0713475991333587, TINY);
    ChurnRate all = Churn.ofCounts(50, 50).rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT);
    assertThat(all.over(12, P95).value()).isEqualTo(1);
    assertThat(all.over(12, P95).interval().high()).isEqualTo(1);
    assertThat(all.hazard(P95).isDefined()).isFalse();
    assertThat(all.expectedPeriods(P95).value()).isEqualTo(1);
    assertThat(all.retention(P95).value()).isZero();
  }

  @Test
  void nobodyAtTheOpeningHasNoEndpointRate() {
    ChurnCounts fresh = ChurnCounts.of(0, 10, 0, 2);
    assertThat(fresh.joinedAndChurned()).isEqualTo(2);
    for (ChurnDenominator denominator : ChurnDenominator.values()) {
      Estimate endpoint = fresh.rate(denominator, PeriodView.ENDPOINT).estimate(P95);
      assertThat(endpoint.isDefined()).as("%s", denominator).isFalse();
      assertThat(endpoint.n()).isZero();
    }
    assertThat(rate(fresh, ChurnDenominator.OPENING_PLUS_NEW, PeriodView.EVENT)).isEqualTo(0.2);
    assertThat(rate(fresh, ChurnDenominator.AVERAGE, PeriodView.EVENT)).isEqualTo(0.5);
    assertThat(fresh.rate(ChurnDenominator.OPENING, PeriodView.EVENT).estimate(P95).isDefined())
        .isFalse();
  }

  @Test
  void undefinedRatesHaveTheWidestInterval() {
    ChurnCounts none = Churn.ofCounts(0, 0);
    assertThat(
            none.rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT)
                .estimate(P95)
                .interval()
                .high())
        .isEqualTo(1);
    assertThat(
            none.rate(ChurnDenominator.AVERAGE, PeriodView.ENDPOINT)
                .estimate(P95)
                .interval()
                .high())
        .isEqualTo(2);
    assertThat(
            none.rate(ChurnDenominator.OPENING, PeriodView.EVENT).estimate(P95).interval().high())
        .isInfinite();
    assertThat(none.rate(ChurnDenominator.SUM_DAILY, PeriodView.EVENT).estimate(P95).method())
        .isEqualTo("log-transformed, Aalen variance");
    assertThat(
            none.rate(ChurnDenominator.PRODUCT_DAILY, PeriodView.EVENT)
                .estimate(P95)
                .interval()
                .high())
        .isEqualTo(1);
  }

  @Test
  void endpointLeavesOutWhoJoinedOrReturned() {
    ChurnCounts counts = new ChurnCounts(100, 20, 10, 25, 4, 3, 5, 105);
    assertThat(counts.lost()).isEqualTo(13);
    assertThat(counts.stays()).isEqualTo(130);
    assertThat(counts.churned(PeriodView.EVENT)).isEqualTo(25);
    assertThat(
            ChurnCounts.of(100, 20, 10, 25)
                .joinedAndChurned(4)
                .reactivatedAndChurned(3)
                .churnedAndReturned(5))
        .isEqualTo(counts);
  }

  @Test
  void countsBeyondTheOpeningAreOfThoseWhoCame() {
    ChurnCounts counts = ChurnCounts.of(3, 2, 4, 7);
    assertThat(counts.joinedAndChurned()).isEqualTo(2);
    assertThat(counts.reactivatedAndChurned()).isEqualTo(2);
    assertThat(counts.lost()).isEqualTo(3);
  }

  @Test
  void refusesWhatDoesNotReconcile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChurnCounts.of(100, 20, 3, 10).reconciledWith(114))
        .withMessage(
            "opening + joined + reactivated - churned must be the closing, at least 0, was"
                + " 100 + 20 + 3 - 10 = 113 and a closing of 114");
    assertThat(ChurnCounts.of(100, 20, 3, 10).reconciledWith(113).closing()).isEqualTo(113);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChurnCounts.of(1, 0, 0, 2))
        .withMessageContaining("1 + 0 + 0 - 2 = -1");
  }

  @Test
  void refusesCountsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChurnCounts.of(-1, 0, 0, 0))
        .withMessage("customers at the opening must be in 0..1152921504606846976, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChurnCounts.of(0, 0, 0, (1L << 60) + 1))
        .withMessage("churned must be in 0..1152921504606846976, was 1152921504606846977");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChurnCounts.of(10, 2, 0, 5).joinedAndChurned(3))
        .withMessage("joined and churned must be in 0..2, was 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChurnCounts.of(10, 2, 1, 5).reactivatedAndChurned(2))
        .withMessage("reactivated and churned must be in 0..1, was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChurnCounts.of(10, 2, 1, 5).churnedAndReturned(4))
        .withMessage("churned and returned must be in 0..3, was 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChurnCounts.of(2, 9, 0, 5).joinedAndChurned(1))
        .withMessage(
            "churned less joined and churned less reactivated and churned must be at most the"
                + " opening, was 5 - 1 - 0 > 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> YEAR.rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT).over(0, P95))
        .withMessage("number of periods must be finite and above 0, was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                YEAR.rate(ChurnDenominator.OPENING, PeriodView.ENDPOINT)
                    .over(Double.POSITIVE_INFINITY, P95));
  }

  @Test
  void segmentsAreCompared() {
    Difference difference = Churn.ofCounts(70, 56).minus(Churn.ofCounts(80, 48), P95).orElseThrow();
    assertThat(difference.estimate().value()).isCloseTo(0.2, within(1e-12));
    assertThat(difference.estimate().interval().low()).isCloseTo(0.0524, within(1e-4));
  }

  @Test
  void nobodyAtTheOpeningOfASideHasNoDifference() {
    ChurnCounts some = Churn.ofCounts(70, 56);
    ChurnCounts none = ChurnCounts.of(0, 5, 0, 1);
    assertThat(some.minus(none, P95)).isEmpty();
    assertThat(none.minus(some, P95)).isEmpty();
    assertThat(none.minus(none, P95)).isEmpty();
  }

  @Test
  void staysThatCannotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChurnTenure(5, -1, true, ChurnReason.UNKNOWN, false))
        .withMessage("length of a stay must be at least 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChurnTenure(5, 1, false, ChurnReason.VOLUNTARY, false))
        .withMessage("reason of a stay that did not end must be UNKNOWN, was VOLUNTARY");
  }

  @Test
  void reasonsAddUp() {
    ChurnReasons reasons = new ChurnReasons(3, 2, 1);
    assertThat(reasons.total()).isEqualTo(6);
    assertThat(reasons.of(ChurnReason.VOLUNTARY)).isEqualTo(3);
    assertThat(reasons.of(ChurnReason.INVOLUNTARY)).isEqualTo(2);
    assertThat(reasons.of(ChurnReason.UNKNOWN)).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChurnReasons(3, -2, 1))
        .withMessage("counts by reason must be at least 0, was 3, -2 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChurnPhases(3, 2, 1, -1))
        .withMessage("counts of trials and pauses must be at least 0, was 3, 2, 1 and -1");
  }
}
