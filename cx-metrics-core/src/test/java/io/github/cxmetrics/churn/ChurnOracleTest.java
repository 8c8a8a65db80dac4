package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many small random cases against {@link ChurnOracle}. */
class ChurnOracleTest {

  private static final int ROUNDS = 4_000;

  @Test
  void equalsTheOracle() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      check(seed);
    }
  }

  private static void check(int seed) {
    Random random = new Random(seed);
    ChurnCase some = ChurnCase.any(random);
    ChurnDefinition definition = some.definition();
    List<ChurnRecord> subscriptions = some.subscriptions();
    List<ChurnRecord> changes = some.changes();
    long asOf = some.asOf();
    ChurnAccumulator state = Churn.accumulator(definition);
    ChurnAccumulator shard = Churn.accumulator(definition);
    Collections.shuffle(subscriptions, random);
    Collections.shuffle(changes, random);
    subscriptions.forEach(
        r -> (random.nextBoolean() ? state : shard).add(r.customer(), r.subscription()));
    changes.forEach(
        r -> (random.nextBoolean() ? state : shard).addStatus(r.customer(), r.change()));
    Churn churn = state.merge(shard).result(ChurnScope.asOf(Instant.ofEpochMilli(asOf)));
    ChurnOracle oracle = new ChurnOracle(definition, asOf, subscriptions, changes);
    String message = "seed " + seed + ", " + definition + " as of " + Instant.ofEpochMilli(asOf);
    assertThat(churn.n()).as(message).isEqualTo(oracle.stays.size());
    assertThat(churn.undecided()).as(message).isEqualTo(oracle.undecided);
    assertPeriods(churn.periods(), oracle, message);
    assertTenures(state, asOf, oracle, message);
  }

  private static void assertPeriods(List<ChurnPeriod> periods, ChurnOracle oracle, String message) {
    List<ChurnOracle.Counted> expected = new ArrayList<>(oracle.periods());
    /* Trials and pauses that do not count are told of, but do not begin the list by themselves. */
    for (int i = 0; i < periods.size(); i++) {
      ChurnOracle.Counted counted = expected.get(i + expected.size() - periods.size());
      String where = message + " in " + counted.start();
      assertThat(periods.get(i).period().start()).as(where).isEqualTo(counted.start());
      assertThat(periods.get(i).isComplete()).as(where).isEqualTo(counted.complete());
      assertPeriod(periods.get(i), counted.numbers(), where);
    }
    assertThat(periods).as(message).hasSameSizeAs(expected);
  }

  private static void assertPeriod(
      ChurnPeriod period, Map<String, Double> numbers, String message) {
    ChurnCounts counts = period.counts();
    same(counts.opening(), numbers, "opening", message);
    same(counts.joined(), numbers, "joined", message);
    same(counts.reactivated(), numbers, "reactivated", message);
    same(counts.churned(), numbers, "churned", message);
    same(counts.joinedAndChurned(), numbers, "joinedAndChurned", message);
    same(counts.reactivatedAndChurned(), numbers, "reactivatedAndChurned", message);
    same(counts.churnedAndReturned(), numbers, "churnedAndReturned", message);
    same(counts.closing(), numbers, "closing", message);
    same(counts.lost(), numbers, "lost", message);
    for (ChurnReason reason : ChurnReason.values()) {
      same(period.events().of(reason), numbers, "churned " + reason, message);
      same(period.lost().of(reason), numbers, "lost " + reason, message);
    }
    same(period.phases().trialsStarted(), numbers, "trialsStarted", message);
    same(period.phases().conversions(), numbers, "conversions", message);
    same(period.phases().onTrial(), numbers, "onTrial", message);
    same(period.phases().paused(), numbers, "paused", message);
    same(period.daily().days(), numbers, "days", message);
    same(period.daily().customerDays(), numbers, "customerDays", message);
    same(period.daily().sameDay(), numbers, "sameDay", message);
    for (PeriodView view : PeriodView.values()) {
      if (period.daily().customerDays() > 0) {
        same(value(period, ChurnDenominator.SUM_DAILY, view), numbers, "sum " + view, message);
        same(
            value(period, ChurnDenominator.PRODUCT_DAILY, view),
            numbers,
            "product " + view,
            message);
      }
    }
  }

  private static double value(ChurnPeriod period, ChurnDenominator denominator, PeriodView view) {
    return period.rate(denominator, view).estimate(ConfidenceLevel.P95).value();
  }

  private static void same(long actual, Map<String, Double> numbers, String name, String message) {
    same((double) actual, numbers, name, message);
  }

  private static void same(
      double actual, Map<String, Double> numbers, String name, String message) {
    assertThat(actual)
        .as("%s: %s", message, name)
        .isCloseTo(numbers.getOrDefault(name, 0.0), within(1e-12));
  }

  private static void assertTenures(
      ChurnAccumulator state, long asOf, ChurnOracle oracle, String message) {
    List<ChurnTenure> expected = new ArrayList<>();
    oracle
        .stays
        .values()
        .forEach(
            stays ->
                stays.forEach(
                    stay -> {
                      boolean ended = stay.to() != ChurnOracle.OPEN;
                      long end = ended ? stay.to() : asOf + 1;
                      expected.add(
                          new ChurnTenure(
                              stay.from(), end - stay.from(), ended, stay.reason(), stay.back()));
                    }));
    List<ChurnTenure> actual = new ArrayList<>();
    state.forEachTenure(ChurnScope.asOf(Instant.ofEpochMilli(asOf)), actual::add);
    assertThat(actual).as(message).containsExactlyInAnyOrderElementsOf(expected);
  }
}
