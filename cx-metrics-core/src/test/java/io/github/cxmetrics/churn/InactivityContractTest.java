package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.Metric;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for every state of inactivity. */
class InactivityContractTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** A visit. */
  record Visit(long customer, long at) implements Serializable {

    String name() {
      return "고객 " + customer;
    }
  }

  interface OverVisits<A extends Accumulator<A, R>, R> extends AccumulatorContract<Visit, A, R> {

    @Override
    default Visit record(Random random) {
      return new Visit(random.nextInt(8) - 2, random.nextInt(400) * 40_000_000L);
    }

    @Override
    default Optional<Visit> rejectedRecord() {
      return Optional.of(new Visit(1, (1L << 48) + 1));
    }
  }

  @Nested
  class Daily implements OverVisits<InactivityAccumulator, Inactivity> {
    @Override
    public Metric<Visit, InactivityAccumulator, Inactivity> metric() {
      return Inactivity.metricLong(
          InactivityDefinition.daily(PARIS).of("visit"), Visit::customer, Visit::at);
    }
  }

  @Nested
  class Hourly implements OverVisits<InactivityAccumulator, Inactivity> {
    @Override
    public Metric<Visit, InactivityAccumulator, Inactivity> metric() {
      return Inactivity.metricLong(InactivityDefinition.hourly(PARIS), Visit::customer, Visit::at);
    }
  }

  @Nested
  class Named implements OverVisits<NamedInactivityAccumulator, Inactivity> {
    @Override
    public Metric<Visit, NamedInactivityAccumulator, Inactivity> metric() {
      return Inactivity.metric(InactivityDefinition.daily(PARIS), Visit::name, Visit::at);
    }
  }

  @Nested
  class BySegment
      implements OverVisits<
          GroupsAccumulator<NamedInactivityAccumulator, Inactivity>,
          SortedMap<String, Inactivity>> {
    @Override
    public Metric<
            Visit,
            GroupsAccumulator<NamedInactivityAccumulator, Inactivity>,
            SortedMap<String, Inactivity>>
        metric() {
      return Inactivity.metric(InactivityDefinition.daily(PARIS), Visit::name, Visit::at)
          .by(visit -> visit.customer() % 2 == 0 ? "even" : "odd");
    }
  }
}
