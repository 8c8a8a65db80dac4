package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many small random cases against {@link ChurnOracle}. */
class ChurnOracleTest {

  private static final int ROUNDS = 4_000;
  private static final long HOUR = 3_600_000L;

  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("Europe/Paris"),
          ZoneId.of("America/New_York"),
          ZoneId.of("America/Sao_Paulo"), // whose clocks moved at midnight
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Asia/Seoul"));

  private static final List<CalendarUnit> UNITS =
      List.of(
          CalendarUnit.DAY,
          CalendarUnit.WEEK,
          CalendarUnit.MONTH,
          CalendarUnit.QUARTER,
          CalendarUnit.YEAR);

  private static final List<LocalDate> BEGINS =
      List.of(
          LocalDate.of(2017, 3, 20),
          LocalDate.of(2017, 10, 10),
          LocalDate.of(2016, 2, 20),
          LocalDate.of(1969, 12, 20),
          LocalDate.of(2018, 10, 28));

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static Duration length(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Duration.ofDays(random.nextInt(12));
      case 1 -> Duration.ofHours(random.nextInt(100));
      default -> Duration.ZERO;
    };
  }

  private static ChurnDefinition definition(Random random) {
    ChurnDefinition definition =
        ChurnDefinition.of(CalendarGrid.of(pick(random, UNITS), pick(random, ZONES)))
            .grace(length(random))
            .dated(ChurnRecord.pick(random, ChurnDate.values()))
            .with(ChurnRecord.pick(random, PausedRule.values()))
            .with(ChurnRecord.pick(random, TrialRule.values()));
    return random.nextBoolean() ? definition : definition.reactivationWithin(length(random));
  }

  /** A time on local midnight, on a full hour or on any millisecond. */
  private static long time(Random random, LocalDate begin, ZoneId zone, int days) {
    LocalDate day = begin.plusDays(random.nextInt(days));
    long midnight = day.atStartOfDay(zone).toInstant().toEpochMilli();
    return switch (random.nextInt(5)) {
      case 0, 1 -> midnight;
      case 2 -> midnight - 1;
      case 3 -> midnight + HOUR * random.nextInt(24);
      default -> midnight + random.nextInt((int) (24 * HOUR));
    };
  }

  private static ChurnRecord record(Random random, LocalDate begin, ZoneId zone, int days) {
    long at = time(random, begin, zone, days);
    long end = time(random, begin, zone, days);
    return new ChurnRecord(
        random.nextInt(5),
        Math.min(at, end),
        random.nextInt(4) == 0 ? ChurnRecord.NONE : Math.max(at, end),
        random.nextInt(3) == 0 ? time(random, begin, zone, days) : ChurnRecord.NONE,
        random.nextBoolean()
            ? SubscriptionKind.PAID
            : ChurnRecord.pick(random, SubscriptionKind.values()),
        ChurnRecord.pick(random, SubscriptionStatus.values()),
        ChurnRecord.pick(random, ChurnReason.values()));
  }

  @Test
  void equalsTheOracle() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      check(seed);
    }
  }

  private static void check(int seed) {
    Random random = new Random(seed);
    ChurnDefinition definition = definition(random);
    ZoneId zone = definition.grid().zone();
    LocalDate begin = pick(random, BEGINS);
    int days = 1 + random.nextInt(random.nextBoolean() ? 8 : 60);
    List<ChurnRecord> subscriptions = new ArrayList<>();
    List<ChurnRecord> changes = new ArrayList<>();
    int size = random.nextInt(14);
    int which = random.nextInt(3);
    for (int i = 0; i < size; i++) {
      ChurnRecord record = record(random, begin, zone, days);
      (which == 0 || (which == 2 && random.nextBoolean()) ? subscriptions : changes).add(record);
      if (random.nextInt(6) == 0) {
        (which == 0 ? subscriptions : changes).add(record);
      }
    }
    long asOf = time(random, begin, zone, days + 20);
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
