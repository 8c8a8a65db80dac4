package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Forged;
import io.github.cxmetrics.stats.StepTimes;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.StateFormatException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts, conversions and times of a population, small enough to check by hand. */
class PopulationTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;
  private static final FunnelDefinition ABC =
      Funnel.define("a", "b", "c").within(Duration.ofMillis(100));

  private static FunnelAccumulator state(FunnelDefinition definition, long[]... events) {
    FunnelAccumulator state = Funnel.accumulator(definition);
    for (long[] event : events) {
      state.add(event[0], event[1], (int) event[2]);
    }
    return state;
  }

  private static long[] event(long actor, long at, int mask) {
    return new long[] {actor, at, mask};
  }

  @Test
  void attemptsOfOneActorAreNotIndependent() {
    Funnel totals =
        state(
                ABC.counting(EntryChoice.TOTALS),
                event(1, 0, 1),
                event(1, 1, 2),
                event(1, 200, 1),
                event(2, 0, 1),
                event(3, 0, 1),
                event(3, 1, 2),
                event(3, 200, 1),
                event(3, 201, 2),
                event(3, 400, 1),
                event(3, 401, 2),
                event(3, 600, 1))
            .result();

    // 1 of 2, 0 of 1 and 3 of 4: the example of RatioInterval
    assertThat(totals.toString()).isEqualTo("a 7 > b 4 > c 0");
    assertThat(totals.n()).isEqualTo(3);
    Estimate reached = totals.conversion("a", "b");
    assertThat(reached.value()).isEqualTo(4.0 / 7);
    assertThat(reached.n()).isEqualTo(3);
    assertThat(reached.interval().low()).isCloseTo(0.1177, within(5e-5));
    assertThat(reached.interval().high()).isCloseTo(0.9302, within(5e-5));
    assertThat(totals.differenceFrom(totals, P95).estimate().value()).isZero();
    assertThat(totals.outcomes()).isEqualTo(new OutcomeCounts(3, 0, 7, 0, 0, 0));
  }

  @Test
  void whoHasNoEventOfTheFunnelIsNoActorOfAPopulationEither() {
    record Event(String actor, String name, long atMillis) {}
    List<Event> events =
        List.of(
            new Event("kim", "a", 0),
            new Event("lee", "b", 1),
            new Event("max", "other", 2),
            new Event("kim", "other", 3));
    for (EntryChoice choice : EntryChoice.values()) {
      FunnelDefinition definition = ABC.counting(choice);
      Funnel whole =
          events.stream()
              .collect(Funnel.metric(definition, Event::actor, Event::name, Event::atMillis));
      Funnel ofJourneys =
          events.stream()
              .collect(
                  Funnel.journey(definition, Event::name, Event::atMillis)
                      .perSubject(Event::actor, Funnel.population(definition)));
      assertThat(ofJourneys).as("%s", choice).isEqualTo(whole);
      assertThat(ofJourneys.counts().actors())
          .as("%s", choice)
          .isEqualTo(definition.needsAllEvents() ? 3 : 2); // sessions are of all events
    }
  }

  @Test
  void optionalStepsAreCountedWhereTheyWereDone() {
    Funnel funnel =
        state(
                Funnel.define(FunnelStep.of("a"), FunnelStep.of("b").optional(), FunnelStep.of("c"))
                    .within(Duration.ofMillis(100)),
                event(1, 0, 1),
                event(1, 5, 4),
                event(2, 0, 1),
                event(2, 1, 2),
                event(2, 4, 4),
                event(3, 0, 1),
                event(3, 1, 2))
            .result();

    assertThat(funnel.toString()).isEqualTo("a 3 > b 2 > c 2");
    assertThat(funnel.conversion("a", "c").value()).isEqualTo(2.0 / 3);
    assertThat(funnel.conversion("b", "c").value()).isEqualTo(0.5);
    assertThat(funnel.counts().droppedOff(3)).isEqualTo(1);
    assertThat(funnel.counts().conversionFromPrevious(3, P95)) // b is optional
        .isEqualTo(funnel.conversion("a", "c", P95));
    assertThat(funnel.timesFromPrevious(3).mean()).isEqualTo(4.5);
    assertThat(funnel.estimates().get("fromPrevious:c").value()).isEqualTo(2.0 / 3);
  }

  @Test
  void periodsAreThoseOfTheEntry() {
    FunnelAccumulator state =
        state(
            ABC.counting(EntryChoice.TOTALS_EVERY_ENTRY),
            event(1, Duration.ofDays(3).toMillis(), 1),
            event(1, Duration.ofDays(3).toMillis() + 9, 2),
            event(1, Duration.ofDays(4).toMillis(), 1),
            event(2, Duration.ofDays(4).toMillis() - 1, 1),
            event(2, Duration.ofDays(4).toMillis() + 1, 2));
    SortedMap<Long, Funnel> days =
        state.fold(
            Funnel.population(state.result().definition())
                .byEntry(CalendarGrid.of(CalendarUnit.DAY, ZoneOffset.UTC)));

    assertThat(days.get(3L).toString()).isEqualTo("a 2 > b 2 > c 0");
    assertThat(days.get(4L).toString()).isEqualTo("a 1 > b 0 > c 0");
    assertThat(days).hasSize(2);
  }

  @Test
  void segmentsFollowTheAttribution() {
    for (Map.Entry<Attribution, String> each :
        Map.of(
                Attribution.FIRST,
                "{=a 1 > b 0 > c 0, app=a 1 > b 1 > c 1}",
                Attribution.LAST,
                "{=a 1 > b 0 > c 0, web=a 1 > b 1 > c 1}",
                Attribution.ofStep(2),
                "{=a 1 > b 0 > c 0, app=a 1 > b 1 > c 1}",
                Attribution.ofStep(1),
                "{=a 2 > b 1 > c 1}",
                Attribution.EVERY_STEP,
                "{=a 2 > b 0 > c 0}")
            .entrySet()) {
      FunnelDefinition definition = ABC.segmentedBy("channel", each.getKey());
      FunnelAccumulator state = Funnel.accumulator(definition);
      state.add(1, 0, 1, "", "", 0);
      state.add(1, 1, 2, "", "app", 0);
      state.add(1, 2, 4, "", "web", 0);
      state.add(2, 0, 1, "", "", 0);

      assertThat(state.fold(Funnel.population(definition).bySegment()))
          .as("%s", each.getKey())
          .hasToString(each.getValue());
    }
  }

  @Test
  void exclusionsAndOutcomesReconcile() {
    FunnelDefinition definition = ABC.excluding(Exclusion.of("x"));
    FunnelAccumulator state =
        state(
            definition,
            event(1, 0, 1),
            event(1, 5, 8),
            event(2, 0, 1),
            event(2, 1, 2),
            event(2, 2, 4),
            event(3, 50, 1),
            event(4, 7, 2));

    assertThat(state.result(Instant.ofEpochMilli(120)).outcomes())
        .isEqualTo(new OutcomeCounts(4, 1, 0, 1, 1, 0));
    assertThat(state.result().outcomes().entered()).isEqualTo(2);
    assertThat(
            state(
                    ABC.excluding(Exclusion.of("x").withEffect(ExclusionEffect.REMOVE_ACTOR)),
                    event(1, 0, 1),
                    event(1, 5, 8))
                .result()
                .outcomes())
        .isEqualTo(new OutcomeCounts(1, 0, 0, 0, 0, 1));
  }

  @Test
  void emptyFunnelHasWidestIntervalsAndNoTimes() {
    Funnel empty = state(ABC).result();

    assertThat(empty.n()).isZero();
    assertThat(empty.conversion(P95).value()).isNaN();
    assertThat(empty.conversion(P95).interval().high()).isEqualTo(1);
    assertThat(empty.timesFromFirst(3).quantile(0.5)).isEqualTo(OptionalLong.empty());
    assertThat(empty.timesFromFirst(3).least()).isEqualTo(OptionalLong.empty());
    assertThat(empty.timesFromFirst(3).mean()).isNaN();
    assertThat(empty.timesFromFirst(3)).hasToString("no times");
    assertThat(empty.timesFromFirst(3).median(P95).interval().high())
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void timesHaveQuantilesWithIntervals() {
    FunnelAccumulator state = Funnel.accumulator(ABC);
    for (int actor = 0; actor < 99; actor++) {
      state.add(actor, 0, 1);
      state.add(actor, 1 + actor, 2);
    }
    StepTimes times = state.result().timesFromPrevious(2);

    assertThat(times.median(P95).value()).isEqualTo(50);
    assertThat(times.median(P95).interval().low()).isEqualTo(40);
    assertThat(times.median(P95).interval().high()).isEqualTo(60);
    assertThat(times.most()).isEqualTo(OptionalLong.of(99));
    assertThat(times.relativeError()).isZero();
    assertThat(times).hasToString("99 times, median 50").hasSameHashCodeAs(times);
  }

  @Test
  void refusesStepsThatAreNotThere() {
    Funnel funnel = state(ABC, event(1, 0, 1)).result();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> funnel.timesFromPrevious(1))
        .withMessage("step must be in 2..3, was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> funnel.timesFromFirst(4))
        .withMessage("step must be in 2..3, was 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> funnel.counts().reached(4))
        .withMessage("step must be in 1..3, was 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> funnel.counts().droppedOff(1))
        .withMessage("step must be in 2..3, was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> funnel.counts().conversionFromPrevious(1, P95))
        .withMessage("step must be in 2..3, was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> funnel.conversion("c", "a"))
        .withMessage("conversion must go from a step to a later one, was 3 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> funnel.differenceFrom(state(ABC.strictIncrease()).result(), P95))
        .withMessageStartingWith("compared funnels must be of one definition, was a > b > c");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Funnel.population(Funnel.define("a", "b"))
                    .newAccumulator()
                    .add(state(ABC, event(1, 0, 1)).journey(1)))
        .withMessage("journey must be of a funnel of 2 steps, was of 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state(ABC, event(1, 0, 1)).journey(1).attempts().get(0).stepMillis(4))
        .withMessage("step must be in 1..3, was 4");
  }

  @Test
  void refusesInstantsBeyondMilliseconds() {
    for (Runnable asked :
        List.<Runnable>of(
            () -> state(ABC).result(Instant.MAX),
            () -> state(ABC).settle(Instant.MIN),
            () -> ABC.enteredBetween(Instant.EPOCH, Instant.MAX))) {
      assertThatIllegalArgumentException()
          .isThrownBy(asked::run)
          .withMessageContaining(" must fit into milliseconds since 1970, was ");
    }
  }

  @Test
  void comparesPeriodsOfEntry() {
    Funnel early =
        state(
                ABC.enteredBetween(Instant.EPOCH, Instant.ofEpochMilli(500)),
                event(1, 0, 1),
                event(1, 1, 2),
                event(1, 2, 4),
                event(2, 600, 1))
            .result();
    Funnel late =
        state(
                ABC.enteredBetween(Instant.ofEpochMilli(500), Instant.ofEpochMilli(900)),
                event(1, 0, 1),
                event(2, 600, 1))
            .result();

    assertThat(early.differenceFrom(late, P95).estimate().value()).isEqualTo(1);
  }

  @Test
  void comparesFunnelsOfDifferentCustomers() {
    FunnelAccumulator one = Funnel.accumulator(ABC);
    FunnelAccumulator two = Funnel.accumulator(ABC);
    for (int actor = 0; actor < 100; actor++) {
      one.add(actor, 0, 1);
      two.add(actor, 0, 1);
      if (actor < 60) {
        one.add(actor, 1, 2);
        one.add(actor, 2, 4);
      }
      if (actor < 30) {
        two.add(actor, 1, 2);
        two.add(actor, 2, 4);
      }
    }

    assertThat(one.result().differenceFrom(two.result(), P95).estimate().value())
        .isCloseTo(0.3, within(1e-12));
    assertThat(one.result().differenceFrom(two.result(), P95).isSignificant()).isTrue();
    assertThat(one.result()).isNotEqualTo(two.result()).hasSameHashCodeAs(one.copy().result());
  }

  static List<FunnelDefinition> definitions() {
    return List.of(
        ABC,
        ABC.counting(EntryChoice.TOTALS),
        ABC.anyOrder(),
        Funnel.define(FunnelStep.of("a"), FunnelStep.of("b").optional(), FunnelStep.of("c")));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void forgedCountsAreReadOrRefused(FunnelDefinition definition) {
    Random random = new Random(4);
    FunnelAccumulator events = Funnel.accumulator(definition);
    for (int i = 0; i < 100; i++) {
      events.add(random.nextInt(9), random.nextInt(500), 1 << random.nextInt(3));
    }
    PopulationAccumulator state = Funnel.population(definition).newAccumulator();
    events.forEachJourney((actor, journey) -> state.add(journey));
    for (int round = 0; round < 5_000; round++) {
      byte[] forged = Forged.of(state, random);
      PopulationAccumulator read;
      try {
        read = state.decode(forged);
      } catch (StateFormatException refused) {
        continue;
      }
      assertThat(read.encode()).isEqualTo(forged);
      Funnel funnel = read.merge(state).result();
      assertThat(funnel.estimates(P95)).isNotEmpty();
      assertThat(funnel.counts().conversion(2, 3, P95).n()).isNotNegative();
    }
  }

  @Test
  void refusesJourneysOfOtherDefinitions() {
    FunnelDefinition optional =
        Funnel.define(FunnelStep.of("a"), FunnelStep.of("b").optional(), FunnelStep.of("c"));
    Journey without = state(optional, event(1, 0, 1), event(1, 1, 4)).journey(1);
    PopulationAccumulator population = Funnel.population(ABC).newAccumulator();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> population.add(without))
        .withMessageStartingWith("journey must be of a > b > c in PT0.1S");
    assertThat(population.encode()).isEqualTo(Funnel.population(ABC).newAccumulator().encode());
  }
}
