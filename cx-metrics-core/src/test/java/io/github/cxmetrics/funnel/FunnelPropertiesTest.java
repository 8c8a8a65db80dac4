package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What must hold for every definition: the order of arrival, the parts and the merges do not
 * matter, and all ways to read the same events say the same.
 */
class FunnelPropertiesTest {

  private static final long SEED = 20260101;
  private static final int ROUNDS = 300;
  private static final int ACTORS = 6;

  /** An event of an actor, or two actors that are one (where the other is not negative). */
  private record Row(long actor, ActorEvent event, long other) {}

  /** A definition with rows, for one round. */
  private record Case(FunnelDefinition definition, List<Row> rows, String name) {}

  @Test
  void orderPartsAndMergesDoNotMatter() {
    for (Case each : cases(true)) {
      FunnelDefinition definition = each.definition();
      Random random = new Random(SEED);
      FunnelAccumulator whole =
          fold(() -> new FunnelAccumulator(definition), each.rows(), FunnelPropertiesTest::number);
      FunnelAccumulator merged =
          shuffledAndMerged(
              () -> new FunnelAccumulator(definition),
              each.rows(),
              FunnelPropertiesTest::number,
              random);
      assertThat(merged.stepCounts()).as(each.name()).isEqualTo(whole.stepCounts());
      assertThat(merged.encode()).as(each.name()).isEqualTo(whole.encode());
      assertThat(journeys(merged)).as(each.name()).isEqualTo(journeys(whole));

      NamedFunnelAccumulator named =
          fold(
              () -> new NamedFunnelAccumulator(definition),
              each.rows(),
              FunnelPropertiesTest::named);
      NamedFunnelAccumulator namedMerged =
          shuffledAndMerged(
              () -> new NamedFunnelAccumulator(definition),
              each.rows(),
              FunnelPropertiesTest::named,
              random);
      assertThat(namedMerged.stepCounts()).as(each.name()).isEqualTo(named.stepCounts());
      assertThat(namedMerged.encode()).as(each.name()).isEqualTo(named.encode());

      List<Row> events = each.rows().stream().filter(row -> row.other() < 0).toList();
      JourneyAccumulator one =
          fold(() -> new JourneyAccumulator(definition), events, FunnelPropertiesTest::ofOneActor);
      JourneyAccumulator oneMerged =
          shuffledAndMerged(
              () -> new JourneyAccumulator(definition),
              events,
              FunnelPropertiesTest::ofOneActor,
              random);
      assertThat(oneMerged.result()).as(each.name()).isEqualTo(one.result());
      assertThat(oneMerged.encode()).as(each.name()).isEqualTo(one.encode());
      assertThat(oneMerged.explain()).as(each.name()).isEqualTo(one.explain());
    }
  }

  @Test
  void joinedActorsAreOneFromTheStart() {
    for (Case each : cases(true)) {
      FunnelDefinition definition = each.definition();
      long[] firstOf = firstOfJoined(each.rows());
      List<Row> asOne =
          each.rows().stream()
              .filter(row -> row.other() < 0)
              .map(row -> new Row(firstOf[(int) row.actor()], row.event(), -1))
              .toList();
      FunnelAccumulator joined =
          shuffledAndMerged(
              () -> new FunnelAccumulator(definition),
              each.rows(),
              FunnelPropertiesTest::number,
              new Random(SEED));
      FunnelAccumulator expected =
          fold(() -> new FunnelAccumulator(definition), asOne, FunnelPropertiesTest::number);
      assertThat(joined.result()).as(each.name()).isEqualTo(expected.result());
      assertThat(journeys(joined)).as(each.name()).isEqualTo(journeys(expected));
      for (int actor = 0; actor < ACTORS; actor++) {
        assertThat(joined.journey(actor))
            .as(each.name())
            .isEqualTo(expected.journey(firstOf[actor]));
        assertThat(joined.explain(actor))
            .as(each.name())
            .isEqualTo(expected.explain(firstOf[actor]));
      }
      NamedFunnelAccumulator named =
          shuffledAndMerged(
              () -> new NamedFunnelAccumulator(definition),
              each.rows(),
              FunnelPropertiesTest::named,
              new Random(SEED));
      assertThat(named.result()).as(each.name()).isEqualTo(expected.result());
    }
  }

