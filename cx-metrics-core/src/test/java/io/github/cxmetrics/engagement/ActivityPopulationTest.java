package io.github.cxmetrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.engagement.ActivityCase.Event;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sums over states of some actors say what one state of all of them says. */
class ActivityPopulationTest {

  private static final long SEED = 517;
  private static final int ROUNDS = 300;

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final ActivityDefinition LOGINS = ActivityDefinition.in(SEOUL).of("login");

  private static long at(String local) {
    return LocalDateTime.parse(local).atZone(SEOUL).toInstant().toEpochMilli();
  }

  /** Adds states to a few sums, some of which come as bytes, and merges these in any order. */
  private static <S, R> R answer(
      Metric<S, ActivityPopulationAccumulator<R>, R> metric, Collection<S> states, Random random) {
    List<ActivityPopulationAccumulator<R>> parts = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      parts.add(metric.newAccumulator());
    }
    for (S state : states) {
      metric.add(parts.get(random.nextInt(parts.size())), state);
    }
    while (parts.size() > 1) {
      ActivityPopulationAccumulator<R> part = parts.remove(random.nextInt(parts.size()));
      parts
          .get(random.nextInt(parts.size()))
          .merge(random.nextBoolean() ? part : metric.decode(part.encode()));
    }
    return parts.get(0).result();
  }

  /** A state of each actor: all of them have the number 0. */
  private static Collection<ActivityAccumulator> journeys(
      List<Event> events, ActivityMetric<Event> journey) {
    Map<Long, ActivityAccumulator> states = new TreeMap<>();
    for (Event event : events) {
      journey.add(states.computeIfAbsent(event.actor(), actor -> journey.newAccumulator()), event);
    }
    return states.values();
  }

  private static ActivityMetric<Event> journey(ActivityDefinition definition) {
    ActivityMetric<Event> journey = Activity.journey(definition, Event::atMillis);
    return definition.usesCreation() ? journey.createdAt(Event::createdAt) : journey;
  }

  @Test
  void sumsOverActorsAreThoseOfOneState() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      ActivityCase given = ActivityCase.any(random);
      ActivityDefinition definition =
          random.nextBoolean() ? given.definition() : given.definition().newByCreation();
      Instant asOf =
          given.around().plusDays(random.nextInt(9) - 4).atStartOfDay(given.zone()).toInstant();
      ActivityAccumulator whole = given.fold(definition);
      ActivityRange range = given.range(definition).asOf(asOf);
      Collection<ActivityAccumulator> states = journeys(given.events(), journey(definition));
      ActivityPopulationMetric<ActivityAccumulator> population = Activity.population(definition);
      ActivityPopulationRange<ActivityAccumulator> asked =
          population
              .between(given.from(), given.to())
              .weeksFrom(given.weekStart())
              .windows(given.windows())
              .asOf(asOf);
      CalendarUnit unit = List.of(CalendarUnit.values()).get(1 + random.nextInt(5));
      String where = "seed " + SEED + ", round " + round + ", by " + unit;
      assertThat(answer(population, states, random)).as(where).isEqualTo(whole.result());
      assertThat(answer(asked.activeActors(), states, random))
          .as(where)
          .isEqualTo(range.activeActors());
      assertThat(answer(asked.lifecycle(unit), states, random))
          .as(where)
          .isEqualTo(range.lifecycle(unit));
      assertThat(answer(asked.rolling(unit), states, random))
          .as(where)
          .isEqualTo(range.rolling(unit));
    }
  }

  @Test
  void statesOfManyActorsCountAll() {
    Random random = new Random(SEED + 1);
    for (int round = 0; round < 60; round++) {
      ActivityCase given = ActivityCase.any(random);
      ActivityDefinition definition = given.definition();
      ActivityAccumulator whole = Activity.accumulator(definition);
      List<ActivityAccumulator> states = new ArrayList<>();
      List<NamedActivityAccumulator> named = new ArrayList<>();
      for (int part = 0; part < 4; part++) {
        ActivityAccumulator state = Activity.accumulator(definition);
        NamedActivityAccumulator texts = Activity.accumulatorOfNames(definition);
        for (Event event : ActivityCase.any(random).events()) {
          whole.add(100L * part + event.actor(), event.atMillis());
          state.add(event.actor(), event.atMillis());
          texts.add(event.name(), event.atMillis());
        }
        whole.join(100L * part, 100L * part + 1);
        state.join(0, 1);
        texts.join("actor 0", "actor 1");
        states.add(state);
        named.add(texts);
      }
      ActiveActors expected = whole.between(given.from(), given.to()).activeActors();
      var numbers = Activity.population(definition).between(given.from(), given.to());
      var texts = Activity.populationOfNames(definition).between(given.from(), given.to());
      String where = "seed " + (SEED + 1) + ", round " + round;
      assertThat(answer(numbers.activeActors(), states, random)).as(where).isEqualTo(expected);
      assertThat(answer(texts.activeActors(), named, random)).as(where).isEqualTo(expected);
      assertThat(answer(Activity.populationOfNames(definition), named, random))
          .as(where)
          .isEqualTo(whole.result());
    }
  }

  @Test
  void distributionsOfManyActorsMerge() {
    ActivityPopulationMetric<ActivityAccumulator> population = Activity.population(LOGINS);
    ActivityAccumulator whole = Activity.accumulator(LOGINS);
    ActivityPopulationAccumulator<Activity> all = population.newAccumulator();
    Random random = new Random(SEED + 2);
    for (int part = 0; part < 4; part++) {
      ActivityAccumulator state = Activity.accumulator(LOGINS);
      for (int i = 0; i < 9_000; i++) {
        long actor = 10_000L * part + random.nextInt(2_000);
        long time = at("2026-01-01T12:00") + random.nextInt(400) * 86_400_000L;
        whole.add(actor, time);
        state.add(actor, time);
      }
      ActivityPopulationAccumulator<Activity> some = population.newAccumulator();
      population.add(some, state);
      all.merge(population.decode(some.encode()));
    }
    assertThat(all.result()).isEqualTo(whole.result());
    assertThat(population.decode(all.encode()).result()).isEqualTo(whole.result());
    assertThat(all.result().n()).isGreaterThan(4_096);
  }

  @Test
  void statesOfNamesMergeWithThoseOfNumbers() {
    NamedActivityAccumulator ann = Activity.accumulatorOfNames(LOGINS);
    ann.add("ann", at("2026-05-01T12:00"));
    ActivityAccumulator zero = Activity.<Long>journey(LOGINS, time -> time).newAccumulator();
    zero.add(0, at("2026-05-02T12:00"));
    var names = Activity.populationOfNames(LOGINS).newAccumulator();
    Activity.populationOfNames(LOGINS).add(names, ann);
    var numbers = Activity.population(LOGINS).newAccumulator();
    Activity.population(LOGINS).add(numbers, zero);

    assertThat(names.merge(numbers).result())
        .hasToString("2 actors, active on days from 2026-05-01 to 2026-05-02");
  }

  @Test
  void journeysAreOfOneActorAndKnowTheirCreation() {
    ActivityMetric<Event> journey =
        Activity.<Event>journey(LOGINS, Event::atMillis).createdAt(Event::createdAt);
    ActivityAccumulator state = journey.newAccumulator();
    journey.add(state, new Event(7, at("2026-05-01T12:00"), at("2026-04-30T12:00")));
    journey.add(state, new Event(8, at("2026-05-09T12:00"), Activity.UNKNOWN));

    assertThat(state.result().n()).isOne();
    assertThat(state.result().onSeveralDays()).isOne();
    var may = state.between(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2));
    assertThat(may.lifecycle(CalendarUnit.DAY).intervals().get(0).resurrecting()).isOne();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journey.add(state, new Event(7, 0, 1L << 48)))
        .withMessageStartingWith("time of an event must be in milliseconds within 2^48 of 1970");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journey.add(state, new Event(7, 1L << 48, 0)))
        .withMessageStartingWith("time of an event must be in milliseconds within 2^48 of 1970");
    assertThat(state.result().onSeveralDays()).isOne();
  }

  @Test
  void trailingRangesEndWithTheDayOfTheReport() {
    ActivityAccumulator state = Activity.accumulator(LOGINS);
    for (String day : List.of("2026-05-01", "2026-05-24", "2026-05-25", "2026-05-31")) {
      state.add(0, at(day + "T12:00"));
    }
    Instant report = Instant.ofEpochMilli(at("2026-05-31T18:00"));
    var week = Activity.population(LOGINS).trailing(7, report).activeActors();
    ActivityPopulationAccumulator<ActiveActors> sums = week.newAccumulator();
    week.add(sums, state);
    ActiveActors active = sums.result();

    assertThat(active.days())
        .hasSize(7)
        .startsWith(LocalDate.of(2026, 5, 25))
        .endsWith(LocalDate.of(2026, 5, 31));
    assertThat(active.isComplete(LocalDate.of(2026, 5, 30))).isTrue();
    assertThat(active.isComplete(LocalDate.of(2026, 5, 31))).isFalse();
    assertThat(active.averageDaily(LocalDate.of(2026, 5, 31))).isEqualTo(3 / 30.0);
    assertThat(active)
        .isEqualTo(
            state
                .between(LocalDate.of(2026, 5, 25), LocalDate.of(2026, 6, 1))
                .asOf(report)
                .activeActors());
    assertThat(sums.header().definition())
        .isEqualTo(
            "\"login\" on days in Asia/Seoul, new by first activity, from 2026-05-25 to 2026-06-01,"
                + " complete before 2026-05-31, windows of 7 and 30 days");
    for (int days : new int[] {0, ActivityRange.MOST_DAYS + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Activity.population(LOGINS).trailing(days, report))
          .withMessage("range must have 1..36525 days, was " + days);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Activity.population(LOGINS).trailing(1, Instant.MAX))
        .withMessageStartingWith("end of the data must be in milliseconds within 2^48 of 1970");
  }

  /**
   * The day of the report as it comes the second time is not complete before its clocks go back.
   */
  @Test
  void trailingRangesKnowThatDaysComeAgain() {
    ActivityDefinition definition = ActivityDefinition.in(ZoneId.of("America/St_Johns"));
    Instant report = Instant.parse("2010-11-07T02:30:30Z"); // 0:00:30, a minute before 23:01
    LocalDate today = LocalDate.of(2010, 11, 7);
    ActiveActors active =
        Activity.population(definition)
            .trailing(3, report)
            .activeActors()
            .newAccumulator()
            .result();

    assertThat(active.days()).endsWith(today);
    assertThat(active.isComplete(today.minusDays(1))).isFalse();
    assertThat(active.isComplete(today.minusDays(2))).isTrue();
  }

  @Test
  void unlikeQuestionsDoNotMerge() {
    ActivityPopulationRange<ActivityAccumulator> range =
        Activity.population(LOGINS).between(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(9));
    var monday = range.lifecycle(CalendarUnit.WEEK).newAccumulator();
    var sunday = range.weeksFrom(DayOfWeek.SUNDAY).lifecycle(CalendarUnit.WEEK).newAccumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> monday.merge(sunday))
        .withMessageContaining("by WEEK from MONDAY")
        .withMessageContaining("by WEEK from SUNDAY");
    var windows = RollingWindows.DEFAULT.withMonth(28);
    var active = range.activeActors().newAccumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> active.merge(range.windows(windows).activeActors().newAccumulator()))
        .withMessageContaining("windows of 7 and 28 days");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> active.merge(range.asOf(Instant.EPOCH).activeActors().newAccumulator()))
        .withMessageContaining("complete before 1970-01-01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> range.rolling(CalendarUnit.HOUR))
        .withMessage("interval of activity must be a day or longer, was HOUR");
    assertThatThrownBy(() -> range.lifecycle(CalendarUnit.HOUR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void otherActivityIsRefused() {
    var population = Activity.population(LOGINS);
    ActivityAccumulator orders = Activity.accumulator(LOGINS.of("order"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> population.add(population.newAccumulator(), orders))
        .withMessage(
            "actors of a population must be of the activity \"login\" on days in Asia/Seoul, new by"
                + " first activity, was \"order\" on days in Asia/Seoul, new by first activity");
  }
}
