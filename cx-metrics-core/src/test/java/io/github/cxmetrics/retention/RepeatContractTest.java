package io.github.cxmetrics.retention;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.Metric;
import java.io.Serializable;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for every state of repeat purchase. */
class RepeatContractTest {

  /** A line of an order or of a refund. */
  record Line(long customer, String order, long at, long cents, boolean back)
      implements Serializable {

    static Line any(Random random) {
      return new Line(
          random.nextInt(8) - 2,
          "order " + random.nextInt(12),
          random.nextInt(200) * 86_400_000L,
          random.nextInt(5_000) - 300,
          random.nextInt(5) == 0);
    }

    static Line tooLate() {
      return new Line(1, "order 1", 1L << 48, 100, false);
    }

    String customerName() {
      return "고객 " + customer;
    }

    long number() {
      return order.hashCode();
    }
  }

  private static final OrderFields<Line> FIELDS =
      OrderFields.of(Line::at, Line::cents)
          .refundWhere(Line::back)
          .id(Line::order)
          .number(Line::number);

  interface OverLines<A extends Accumulator<A, R>, R> extends AccumulatorContract<Line, A, R> {

    @Override
    default Line record(Random random) {
      return Line.any(random);
    }

    @Override
    default Optional<Line> rejectedRecord() {
      return Optional.of(Line.tooLate());
    }
  }

  @Nested
  class Orders implements OverLines<RepeatAccumulator, RepeatPurchase> {
    @Override
    public Metric<Line, RepeatAccumulator, RepeatPurchase> metric() {
      return RepeatPurchase.metricLong(RepeatDefinition.ORDERS, Line::customer, FIELDS);
    }
  }

  @Nested
  class NumberedLines implements OverLines<RepeatAccumulator, RepeatPurchase> {
    @Override
    public Metric<Line, RepeatAccumulator, RepeatPurchase> metric() {
      return RepeatPurchase.metricLong(RepeatDefinition.NUMBERED_LINES, Line::customer, FIELDS);
    }
  }

  @Nested
  class Lines implements OverLines<RepeatAccumulator, RepeatPurchase> {
    @Override
    public Metric<Line, RepeatAccumulator, RepeatPurchase> metric() {
      return RepeatPurchase.metricLong(
          RepeatDefinition.LINES.in("EUR/100"), Line::customer, FIELDS);
    }
  }

  @Nested
  class NamedOrders implements OverLines<NamedRepeatAccumulator, RepeatPurchase> {
    @Override
    public Metric<Line, NamedRepeatAccumulator, RepeatPurchase> metric() {
      return RepeatPurchase.metric(RepeatDefinition.ORDERS, Line::customerName, FIELDS);
    }
  }

  @Nested
  class NamedNumberedLines implements OverLines<NamedRepeatAccumulator, RepeatPurchase> {
    @Override
    public Metric<Line, NamedRepeatAccumulator, RepeatPurchase> metric() {
      return RepeatPurchase.metric(RepeatDefinition.NUMBERED_LINES, Line::customerName, FIELDS);
    }
  }

  @Nested
  class NamedLines implements OverLines<NamedRepeatAccumulator, RepeatPurchase> {
    @Override
    public Metric<Line, NamedRepeatAccumulator, RepeatPurchase> metric() {
      return RepeatPurchase.metric(RepeatDefinition.LINES, Line::customerName, FIELDS);
    }
  }

  @Nested
  class ByCustomer
      implements OverLines<
          GroupsAccumulator<NamedRepeatAccumulator, RepeatPurchase>,
          SortedMap<String, RepeatPurchase>> {
    @Override
    public Metric<
            Line,
            GroupsAccumulator<NamedRepeatAccumulator, RepeatPurchase>,
            SortedMap<String, RepeatPurchase>>
        metric() {
      return RepeatPurchase.metric(RepeatDefinition.LINES, Line::customerName, FIELDS)
          .by(Line::customerName);
    }
  }
}
