package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every answer about inactivity equals that of the rules, followed day by day. */
class InactivityOracleTest {

  private static final long SEED = 77;
  private static final int ROUNDS = 1_500;

  @Test
  void periodsAreThoseOfTheRules() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      InactivityCase given = InactivityCase.any(random);
      String where = "seed " + SEED + ", round " + round + ", " + given;
      InactivityChurn churn = given.accumulator().churn(given.question());
      Map<String, Map<String, Long>> expected =
          given.oracle().periods(given.threshold(), given.unit(), given.weekStart());
      List<InactivityPeriod> rows =
          churn.periods().stream().filter(row -> !isSkippedDate(row, given)).toList();
      assertThat(rows).as(where).hasSameSizeAs(expected.values());
      int index = 0;
      for (Map<String, Long> counts : expected.values()) {
        assertRow(where + ", " + rows.get(index), rows.get(index), counts);
        assertThat(rows.get(index).isComplete())
            .as(where)
            .isEqualTo(given.oracle().isOver(rows.get(index).period(), given));
        index++;
      }
      for (int i = 1; i < churn.periods().size(); i++) {
        assertThat(churn.periods().get(i).opening())
            .as(where)
            .isEqualTo(churn.periods().get(i - 1).closing());
      }
    }
  }

  /** Hours have no date that their zone skipped. */
  private static boolean isSkippedDate(InactivityPeriod row, InactivityCase given) {
    return given.hourly()
        && given.unit() == CalendarUnit.DAY
        && row.period().startInstant().equals(row.period().endInstant());
  }

  private static void assertRow(String where, InactivityPeriod row, Map<String, Long> counts) {
    assertThat(row.opening()).as(where).isEqualTo(of(counts, "active at opening"));
    assertThat(row.dormant()).as(where).isEqualTo(of(counts, "dormant at opening"));
    assertThat(row.joined()).as(where).isEqualTo(of(counts, "joined"));
    assertThat(row.churnEvents()).as(where).isEqualTo(of(counts, "churned"));
    assertThat(row.reactivations()).as(where).isEqualTo(of(counts, "returned"));
    assertThat(row.closing()).as(where).isEqualTo(of(counts, "active at end"));
    assertThat(row.churnedOfOpening()).as(where).isEqualTo(of(counts, "active has churned"));
    assertThat(row.inactiveOfOpening()).as(where).isEqualTo(of(counts, "active then dormant"));
    assertThat(row.returnedOfDormant()).as(where).isEqualTo(of(counts, "dormant has returned"));
    assertThat(row.activeOfDormant()).as(where).isEqualTo(of(counts, "dormant then active"));
    assertThat(row.joinedAndChurned()).as(where).isEqualTo(of(counts, "unknown has churned"));
    assertThat(row.joinedAndInactive()).as(where).isEqualTo(of(counts, "unknown then dormant"));
    assertThat(row.closing())
        .as(where)
        .isEqualTo(
            row.opening()
                - row.inactiveOfOpening()
                + row.activeOfDormant()
                + row.joined()
                - row.joinedAndInactive());
    assertRate(where, row, InactivityRate.CHURN_AT_END, of(counts, "active at opening"));
    assertRate(where, row, InactivityRate.CHURN_AT_ALL, of(counts, "active at opening"));
    assertRate(where, row, InactivityRate.CHURN_EVENTS, of(counts, "with active stretch"));
    assertRate(where, row, InactivityRate.REACTIVATION_AT_END, of(counts, "dormant at opening"));
    assertRate(where, row, InactivityRate.REACTIVATION_AT_ALL, of(counts, "dormant at opening"));
    assertRate(where, row, InactivityRate.REACTIVATION_EVENTS, of(counts, "with dormant stretch"));
    assertThat(row.denominator(InactivityRate.CHURN_EVENTS))
        .as(where)
        .isEqualTo(row.opening() + row.joined() + row.reactivations());
    assertThat(row.denominator(InactivityRate.REACTIVATION_EVENTS))
        .as(where)
        .isEqualTo(row.dormant() + row.churnEvents());
  }

  private static void assertRate(
      String where, InactivityPeriod row, InactivityRate rate, long customers) {
    var estimate = row.rate(rate, ConfidenceLevel.P95);
    assertThat(estimate.n()).as(where + rate).isEqualTo(customers);
    assertThat(estimate.isDefined()).as(where + rate).isEqualTo(row.denominator(rate) > 0);
    if (estimate.isDefined()) {
      double share = (double) row.numerator(rate) / row.denominator(rate);
      assertThat(estimate.value()).as(where + rate).isEqualTo(share);
      assertThat(estimate.interval().contains(share)).as(where + rate).isTrue();
      assertThat(estimate.interval().low()).isBetween(0.0, 1.0);
      assertThat(estimate.interval().high()).isBetween(0.0, 1.0);
    }
  }

  private static long of(Map<String, Long> counts, String what) {
    return counts.getOrDefault(what, 0L);
  }

  @Test
  void totalsAndReturnsAreThoseOfTheRules() {
    Random random = new Random(SEED + 1);
    for (int round = 0; round < ROUNDS; round++) {
      InactivityCase given = InactivityCase.any(random);
      String where = "seed " + (SEED + 1) + ", round " + round + ", " + given;
      InactivityOracle oracle = given.oracle();
      InactivityChurn churn = given.accumulator().churn(given.question());
      long[] expected = new long[7];
      for (NavigableSet<Long> slots : oracle.active.values()) {
        addTotals(oracle, given, oracle.history(slots, given.threshold()), expected);
      }
      InactivityReturns returns = churn.returns();
      InactivityTotals totals = churn.totals();
      assertThat(
              List.of(
                  totals.churnEvents(),
                  totals.churned(),
                  returns.tooRecent(),
                  returns.churnEvents(),
                  returns.returned(),
                  returns.returnedAtAll(),
                  returns.customers()))
          .as(where)
          .isEqualTo(Arrays.stream(expected).boxed().toList());
      assertThat(totals.customers()).as(where).isEqualTo(oracle.active.size());
      assertThat(given.result().totals(given.threshold())).as(where).isEqualTo(totals);
    }
  }

  private static void addTotals(
      InactivityOracle oracle,
      InactivityCase given,
      List<InactivityOracle.Happened> history,
      long[] expected) {
    boolean counts = false;
    for (int i = 0; i < history.size(); i++) {
      if (!history.get(i).what().equals("churned")) {
        continue;
      }
      boolean isLast = i == history.size() - 1;
      expected[0]++;
      expected[1] += isLast ? 1 : 0;
      long end = history.get(i).slot() + given.within();
      if (end >= oracle.firstOpen) {
        expected[2]++;
      } else {
        counts = true;
        expected[3]++;
        expected[4] += !isLast && history.get(i + 1).slot() <= end ? 1 : 0;
        expected[5] += isLast ? 0 : 1;
      }
    }
    expected[6] += counts ? 1 : 0;
  }

  @Test
  void gapsAreThoseBetweenActivePeriods() {
    Random random = new Random(SEED + 2);
    for (int round = 0; round < ROUNDS; round++) {
      InactivityCase given = InactivityCase.any(random);
      String where = "seed " + (SEED + 2) + ", round " + round + ", " + given;
      InactivityOracle oracle = given.oracle();
      List<Long> ended = new ArrayList<>();
      List<Long> longest = new ArrayList<>();
      List<Long> open = new ArrayList<>();
      for (NavigableSet<Long> slots : oracle.active.values()) {
        List<Long> own = new ArrayList<>();
        slots.forEach(
            slot -> {
              if (slots.lower(slot) != null) {
                own.add(slot - slots.lower(slot));
              }
            });
        ended.addAll(own);
        own.stream().max(Long::compare).ifPresent(longest::add);
        open.add(oracle.last - slots.last());
      }
      Inactivity inactivity = given.result();
      assertGaps(where, inactivity.endedGaps(), ended);
      assertGaps(where, inactivity.longestGaps(), longest);
      assertGaps(where, inactivity.openGaps(), open);
      assertThat(inactivity.endedGaps().customers()).as(where).isEqualTo(longest.size());
    }
  }

  private static void assertGaps(String where, InactivityGaps gaps, List<Long> expected) {
    Collections.sort(expected);
    assertThat(gaps.count()).as(where).isEqualTo(expected.size());
    List<Long> all = new ArrayList<>();
    gaps.counts()
        .forEach((length, count) -> all.addAll(Collections.nCopies((int) (long) count, length)));
    assertThat(all).as(where).isEqualTo(expected);
    for (long length = 0; length < 70; length++) {
      long least = length;
      assertThat(gaps.atLeast(length))
          .as(where)
          .isEqualTo(expected.stream().filter(each -> each >= least).count());
    }
    if (expected.isEmpty()) {
      assertThat(gaps.quantile(0.5)).as(where).isEmpty();
      assertThat(gaps.longest()).as(where).isEmpty();
      assertThat(gaps.mean(ConfidenceLevel.P95).isDefined()).as(where).isFalse();
      return;
    }
    for (double p : new double[] {0, 0.25, 0.5, 0.9, 1}) {
      int rank = Math.max(1, (int) Math.ceil(p * expected.size() - 1e-9));
      assertThat(gaps.quantile(p)).as(where).hasValue(expected.get(rank - 1));
    }
    assertThat(gaps.longest()).as(where).hasValue(expected.get(expected.size() - 1));
    double mean = expected.stream().mapToLong(Long::longValue).average().orElseThrow();
    assertThat(gaps.mean(ConfidenceLevel.P95).value()).as(where).isCloseTo(mean, within(1e-12));
  }

  @Test
  void candidatesAreWhatEachThresholdWouldDo() {
    Random random = new Random(SEED + 3);
    for (int round = 0; round < ROUNDS; round++) {
      InactivityCase given = InactivityCase.any(random);
      String where = "seed " + (SEED + 3) + ", round " + round + ", " + given;
      InactivityRule rule =
          InactivityRule.DAYS
              .withCandidates(1 + random.nextInt(3), 4, 9, 25)
              .withFewestCustomers(1 + random.nextInt(3))
              .withHighestShare(random.nextInt(5) / 10.0)
              .returningWithin(given.within());
      rule = given.asOf() == null ? rule : rule.asOf(given.asOf());
      InactivityAccumulator state = given.accumulator();
      InactivityProposal proposal = state.propose(rule);
      assertThat(proposal.inactivity()).as(where).isEqualTo(given.result());
      Long proposed = null;
      for (InactivityCandidate candidate : proposal.candidates()) {
        InactivityQuestion question = given.question();
        InactivityChurn churn =
            state.churn(
                new InactivityQuestion(
                    candidate.threshold(),
                    question.unit(),
                    question.weekStart(),
                    given.within(),
                    null,
                    null,
                    given.asOf()));
        assertThat(candidate.totals()).as(where).isEqualTo(churn.totals());
        assertThat(candidate.returns()).as(where).isEqualTo(churn.returns());
        assertRank(where, candidate, proposal.inactivity().endedGaps());
        boolean good =
            candidate.returns().customers() >= rule.fewestCustomers()
                && candidate.returns().share(ConfidenceLevel.P95).value() <= rule.highestShare();
        proposed = proposed == null && good ? Long.valueOf(candidate.threshold()) : proposed;
      }
      if (proposed == null) {
        assertThat(proposal.threshold()).as(where).isEmpty();
      } else {
        assertThat(proposal.threshold()).as(where).hasValue(proposed);
      }
    }
  }

  private static void assertRank(String where, InactivityCandidate candidate, InactivityGaps gaps) {
    var rank = candidate.gapRank(ConfidenceLevel.P95);
    assertThat(rank.n()).as(where).isEqualTo(gaps.customers());
    if (gaps.count() > 0) {
      double shorter = gaps.count() - gaps.atLeast(candidate.threshold());
      assertThat(rank.value()).as(where).isCloseTo(shorter / gaps.count(), within(1e-15));
    }
    for (double p : candidate.gapQuantiles()) {
      assertThat(gaps.quantile(p)).as(where).hasValue(candidate.threshold());
    }
  }

  @Test
  void neitherOrderNorNamesNorMergesMatter() {
    Random random = new Random(SEED + 4);
    for (int round = 0; round < 300; round++) {
      InactivityCase given = InactivityCase.any(random);
      String where = "seed " + (SEED + 4) + ", round " + round + ", " + given;
      NamedInactivityAccumulator shuffled = given.shuffledNames(random);
      InactivityAccumulator state = given.accumulator();
      assertThat(shuffled.churn(given.question()))
          .as(where)
          .isEqualTo(state.churn(given.question()))
          .hasSameHashCodeAs(state.churn(given.question()));
      assertThat(shuffled.propose(InactivityRule.DAYS))
          .as(where)
          .isEqualTo(state.propose(InactivityRule.DAYS))
          .hasSameHashCodeAs(state.propose(InactivityRule.DAYS));
      assertThat(shuffled.result()).as(where).isEqualTo(state.result());
    }
  }

  @Test
  void aRangeListsItsPeriodsAsTheWholeDoes() {
    Random random = new Random(SEED + 5);
    for (int round = 0; round < ROUNDS; round++) {
      InactivityCase given = InactivityCase.any(random);
      String where = "seed " + (SEED + 5) + ", round " + round + ", " + given;
      InactivityOracle oracle = given.oracle();
      if (oracle.active.isEmpty()) {
        continue;
      }
      InactivityAccumulator state = given.accumulator();
      List<InactivityPeriod> all = state.churn(given.question()).periods();
      LocalDate first = all.get(0).period().start();
      LocalDate from = first.plusDays(random.nextInt(40));
      LocalDate to = from.plusDays(1 + random.nextInt(40));
      List<InactivityPeriod> expected =
          all.stream().filter(row -> overlaps(row, from, to, given)).toList();
      assertThat(state.churn(given.question().from(from).to(to)).periods())
          .as(where + from + to)
          .isEqualTo(expected);
      List<InactivityPeriod> later =
          all.stream().filter(row -> overlaps(row, from, LocalDate.MAX, given)).toList();
      assertThat(state.churn(given.question().from(from)).periods())
          .as(where + from)
          .isEqualTo(later);
    }
  }

  private static boolean overlaps(
      InactivityPeriod row, LocalDate from, LocalDate to, InactivityCase given) {
    LocalDate start = row.period().start();
    LocalDate end =
        given.unit() == CalendarUnit.HOUR ? start.plusDays(1) : row.period().endExclusive();
    return start.isBefore(to) && end.isAfter(from);
  }
}
