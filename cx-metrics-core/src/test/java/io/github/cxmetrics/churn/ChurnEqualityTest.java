package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.EqualityCheck;
import io.github.cxmetrics.stats.ClusterSizes;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarPeriod;
import io.github.cxmetrics.time.CalendarUnit;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Answers about churn are equal if each of their parts is. */
class ChurnEqualityTest {

  private static final CalendarGrid MONTHS = CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC);
  private static final CalendarPeriod JANUARY = new CalendarPeriod(MONTHS, 0);
  private static final CalendarPeriod FEBRUARY = new CalendarPeriod(MONTHS, 1);
  private static final ChurnCounts COUNTS = ChurnCounts.of(10, 4, 1, 3);
  private static final ChurnCounts MORE = ChurnCounts.of(11, 4, 1, 3);
  private static final ChurnReasons REASONS = new ChurnReasons(1, 1, 1);
  private static final ChurnReasons OTHERS = new ChurnReasons(2, 0, 1);
  private static final ChurnPhases PHASES = new ChurnPhases(1, 2, 3, 4);
  private static final DailyHazard SOME = DailyHazard.NONE.and(1, 10);

  private static DailyChurn daily() {
    return new DailyChurn(31, 300, 1, 2, SOME, DailyHazard.NONE);
  }

  private static RevenueSums sums(long... basesAndValues) {
    RevenueSums sums = new RevenueSums();
    for (int i = 0; i < basesAndValues.length; i += 2) {
      sums.add(basesAndValues[i], basesAndValues[i + 1]);
    }
    return sums;
  }

  private static TenureSums tenures(long... millis) {
    TenureSums sums = new TenureSums();
    for (long each : millis) {
      sums.add(each);
    }
    return sums;
  }

  private static RevenuePeriodSums period(long opening, long closed, long churned, int times) {
    RevenuePeriodSums sums = new RevenuePeriodSums();
    sums.addChanged(
        opening, closed, new long[] {0, 0, 0, 0, churned}, new int[] {0, 0, 0, 0, times});
    return sums;
  }

  private static InactivityGaps gaps(
      long length, long count, long clusters, long products, long squares) {
    return new InactivityGaps(
        new long[] {length},
        new long[] {count},
        new ClusterSizes(clusters, 2, 4),
        2 * length,
        BigInteger.valueOf(products),
        BigInteger.valueOf(squares));
  }

  @Test
  void periodsOfChurn() {
    ChurnPeriod one = new ChurnPeriod(JANUARY, true, COUNTS, REASONS, REASONS, PHASES, daily());
    EqualityCheck.check(
        one,
        new ChurnPeriod(JANUARY, true, COUNTS, REASONS, REASONS, PHASES, daily()),
        new ChurnPeriod(FEBRUARY, true, COUNTS, REASONS, REASONS, PHASES, daily()),
        new ChurnPeriod(JANUARY, false, COUNTS, REASONS, REASONS, PHASES, daily()),
        new ChurnPeriod(JANUARY, true, MORE, REASONS, REASONS, PHASES, daily()),
        new ChurnPeriod(JANUARY, true, COUNTS, OTHERS, REASONS, PHASES, daily()),
        new ChurnPeriod(JANUARY, true, COUNTS, REASONS, OTHERS, PHASES, daily()),
        new ChurnPeriod(
            JANUARY, true, COUNTS, REASONS, REASONS, new ChurnPhases(0, 2, 3, 4), daily()),
        new ChurnPeriod(JANUARY, true, COUNTS, REASONS, REASONS, PHASES, DailyChurn.NONE));
    assertThat(one).hasToString(JANUARY.label() + ": 10 + 4 new + 1 reactivated - 3 churned = 12");
  }

  @Test
  void daysOfChurn() {
    EqualityCheck.check(
        daily(),
        daily(),
        new DailyChurn(30, 300, 1, 2, SOME, DailyHazard.NONE),
        new DailyChurn(31, 301, 1, 2, SOME, DailyHazard.NONE),
        new DailyChurn(31, 300, 0, 2, SOME, DailyHazard.NONE),
        new DailyChurn(31, 300, 1, 3, SOME, DailyHazard.NONE),
        new DailyChurn(31, 300, 1, 2, DailyHazard.NONE, DailyHazard.NONE),
        new DailyChurn(31, 300, 1, 2, SOME, SOME));
    assertThat(daily()).hasToString("31 days, 300 customer-days");
  }

  @Test
  void ratesOfChurn() {
    ChurnDenominator opening = ChurnDenominator.OPENING;
    EqualityCheck.check(
        new ChurnRate(opening, PeriodView.EVENT, COUNTS, daily()),
        new ChurnRate(opening, PeriodView.EVENT, COUNTS, daily()),
        new ChurnRate(ChurnDenominator.AVERAGE, PeriodView.EVENT, COUNTS, daily()),
        new ChurnRate(opening, PeriodView.ENDPOINT, COUNTS, daily()),
        new ChurnRate(opening, PeriodView.EVENT, MORE, daily()),
        new ChurnRate(opening, PeriodView.EVENT, COUNTS, DailyChurn.NONE));
  }

  @Test
  void phasesAndReasonsAreCounts() {
    for (long[] wrong : new long[][] {{-1, 0, 0, 0}, {0, -1, 0, 0}, {0, 0, -1, 0}, {0, 0, 0, -1}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ChurnPhases(wrong[0], wrong[1], wrong[2], wrong[3]))
          .withMessage(
              "counts of trials and pauses must be at least 0, was %d, %d, %d and %d",
              wrong[0], wrong[1], wrong[2], wrong[3]);
    }
    for (long[] wrong : new long[][] {{-1, 0, 0}, {0, -1, 0}, {0, 0, -1}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ChurnReasons(wrong[0], wrong[1], wrong[2]))
          .withMessage(
              "counts by reason must be at least 0, was %d, %d and %d",
              wrong[0], wrong[1], wrong[2]);
    }
  }

  @Test
  void sumsOfTenures() {
    EqualityCheck.check(
        tenures(1, 5), tenures(5, 1), tenures(6), tenures(1, 6), tenures(2, 4), tenures());
    EqualityCheck.check(
        new ChurnTenures(tenures(1), tenures(2)),
        new ChurnTenures(tenures(1), tenures(2)),
        new ChurnTenures(tenures(2), tenures(2)),
        new ChurnTenures(tenures(1), tenures(1)));
  }

  /** Two customers each: alike in all sums but one. */
  @Test
  void sumsOfRevenue() {
    EqualityCheck.check(
        sums(4, 1, 2, 5),
        sums(2, 5, 4, 1),
        sums(4, 1, 2, 5, 0, 0),
        sums(4, 1, 3, 5),
        sums(4, 1, 2, 6),
        sums(5, 1, 1, 5),
        sums(4, 5, 2, 1),
        sums(4, 2, 2, 4));
    EqualityCheck.check(sums(1, 2, 2, 0, 3, 1), sums(3, 1, 2, 0, 1, 2), sums(1, 3, 2, -2, 3, 2));
    EqualityCheck.check(sums(0, 1, 0, 5), sums(0, 5, 0, 1), sums(0, 2, 0, 4));
  }

  @Test
  void sumsOfAPeriodOfRevenue() {
    RevenuePeriodSums trailing = period(10, 0, 10, 1);
    trailing.addTrailing(3, 2);
    EqualityCheck.check(
        period(10, 0, 10, 1),
        period(10, 0, 10, 1),
        period(10, 1, 9, 1),
        period(10, 0, 10, 2),
        period(10, 5, 10, 1),
        period(0, 0, 10, 1),
        trailing);
  }

  @Test
  void periodsOfRevenue() {
    RevenuePeriodSums sums = period(10, 0, 10, 1);
    OptionalDouble half = OptionalDouble.of(0.5);
    EqualityCheck.check(
        new RevenuePeriod(JANUARY, PeriodView.EVENT, true, sums, half),
        new RevenuePeriod(JANUARY, PeriodView.EVENT, true, period(10, 0, 10, 1), half),
        new RevenuePeriod(FEBRUARY, PeriodView.EVENT, true, sums, half),
        new RevenuePeriod(JANUARY, PeriodView.ENDPOINT, true, sums, half),
        new RevenuePeriod(JANUARY, PeriodView.EVENT, false, sums, half),
        new RevenuePeriod(JANUARY, PeriodView.EVENT, true, sums, OptionalDouble.empty()),
        new RevenuePeriod(JANUARY, PeriodView.EVENT, true, sums, OptionalDouble.of(0)),
        new RevenuePeriod(JANUARY, PeriodView.EVENT, true, period(20, 0, 20, 1), half));
  }

  private static RevenueCohortSums cohort(long... boundaries) {
    RevenueCohortSums sums = new RevenueCohortSums(2);
    for (int i = 0; i < boundaries.length; i += 2) {
      sums.add(boundaries, i);
    }
    return sums;
  }

  @Test
  void cohortsOfRevenue() {
    EqualityCheck.check(
        cohort(4, 1, 2, 5),
        cohort(2, 5, 4, 1),
        cohort(4, 1, 2, 5, 0, 0),
        cohort(4, 0, 2, 6),
        cohort(4, 1, 2, 6),
        cohort(4, 5, 2, 1));
    RevenueCohort one = new RevenueCohort(JANUARY, cohort(4, 1));
    EqualityCheck.check(
        one,
        new RevenueCohort(JANUARY, cohort(4, 1)),
        new RevenueCohort(FEBRUARY, cohort(4, 1)),
        new RevenueCohort(JANUARY, cohort(4, 2)));
    for (int age : new int[] {-1, 2}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> one.paying(age))
          .withMessage("age of cohort " + JANUARY.label() + " must be in 0..1, was " + age);
    }
  }

  @Test
  void gapsOfInactivity() {
    EqualityCheck.check(
        gaps(7, 2, 2, 20, 30),
        gaps(7, 2, 2, 20, 30),
        gaps(8, 2, 2, 20, 30),
        gaps(7, 3, 2, 20, 30),
        gaps(7, 2, 1, 20, 30),
        gaps(7, 2, 2, 21, 30),
        gaps(7, 2, 2, 20, 31));
  }

  @Test
  void answersAboutChurn() {
    ChurnAccumulator one = Churn.accumulator(ChurnDefinition.of(MONTHS));
    one.add(1, 5, 6_000_000_000L);
    ChurnAccumulator other = one.copy();
    other.add(2, 5);
    EqualityCheck.check(one.result(), one.copy().result(), other.result());
  }

  private record Payment(
      String customer, long number, long from, long end, long sequence, long amount, String plan) {}

  private static final Payment[] PAYMENTS = {
    new Payment("ann", 1, 5, 9_000_000_000L, 0, 100, "basic"),
    new Payment("ann", 1, 5, 6_000_000_000L, 1, 40, "extra"),
    new Payment("bob", 2, 7_000_000_000L, 8_000_000_000L, 2, 70, "basic"),
  };

  private static RevenueFields<Payment> fields() {
    return RevenueFields.<Payment>of(Payment::from, Payment::amount);
  }

  @Test
  void metricsReadChangesOfSubscriptions() {
    RevenueDefinition definition = RevenueDefinition.changes(MONTHS).bySubscription();
    RevenueFields<Payment> fields =
        fields().sequence(Payment::sequence).subscription(Payment::plan);
    RevenueMetric<Payment> metric = Revenue.metricLong(definition, Payment::number, fields);
    NamedRevenueMetric<Payment> named = Revenue.metric(definition, Payment::customer, fields);
    RevenueAccumulator expected = Revenue.accumulator(definition);
    RevenueAccumulator read = metric.newAccumulator();
    NamedRevenueAccumulator readNamed = named.newAccumulator();
    for (Payment one : PAYMENTS) {
      expected.addChange(one.number, one.from, one.sequence, one.amount, one.plan);
      metric.add(read, one);
      named.add(readNamed, one);
    }
    assertThat(read.result()).isEqualTo(expected.result());
    assertThat(readNamed.result()).isEqualTo(expected.result());
    assertThat(read.result().n()).isEqualTo(2);
  }

  @Test
  void metricsReadIntervalsWithAndWithoutSubscriptions() {
    RevenueDefinition plain = RevenueDefinition.intervals(MONTHS);
    RevenueDefinition each = plain.bySubscription();
    RevenueFields<Payment> fields = fields().endingAt(Payment::end);
    RevenueMetric<Payment> metric = Revenue.metricLong(plain, Payment::number, fields);
    RevenueMetric<Payment> metricOfEach =
        Revenue.metricLong(each, Payment::number, fields.subscription(Payment::plan));
    RevenueAccumulator expected = Revenue.accumulator(plain);
    RevenueAccumulator expectedOfEach = Revenue.accumulator(each);
    RevenueAccumulator read = metric.newAccumulator();
    RevenueAccumulator readOfEach = metricOfEach.newAccumulator();
    for (Payment one : PAYMENTS) {
      expected.addInterval(one.number, one.from, one.end, one.amount);
      expectedOfEach.addInterval(one.number, one.from, one.end, one.amount, one.plan);
      metric.add(read, one);
      metricOfEach.add(readOfEach, one);
    }
    assertThat(read.result()).isEqualTo(expected.result());
    assertThat(readOfEach.result()).isEqualTo(expectedOfEach.result());
    assertThat(readOfEach.result().periods()).isNotEmpty();
  }

  @Test
  void metricsReadSnapshots() {
    RevenueDefinition definition = RevenueDefinition.snapshots(MONTHS);
    RevenueMetric<Payment> metric = Revenue.metricLong(definition, Payment::number, fields());
    NamedRevenueMetric<Payment> named = Revenue.metric(definition, Payment::customer, fields());
    RevenueAccumulator expected = Revenue.accumulator(definition);
    RevenueAccumulator read = metric.newAccumulator();
    NamedRevenueAccumulator readNamed = named.newAccumulator();
    for (Payment one : new Payment[] {PAYMENTS[0], PAYMENTS[2]}) {
      CalendarPeriod period =
          new CalendarPeriod(MONTHS, MONTHS.indexOf(Instant.ofEpochMilli(one.from)));
      expected.addSnapshot(one.number, period, one.amount);
      metric.add(read, one);
      named.add(readNamed, one);
    }
    assertThat(read.result()).isEqualTo(expected.result());
    assertThat(readNamed.result()).isEqualTo(expected.result());
  }
}
