package io.github.cxmetrics.churn;

import static io.github.cxmetrics.ConfidenceLevel.P95;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChurnTest {

  private static final ChurnDefinition MONTHS =
      ChurnDefinition.of(CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC));

  private static long at(String date) {
    return (date.contains("T") ? LocalDateTime.parse(date) : LocalDate.parse(date).atStartOfDay())
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }

  private static ChurnScope asOf(String date) {
    return ChurnScope.asOf(Instant.ofEpochMilli(at(date)));
  }

  private static ChurnPeriod month(Churn churn, String label) {
    return churn.periods().stream()
        .filter(period -> period.period().label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static String moves(Churn churn, String label) {
    return month(churn, label).toString();
  }

  private static ChurnAccumulator state(ChurnDefinition definition) {
    return Churn.accumulator(definition);
  }

  @Test
  void countsBeginsAndEndsByMonth() {
    ChurnAccumulator state = state(MONTHS);
    state.add(1, at("2024-01-10"), at("2024-02-20"));
    state.add(2, at("2024-01-15"));
    state.add(3, at("2024-02-02"), at("2024-02-25"));
    Churn churn = state.result(asOf("2024-03-10"));
    assertThat(churn.periods())
        .extracting(ChurnPeriod::toString)
        .containsExactly(
            "2024-01: 0 + 2 new + 0 reactivated - 0 churned = 2",
            "2024-02: 2 + 1 new + 0 reactivated - 2 churned = 1",
            "2024-03: 1 + 0 new + 0 reactivated - 0 churned = 1");
    ChurnPeriod february = month(churn, "2024-02");
    assertThat(february.counts().joinedAndChurned()).isEqualTo(1);
    assertThat(february.rate().estimate(P95).value()).isEqualTo(0.5);
    assertThat(february.rate(ChurnDenominator.OPENING, PeriodView.EVENT).estimate(P95).value())
        .isEqualTo(1);
    assertThat(february.isComplete()).isTrue();
    assertThat(month(churn, "2024-03").isComplete()).isFalse();
    assertThat(churn.lastComplete()).contains(february);
    assertThat(churn.n()).isEqualTo(3);
    assertThat(churn).hasToString("3 customers, 3 periods " + MONTHS.describe());
  }

  /** The end is the first instant without a contract; at midnight it is of the new month. */
  @Test
  void endsAtTheBeginOfAMonthChurnInIt() {
    ChurnAccumulator state = state(MONTHS);
    state.add(1, at("2024-01-01"), at("2024-02-01"));
    state.add(2, at("2024-01-01"), at("2024-02-01") - 1);
    Churn churn = state.result(asOf("2024-02-15"));
    assertThat(moves(churn, "2024-01")).endsWith("0 + 2 new + 0 reactivated - 1 churned = 1");
    assertThat(moves(churn, "2024-02")).endsWith("1 + 0 new + 0 reactivated - 1 churned = 0");
  }

  @Test
  void monthsAreThoseOfTheZone() {
    ChurnDefinition paris =
        ChurnDefinition.of(CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/Paris")));
    ChurnAccumulator state = state(paris);
    state.add(1, at("2024-01-31T23:30:00"));
    Churn churn = state.result(asOf("2024-02-15"));
    assertThat(churn.periods()).hasSize(1);
    assertThat(moves(churn, "2024-02")).contains("0 + 1 new");
  }

  @Test
  void contractsThatOverlapOrAdjoinAreOneStay() {
    ChurnAccumulator state = state(MONTHS);
    state.add(1, at("2024-01-01"), at("2024-01-20"), ChurnReason.INVOLUNTARY);
    state.add(1, at("2024-01-10"), at("2024-01-15"), ChurnReason.INVOLUNTARY);
    state.add(1, at("2024-01-20"), at("2024-02-10"), ChurnReason.VOLUNTARY);
    Churn churn = state.result(asOf("2024-02-20"));
    assertThat(moves(churn, "2024-01")).contains("- 0 churned");
    assertThat(month(churn, "2024-02").events()).isEqualTo(new ChurnReasons(1, 0, 0));
    assertThat(month(churn, "2024-02").lost()).isEqualTo(new ChurnReasons(1, 0, 0));
    assertThat(month(churn, "2024-02").lost(ChurnReason.VOLUNTARY, P95).value()).isEqualTo(1);
    assertThat(churn.tenures().churned()).isEqualTo(1);
  }

  @Test
  void ofContractsThatEndAtOnceTheKnownReasonCounts() {
    ChurnAccumulator state = state(MONTHS);
    state.add(1, at("2024-01-01"), at("2024-01-20"), ChurnReason.UNKNOWN);
    state.add(1, at("2024-01-02"), at("2024-01-20"), ChurnReason.INVOLUNTARY);
    assertThat(month(state.result(), "2024-01").events()).isEqualTo(new ChurnReasons(0, 1, 0));
  }

  @Test
  void contractsOfNoLengthCountNowhere() {
    ChurnAccumulator state = state(MONTHS.grace(Duration.ofDays(5)));
    state.add(1, at("2024-01-05"), at("2024-01-05"));
    Churn churn = state.result();
    assertThat(churn.n()).isZero();
    assertThat(churn.periods()).isEmpty();
    assertThat(state.records()).isEqualTo(1);
  }

  @Test
  void gapOfTheGraceIsNoChurnAndOneMillisecondMoreIs() {
    ChurnDefinition week = MONTHS.grace(Duration.ofDays(7));
    ChurnAccumulator within = state(week);
    within.add(1, at("2024-01-01"), at("2024-01-10"));
    within.add(1, at("2024-01-17"), at("2024-03-10"));
    assertThat(moves(within.result(), "2024-01")).contains("1 new + 0 reactivated - 0 churned");
    ChurnAccumulator beyond = state(week);
    beyond.add(1, at("2024-01-01"), at("2024-01-10"));
    beyond.add(1, at("2024-01-17") + 1, at("2024-03-10"));
    assertThat(moves(beyond.result(), "2024-01")).contains("1 new + 1 reactivated - 1 churned");
  }

  @Test
  void withinTheGraceNobodyCanTellYet() {
    ChurnAccumulator state = state(MONTHS.grace(Duration.ofDays(7)));
    state.add(1, at("2024-01-01"), at("2024-02-10"));
    Churn early = state.result(ChurnScope.asOf(Instant.ofEpochMilli(at("2024-02-17") - 1)));
    assertThat(early.undecided()).isEqualTo(1);
    assertThat(moves(early, "2024-02")).endsWith("- 0 churned = 1");
    assertThat(early.tenures().active()).isEqualTo(1);
    Churn late = state.result(asOf("2024-02-17"));
    assertThat(late.undecided()).isZero();
    assertThat(moves(late, "2024-02")).endsWith("- 1 churned = 0");
  }

  @Test
  void churnIsDatedByTheRule() {
    Subscription subscription =
        Subscription.from(at("2024-01-01")).until(at("2024-02-25")).cancelledAt(at("2024-01-28"));
    ChurnDefinition grace = MONTHS.grace(Duration.ofDays(7));
    ChurnAccumulator state = state(grace);
    state.add(1, subscription);
    ChurnScope scope = asOf("2024-04-10");
    assertThat(moves(state.result(scope), "2024-02")).contains("- 1 churned");
    Churn cancelled = state.result(grace.dated(ChurnDate.CANCELLED_AT), scope);
    assertThat(moves(cancelled, "2024-01")).contains("- 1 churned");
    Churn after = state.result(grace.dated(ChurnDate.EFFECTIVE_END_PLUS_GRACE), scope);
    assertThat(moves(after, "2024-02")).contains("- 0 churned = 1");
    assertThat(moves(after, "2024-03")).contains("- 1 churned");
  }

  @Test
  void cancellationBeforeTheStartIsAContractOfNoLength() {
    ChurnAccumulator state = state(MONTHS.dated(ChurnDate.CANCELLED_AT));
    state.add(1, Subscription.from(at("2024-01-10")).cancelledAt(at("2024-01-05")));
    assertThat(state.result().n()).isZero();
  }

  @Test
  void returnWithinTheWindowIsAReactivationAndLaterANewCustomer() {
    ChurnDefinition window = MONTHS.reactivationWithin(Duration.ofDays(90));
    ChurnAccumulator state = state(window);
    long end = at("2024-01-10");
    long back = end + Duration.ofDays(90).toMillis();
    state.add(1, at("2024-01-01"), end);
    state.add(1, back);
    state.add(2, at("2024-01-01"), end);
    state.add(2, back + 1);
    assertThat(moves(state.result(), "2024-04")).contains("0 + 1 new + 1 reactivated");
    Churn whenever = state.result(MONTHS, ChurnScope.ALL);
    assertThat(moves(whenever, "2024-04")).contains("0 + 0 new + 2 reactivated");
  }

  @Test
  void churnedAndReturnedIsNotLost() {
    ChurnAccumulator state = state(MONTHS);
    state.add(1, at("2024-01-05"), at("2024-02-05"));
    state.add(1, at("2024-02-20"));
    Churn churn = state.result(asOf("2024-03-05"));
    ChurnCounts february = month(churn, "2024-02").counts();
    assertThat(february.churned()).isEqualTo(1);
    assertThat(february.reactivated()).isEqualTo(1);
    assertThat(february.churnedAndReturned()).isEqualTo(1);
    assertThat(february.lost()).isZero();
  }

  @Test
  void reasonOfTheLostIsThatOfTheLastChurn() {
    ChurnAccumulator state = state(MONTHS);
    state.add(1, at("2024-01-05"), at("2024-02-05"), ChurnReason.VOLUNTARY);
    state.add(1, at("2024-02-10"), at("2024-02-20"), ChurnReason.INVOLUNTARY);
    ChurnPeriod february = month(state.result(asOf("2024-03-05")), "2024-02");
    assertThat(february.events()).isEqualTo(new ChurnReasons(1, 1, 0));
    assertThat(february.lost()).isEqualTo(new ChurnReasons(0, 1, 0));
    assertThat(february.counts().reactivatedAndChurned()).isEqualTo(1);
  }

  @Test
  void pauseLeavesOrCounts() {
    ChurnAccumulator state = state(MONTHS);
    state.addStatus(1, at("2024-01-05"), SubscriptionStatus.ACTIVE, ChurnReason.UNKNOWN);
    state.addStatus(1, at("2024-02-05"), SubscriptionStatus.PAUSED, ChurnReason.VOLUNTARY);
    state.addStatus(1, at("2024-03-05"), SubscriptionStatus.ACTIVE, ChurnReason.UNKNOWN);
    Churn counts = state.result(asOf("2024-03-20"));
    assertThat(moves(counts, "2024-02")).contains("- 0 churned = 1");
    assertThat(month(counts, "2024-02").phases().paused()).isEqualTo(1);
    assertThat(month(counts, "2024-03").phases().paused()).isZero();
    Churn leaves = state.result(MONTHS.with(PausedRule.LEAVES), asOf("2024-03-20"));
    assertThat(moves(leaves, "2024-02")).contains("- 1 churned = 0");
    assertThat(month(leaves, "2024-02").events()).isEqualTo(new ChurnReasons(1, 0, 0));
    assertThat(moves(leaves, "2024-03")).contains("0 + 0 new + 1 reactivated");
    assertThat(month(leaves, "2024-02").phases().paused()).isEqualTo(1);
  }

  @Test
  void trialIsNewAtConversionUnlessItCounts() {
    ChurnAccumulator state = state(MONTHS);
    state.addStatus(1, at("2024-01-25"), SubscriptionStatus.TRIAL, ChurnReason.UNKNOWN);
    state.addStatus(1, at("2024-02-08"), SubscriptionStatus.ACTIVE, ChurnReason.UNKNOWN);
    state.addStatus(2, at("2024-01-25"), SubscriptionStatus.TRIAL, ChurnReason.UNKNOWN);
    state.addStatus(2, at("2024-02-08"), SubscriptionStatus.ENDED, ChurnReason.UNKNOWN);
    Churn excluded = state.result(asOf("2024-02-20"));
    assertThat(moves(excluded, "2024-02")).contains("0 + 1 new + 0 reactivated - 0 churned = 1");
    assertThat(month(excluded, "2024-01").phases()).isEqualTo(new ChurnPhases(2, 0, 2, 0));
    assertThat(month(excluded, "2024-02").phases()).isEqualTo(new ChurnPhases(0, 1, 0, 0));
    Churn counts = state.result(MONTHS.with(TrialRule.COUNTS), asOf("2024-02-20"));
    assertThat(moves(counts, "2024-01")).contains("0 + 2 new + 0 reactivated - 0 churned = 2");
    assertThat(moves(counts, "2024-02")).contains("2 + 0 new + 0 reactivated - 1 churned = 1");
  }

  @Test
  void cancelledCustomersStayUntilTheEndUnlessChurnIsDatedAtCancellation() {
    ChurnAccumulator state = state(MONTHS);
    state.addStatus(1, at("2024-01-05"), SubscriptionStatus.ACTIVE, ChurnReason.UNKNOWN);
    state.addStatus(1, at("2024-01-20"), SubscriptionStatus.CANCELLED, ChurnReason.VOLUNTARY);
    state.addStatus(1, at("2024-02-05"), SubscriptionStatus.ENDED, ChurnReason.UNKNOWN);
    Churn effective = state.result(asOf("2024-02-20"));
    assertThat(moves(effective, "2024-02")).contains("- 1 churned");
    assertThat(month(effective, "2024-02").events()).isEqualTo(new ChurnReasons(1, 0, 0));
    Churn cancelled = state.result(MONTHS.dated(ChurnDate.CANCELLED_AT), asOf("2024-02-20"));
    assertThat(moves(cancelled, "2024-01")).contains("- 1 churned");
  }

  @Test
  void cancellationTakenBackIsNoChurnUnlessDatedThen() {
    ChurnAccumulator state = state(MONTHS);
    state.addStatus(1, at("2024-01-05"), SubscriptionStatus.ACTIVE, ChurnReason.UNKNOWN);
    state.addStatus(1, at("2024-01-20"), SubscriptionStatus.CANCELLED, ChurnReason.UNKNOWN);
    state.addStatus(1, at("2024-02-05"), SubscriptionStatus.ACTIVE, ChurnReason.UNKNOWN);
    assertThat(moves(state.result(), "2024-02")).contains("1 + 0 new + 0 reactivated - 0");
    Churn cancelled = state.result(MONTHS.dated(ChurnDate.CANCELLED_AT), ChurnScope.ALL);
    assertThat(moves(cancelled, "2024-01")).contains("- 1 churned");
    assertThat(moves(cancelled, "2024-02")).contains("+ 1 reactivated");
  }

  @Test
  void endAndBeginAtOnceGoOn() {
    ChurnAccumulator state = state(MONTHS);
    state.addStatus(1, at("2024-02-05"), SubscriptionStatus.ACTIVE, ChurnReason.UNKNOWN);
    state.addStatus(1, at("2024-02-05"), SubscriptionStatus.ENDED, ChurnReason.VOLUNTARY);
    state.addStatus(1, at("2024-01-05"), SubscriptionStatus.ACTIVE, ChurnReason.UNKNOWN);
    assertThat(moves(state.result(), "2024-02")).contains("1 + 0 new + 0 reactivated - 0");
  }

  @Test
  void dataAfterTheirEndAreNotKnown() {
    ChurnAccumulator state = state(MONTHS);
    state.add(1, at("2024-01-05"), at("2024-03-05"));
    state.add(2, at("2024-02-20"));
    Churn churn = state.result(asOf("2024-02-10"));
    assertThat(churn.n()).isEqualTo(1);
    assertThat(moves(churn, "2024-02")).contains("1 + 0 new + 0 reactivated - 0 churned = 1");
    assertThat(churn.asOf()).contains(Instant.ofEpochMilli(at("2024-02-10")));
    assertThat(state.result().asOf()).contains(Instant.ofEpochMilli(at("2024-03-05")));
    assertThat(state(MONTHS).result().asOf()).isEmpty();
  }

  @Test
  void periodsOfARangeKnowCustomersOfBefore() {
    ChurnAccumulator state = state(MONTHS);
    state.add(1, at("2024-01-05"));
    state.add(2, at("2024-02-20"), at("2024-03-20"));
    Instant from = Instant.ofEpochMilli(at("2024-02-10"));
    Instant to = Instant.ofEpochMilli(at("2024-03-01"));
    ChurnScope scope = ChurnScope.ALL.from(from).before(to);
    Churn churn = state.result(scope);
    assertThat(churn.periods()).hasSize(1);
    assertThat(moves(churn, "2024-02")).contains("1 + 1 new");
    assertThat(churn.scope()).isEqualTo(scope);
    assertThat(churn.definition()).isEqualTo(MONTHS);
  }

  @Test
  void daysAddUp() {
    ChurnDefinition weeks = ChurnDefinition.of(CalendarGrid.of(CalendarUnit.WEEK, ZoneOffset.UTC));
    ChurnAccumulator state = state(weeks);
    for (int customer = 0; customer < 10; customer++) {
      state.add(customer, at("2024-01-01"), at("2024-01-08") + customer * 86_400_000L);
    }
    state.add(99, at("2024-01-09"), at("2024-01-09T12:00:00"));
    ChurnPeriod week = month(state.result(asOf("2024-01-21")), "2024-W02");
    assertThat(week.daily().days()).isEqualTo(7);
    assertThat(week.daily().customerDays()).isEqualTo(10 + 9 + 8 + 7 + 6 + 5 + 4);
    assertThat(week.daily().sameDay()).isEqualTo(1);
    assertThat(week.daily().churned(PeriodView.EVENT)).isEqualTo(7);
    assertThat(week.daily()).hasToString("7 days, 49 customer-days");
    assertThat(value(week, ChurnDenominator.MEAN_DAILY, PeriodView.EVENT)).isEqualTo(8 / 7.0);
    assertThat(value(week, ChurnDenominator.MEAN_DAILY, PeriodView.ENDPOINT)).isEqualTo(1);
    assertThat(value(week, ChurnDenominator.SUM_DAILY, PeriodView.EVENT))
        .isCloseTo(
            1 / 10.0 + 1 / 9.0 + 1 / 8.0 + 1 / 7.0 + 1 / 6.0 + 1 / 5.0 + 1 / 4.0, within(1e-15));
    assertThat(value(week, ChurnDenominator.PRODUCT_DAILY, PeriodView.EVENT))
        .isCloseTo(0.7, within(1e-15));
  }

  private static double value(ChurnPeriod period, ChurnDenominator denominator, PeriodView view) {
    return period.rate(denominator, view).estimate(P95).value();
  }

  /** SUM_DAILY is a cumulative hazard: R 4.2.2, exp(-1/6) and 1 - exp(-12/6). */
  @Test
  void theSumOfDailyRatesIsConvertedAsAHazard() {
    ChurnAccumulator state = state(MONTHS);
    for (int customer = 0; customer < 6; customer++) {
      state.add(customer, at("2024-01-05"), at(customer == 0 ? "2024-02-10" : "2025-01-01"));
    }
    ChurnRate rate =
        month(state.result(asOf("2024-03-31")), "2024-02")
            .rate(ChurnDenominator.SUM_DAILY, PeriodView.EVENT);
    Estimate hazard = rate.estimate(P95);
    assertThat(hazard.value()).isEqualTo(1 / 6.0);
    assertThat(rate.hazard(P95)).isEqualTo(hazard);
    Estimate retention = rate.retention(P95);
    assertThat(retention.value()).isCloseTo(0.846481724890614, within(1e-15));
    assertThat(retention.interval().low()).isEqualTo(Math.exp(-hazard.interval().high()));
    assertThat(retention.interval().high()).isEqualTo(Math.exp(-hazard.interval().low()));
    assertThat(rate.annual(CalendarUnit.MONTH, P95).value())
        .isCloseTo(0.864664716763387, within(1e-15));
    assertThat(rate.expectedPeriods(P95).value())
        .isCloseTo(1 / (1 - 0.846481724890614), within(1e-13));
  }

  @Test
  void aSumOfDailyRatesAboveOneIsConverted() {
    ChurnAccumulator state = state(MONTHS);
    for (int customer = 0; customer < 3; customer++) {
      state.add(customer, at("2024-01-05"), at("2024-02-0" + (customer + 3)));
    }
    ChurnRate rate =
        month(state.result(asOf("2024-03-31")), "2024-02")
            .rate(ChurnDenominator.SUM_DAILY, PeriodView.EVENT);
    double hazard = 1 / 3.0 + 1 / 2.0 + 1;
    assertThat(rate.estimate(P95).value()).isCloseTo(hazard, within(1e-15));
    assertThat(rate.hazard(P95)).isEqualTo(rate.estimate(P95));
    assertThat(rate.retention(P95).value()).isCloseTo(Math.exp(-hazard), within(1e-15));
    assertThat(rate.over(0.5, P95).value()).isCloseTo(1 - Math.exp(-hazard / 2), within(1e-15));
    assertThat(rate.expectedPeriods(P95).value())
        .isCloseTo(1 / (1 - Math.exp(-hazard)), within(1e-14));
    assertThat(rate.expectedPeriods(P95).interval().low()).isGreaterThanOrEqualTo(1);
  }

  /** The day's churn of all leaves a Greenwood variance that does not exist. */
  @Test
  void daysWithoutChurnAndDaysWithoutAnybodyLeft() {
    ChurnAccumulator state = state(MONTHS);
    state.add(1, at("2024-01-05"), at("2024-03-05"));
    state.add(2, at("2024-01-05"), at("2024-03-05"));
    Churn churn = state.result(asOf("2024-03-31"));
    ChurnPeriod february = month(churn, "2024-02");
    Estimate none = february.rate(ChurnDenominator.SUM_DAILY, PeriodView.EVENT).estimate(P95);
    assertThat(none.value()).isZero();
    assertThat(none.interval().low()).isZero();
    assertThat(none.interval().high()).isPositive().isFinite();
    Estimate noneOfProduct =
        february.rate(ChurnDenominator.PRODUCT_DAILY, PeriodView.EVENT).estimate(P95);
    assertThat(noneOfProduct.value()).isZero();
    assertThat(noneOfProduct.method()).isEqualTo("Wilson score of customers on a mean day");
    assertThat(noneOfProduct.interval().high())
        .isCloseTo(-Math.expm1(-none.interval().high()), within(1e-15));
    Estimate all =
        month(churn, "2024-03")
            .rate(ChurnDenominator.PRODUCT_DAILY, PeriodView.ENDPOINT)
            .estimate(P95);
    assertThat(all.value()).isEqualTo(1);
    assertThat(all.interval().high()).isEqualTo(1);
    assertThat(all.interval().low()).isBetween(0.0, 1.0);
  }

  @Test
  void tenuresAreHandedOver() {
    ChurnAccumulator state = state(MONTHS);
    state.add(1, at("2024-01-01"), at("2024-01-11"), ChurnReason.VOLUNTARY);
    state.add(1, at("2024-01-20"));
    List<ChurnTenure> tenures = new ArrayList<>();
    state.forEachTenure(ChurnScope.asOf(Instant.ofEpochMilli(at("2024-01-25") - 1)), tenures::add);
    long day = 86_400_000L;
    assertThat(tenures)
        .containsExactly(
            new ChurnTenure(at("2024-01-01"), 10 * day, true, ChurnReason.VOLUNTARY, false),
            new ChurnTenure(at("2024-01-20"), 5 * day, false, ChurnReason.UNKNOWN, true));
    Churn churn = state.result(ChurnScope.asOf(Instant.ofEpochMilli(at("2024-01-25") - 1)));
    assertThat(churn.tenures().timeAtRisk()).isEqualTo(Duration.ofDays(15));
    assertThat(churn.tenures().meanMillisOfChurned(P95).value()).isEqualTo(10.0 * day);
    assertThat(churn.tenures().meanMillisOfActive(P95).value()).isEqualTo(5.0 * day);
    assertThat(churn.tenures()).hasToString("1 stays ended, 1 go on");
    Csat folded =
        state.fold(
            Csat.metric(CsatDefinition.ONE_TO_FIVE, (ChurnTenure tenure) -> tenure.ended() ? 5 : 1),
            asOf("2024-01-25"));
    assertThat(folded.n()).isEqualTo(2);
  }

  @Test
  void meanTenureHasTheIntervalOfStudent() {
    TenureSums sums = new TenureSums();
    for (long length : new long[] {1L << 49, 3, 8, 10, (1L << 49) + 5}) {
      sums.add(length);
    }
    double mean = ((1L << 50) + 26) / 5.0;
    assertThat(sums.mean(P95).value()).isEqualTo(mean);
    /* R 4.2.2: sd(c(2^49, 3, 8, 10, 2^49 + 5)) * qt(.975, 4) / sqrt(5) */
    double half = 308_340_388_235_332.7 * 2.776445105197799 / Math.sqrt(5);
    assertThat(sums.mean(P95).interval().high() - mean).isCloseTo(half, within(half * 1e-9));
  }

  @Test
  void joinedCustomersAreOne() {
    NamedChurnAccumulator state = Churn.accumulatorOfNames(MONTHS);
    state.add("a", at("2024-01-01"), at("2024-01-11"));
    state.add("b", at("2024-01-11"), at("2024-02-11"));
    state.join("b", "a");
    Churn churn = state.result();
    assertThat(churn.n()).isEqualTo(1);
    assertThat(moves(churn, "2024-01")).contains("- 0 churned");
    assertThat(state.records()).isEqualTo(2);
    List<ChurnTenure> tenures = new ArrayList<>();
    state.forEachTenure(ChurnScope.ALL, tenures::add);
    assertThat(tenures).hasSize(1);
    assertThat(
            state
                .fold(
                    Csat.metric(CsatDefinition.ONE_TO_FIVE, (ChurnTenure tenure) -> 3),
                    ChurnScope.ALL)
                .n())
        .isEqualTo(1);
    assertThat(state.result(MONTHS, ChurnScope.ALL)).isEqualTo(churn);
  }

  @Test
  void metricsReadRecordsBySegment() {
    record Row(String plan, long customer, long from, long to) {}
    List<Row> rows =
        List.of(
            new Row("basic", 1, at("2024-01-01"), at("2024-02-11")),
            new Row("basic", 2, at("2024-01-01"), at("2024-03-01")),
            new Row("pro", 3, at("2024-01-01"), at("2024-03-01")));
    Map<String, Churn> byPlan =
        rows.stream()
            .collect(
                Churn.metricLong(
                        MONTHS,
                        Row::customer,
                        (Row row) -> Subscription.from(row.from()).until(row.to()))
                    .by("plan", Row::plan));
    assertThat(month(byPlan.get("basic"), "2024-02").counts().lost()).isEqualTo(1);
    assertThat(month(byPlan.get("pro"), "2024-02").counts().lost()).isZero();
    assertThat(
            month(byPlan.get("basic"), "2024-02")
                .counts()
                .minus(month(byPlan.get("pro"), "2024-02").counts(), P95)
                .orElseThrow()
                .estimate()
                .value())
        .isEqualTo(0.5);
    Churn named =
        Stream.of(1, 2)
            .collect(
                Churn.metricOfStatus(
                    MONTHS,
                    (Integer n) -> "customer " + n,
                    n -> StatusChange.of(n, SubscriptionStatus.ACTIVE)));
    assertThat(named.n()).isEqualTo(2);
  }

  @Test
  void estimatesAreThoseOfTheLastCompletePeriod() {
    ChurnAccumulator state = state(MONTHS);
    assertThat(state.result().estimates().values()).noneMatch(Estimate::isDefined);
    state.add(1, at("2024-01-05"), at("2024-02-05"));
    state.add(2, at("2024-01-05"));
    Map<String, Estimate> estimates = state.result(asOf("2024-03-05")).estimates();
    assertThat(estimates).hasSize(14);
    assertThat(estimates.get("openingEndpointChurn").value()).isEqualTo(0.5);
    assertThat(estimates.get("productDailyEventChurn").value()).isEqualTo(0.5);
    assertThat(estimates.get("openingPlusNewEventChurn").isDefined()).isTrue();
    assertThat(estimates.get("meanMillisOfChurned").value()).isEqualTo(31 * 86_400_000.0);
  }

  /** Clocks of St. John's went back to the day before, at one minute past midnight. */
  @Test
  void dayThatComesTwiceDoesNotLoseAnybody() {
    ZoneId stJohns = ZoneId.of("America/St_Johns");
    ChurnAccumulator state = state(ChurnDefinition.of(CalendarGrid.of(CalendarUnit.DAY, stJohns)));
    long midnight = Instant.parse("2010-11-07T02:30:30Z").toEpochMilli();
    state.add(1, midnight, midnight + 600_000);
    state.add(1, midnight + 1_200_000);
    Churn churn = state.result();
    ChurnCounts last = churn.periods().get(churn.periods().size() - 1).counts();
    assertThat(last.closing()).isEqualTo(1);
    assertThat(last.joinedAndChurned()).isEqualTo(1);
  }

  @Test
  void sentinelDatesAreNoTrouble() {
    ChurnAccumulator state =
        state(ChurnDefinition.of(CalendarGrid.of(CalendarUnit.YEAR, ZoneOffset.UTC)));
    state.add(1, at("0001-01-01"), at("9999-12-31"));
    Churn churn = state.result();
    assertThat(churn.periods()).hasSize(9_999);
    assertThat(churn.periods().get(9_998).counts().churned()).isEqualTo(1);
  }

  @Test
  void definitionsAreDescribed() {
    assertThat(
            ChurnDefinition.of(CalendarGrid.of(CalendarUnit.WEEK, ZoneId.of("Asia/Seoul")))
                .grace(Duration.ofHours(36))
                .reactivationWithin(Duration.ofDays(90))
                .dated(ChurnDate.CANCELLED_AT)
                .with(PausedRule.LEAVES)
                .with(TrialRule.COUNTS))
        .hasToString(
            "by week from monday in Asia/Seoul, grace 129600000 ms, reactivation within 90 d,"
                + " churn at cancellation, paused leaves, trial counts");
    assertThat(MONTHS.describe())
        .isEqualTo(
            "by month in Z, grace 0 d, reactivation whenever, churn at the end, paused counts,"
                + " trial excluded");
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChurnDefinition.of(CalendarGrid.of(CalendarUnit.HOUR, ZoneOffset.UTC)))
        .withMessage("period of churn must be a day or longer, was HOUR");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MONTHS.grace(Duration.ofDays(-1)))
        .withMessage("grace must be in 0..3652500 days, was PT-24H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MONTHS.reactivationWithin(Duration.ofNanos(5)))
        .withMessage("reactivation window must be in whole milliseconds, was PT0.000000005S");
    ChurnAccumulator state = state(MONTHS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(1, 5, 4))
        .withMessage("end of a subscription must not be before its start, was 4 before 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(1, 1L << 48))
        .withMessage(
            "start of a subscription must be in milliseconds within 2^48 of 1970, was "
                + (1L << 48));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(1, 0, 1L << 48))
        .withMessageStartingWith("end of a subscription must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Subscription.from(0).cancelledAt(1L << 48))
        .withMessageStartingWith("cancellation of a subscription must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StatusChange.of(1L << 48, SubscriptionStatus.ENDED))
        .withMessageStartingWith("time of an event must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Churn.accumulatorOfNames(MONTHS).add("\ud800", 1))
        .withMessageStartingWith("actor of an event must be well-formed");
    Instant now = Instant.EPOCH;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChurnScope.ALL.from(now).before(now))
        .withMessage(
            "range of periods must begin before it ends, was 1970-01-01T00:00:00Z to"
                + " 1970-01-01T00:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChurnScope.asOf(Instant.MAX))
        .withMessageStartingWith("end of the data must be");
  }
}
