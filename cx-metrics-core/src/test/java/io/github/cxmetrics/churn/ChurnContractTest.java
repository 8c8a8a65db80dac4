package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for every state of churn. */
class ChurnContractTest {

  private static final ChurnDefinition WEEKLY =
      ChurnDefinition.of(CalendarGrid.of(CalendarUnit.WEEK, ZoneId.of("Europe/Paris")))
          .grace(Duration.ofDays(2))
          .reactivationWithin(Duration.ofDays(20))
          .dated(ChurnDate.CANCELLED_AT)
          .with(PausedRule.LEAVES);

  interface OverRecords<A extends Accumulator<A, R>, R>
      extends AccumulatorContract<ChurnRecord, A, R> {

    @Override
    default ChurnRecord record(Random random) {
      return ChurnRecord.any(random);
    }

    @Override
    default Optional<ChurnRecord> rejectedRecord() {
      return Optional.of(ChurnRecord.tooLate());
    }
  }

  @Nested
  class Subscriptions implements OverRecords<ChurnAccumulator, Churn> {
    @Override
    public Metric<ChurnRecord, ChurnAccumulator, Churn> metric() {
      return Churn.metricLong(WEEKLY, ChurnRecord::customer, ChurnRecord::subscription);
    }
  }

  @Nested
  class Changes implements OverRecords<ChurnAccumulator, Churn> {
    @Override
    public Metric<ChurnRecord, ChurnAccumulator, Churn> metric() {
      return Churn.metricOfStatusLong(WEEKLY, ChurnRecord::customer, ChurnRecord::change);
    }
  }

  @Nested
  class NamedSubscriptions implements OverRecords<NamedChurnAccumulator, Churn> {
    @Override
    public Metric<ChurnRecord, NamedChurnAccumulator, Churn> metric() {
      return Churn.metric(WEEKLY, ChurnRecord::customerName, ChurnRecord::subscription);
    }
  }

  @Nested
  class NamedChanges implements OverRecords<NamedChurnAccumulator, Churn> {
    @Override
    public Metric<ChurnRecord, NamedChurnAccumulator, Churn> metric() {
      return Churn.metricOfStatus(WEEKLY, ChurnRecord::customerName, ChurnRecord::change);
    }
  }

  @Nested
  class BySegment
      implements OverRecords<
          GroupsAccumulator<NamedChurnAccumulator, Churn>, SortedMap<String, Churn>> {
    @Override
    public Metric<
            ChurnRecord, GroupsAccumulator<NamedChurnAccumulator, Churn>, SortedMap<String, Churn>>
        metric() {
      return Churn.metric(WEEKLY, ChurnRecord::customerName, ChurnRecord::subscription)
          .by(ChurnRecord::customerName);
    }
  }
}
