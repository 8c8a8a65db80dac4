package io.github.cxmetrics.churn;

import static io.github.cxmetrics.churn.RevenueFormula.AVERAGE_PER_CUSTOMER;
import static io.github.cxmetrics.churn.RevenueFormula.CHURN;
import static io.github.cxmetrics.churn.RevenueFormula.CONTRACTION;
import static io.github.cxmetrics.churn.RevenueFormula.EXPANSION;
import static io.github.cxmetrics.churn.RevenueFormula.GROSS_CHURN;
import static io.github.cxmetrics.churn.RevenueFormula.GROSS_REVENUE_RETENTION;
import static io.github.cxmetrics.churn.RevenueFormula.LOGO_CHURN;
import static io.github.cxmetrics.churn.RevenueFormula.NET_CHURN;
import static io.github.cxmetrics.churn.RevenueFormula.NET_CHURN_BEFORE_REACTIVATION;
import static io.github.cxmetrics.churn.RevenueFormula.NET_REVENUE_RETENTION;
import static io.github.cxmetrics.churn.RevenueFormula.QUICK_RATIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The worked examples that can be checked by hand. */
class RevenueTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final CalendarGrid MONTHS = CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC);
  private static final RevenueDefinition CHANGES = RevenueDefinition.changes(MONTHS);
  private static final RevenueQuestion EVENTS = RevenueQuestion.DEFAULT.in(PeriodView.EVENT);

  private static long at(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static Instant lastOf(String day) {
    return Instant.ofEpochMilli(at(day) - 1);
  }

  private static RevenuePeriod month(Revenue revenue, String label) {
    return revenue.periods().stream()
        .filter(period -> period.period().label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static double value(RevenuePeriod period, RevenueFormula formula) {
    return period.ratio(formula).value().orElseThrow();
  }

  /** Everyone of the documentation's example, in one February. */
  private static NamedRevenueAccumulator example() {
    NamedRevenueAccumulator all = Revenue.accumulatorOfNames(CHANGES);
    all.addChange("Ada", at("2024-01-05"), 0, 1_000);
    all.addChange("Ada", at("2024-02-10"), 0, 1_500);
    all.addChange("Bob", at("2024-01-05"), 0, 2_000);
    all.addChange("Bob", at("2024-02-11"), 0, 500);
    all.addChange("Cat", at("2024-01-20"), 0, 3_000);
    all.addChange("Cat", at("2024-02-20"), 0, 0);
    all.addChange("Dan", at("2023-11-01"), 0, 700);
    all.addChange("Dan", at("2023-12-15"), 0, 0);
    all.addChange("Dan", at("2024-02-25"), 0, 900);
    all.addChange("Eve", at("2024-02-02"), 0, 400);
    all.addChange("Fay", at("2024-01-31"), 0, 4_000);
    return all;
  }

  private static final RevenueQuestion FEBRUARY =
      RevenueQuestion.DEFAULT.asOf(lastOf("2024-03-01"));

  @Test
  void movementsLeadFromOpeningToClosing() {
    RevenuePeriod february = month(example().result(FEBRUARY), "2024-02");
    assertThat(february.movements())
        .isEqualTo(Revenue.ofMovements(10_000, 400, 500, 900, 1_500, 3_000, 7_300));
    assertThat(february.customers()).isEqualTo(new RevenueCustomers(4, 1, 1, 1, 1, 1, 5));
    assertThat(february.isComplete()).isTrue();
    assertThat(february.toString())
        .isEqualTo(
            "2024-02: opening 10000 + new 400 + expansion 500 + reactivation 900"
                + " - contraction 1500 - churn 3000 = closing 7300");
  }

  @Test
  void ratesHaveTheirNumeratorsAndDenominators() {
    RevenuePeriod february = month(example().result(FEBRUARY), "2024-02");
    assertRatio(february, NET_REVENUE_RETENTION, 6_000, 10_000);
    assertRatio(february, GROSS_REVENUE_RETENTION, 5_500, 10_000);
    assertRatio(february, GROSS_CHURN, 4_500, 10_000);
    assertRatio(february, CHURN, 3_000, 10_000);
    assertRatio(february, NET_CHURN, 3_100, 10_000);
    assertRatio(february, NET_CHURN_BEFORE_REACTIVATION, 4_000, 10_000);
    assertRatio(february, EXPANSION, 500, 10_000);
    assertRatio(february, CONTRACTION, 1_500, 10_000);
    assertRatio(february, QUICK_RATIO, 1_800, 4_500);
    assertRatio(february, AVERAGE_PER_CUSTOMER, 7_300, 5);
    assertRatio(february, LOGO_CHURN, 1, 4);
    assertThat(GROSS_CHURN.label()).isEqualTo("gross revenue churn");
    assertThat(GROSS_CHURN.numerator()).isEqualTo("churn + contraction");
    assertThat(GROSS_CHURN.denominator()).isEqualTo("opening amount");
    assertThat(february.ratio(GROSS_CHURN)).hasToString("gross revenue churn: 4500 / 10000");
  }

  private static void assertRatio(
      RevenuePeriod period, RevenueFormula formula, long numerator, long denominator) {
    RevenueRatio ratio = period.ratio(formula);
    assertThat(ratio.formula()).isEqualTo(formula);
    assertThat(ratio.numerator()).as(formula.label()).isEqualTo(numerator);
    assertThat(ratio.denominator()).as(formula.label()).isEqualTo(denominator);
    assertThat(ratio.value()).hasValue((double) numerator / denominator);
    assertThat(ratio.estimate(LEVEL).value()).isEqualTo((double) numerator / denominator);
    assertThat(ratio.estimate(LEVEL).interval().contains(ratio.value().orElseThrow())).isTrue();
  }

  /** 10, 20 and 30 become 15, 20 and 0: by hand, Cochran's formula and t(2) = 4.302653. */
  @Test
  void intervalIsThatOfTheLinearisedRatio() {
    RevenueAccumulator all = Revenue.accumulator(CHANGES);
    long[] after = {15, 20, 0};
    for (int i = 0; i < 3; i++) {
      all.addChange(i, at("2024-01-01"), 0, 10L * (i + 1));
      all.addChange(i, at("2024-02-05"), 0, after[i]);
    }
    Estimate net =
        month(all.result(FEBRUARY), "2024-02").ratio(NET_REVENUE_RETENTION).estimate(LEVEL);
    double ratio = 35 / 60.0;
    double squares =
        Math.pow(15 - 10 * ratio, 2) + Math.pow(20 - 20 * ratio, 2) + Math.pow(30 * ratio, 2);
    double error = Math.sqrt(3 / 2.0 * squares) / 60;
    assertThat(net.value()).isEqualTo(ratio);
    assertThat(net.n()).isEqualTo(3);
    assertThat(net.method()).isEqualTo("linearised Student t");
    assertThat(net.interval().low()).isEqualTo(0);
    assertThat(net.interval().high()).isCloseTo(ratio + 4.302652729911275 * error, within(1e-9));
  }

  /** One doubles and one leaves: totals are alike, and half of the revenue is lost all the same. */
  @Test
  void grossRetentionIsCappedByCustomerAndNotInTotal() {
    RevenueAccumulator all = Revenue.accumulator(CHANGES);
    all.addChange(1, at("2024-01-10"), 0, 1_000);
    all.addChange(2, at("2024-01-10"), 0, 1_000);
    all.addChange(1, at("2024-02-10"), 0, 2_000);
    all.addChange(2, at("2024-02-10"), 0, 0);
    RevenuePeriod february = month(all.result(FEBRUARY), "2024-02");
    assertThat(value(february, NET_REVENUE_RETENTION)).isEqualTo(1);
    assertThat(value(february, GROSS_REVENUE_RETENTION)).isEqualTo(0.5);
    assertThat(value(february, LOGO_CHURN)).isEqualTo(0.5);
  }

  @Test
  void partialCancellationIsContractionAndTheLastOneChurn() {
    NamedRevenueAccumulator all =
        Revenue.accumulatorOfNames(RevenueDefinition.intervals(MONTHS).bySubscription());
    all.addInterval("Ada", at("2024-01-01"), at("2024-02-10"), 300, "phone");
    all.addInterval("Ada", at("2024-01-01"), at("2024-03-10"), 500, "net");
    Revenue revenue = all.result(RevenueQuestion.DEFAULT.asOf(lastOf("2024-04-01")));
    assertThat(month(revenue, "2024-02").movements())
        .isEqualTo(Revenue.ofMovements(800, 0, 0, 0, 300, 0, 500));
    assertThat(month(revenue, "2024-03").movements())
        .isEqualTo(Revenue.ofMovements(500, 0, 0, 0, 0, 500, 0));
  }

  @Test
  void changeOfPlanAtAnInstantIsOneMovement() {
    NamedRevenueAccumulator all =
        Revenue.accumulatorOfNames(RevenueDefinition.intervals(MONTHS).bySubscription());
    all.addInterval("Ada", at("2024-01-01"), at("2024-02-10"), 300, "basic");
    all.addOpen("Ada", at("2024-02-10"), 500, "pro");
    RevenuePeriod february = month(all.result(EVENTS.asOf(lastOf("2024-03-01"))), "2024-02");
    assertThat(february.movements()).isEqualTo(Revenue.ofMovements(300, 0, 200, 0, 0, 0, 500));
    assertThat(february.customers()).isEqualTo(new RevenueCustomers(1, 0, 1, 0, 0, 0, 1));
  }

  @Test
  void whoReturnsIsReactivatedOrNewAgainAfterTheWindow() {
    RevenueAccumulator all = Revenue.accumulator(RevenueDefinition.intervals(MONTHS));
    all.addInterval(1, at("2024-01-01"), at("2024-01-15"), 100);
    all.addOpen(1, at("2024-02-14"), 250);
    for (RevenueQuestion question :
        new RevenueQuestion[] {FEBRUARY, FEBRUARY.in(PeriodView.EVENT)}) {
      assertThat(month(all.result(question), "2024-02").movements())
          .isEqualTo(Revenue.ofMovements(0, 0, 0, 250, 0, 0, 250));
      assertThat(
              month(all.result(question.reactivatedWithin(Duration.ofDays(30))), "2024-02")
                  .movements()
                  .reactivation())
          .isEqualTo(250);
      assertThat(
              month(all.result(question.reactivatedWithin(Duration.ofDays(29))), "2024-02")
                  .movements())
          .isEqualTo(Revenue.ofMovements(0, 250, 0, 0, 0, 0, 250));
    }
  }

  @Test
  void graceBridgesTimesWithoutRevenueThatEnded() {
    RevenueAccumulator all = Revenue.accumulator(RevenueDefinition.intervals(MONTHS));
    all.addInterval(1, at("2024-01-01"), at("2024-01-30"), 100);
    all.addInterval(1, at("2024-02-02"), at("2024-02-20"), 120);
    RevenueQuestion question = EVENTS.asOf(lastOf("2024-03-01")).grace(Duration.ofDays(3));
    RevenuePeriod february = month(all.result(question), "2024-02");
    assertThat(february.movements()).isEqualTo(Revenue.ofMovements(100, 0, 20, 0, 0, 120, 0));
    RevenuePeriod without = month(all.result(question.grace(Duration.ofDays(2))), "2024-02");
    assertThat(without.movements()).isEqualTo(Revenue.ofMovements(0, 0, 0, 120, 0, 120, 0));
  }

  @Test
  void upAndDownWithinAPeriodIsSeenInTheViewOfEventsOnly() {
    RevenueAccumulator all = Revenue.accumulator(CHANGES);
    all.addChange(1, at("2024-01-01"), 0, 100);
    all.addChange(1, at("2024-02-05"), 0, 300);
    all.addChange(1, at("2024-02-15"), 0, 100);
    assertThat(month(all.result(FEBRUARY), "2024-02").movements())
        .isEqualTo(Revenue.ofMovements(100, 0, 0, 0, 0, 0, 100));
    RevenuePeriod events = month(all.result(EVENTS.asOf(lastOf("2024-03-01"))), "2024-02");
    assertThat(events.movements()).isEqualTo(Revenue.ofMovements(100, 0, 200, 0, 200, 0, 100));
    assertThat(value(events, GROSS_CHURN)).isEqualTo(2);
    assertThat(value(events, GROSS_REVENUE_RETENTION)).isEqualTo(1);
  }

  @Test
  void whoJoinsAndLeavesInAPeriodIsCountedApart() {
    RevenueAccumulator all = Revenue.accumulator(CHANGES);
    all.addChange(1, at("2024-01-01"), 0, 100);
    all.addChange(2, at("2024-02-05"), 0, 300);
    all.addChange(2, at("2024-02-15"), 0, 0);
    RevenuePeriod february = month(all.result(FEBRUARY), "2024-02");
    assertThat(february.movements()).isEqualTo(Revenue.ofMovements(100, 0, 0, 0, 0, 0, 100));
    assertThat(february.joinedAndLost()).isEqualTo(1);
    RevenuePeriod events = month(all.result(EVENTS.asOf(lastOf("2024-03-01"))), "2024-02");
    assertThat(events.movements()).isEqualTo(Revenue.ofMovements(100, 300, 0, 0, 0, 300, 100));
    assertThat(events.joinedAndLost()).isEqualTo(1);
    assertThat(events.customers()).isEqualTo(new RevenueCustomers(1, 1, 0, 0, 0, 1, 1));
    assertThat(value(events, LOGO_CHURN)).isZero();
  }

  @Test
  void laterSequenceCountsThenTheGreaterAmount() {
    RevenueAccumulator all = Revenue.accumulator(CHANGES);
    all.addChange(1, at("2024-02-05"), 7, 100);
    all.addChange(1, at("2024-02-05"), 3, 900);
    all.addChange(1, at("2024-02-05"), 7, 50);
    all.addChange(1, at("2024-02-05"), 7, 50);
    Revenue revenue = all.result();
    assertThat(month(revenue, "2024-02").movements().closing()).isEqualTo(100);
    assertThat(revenue.conflicts()).isEqualTo(1);
    assertThat(revenue.duplicates()).isEqualTo(1);
    assertThat(all.records()).isEqualTo(4);
  }

  @Test
  void equalRecordsAreOneIfTheyAreOfASubscription() {
    NamedRevenueAccumulator all =
        Revenue.accumulatorOfNames(RevenueDefinition.intervals(MONTHS).bySubscription());
    RevenueAccumulator apart = Revenue.accumulator(RevenueDefinition.intervals(MONTHS));
    for (int i = 0; i < 3; i++) {
      all.addInterval("Ada", at("2024-01-01"), at("2024-02-10"), 300, "net");
      apart.addInterval(1, at("2024-01-01"), at("2024-02-10"), 300);
    }
    all.addInterval("Ada", at("2024-01-01"), at("2024-02-10"), 300, "phone");
    assertThat(month(all.result(), "2024-01").movements().closing()).isEqualTo(600);
    assertThat(all.result().duplicates()).isEqualTo(2);
    assertThat(month(apart.result(), "2024-01").movements().closing()).isEqualTo(900);
    assertThat(apart.result().duplicates()).isZero();
  }

  @Test
  void snapshotsAreTheAmountsOfTheirPeriods() {
    CalendarGrid paris = CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/Paris"));
    NamedRevenueAccumulator all = Revenue.accumulatorOfNames(RevenueDefinition.snapshots(paris));
    long january = paris.indexOf(Instant.parse("2023-12-31T23:30:00Z"));
    all.addSnapshot("Ada", paris.period(january), 100);
    all.addSnapshot("Ada", paris.period(january), 50);
    all.addSnapshot("Ada", paris.period(january + 1), 200);
    all.addSnapshot("Bob", paris.period(january), 70);
    Revenue revenue = all.result();
    assertThat(revenue.periods()).hasSize(2).allMatch(RevenuePeriod::isComplete);
    assertThat(month(revenue, "2024-01").movements())
        .isEqualTo(Revenue.ofMovements(0, 220, 0, 0, 0, 0, 220));
    assertThat(month(revenue, "2024-02").movements())
        .isEqualTo(Revenue.ofMovements(220, 0, 50, 0, 0, 70, 200));
    CalendarGrid years = CalendarGrid.of(CalendarUnit.YEAR, ZoneId.of("Europe/Paris"));
    assertThat(all.result(RevenueQuestion.DEFAULT.by(years)).periods().get(0).movements().closing())
        .isEqualTo(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> all.result(RevenueQuestion.DEFAULT.by(MONTHS)))
        .withMessage("snapshots must be read in their zone, Europe/Paris, was Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> all.addSnapshot("Ada", MONTHS.period(1), 1))
        .withMessageStartingWith("period of a snapshot must be of its definition, ");
  }

  @Test
  void whatBeginsAtTheFirstInstantOfAPeriodBelongsToIt() {
    CalendarGrid paris = CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/Paris"));
    RevenueAccumulator all = Revenue.accumulator(RevenueDefinition.intervals(paris));
    long february = Instant.parse("2024-01-31T23:00:00Z").toEpochMilli();
    long march = Instant.parse("2024-02-29T23:00:00Z").toEpochMilli();
    all.addInterval(1, february, march, 100);
    all.addOpen(2, february - 1, 10);
    Revenue revenue = all.result();
    assertThat(revenue.periods().stream().map(RevenuePeriod::movements))
        .containsExactly(
            Revenue.ofMovements(0, 10, 0, 0, 0, 0, 10),
            Revenue.ofMovements(10, 100, 0, 0, 0, 0, 110),
            Revenue.ofMovements(110, 0, 0, 0, 0, 100, 10));
    assertThat(revenue.periods().stream().map(RevenuePeriod::isComplete))
        .containsExactly(true, true, false);
    assertThat(revenue.asOf()).contains(Instant.ofEpochMilli(march));
  }

  @Test
  void trailingRetentionFollowsTheCustomersOfItsFirstOpening() {
    RevenueAccumulator all = Revenue.accumulator(CHANGES);
    all.addChange(1, at("2023-12-01"), 0, 100);
    all.addChange(1, at("2024-01-10"), 0, 0);
    all.addChange(1, at("2024-02-10"), 0, 150);
    all.addChange(2, at("2023-12-01"), 0, 300);
    all.addChange(2, at("2024-03-10"), 0, 200);
    all.addChange(3, at("2024-01-05"), 0, 1_000);
    Revenue revenue = all.result(RevenueQuestion.DEFAULT.asOf(lastOf("2024-04-01")).trailing(3));
    RevenuePeriod march = month(revenue, "2024-03");
    assertThat(march.trailingNetRetention().numerator()).isEqualTo(350);
    assertThat(march.trailingNetRetention().denominator()).isEqualTo(400);
    assertThat(march.trailingGrossRetention().numerator()).isEqualTo(300);
    double compounded = 300 / 400.0 * (1_300 / 1_300.0) * (1_350 / 1_450.0);
    assertThat(march.compoundedNetRetention().orElseThrow()).isCloseTo(compounded, within(1e-15));
    assertThat(month(revenue, "2024-01").trailingNetRetention().value()).isEmpty();
    assertThat(month(revenue, "2024-01").compoundedNetRetention()).isEmpty();
    assertThat(month(revenue, "2024-02").compoundedNetRetention()).isEmpty();
    Revenue fromMarch =
        all.result(
            RevenueQuestion.DEFAULT
                .asOf(lastOf("2024-04-01"))
                .trailing(3)
                .from(Instant.ofEpochMilli(at("2024-03-15"))));
    assertThat(fromMarch.periods()).hasSize(1);
    assertThat(fromMarch.periods().get(0).trailingNetRetention())
        .isEqualTo(march.trailingNetRetention());
    assertThat(fromMarch.periods().get(0).movements()).isEqualTo(march.movements());
    assertThat(fromMarch.periods().get(0).compoundedNetRetention()).isEmpty();
  }

  @Test
  void cohortsAreFollowedFromTheClosingOfTheirFirstPeriod() {
    RevenueAccumulator all = Revenue.accumulator(CHANGES);
    all.addChange(1, at("2024-01-10"), 0, 100);
    all.addChange(1, at("2024-02-10"), 0, 150);
    all.addChange(2, at("2024-01-10"), 0, 50);
    all.addChange(2, at("2024-03-10"), 0, 0);
    all.addChange(3, at("2024-01-10"), 0, 500);
    all.addChange(3, at("2024-01-20"), 0, 0);
    all.addChange(3, at("2024-02-20"), 0, 70);
    all.addChange(4, at("2024-03-20"), 0, 10);
    Revenue revenue = all.result(RevenueQuestion.DEFAULT.asOf(lastOf("2024-04-01")).cohorts(5));
    assertThat(revenue.cohorts()).hasSize(2);
    RevenueCohort january = revenue.cohorts().get(0);
    assertThat(january).hasToString("2024-01: 3 started");
    assertThat(january.lastAge()).isEqualTo(2);
    assertThat(january.paying(0)).isEqualTo(2);
    assertThat(january.amount(1)).isEqualTo(270);
    assertThat(january.netRetention(1)).hasToString("net revenue retention (NRR): 200 / 150");
    assertThat(january.grossRetention(1).value()).hasValue(1);
    assertThat(january.netRetention(2).value()).hasValue(1);
    assertThat(january.grossRetention(2).numerator()).isEqualTo(100);
    assertThat(january.payingShare(2, LEVEL).value()).isEqualTo(2 / 3.0);
    RevenueCohort march = revenue.cohorts().get(1);
    assertThat(march.lastAge()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> march.netRetention(1))
        .withMessage("age of cohort 2024-03 must be in 0..0, was 1");
    assertThat(all.result(RevenueQuestion.DEFAULT.cohorts(1)).cohorts().get(0).lastAge())
        .isEqualTo(1);
    assertThat(all.result().cohorts()).isEmpty();
  }

  @Test
  void amountsOfOtherTermsAreExactOrRefused() {
    assertThat(RevenueTerm.YEAR.convert(12_000, RevenueTerm.MONTH)).isEqualTo(1_000);
    assertThat(RevenueTerm.QUARTER.convert(300, RevenueTerm.MONTH)).isEqualTo(100);
    assertThat(RevenueTerm.HALF_YEAR.convert(600, RevenueTerm.MONTH)).isEqualTo(100);
    assertThat(RevenueTerm.MONTH.convert(5, RevenueTerm.YEAR)).isEqualTo(60);
    assertThat(RevenueTerm.WEEK.convert(3, RevenueTerm.MONTH)).isEqualTo(13);
    assertThat(RevenueTerm.HALF_YEAR.label()).isEqualTo("half year");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RevenueTerm.YEAR.convert(10_000, RevenueTerm.MONTH))
        .withMessage(
            "amount per year must be a whole number of minor units per month, was 10000"
                + " (count revenue per year, or in smaller units)");
    assertThatThrownBy(() -> RevenueTerm.WEEK.convert(Long.MAX_VALUE, RevenueTerm.YEAR))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void totalsThatAreKnownHaveTheirRates() {
    RevenueMovements known = Revenue.ofMovements(10_000, 400, 500, 900, 1_500, 3_000, 7_300);
    RevenuePeriod february = month(example().result(FEBRUARY), "2024-02");
    for (RevenueFormula formula : RevenueFormula.values()) {
      if (formula != AVERAGE_PER_CUSTOMER && formula != LOGO_CHURN) {
        assertThat(known.ratio(formula).value()).isEqualTo(february.ratio(formula).value());
        Estimate estimate = known.ratio(formula).estimate(LEVEL);
        assertThat(estimate.n()).isZero();
        assertThat(estimate.method()).isEqualTo("totals only");
        assertThat(estimate.interval().contains(estimate.value())).isTrue();
      } else {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> known.ratio(formula))
            .withMessage("rate of totals must not need customers, was " + formula.label());
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Revenue.ofMovements(100, 1, 0, 0, 0, 0, 100))
        .withMessage(
            "closing must be opening + new + expansion + reactivation - contraction - churn = 101,"
                + " was 100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Revenue.ofMovements(100, -1, 0, 0, 0, 0, 99))
        .withMessage("new revenue must be at least 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Revenue.ofMovements(100, 200, 0, 0, 0, 150, 150).ratio(GROSS_CHURN))
        .withMessage(
            "what is lost must be at most the opening of customers compared at both ends, 100,"
                + " was 150");
    assertThatThrownBy(() -> Revenue.ofMovements(Long.MAX_VALUE, Long.MAX_VALUE, 0, 0, 0, 0, 0))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void countsThatAreKnownHaveTheirChurn() {
    RevenueCustomers known = Revenue.ofCounts(200, 30, 5, 12, 223);
    assertThat(known.logoChurn(LEVEL).value()).isEqualTo(0.06);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Revenue.ofCounts(200, 30, 5, 12, 224))
        .withMessage("closing must be opening + joined + reactivated - churned = 223, was 224");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Revenue.ofCounts(200, 30, -5, 12, 213))
        .withMessage("number who were reactivated must be at least 0, was -5");
    assertThat(Revenue.ofCounts(0, 0, 0, 0, 0).logoChurn(LEVEL).isDefined()).isFalse();
  }

  @Test
  void currenciesDoNotMix() {
    RevenueDefinition euros = RevenueDefinition.changes(MONTHS).in("EUR/100");
    record Row(String currency, long amount) {}
    NamedRevenueMetric<Row> metric =
        Revenue.metric(
            euros,
            row -> "Ada",
            RevenueFields.<Row>of(row -> 5, Row::amount).currency(Row::currency));
    NamedRevenueAccumulator all = metric.newAccumulator();
    metric.add(all, new Row("EUR/100", 7));
    byte[] before = all.encode();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metric.add(all, new Row("USD/100", 7)))
        .withMessage("currency of a record must be \"EUR/100\", was \"USD/100\"");
    assertThat(all.encode()).isEqualTo(before);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> all.merge(Revenue.accumulatorOfNames(euros.in("USD/100"))))
        .withMessageStartingWith("cannot merge states of different definitions");
  }

  /** Their changes replace each other, as those of one customer do. */
  @Test
  void joinedCustomersAreOne() {
    NamedRevenueAccumulator all = example();
    all.join("Ada", "Cat");
    RevenuePeriod february = month(all.result(FEBRUARY), "2024-02");
    assertThat(february.movements())
        .isEqualTo(Revenue.ofMovements(9_000, 400, 0, 900, 1_500, 3_000, 5_800));
  }
}
