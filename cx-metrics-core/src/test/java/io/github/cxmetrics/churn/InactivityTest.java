package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InactivityTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final InactivityDefinition DAILY = InactivityDefinition.daily(PARIS);
  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  private static long at(String local) {
    return LocalDateTime.parse(local).atZone(PARIS).toInstant().toEpochMilli();
  }

  /** Each text is a customer and a local time. */
  private static NamedInactivityAccumulator state(String... visits) {
    NamedInactivityAccumulator state = Inactivity.accumulatorOfNames(DAILY);
    for (String visit : visits) {
      String[] parts = visit.split(" ", -1);
      state.add(parts[0], at(parts[1].contains("T") ? parts[1] : parts[1] + "T12:00"));
    }
    return state;
  }

  private static InactivityQuestion until(long threshold, String local) {
    return InactivityQuestion.of(threshold).asOf(Instant.ofEpochMilli(at(local)));
  }

  @Test
  void churnsAtLastActivityPlusThreshold() {
    NamedInactivityAccumulator ann = state("ann 2024-01-22");

    assertThat(ann.churn(until(10, "2024-01-31T23:59:59")).totals().churned()).isZero();
    assertThat(ann.churn(until(10, "2024-01-31T23:59:59")).totals().within()).isOne();
    assertThat(ann.churn(until(10, "2024-02-01T00:00")).totals().churned()).isOne();
    List<InactivityPeriod> months = ann.churn(until(10, "2024-02-01T00:00")).periods();
    assertThat(months)
        .extracting(InactivityPeriod::toString)
        .containsExactly(
            "2024-01: 0 + 1 new + 0 back - 0 churned = 1",
            "2024-02: 1 + 0 new + 0 back - 1 churned = 0");
    assertThat(months).extracting(InactivityPeriod::isComplete).containsExactly(true, false);
  }

  @Test
  void activityExactlyThenIsReactivationAndTheDayBeforeIsNone() {
    assertThat(state("ann 2024-01-22", "ann 2024-02-01").churn(InactivityQuestion.of(10)).totals())
        .isEqualTo(new InactivityTotals(10, 1, 0, 1, 1));
    assertThat(state("ann 2024-01-22", "ann 2024-01-31").churn(InactivityQuestion.of(10)).totals())
        .isEqualTo(new InactivityTotals(10, 1, 0, 0, 0));
  }

  @Test
  void viewsDifferWhereCustomersComeBackInThePeriod() {
    InactivityChurn churn =
        state(
                "ann 2024-01-20",
                "ann 2024-02-20",
                "bob 2024-01-20",
                "cid 2024-01-20",
                "cid 2024-01-29",
                "cid 2024-02-06",
                "cid 2024-02-15",
                "cid 2024-02-24",
                "dan 2024-02-01",
                "dan 2024-02-20",
                "eve 2023-12-01",
                "eve 2024-02-01")
            .churn(until(10, "2024-02-29T23:59:59.999"));
    InactivityPeriod february = churn.periods().get(2);

    assertThat(february).hasToString("2024-02: 1 + 1 new + 3 back - 2 churned = 3");
    assertThat(february.isComplete()).isTrue();
    assertThat(february.dormant()).isEqualTo(3);
    assertThat(february.joinedAndChurned()).isOne();
    assertThat(february.joinedAndInactive()).isZero();
    assertThat(february.activeOfDormant()).isOne();
    assertThat(february.returnedOfDormant()).isEqualTo(2);
    assertThat(february.rate(InactivityRate.CHURN_AT_END, P95).value()).isZero();
    assertThat(february.rate(InactivityRate.CHURN_EVENTS, P95).value()).isEqualTo(2 / 5.0);
    assertThat(february.rate(InactivityRate.CHURN_EVENTS, P95).n()).isEqualTo(4);
    assertThat(february.rate(InactivityRate.REACTIVATION_AT_END, P95).value())
        .isCloseTo(1 / 3.0, within(1e-15));
  }

  @Test
  void resurrectionIsOverChurnEventsThatAreOldEnough() {
    InactivityReturns returns =
        state(
                "ann 2024-01-01",
                "ann 2024-01-16",
                "bob 2024-01-01",
                "bob 2024-01-17",
                "cid 2024-01-01",
                "dan 2024-01-09")
            .churn(until(10, "2024-01-23T12:00").returnWithin(5))
            .returns();

    assertThat(returns.churnEvents()).isEqualTo(3);
    assertThat(returns.customers()).isEqualTo(3);
    assertThat(returns.returned()).isOne();
    assertThat(returns.returnedAtAll()).isEqualTo(2);
    assertThat(returns.tooRecent()).isOne();
    assertThat(returns.share(P95).value()).isEqualTo(1 / 3.0);
    assertThat(returns.shareAtAll(P95).value()).isEqualTo(2 / 3.0);
  }

  @Test
  void proposesTheShortestCandidateAfterWhichFewComeBack() {
    NamedInactivityAccumulator state = Inactivity.accumulatorOfNames(DAILY);
    for (int i = 0; i < 100; i++) {
      state.add("c" + i, at("2024-01-01T12:00"));
      if (i < 40) {
        state.add("c" + i, at("2024-01-21T12:00"));
      } else if (i < 44) {
        state.add("c" + i, at("2024-02-25T12:00"));
      }
    }
    InactivityRule rule =
        InactivityRule.DAYS
            .withCandidates(40, 10, 30)
            .withGapQuantiles(0.9)
            .returningWithin(30)
            .asOf(Instant.ofEpochMilli(at("2024-06-01T12:00")));
    InactivityProposal proposal = state.propose(rule);

    assertThat(proposal.candidates())
        .extracting(InactivityCandidate::threshold)
        .containsExactly(10L, 20L, 30L, 40L);
    assertThat(proposal.candidates().get(1).gapQuantiles()).containsExactly(0.9);
    assertThat(proposal.threshold()).hasValue(30);
    assertThat(proposal).hasToString("threshold 30 of 4 candidates");
    InactivityCandidate proposed = proposal.proposed().orElseThrow();
    assertThat(proposed.returns().returned()).isEqualTo(4);
    assertThat(proposed.returns().churnEvents()).isEqualTo(104);
    assertThat(proposed.gapRank(P95).value()).isCloseTo(40 / 44.0, within(1e-15));
    assertThat(proposed.totals().churned()).isEqualTo(100);
    assertThat(proposal.estimates().get("returnedAfter:30").value()).isEqualTo(4 / 104.0);
    assertThat(proposal.estimates().get("churnedShareAt:30").value()).isOne();
    assertThat(proposal.rule()).isEqualTo(rule);
    assertThat(proposal.n()).isEqualTo(100);

    assertThat(state.propose(rule.withHighestShare(0.01)).threshold()).isEmpty();
    assertThat(state.propose(rule.withCandidates(60).withHighestShare(0)).threshold()).hasValue(60);
    assertThat(state.propose(rule.withHighestShare(0.01)).fewestReturns().orElseThrow().threshold())
        .isEqualTo(30);
    InactivityProposal none = state.propose(rule.withFewestCustomers(101));
    assertThat(none.fewestReturns()).isEmpty();
    assertThat(none.threshold()).isEmpty();
    assertThat(none.proposed()).isEmpty();
    assertThat(none).hasToString("no threshold of 4 candidates");
    assertThat(none.hasEnough(none.candidates().get(0))).isFalse();
  }

  @Test
  void gapsAnswerAnyThreshold() {
    Inactivity inactivity =
        state("ann 2024-01-01", "ann 2024-01-02", "ann 2024-01-12", "bob 2024-01-03").result();

    assertThat(inactivity.n()).isEqualTo(2);
    assertThat(inactivity.definition()).isEqualTo(DAILY);
    assertThat(inactivity.lastKnown().orElseThrow().label()).isEqualTo("2024-01-12");
    assertThat(inactivity.endedGaps().counts()).isEqualTo(Map.of(1L, 1L, 10L, 1L));
    assertThat(inactivity.longestGaps().counts()).isEqualTo(Map.of(10L, 1L));
    assertThat(inactivity.openGaps().counts()).isEqualTo(Map.of(0L, 1L, 9L, 1L));
    assertThat(inactivity.totals(9)).isEqualTo(new InactivityTotals(9, 2, 1, 2, 1));
    assertThat(inactivity.totals(10)).isEqualTo(new InactivityTotals(10, 2, 0, 1, 1));
    assertThat(inactivity.totals(9).churnedShare(P95).value()).isEqualTo(0.5);
    assertThat(inactivity.endedGaps().mean(P95).value()).isEqualTo(5.5);
    assertThat(inactivity.endedGaps().mean(P95).interval().high()).isInfinite();
    assertThat(inactivity.estimates().keySet())
        .containsExactly(
            "meanGap",
            "medianGap",
            "gapQuantile90",
            "gapQuantile95",
            "longestGapQuantile90",
            "medianSinceLast");
    assertThat(inactivity).hasToString("2 customers, 2 gaps that have ended, in days");
    assertThat(inactivity.endedGaps()).hasToString("2 of 1 customers");
    assertThat(Inactivity.accumulator(DAILY).result().lastKnown()).isEmpty();
    Instant newYear = Instant.ofEpochMilli(at("2024-01-01T23:00"));
    assertThat(state("ann 2024-01-01", "ann 2024-01-02").result(newYear))
        .isEqualTo(state("ann 2024-01-01").result(newYear))
        .isNotEqualTo(state("ann 2024-01-01").result());
  }

  /** By hand: x = 11, 4, 4 of m = 2, 1, 1; R = 19/4, residuals 1.5, -0.75, -0.75, t(2) = 4.3027. */
  @Test
  void meanGapHasTheIntervalOfTheLinearisedRatio() {
    Estimate mean =
        state(
                "ann 2024-01-01",
                "ann 2024-01-02",
                "ann 2024-01-12",
                "bob 2024-01-03",
                "bob 2024-01-07",
                "cid 2024-01-03",
                "cid 2024-01-07")
            .result()
            .endedGaps()
            .mean(P95);

    double error = Math.sqrt(3 / 2.0 * (1.5 * 1.5 + 2 * 0.75 * 0.75)) / 4;
    assertThat(mean.value()).isEqualTo(4.75);
    assertThat(mean.n()).isEqualTo(3);
    assertThat(mean.method()).isEqualTo("linearised Student t");
    assertThat(mean.interval().high()).isCloseTo(4.75 + 4.302652729696 * error, within(1e-9));
    assertThat(mean.interval().low()).isCloseTo(4.75 - 4.302652729696 * error, within(1e-9));
  }

  @Test
  void longGapsAreCountedToo() {
    InactivityAccumulator state = Inactivity.accumulator(InactivityDefinition.hourly(PARIS));
    for (long hour : new long[] {0, 5_000, 10_000, 20_000}) {
      state.add(1, hour * 3_600_000);
    }
    InactivityGaps gaps = state.result().endedGaps();

    assertThat(gaps.counts()).isEqualTo(Map.of(5_000L, 2L, 10_000L, 1L));
    assertThat(gaps.atLeast(5_001)).isOne();
    assertThat(gaps.median(P95).value()).isEqualTo(5_000);
    assertThat(state.result().lastKnown().orElseThrow().grid().unit()).isEqualTo(CalendarUnit.HOUR);
  }

  @Test
  void timesFarApartAreCountedInTheLastPeriodsOnly() {
    InactivityAccumulator state = Inactivity.accumulator(DAILY);
    state.add(1, 1 - (1L << 48));
    state.add(1, (1L << 48) - 1);
    InactivityChurn days = state.churn(InactivityQuestion.of(30).by(CalendarUnit.DAY));

    assertThat(days.periods()).hasSize(36_525);
    assertThat(days.totals().churnEvents()).isOne();
    assertThat(days.periods().get(36_524).reactivations()).isOne();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.churn(days.question().from(LocalDate.of(1900, 1, 1))))
        .withMessageStartingWith("range must have at most 36525 periods, was ");
  }

  /** Clocks went from 23:30 to 24:00: that hour is longer, and the grid begins it at 24:00. */
  @Test
  void anHourIsOfTheDayOnWhichItBegins() {
    InactivityAccumulator state =
        Inactivity.accumulator(InactivityDefinition.hourly(ZoneId.of("Asia/Pyongyang")));
    state.add(1, Instant.parse("2018-05-04T15:15:00Z").toEpochMilli());
    state.add(1, Instant.parse("2018-05-04T14:40:00Z").toEpochMilli());
    state.add(2, Instant.parse("2018-05-04T14:20:00Z").toEpochMilli());
    List<InactivityPeriod> days =
        state.churn(InactivityQuestion.of(5).by(CalendarUnit.DAY)).periods();

    assertThat(state.result().endedGaps().count()).isZero();
    assertThat(days)
        .extracting(InactivityPeriod::toString)
        .containsExactly(
            "2018-05-04: 0 + 1 new + 0 back - 0 churned = 1",
            "2018-05-05: 1 + 1 new + 0 back - 0 churned = 2");
  }

  @Test
  void joinedCustomersAreOne() {
    NamedInactivityAccumulator state = state("cookie 2024-01-01", "ann 2024-01-21");
    assertThat(state.result().n()).isEqualTo(2);
    state.join("ann", "cookie");
    assertThat(state.result().n()).isOne();
    assertThat(state.result().totals(20).reactivations()).isOne();

    InactivityAccumulator numbers = Inactivity.accumulator(DAILY);
    numbers.add(1, 0);
    numbers.add(2, 0);
    numbers.join(1, 2);
    assertThat(numbers.result().n()).isOne();
  }

  @Test
  void nothingIsListedWithoutData() {
    InactivityAccumulator none = Inactivity.accumulator(DAILY);
    InactivityQuestion question = InactivityQuestion.of(30);

    assertThat(none.churn(question).periods()).isEmpty();
    assertThat(none.churn(question.asOf(Instant.EPOCH)).periods()).isEmpty();
    assertThat(none.churn(question)).hasToString("0 customers, 0 churned by inactivity");
    assertThat(none.churn(question).estimates().get("churnedShare").isDefined()).isFalse();
    List<InactivityPeriod> asked =
        none.churn(question.asOf(Instant.EPOCH).from(LocalDate.of(1969, 12, 1))).periods();
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0).rate(InactivityRate.CHURN_AT_END, P95).isDefined()).isFalse();
    InactivityProposal proposal =
        none.propose(InactivityRule.HOURS.withCandidates().withGapQuantiles(0.5));
    assertThat(proposal.candidates()).isEmpty();
    assertThat(proposal.estimates()).containsKey("meanGap");
    InactivityAccumulator later = Inactivity.accumulator(DAILY);
    later.add(1, at("2024-05-01T00:00"));
    assertThat(later.churn(question.asOf(Instant.EPOCH)).periods()).isEmpty();
    assertThat(later.churn(question.from(LocalDate.of(2024, 6, 1))).periods()).isEmpty();
  }

  @Test
  void ratesSayWhatTheyAre() {
    for (InactivityRate rate : InactivityRate.values()) {
      assertThat(rate.formula()).startsWith(rate.label() + " = " + rate.numerator() + " / ");
      assertThat(rate.formula()).contains(rate.denominator());
      assertThat(rate.view())
          .isEqualTo(rate.label().endsWith("at end") ? PeriodView.ENDPOINT : PeriodView.EVENT);
    }
    assertThat(InactivityRate.CHURN_EVENTS.formula())
        .isEqualTo("churn events = churn events / (opening customers + new + reactivations)");
  }

  @Test
  void definitionsSayWhatTheyAre() {
    InactivityDefinition orders = InactivityDefinition.hourly(PARIS).of("order");
    assertThat(orders).hasToString("\"order\" by hours in Europe/Paris");
    assertThat(DAILY.describe()).isEqualTo("\"any\" by days in Europe/Paris");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inactivity.accumulator(DAILY).merge(Inactivity.accumulator(orders)))
        .withMessageContaining("\"order\" by hours in Europe/Paris");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InactivityDefinition(PARIS, CalendarUnit.WEEK, "x"))
        .withMessage("inactivity must be in days or hours, was in WEEK");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DAILY.of(""))
        .withMessage("name of an activity must not be empty");
    assertThatIllegalArgumentException().isThrownBy(() -> DAILY.of("\ud800"));
  }

  @Test
  void questionsAreChecked() {
    InactivityQuestion question = InactivityQuestion.of(30);
    LocalDate date = LocalDate.of(2024, 1, 1);
    assertThat(question.returnWithin()).isEqualTo(30);
    assertThat(question.from(date).from()).contains(date);
    assertThat(question.to(date).to()).contains(date);
    assertThat(question.asOf(Instant.EPOCH).asOf()).contains(Instant.EPOCH);
    assertRefused(
        () -> InactivityQuestion.of(0), "threshold of inactivity must be in 1..175320000, was 0");
    assertRefused(
        () -> question.returnWithin(175_320_001),
        "time to return must be in 1..175320000, was 175320001");
    assertRefused(
        () -> question.from(date).to(date),
        "range must begin before it ends, was 2024-01-01 to 2024-01-01");
    assertRefused(
        () -> question.from(LocalDate.MIN),
        "first date must be within 2^48 milliseconds of 1970, was -999999999-01-01");
    assertRefused(
        () -> question.to(LocalDate.MAX),
        "date after the last must be within 2^48 milliseconds of 1970, was +999999999-12-31");
    assertThatIllegalArgumentException().isThrownBy(() -> question.asOf(Instant.MAX));
    assertRefused(
        () -> state("ann 2024-01-01").churn(question.by(CalendarUnit.HOUR)),
        "periods must be days or longer where activity is kept by days, was HOUR");
  }

  @Test
  void rulesAreChecked() {
    InactivityRule rule = InactivityRule.DAYS;
    assertThat(rule.withCandidates(9, 3, 9).candidates()).containsExactly(3L, 9L);
    assertThat(rule.asOf(Instant.EPOCH).asOf()).contains(Instant.EPOCH);
    assertRefused(
        () -> rule.withCandidates(0), "candidate of a threshold must be in 1..175320000, was 0");
    assertRefused(
        () -> rule.withCandidates().withGapQuantiles(),
        "candidates of a threshold must be 1..1000, was 0");
    assertRefused(
        () -> rule.withCandidates(LongStream.rangeClosed(1, 1_001).toArray()),
        "candidates of a threshold must be 1..1000, was 1001");
    assertRefused(() -> rule.withGapQuantiles(1.5), "quantile of gaps must be in 0..1, was 1.5");
    assertRefused(
        () -> rule.withHighestShare(Double.NaN),
        "highest share of returns must be in 0..1, was NaN");
    assertRefused(() -> rule.returningWithin(0), "time to return must be in 1..175320000, was 0");
    assertRefused(() -> rule.withFewestCustomers(0), "fewest customers must be at least 1, was 0");
    assertThatIllegalArgumentException().isThrownBy(() -> rule.asOf(Instant.MIN));
  }

  @Test
  void countsAreChecked() {
    ClusterSums none = new ClusterSums(0, 0, 0, 0, 0, 0);
    ClusterSums one = new ClusterSums(1, 1, 0, 1, 0, 0);
    ClusterSums twoOfOne = new ClusterSums(1, 2, 0, 4, 0, 0);
    ClusterSums oneBack = new ClusterSums(1, 1, 1, 1, 1, 1);
    assertRefused(
        () -> new InactivityTotals(9, 2, 3, 3, 0),
        "churned must be in 0..2 and reactivations at least 0, was 3 and 0");
    assertRefused(
        () -> new InactivityTotals(9, 2, -1, 0, 1),
        "churned must be in 0..2 and reactivations at least 0, was -1 and 1");
    assertRefused(
        () -> new InactivityTotals(9, 2, 1, 0, -1),
        "churned must be in 0..2 and reactivations at least 0, was 1 and -1");
    assertRefused(
        () -> new InactivityReturns(9, 9, one, one, -1),
        "churn events must be the same in time and at all, and too recent ones at least 0, was 1,"
            + " 1 and -1");
    assertRefused(
        () -> new InactivityReturns(9, 9, new ClusterSums(2, 2, 0, 2, 0, 0), twoOfOne, 0),
        "churn events must be the same in time and at all, and too recent ones at least 0, was 2,"
            + " 2 and 0");
    assertRefused(
        () -> new InactivityTotals(9, 2, 1, 3, 1),
        "churn events less reactivations must be the churned, was 3 - 1 and 1");
    assertRefused(
        () -> new InactivityReturns(9, 9, none, one, 0),
        "churn events must be the same in time and at all, and too recent ones at least 0, was 0,"
            + " 1 and 0");
    assertRefused(
        () -> new InactivityReturns(9, 9, oneBack, one, 0),
        "returns in time must be at most 0, all there are, was 1");
    assertRefused(
        () ->
            new InactivityCandidate(
                new InactivityTotals(9, 0, 0, 0, 0),
                new InactivityReturns(8, 9, none, none, 0),
                none,
                List.of()),
        "counts must be of the threshold 9, was 8");
  }

  private static void assertRefused(Supplier<?> making, String message) {
    assertThatIllegalArgumentException().isThrownBy(making::get).withMessage(message);
  }

  private static void assertDistinct(List<Supplier<Object>> results) {
    for (int i = 0; i < results.size(); i++) {
      Object one = results.get(i).get();
      assertThat(one)
          .isEqualTo(results.get(i).get())
          .hasSameHashCodeAs(results.get(i).get())
          .isNotEqualTo("text");
      for (int j = 0; j < results.size(); j++) {
        if (j != i) {
          assertThat(one).as("%d and %d", i, j).isNotEqualTo(results.get(j).get());
        }
      }
    }
  }

  @Test
  void answersAreEqualWhereAllTheySayIs() {
    String one = "ann 2024-01-01";
    assertDistinct(
        List.of(
            () -> state().result(),
            () -> Inactivity.accumulatorOfNames(DAILY.of("order")).result(),
            () -> state(one).result(),
            () -> state("ann 2024-01-02").result(),
            () -> state(one, "bob 2024-01-01").result(),
            () -> state(one, "ann 2024-01-03").result(),
            () -> state(one, "ann 2024-01-02", "ann 2024-01-03").result()));
    assertDistinct(
        List.of(
            () -> state(one).churn(InactivityQuestion.of(3)),
            () -> state(one).churn(InactivityQuestion.of(4)),
            () -> state(one, "bob 2024-01-01").churn(InactivityQuestion.of(3)),
            () -> state(one, "ann 2024-01-09").churn(InactivityQuestion.of(3)),
            () -> state(one).churn(InactivityQuestion.of(3).asOf(Instant.EPOCH)),
            () -> state("ann 2024-02-01").churn(InactivityQuestion.of(3))));
    assertDistinct(
        List.of(
            () -> state(one).propose(InactivityRule.DAYS),
            () -> state(one).propose(InactivityRule.HOURS),
            () -> state(one, "ann 2024-01-09").propose(InactivityRule.DAYS)));
    assertDistinct(
        List.of(
            () -> state(one).churn(InactivityQuestion.of(3)).periods().get(0),
            () -> state("ann 2024-02-01").churn(InactivityQuestion.of(3)).periods().get(0),
            () -> state(one, "ann 2024-01-03").churn(InactivityQuestion.of(1)).periods().get(0)));
  }
}
