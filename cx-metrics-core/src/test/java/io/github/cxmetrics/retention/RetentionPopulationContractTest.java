package io.github.cxmetrics.retention;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for populations, whose records are the states of a few actors. */
class RetentionPopulationContractTest {

  static final RetentionDefinition WEEKS =
      Retention.define(CalendarGrid.of(CalendarUnit.WEEK, ZoneId.of("Europe/Paris")), 5);

  static final RetentionDefinition ROLLING =
      WEEKS
          .starting("signup")
          .in(ReturnIntervals.rolling(Duration.ofDays(3), 6))
          .cohortsBy(CohortRule.FIRST_EVER)
          .dividedBy("channel")
          .summing("pence");

  static final RetentionDefinition EVERYTHING =
      ROLLING.cohortsBy(CohortRule.RECURRING).in(ReturnIntervals.calendar(3));

  static final RetentionScope SCOPE =
      RetentionScope.ALL.asOf(Instant.ofEpochMilli(1_701_500_000_000L));

  /** Events of one to three actors. */
  static List<RetentionEvent> events(RetentionDefinition definition, Random random) {
    int actors = 1 + random.nextInt(3);
    return random
        .ints(1 + random.nextInt(8))
        .mapToObj(
            any ->
                new RetentionEvent(
                    random.nextInt(actors),
                    1_700_000_000_000L + random.nextInt(400) * 6_000_000L,
                    definition.hasOneEvent() ? RetentionRoles.ALL : 1 + random.nextInt(7),
                    List.of("", "app", "web", "웹").get(random.nextInt(4)),
                    random.nextInt(100) - 20))
        .toList();
  }

  static RetentionAccumulator state(RetentionDefinition definition, List<RetentionEvent> events) {
    RetentionAccumulator state = Retention.accumulator(definition);
    events.forEach(
        event ->
            state.add(
                event.actor(), event.atMillis(), event.roles(), event.property(), event.value()));
    return state;
  }

  interface OverStates<A extends Accumulator<A, R>, R>
      extends AccumulatorContract<RetentionAccumulator, A, R> {

    RetentionDefinition definition();

    @Override
    default RetentionAccumulator record(Random random) {
      RetentionDefinition definition = definition();
      return state(definition, events(definition, random));
    }

    @Override
    default Optional<RetentionAccumulator> rejectedRecord() {
      return Optional.of(Retention.accumulator(definition().atLeast(3)));
    }
  }

  @Nested
  class Compact implements OverStates<RetentionPopulationAccumulator, Retention> {

    @Override
    public RetentionDefinition definition() {
      return WEEKS;
    }

    @Override
    public Metric<RetentionAccumulator, RetentionPopulationAccumulator, Retention> metric() {
      return Retention.population(WEEKS, SCOPE);
    }
  }

  @Nested
  class Rolling implements OverStates<RetentionPopulationAccumulator, Retention> {

    @Override
    public RetentionDefinition definition() {
      return ROLLING;
    }

    @Override
    public Metric<RetentionAccumulator, RetentionPopulationAccumulator, Retention> metric() {
      return Retention.population(ROLLING, SCOPE);
    }
  }

  @Nested
  class Recurring implements OverStates<RetentionPopulationAccumulator, Retention> {

    @Override
    public RetentionDefinition definition() {
      return EVERYTHING;
    }

    @Override
    public Metric<RetentionAccumulator, RetentionPopulationAccumulator, Retention> metric() {
      return Retention.population(EVERYTHING, SCOPE);
    }
  }

  @Nested
  class ByProperty
      implements OverStates<
          GroupsAccumulator<RetentionPopulationAccumulator, Retention>,
          SortedMap<String, Retention>> {

    @Override
    public RetentionDefinition definition() {
      return EVERYTHING;
    }

    @Override
    public Metric<
            RetentionAccumulator,
            GroupsAccumulator<RetentionPopulationAccumulator, Retention>,
            SortedMap<String, Retention>>
        metric() {
      return Retention.population(EVERYTHING, SCOPE).byProperty();
    }
  }

  @Nested
  class OfNames
      implements AccumulatorContract<
          NamedRetentionAccumulator, RetentionPopulationAccumulator, Retention> {

    @Override
    public Metric<NamedRetentionAccumulator, RetentionPopulationAccumulator, Retention> metric() {
      return Retention.populationOfNames(ROLLING, SCOPE);
    }

    @Override
    public NamedRetentionAccumulator record(Random random) {
      NamedRetentionAccumulator state = Retention.accumulatorOfNames(ROLLING);
      for (RetentionEvent event : events(ROLLING, random)) {
        state.add(event.name(), event.atMillis(), event.roles(), event.property(), event.value());
      }
      return state;
    }
  }

  /** Records of one actor, whose states have the laws of all. */
  @Nested
  class Journey implements AccumulatorContract<RetentionEvent, RetentionAccumulator, Retention> {

    @Override
    public Metric<RetentionEvent, RetentionAccumulator, Retention> metric() {
      return Retention.journey(ROLLING, RetentionEvent.fields());
    }

    @Override
    public RetentionEvent record(Random random) {
      RetentionEvent event = events(ROLLING, random).get(0);
      return event.has(RetentionRoles.START)
          ? new RetentionEvent(
              0, event.atMillis(), RetentionRoles.ALL, event.property(), event.value())
          : event;
    }
  }
}