  @Test
  void everyWayToReadSaysTheSame() {
    Instant asOf = Instant.ofEpochMilli(8);
    for (Case each : cases(false)) {
      FunnelDefinition definition = each.definition();
      PopulationMetric population = Funnel.population(definition);
      FunnelAccumulator numbers =
          fold(() -> new FunnelAccumulator(definition), each.rows(), FunnelPropertiesTest::number);
      NamedFunnelAccumulator names =
          fold(
              () -> new NamedFunnelAccumulator(definition),
              each.rows(),
              FunnelPropertiesTest::named);
      PopulationAccumulator loop = population.newAccumulator();
      PopulationAccumulator loopAsOf = population.asOf(asOf).newAccumulator();
      for (long actor = 0; actor < ACTORS; actor++) {
        JourneyAccumulator journey = new JourneyAccumulator(definition);
        for (Row row : each.rows()) {
          if (row.actor() == actor) {
            ofOneActor(journey, row);
          }
        }
        assertThat(numbers.journey(actor)).as(each.name()).isEqualTo(journey.result());
        assertThat(names.journey(name(actor))).as(each.name()).isEqualTo(journey.result());
        assertThat(journey.explain().journey().attempts())
            .as(each.name())
            .isEqualTo(journey.result().attempts());
        if (names.knows(name(actor))) {
          loop.add(journey.result());
          loopAsOf.add(journey.result());
        }
      }
      Funnel expected = loop.result();
      assertThat(numbers.result()).as(each.name()).isEqualTo(expected);
      assertThat(names.result()).as(each.name()).isEqualTo(expected);
      assertThat(numbers.result(asOf)).as(each.name()).isEqualTo(loopAsOf.result());
      assertThat(names.result(asOf)).as(each.name()).isEqualTo(loopAsOf.result());
      assertThat(numbers.fold(population)).as(each.name()).isEqualTo(expected);
      assertThat(names.fold(population)).as(each.name()).isEqualTo(expected);
      assertThat(numbers.stepCounts()).as(each.name()).isEqualTo(expected.counts());
      assertThat(names.stepCounts()).as(each.name()).isEqualTo(expected.counts());
      assertThat(names.fold(population.bySegment()))
          .as(each.name())
          .isEqualTo(numbers.fold(population.bySegment()));
      CalendarGrid days = CalendarGrid.of(CalendarUnit.DAY, ZoneOffset.UTC);
      assertThat(names.fold(population.byEntry(days)))
          .as(each.name())
          .isEqualTo(numbers.fold(population.byEntry(days)));
    }
  }

