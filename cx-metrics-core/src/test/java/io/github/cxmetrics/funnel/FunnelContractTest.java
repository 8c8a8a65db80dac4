package io.github.cxmetrics.funnel;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.LongGroupsAccumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for every state of a funnel, with and without properties and ids. */
class FunnelContractTest {

  /** An event of a customer; a plan or source may be missing. */
  record Event(long customer, String name, long at, String plan, String source, long id)
      implements Serializable {

    static Event any(Random random) {
      return new Event(
          random.nextInt(8),
          "ABCXY".substring(random.nextInt(5)).substring(0, 1),
          random.nextInt(20_000) * 10_000L,
          random.nextBoolean() ? "free" : null,
          random.nextInt(3) == 0 ? "ad" : random.nextBoolean() ? "mail" : null,
          random.nextInt(60));
    }

    static Event tooLate() {
      return new Event(1, "A", 1L << 48, "free", "ad", 1);
    }

    String customerName() {
      return "customer " + customer;
    }
  }

  private static final FunnelDefinition PLAIN =
      Funnel.define("A", "B", "C").within(Duration.ofHours(6)).excluding(Exclusion.of("X"));

  private static final FunnelDefinition TAGGED =
      PLAIN
          .holding("plan")
          .segmentedBy("source", Attribution.FIRST)
          .distinctEvents()
          .counting(EntryChoice.TOTALS);

  private static final FunnelEvents<Event> PLAIN_EVENTS = FunnelEvents.of(Event::name, Event::at);

  private static final FunnelEvents<Event> TAGGED_EVENTS =
      PLAIN_EVENTS.property("plan", Event::plan).property("source", Event::source).id(Event::id);

  interface OverEvents<A extends Accumulator<A, R>, R> extends AccumulatorContract<Event, A, R> {

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
  class OneActor implements OverEvents<JourneyAccumulator, Journey> {
    @Override
    public Metric<Event, JourneyAccumulator, Journey> metric() {
      return Funnel.journey(PLAIN, PLAIN_EVENTS);
    }
  }

  @Nested
  class OneActorWithProperties implements OverEvents<JourneyAccumulator, Journey> {
    @Override
    public Metric<Event, JourneyAccumulator, Journey> metric() {
      return Funnel.journey(TAGGED, TAGGED_EVENTS);
    }
  }

  @Nested
  class Actors implements OverEvents<FunnelAccumulator, Funnel> {
    @Override
    public Metric<Event, FunnelAccumulator, Funnel> metric() {
      return Funnel.metricLong(PLAIN, Event::customer, PLAIN_EVENTS);
    }
  }

  @Nested
  class ActorsWithProperties implements OverEvents<FunnelAccumulator, Funnel> {
    @Override
    public Metric<Event, FunnelAccumulator, Funnel> metric() {
      return Funnel.metricLong(TAGGED, Event::customer, TAGGED_EVENTS);
    }
  }

  @Nested
  class NamedActors implements OverEvents<NamedFunnelAccumulator, Funnel> {
    @Override
    public Metric<Event, NamedFunnelAccumulator, Funnel> metric() {
      return Funnel.metric(PLAIN, Event::customerName, PLAIN_EVENTS);
    }
  }

  @Nested
  class NamedActorsWithProperties implements OverEvents<NamedFunnelAccumulator, Funnel> {
    @Override
    public Metric<Event, NamedFunnelAccumulator, Funnel> metric() {
      return Funnel.metric(TAGGED, Event::customerName, TAGGED_EVENTS);
    }
  }

  /** Records are the ways of single actors; one of another funnel is rejected. */
  interface OverJourneys<A extends Accumulator<A, R>, R>
      extends AccumulatorContract<Journey, A, R> {

    FunnelDefinition definition();

    @Override
    default Journey record(Random random) {
      boolean tagged = definition().properties().distinct();
      Metric<Event, JourneyAccumulator, Journey> journey =
          Funnel.journey(definition(), tagged ? TAGGED_EVENTS : PLAIN_EVENTS);
      JourneyAccumulator state = journey.newAccumulator();
      for (int i = random.nextInt(12); i > 0; i--) {
        journey.add(state, Event.any(random));
      }
      return state.result();
    }

    @Override
    default Optional<Journey> rejectedRecord() {
      JourneyAccumulator other = new JourneyAccumulator(Funnel.define("A", "B"));
      other.add(0, 1);
      return Optional.of(other.result());
    }
  }

  @Nested
  class Population implements OverJourneys<PopulationAccumulator, Funnel> {
    @Override
    public FunnelDefinition definition() {
      return PLAIN;
    }

    @Override
    public Metric<Journey, PopulationAccumulator, Funnel> metric() {
      return Funnel.population(PLAIN).asOf(Instant.ofEpochMilli(190_000_000));
    }
  }

  @Nested
  class PopulationOfManyAttempts implements OverJourneys<PopulationAccumulator, Funnel> {
    @Override
    public FunnelDefinition definition() {
      return TAGGED;
    }

    @Override
    public Metric<Journey, PopulationAccumulator, Funnel> metric() {
      return Funnel.population(TAGGED);
    }
  }

  @Nested
  class Segments
      implements OverJourneys<
          GroupsAccumulator<PopulationAccumulator, Funnel>, SortedMap<String, Funnel>> {
    @Override
    public FunnelDefinition definition() {
      return TAGGED;
    }

    @Override
    public Metric<
            Journey, GroupsAccumulator<PopulationAccumulator, Funnel>, SortedMap<String, Funnel>>
        metric() {
      return Funnel.population(TAGGED).bySegment();
    }
  }

  @Nested
  class Periods
      implements OverJourneys<
          LongGroupsAccumulator<PopulationAccumulator, Funnel>, SortedMap<Long, Funnel>> {
    @Override
    public FunnelDefinition definition() {
      return PLAIN;
    }

    @Override
    public Metric<
            Journey, LongGroupsAccumulator<PopulationAccumulator, Funnel>, SortedMap<Long, Funnel>>
        metric() {
      return Funnel.population(PLAIN)
          .byEntry(CalendarGrid.of(CalendarUnit.DAY, ZoneId.of("Europe/Paris")));
    }
  }
}
