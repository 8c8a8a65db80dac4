package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for every state of recurring revenue. */
class RevenueContractTest {

  /** A record of any input. */
  record Row(long customer, long from, long second, long cents, String subscription)
      implements Serializable {

    static Row any(Random random) {
      long from = random.nextInt(200) * 86_400_000L;
      return new Row(
          random.nextInt(8) - 2,
          from,
          from + (1 + random.nextInt(100)) * 86_400_000L,
          random.nextInt(5) * 100L,
          "plan " + random.nextInt(5));
    }

    static Row tooLate() {
      return new Row(1, 1L << 48, 1L << 49, 100, "plan 1");
    }

    String customerName() {
      return "고객 " + customer;
    }

    boolean isOpen() {
      return cents > 300;
    }
  }

  private static final CalendarGrid MONTHS =
      CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/Paris"));

  private static final RevenueFields<Row> FIELDS =
      RevenueFields.of(Row::from, Row::cents)
          .endingAt(Row::second)
          .openWhere(Row::isOpen)
          .sequence(row -> row.second() % 3)
          .subscription(Row::subscription);

  interface OverRows<A extends Accumulator<A, R>, R> extends AccumulatorContract<Row, A, R> {

    @Override
    default Row record(Random random) {
      return Row.any(random);
    }

    @Override
    default Optional<Row> rejectedRecord() {
      return Optional.of(Row.tooLate());
    }
  }

  @Nested
  class Intervals implements OverRows<RevenueAccumulator, Revenue> {
    @Override
    public Metric<Row, RevenueAccumulator, Revenue> metric() {
      return Revenue.metricLong(RevenueDefinition.intervals(MONTHS), Row::customer, FIELDS);
    }
  }

  @Nested
  class IntervalsOfSubscriptions implements OverRows<RevenueAccumulator, Revenue> {
    @Override
    public Metric<Row, RevenueAccumulator, Revenue> metric() {
      return Revenue.metricLong(
          RevenueDefinition.intervals(MONTHS).bySubscription().in("EUR/100"),
          Row::customer,
          FIELDS);
    }
  }

  @Nested
  class Changes implements OverRows<RevenueAccumulator, Revenue> {
    @Override
    public Metric<Row, RevenueAccumulator, Revenue> metric() {
      return Revenue.metricLong(RevenueDefinition.changes(MONTHS), Row::customer, FIELDS);
    }
  }

  @Nested
  class NamedChangesOfSubscriptions implements OverRows<NamedRevenueAccumulator, Revenue> {
    @Override
    public Metric<Row, NamedRevenueAccumulator, Revenue> metric() {
      return Revenue.metric(
          RevenueDefinition.changes(MONTHS).bySubscription(), Row::customerName, FIELDS);
    }
  }

  @Nested
  class NamedIntervals implements OverRows<NamedRevenueAccumulator, Revenue> {
    @Override
    public Metric<Row, NamedRevenueAccumulator, Revenue> metric() {
      return Revenue.metric(
          RevenueDefinition.intervals(MONTHS).bySubscription(), Row::customerName, FIELDS);
    }
  }

  @Nested
  class NamedSnapshots implements OverRows<NamedRevenueAccumulator, Revenue> {
    @Override
    public Metric<Row, NamedRevenueAccumulator, Revenue> metric() {
      return Revenue.metric(RevenueDefinition.snapshots(MONTHS), Row::customerName, FIELDS);
    }
  }

  @Nested
  class BySegment
      implements OverRows<
          GroupsAccumulator<NamedRevenueAccumulator, Revenue>, SortedMap<String, Revenue>> {
    @Override
    public Metric<
            Row, GroupsAccumulator<NamedRevenueAccumulator, Revenue>, SortedMap<String, Revenue>>
        metric() {
      return Revenue.metric(RevenueDefinition.changes(MONTHS), Row::customerName, FIELDS)
          .by(Row::subscription);
    }
  }
}