  /** Through records: a metric of many actors, and a journey a customer folded by a population. */
  @Test
  void metricsOfRecordsSayTheSame() {
    FunnelDefinition definition =
        Funnel.define("A", "B", "C")
            .excluding(Exclusion.of("X"))
            .holding("plan")
            .segmentedBy("source", Attribution.LAST)
            .distinctEvents();
    Random random = new Random(SEED);
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      visits.add(Visit.any(random));
    }
    Funnel named = visits.stream().collect(Funnel.metric(definition, Visit::customer, Visit.READ));
    Funnel composed =
        visits.stream()
            .collect(
                Funnel.journey(definition, Visit.READ)
                    .perSubject(Visit::customer, Funnel.population(definition)));
    Funnel byNumber =
        visits.stream().collect(Funnel.metricLong(definition, Visit::number, Visit.READ));
    assertThat(named.n()).isPositive();
    assertThat(composed).isEqualTo(named);
    assertThat(byNumber).isEqualTo(named);
  }

  /** A record to read events from. */
  private record Visit(long number, String name, long at, String plan, String source, long id)
      implements Serializable {

    private static final FunnelEvents<Visit> READ =
        FunnelEvents.of(Visit::name, Visit::at)
            .property("plan", Visit::plan)
            .property("source", Visit::source)
            .id(Visit::id);

    static Visit any(Random random) {
      return new Visit(
          random.nextInt(100),
          "ABCX".substring(random.nextInt(4)).substring(0, 1),
          random.nextInt(50),
          random.nextBoolean() ? "free" : null,
          random.nextBoolean() ? "ad" : "",
          random.nextInt(500));
    }

    String customer() {
      return "customer " + number;
    }
  }

  // ---- making cases ----------------------------------------------------------------------------

  private static List<Case> cases(boolean joins) {
    Random random = new Random(SEED);
    List<Case> cases = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      FunnelDefinition definition = definition(random);
      List<Row> rows = new ArrayList<>();
      for (int actor = 0; actor < ACTORS; actor++) {
        for (ActorEvent event : FunnelCases.journey(definition, 8, random)) {
          rows.add(new Row(actor, tagged(event, random), -1));
        }
      }
      for (int join = joins ? random.nextInt(4) : 0; join > 0; join--) {
        rows.add(new Row(random.nextInt(ACTORS), null, random.nextInt(ACTORS)));
      }
      Collections.shuffle(rows, random);
      cases.add(
          new Case(definition, rows, "seed " + SEED + ", round " + round + ", " + definition));
    }
    return cases;
  }

  private static FunnelDefinition definition(Random random) {
    FunnelDefinition definition = FunnelCases.definition(random);
    return switch (random.nextInt(6)) {
      case 0 -> definition.segmentedBy("source", Attribution.FIRST);
      case 1 -> definition.segmentedBy("source", Attribution.LAST).distinctEvents();
      case 2 -> definition.segmentedBy("source", Attribution.EVERY_STEP).holding("plan");
      case 3 -> definition.holding("plan").distinctEvents();
      case 4 -> definition.distinctEvents();
      default -> definition;
    };
  }

  /** The same event with any values and one of a few ids, so that ids repeat with other values. */
  private static ActorEvent tagged(ActorEvent event, Random random) {
    return new ActorEvent(
        event.at(),
        event.mask(),
        List.of("", "free", "paid").get(random.nextInt(3)),
        List.of("", "ad", "mail").get(random.nextInt(3)),
        random.nextInt(12));
  }

  private static void number(FunnelAccumulator state, Row row) {
    ActorEvent event = row.event();
    if (row.other() >= 0) {
      state.join(row.actor(), row.other());
    } else {
      state.add(row.actor(), event.at(), event.mask(), event.held(), event.segment(), event.id());
    }
  }

  private static void named(NamedFunnelAccumulator state, Row row) {
    ActorEvent event = row.event();
    String actor = name(row.actor());
    if (row.other() >= 0) {
      state.join(actor, name(row.other()));
    } else {
      state.add(actor, event.at(), event.mask(), event.held(), event.segment(), event.id());
    }
  }

  private static void ofOneActor(JourneyAccumulator state, Row row) {
    ActorEvent event = row.event();
    state.add(event.at(), event.mask(), event.held(), event.segment(), event.id());
  }

  private static String name(long actor) {
    return "actor " + actor;
  }

  private static <A extends Accumulator<A, ?>> A fold(
      Supplier<A> empty, List<Row> rows, BiConsumer<A, Row> add) {
    A state = empty.get();
    rows.forEach(row -> add.accept(state, row));
    return state;
  }

  /** The rows in another order, over some states, merged two by two in any order. */
  private static <A extends Accumulator<A, ?>> A shuffledAndMerged(
      Supplier<A> empty, List<Row> rows, BiConsumer<A, Row> add, Random random) {
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    List<A> states = new ArrayList<>();
    int parts = 1 + random.nextInt(6);
    for (int i = 0; i < parts; i++) {
      states.add(empty.get());
    }
    for (Row row : shuffled) {
      A state = states.get(random.nextInt(states.size()));
      add.accept(state, row);
      if (random.nextInt(20) == 0) {
        Object readInBetween = state.result();
        assertThat(readInBetween).isNotNull();
      }
    }
    while (states.size() > 1) {
      A right = states.remove(random.nextInt(states.size()));
      int left = random.nextInt(states.size());
      states.set(left, states.get(left).merge(right));
    }
    return states.get(0);
  }

  private static NavigableMap<Long, Journey> journeys(FunnelAccumulator state) {
    NavigableMap<Long, Journey> journeys = new TreeMap<>();
    state.forEachJourney(journeys::put);
    return journeys;
  }

  /** The smallest of the actors that each is one with. */
  private static long[] firstOfJoined(List<Row> rows) {
    long[] first = new long[ACTORS];
    for (int actor = 0; actor < ACTORS; actor++) {
      first[actor] = actor;
    }
    for (int pass = 0; pass < ACTORS; pass++) {
      for (Row row : rows) {
        if (row.other() >= 0) {
          long smaller = Math.min(first[(int) row.actor()], first[(int) row.other()]);
          first[(int) row.actor()] = smaller;
          first[(int) row.other()] = smaller;
        }
      }
    }
    return first;
  }
}
