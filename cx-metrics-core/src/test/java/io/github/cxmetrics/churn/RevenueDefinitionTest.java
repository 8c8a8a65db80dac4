package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Forged;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.StateFormatException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Definitions, questions, and what records may be. */
class RevenueDefinitionTest {

  private static final CalendarGrid MONTHS = CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC);
  private static final RevenueDefinition CHANGES = RevenueDefinition.changes(MONTHS);
  private static final RevenueDefinition INTERVALS = RevenueDefinition.intervals(MONTHS);

  record Row(long at, long cents) {}

  @Test
  void definitionSaysWhatRecordsAre() {
    assertThat(CHANGES).hasToString("changes of customers by month in Z, amounts per month");
    CalendarGrid weeks =
        new CalendarGrid(CalendarUnit.WEEK, ZoneId.of("Asia/Seoul"), DayOfWeek.SUNDAY);
    assertThat(
            RevenueDefinition.intervals(weeks)
                .bySubscription()
                .per(RevenueTerm.HALF_YEAR)
                .in("KRW")
                .describe())
        .isEqualTo(
            "intervals of subscriptions by week in Asia/Seoul, weeks from SUNDAY, amounts per half"
                + " year, in KRW");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RevenueDefinition.snapshots(MONTHS).bySubscription())
        .withMessage("snapshots must be of customers, was of subscriptions");
    assertThatIllegalArgumentException().isThrownBy(() -> CHANGES.in("\ud800"));
  }

  @Test
  void questionIsWithinItsRanges() {
    RevenueQuestion usual = RevenueQuestion.DEFAULT;
    Instant far = Instant.ofEpochMilli(1L << 48);
    assertRefused(question -> question.asOf(far), "end of the data must be in milliseconds");
    assertRefused(question -> question.from(far), "begin of the periods must be in milliseconds");
    assertRefused(question -> question.before(far), "end of the periods must be in milliseconds");
    assertRefused(
        question -> question.from(Instant.EPOCH).before(Instant.EPOCH),
        "range of periods must begin before it ends, was 1970-01-01T00:00:00Z to 1970");
    assertRefused(
        question -> question.reactivatedWithin(Duration.ofMillis(-1)),
        "reactivation window must be in 0..3652500 days, was PT-0.001S");
    assertRefused(
        question -> question.grace(Duration.ofDays(4_000_000)),
        "grace must be in 0..3652500 days, was ");
    assertRefused(question -> question.trailing(0), "trailing periods must be in 1..1000, was 0");
    assertRefused(
        question -> question.trailing(1_001), "trailing periods must be in 1..1000, was 1001");
    assertRefused(question -> question.cohorts(-1), "ages of cohorts must be in 0..1000, was -1");
    assertThat(usual.grid()).isEmpty();
    assertThat(usual.window()).isEmpty();
    assertThat(usual.reactivatedWithin(Duration.ofDays(9)).window()).contains(Duration.ofDays(9));
    assertThat(usual.from(Instant.EPOCH).from()).contains(Instant.EPOCH);
    assertThat(usual.before(Instant.EPOCH).to()).contains(Instant.EPOCH);
    assertThat(usual.asOf(Instant.EPOCH).asOf()).contains(Instant.EPOCH);
  }

  private static void assertRefused(UnaryOperator<RevenueQuestion> change, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> change.apply(RevenueQuestion.DEFAULT))
        .withMessageStartingWith(message);
  }

  private static void assertRefused(
      RevenueDefinition definition, Consumer<NamedRevenueAccumulator> adding, String message) {
    NamedRevenueAccumulator all = Revenue.accumulatorOfNames(definition);
    byte[] before = all.encode();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> adding.accept(all))
        .withMessageStartingWith(message);
    assertThat(all.encode()).isEqualTo(before);
  }

  @Test
  void recordsThatCannotBeAreRefused() {
    assertRefused(
        CHANGES,
        all -> all.addChange("Ada", 0, 0, -1),
        "recurring amount must be at least 0, was -1");
    assertRefused(
        CHANGES, all -> all.addChange("Ada", 1L << 48, 0, 1), "time of an event must be in");
    assertRefused(
        CHANGES,
        all -> all.addOpen("Ada", 0, 1),
        "record must be one of its definition, changes, was one of intervals");
    assertRefused(
        INTERVALS,
        all -> all.addChange("Ada", 0, 0, 1),
        "record must be one of its definition, intervals, was one of changes");
    assertRefused(
        INTERVALS,
        all -> all.addSnapshot("Ada", MONTHS.period(0), 1),
        "record must be one of its definition, intervals, was one of snapshots");
    assertRefused(
        INTERVALS,
        all -> all.addOpen("Ada", 0, 1, "net"),
        "record must be of customers, was of subscriptions");
    assertRefused(
        INTERVALS.bySubscription(),
        all -> all.addOpen("Ada", 0, 1),
        "record must be of subscriptions, was of customers");
    assertRefused(
        INTERVALS.bySubscription(),
        all -> all.addOpen("Ada", 0, 1, ""),
        "text of a subscription must not be null or empty");
    assertRefused(
        CHANGES.bySubscription(), all -> all.addChange("Ada", 0, 0, 1, "\ud800"), "text of a");
    assertRefused(
        INTERVALS,
        all -> all.addInterval("Ada", 5, 5, 1),
        "end of an interval must be after its start, was 5 to 5");
    assertRefused(
        INTERVALS,
        all -> all.addInterval("Ada", 5, Long.MAX_VALUE, 1),
        "end of an interval must be in milliseconds");
    assertRefused(INTERVALS, all -> all.addOpen(null, 0, 1), "actor of an event must not be null");
  }

  @Test
  void aDayThatAZoneSkippedHasNoSnapshot() {
    CalendarGrid days = CalendarGrid.of(CalendarUnit.DAY, ZoneId.of("Pacific/Apia"));
    long skipped = LocalDate.of(2011, 12, 30).toEpochDay();
    assertRefused(
        RevenueDefinition.snapshots(days),
        all -> all.addSnapshot("Ada", days.period(skipped), 1),
        "end of an interval must be after its start");
  }

  @Test
  void amountsDoNotOverflow() {
    long most = (1L << 61) / 12;
    RevenueAccumulator all = Revenue.accumulator(CHANGES);
    all.addChange(1, 0, 0, most - 5);
    assertThatThrownBy(() -> all.addChange(1, 1, 0, 6))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "recurring amounts must sum to at most "
                + most
                + " over all records, was "
                + (most - 5)
                + " + 6");
    all.addChange(2, 1, 0, 5);
    byte[] before = all.encode();
    RevenueAccumulator more = Revenue.accumulator(CHANGES);
    more.addChange(7, 0, 0, 1);
    assertThatThrownBy(() -> all.merge(more)).isInstanceOf(ArithmeticException.class);
    assertThat(all.encode()).isEqualTo(before);
    RevenuePeriod only = all.result().periods().get(0);
    assertThat(RevenueTerm.MONTH.convert(only.movements().closing(), RevenueTerm.YEAR))
        .isEqualTo(12 * most);
  }

  @Test
  void fieldsHaveWhatTheDefinitionNeeds() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Revenue.metricLong(
                    CHANGES.bySubscription(), row -> 1, RevenueFields.of(Row::at, Row::cents)))
        .withMessage(
            "records of subscriptions must have code for their text, was none:"
                + " give RevenueFields.subscription");
    RevenueMetric<Row> yearly =
        Revenue.metricLong(
            INTERVALS,
            row -> 1,
            RevenueFields.of(Row::at, Row::cents).per(row -> RevenueTerm.YEAR));
    RevenueAccumulator all = yearly.newAccumulator();
    yearly.add(all, new Row(0, 1_200));
    assertThat(all.result().periods().get(0).movements().closing()).isEqualTo(100);
    assertThatIllegalArgumentException().isThrownBy(() -> yearly.add(all, new Row(0, 100)));
    assertThat(all.records()).isEqualTo(1);
  }

  @Test
  void hostileStatesAreRefused() {
    Random random = new Random(77);
    NamedRevenueAccumulator all =
        Revenue.accumulatorOfNames(INTERVALS.bySubscription().in("EUR/100"));
    for (int i = 0; i < 6; i++) {
      all.addInterval("c" + i % 3, i, i + 10, 100, "s" + i % 2);
    }
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] forged = Forged.of(all, random);
      try {
        assertThat(all.decode(forged).encode()).as("round %d", round).isEqualTo(forged);
      } catch (StateFormatException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(10_000);
  }

  @Test
  void periodsBeyondTheLimitAreNotListed() {
    CalendarGrid hours = CalendarGrid.of(CalendarUnit.HOUR, ZoneOffset.UTC);
    RevenueAccumulator all = Revenue.accumulator(RevenueDefinition.changes(hours));
    all.addChange(1, -(1L << 47), 0, 100);
    all.addChange(2, 1L << 47, 0, 50);
    Revenue revenue = all.result();
    assertThat(revenue.periods()).hasSize(10_000);
    assertThat(revenue.periods().get(0).movements().opening()).isEqualTo(100);
    assertThat(revenue.periods().get(9_999).movements().newRevenue()).isEqualTo(50);
  }
}
