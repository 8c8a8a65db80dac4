package io.github.cxmetrics.sketch;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.LongGroupsAccumulator;
import io.github.cxmetrics.Metric;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators, with sketches that overflow and with sketches that do not. */
class SketchContractTest {

  /** An event of an actor. */
  record Event(long actor, long at) implements Serializable {

    static Event any(Random random) {
      return new Event(random.nextInt(300), random.nextInt(60) * 3_600_000L);
    }

    static Event tooLate() {
      return new Event(1, 1L << 48);
    }

    String name() {
      return "고객 " + actor;
    }
  }

  private static final SketchDefinition SMALL =
      SketchDefinition.of(ZoneId.of("Asia/Seoul")).withEntries(16);

  interface OverEvents
      extends AccumulatorContract<Event, ActiveUsersSketch, ApproximateActiveUsers> {

    @Override
    default Event record(Random random) {
      return Event.any(random);
    }

    @Override
    default Optional<Event> rejectedRecord() {
      return Optional.of(Event.tooLate());
    }
  }

  @Nested
  class Numbers implements OverEvents {
    @Override
    public Metric<Event, ActiveUsersSketch, ApproximateActiveUsers> metric() {
      return ApproximateActiveUsers.metricLong(SMALL, Event::actor, Event::at);
    }
  }

  @Nested
  class Names implements OverEvents {
    @Override
    public Metric<Event, ActiveUsersSketch, ApproximateActiveUsers> metric() {
      return ApproximateActiveUsers.metric(SMALL, Event::name, Event::at);
    }
  }

  @Nested
  class Exact implements OverEvents {
    @Override
    public Metric<Event, ActiveUsersSketch, ApproximateActiveUsers> metric() {
      return ApproximateActiveUsers.metricLong(
          SketchDefinition.of(ZoneId.of("Europe/London")), Event::actor, Event::at);
    }
  }

  @Nested
  class Groups
      implements AccumulatorContract<
          Event,
          LongGroupsAccumulator<ActiveUsersSketch, ApproximateActiveUsers>,
          SortedMap<Long, ApproximateActiveUsers>> {
    @Override
    public Metric<
            Event,
            LongGroupsAccumulator<ActiveUsersSketch, ApproximateActiveUsers>,
            SortedMap<Long, ApproximateActiveUsers>>
        metric() {
      return ApproximateActiveUsers.<Event>metricLong(SMALL, Event::actor, Event::at)
          .byLong(event -> event.actor() % 3);
    }

    @Override
    public Event record(Random random) {
      return Event.any(random);
    }
  }
}
