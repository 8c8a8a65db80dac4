package io.github.cxmetrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sessions, and stickiness by events, equal those of the rules, applied to lists of times. */
class SessionsOracleTest {

  private static final long SEED = 511;
  private static final int ROUNDS = 400;

  private static Map<Long, List<Long>> timesOf(ActivityCase given) {
    Map<Long, List<Long>> times = new TreeMap<>();
    given
        .events()
        .forEach(
            event ->
                times
                    .computeIfAbsent(event.actor(), actor -> new ArrayList<>())
                    .add(event.atMillis()));
    times.values().forEach(of -> of.sort(null));
    return times;
  }

  private static SessionsAccumulator fold(ActivityCase given, SessionDefinition definition) {
    SessionsAccumulator state = Sessions.accumulator(definition);
    given.events().forEach(event -> state.add(event.actor(), event.atMillis()));
    return state;
  }

  @Test
  void sessionsAreThoseOfTheRules() {
    Random random = new Random(SEED);
    Duration[] gaps = {
      Duration.ZERO, Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofDays(20)
    };
    for (int round = 0; round < ROUNDS; round++) {
      ActivityCase given = ActivityCase.any(random);
      Duration gap = gaps[random.nextInt(gaps.length)];
      Instant asOf =
          Instant.ofEpochMilli(given.around().atStartOfDay(given.zone()).toEpochSecond() * 1_000);
      Sessions sessions = fold(given, SessionDefinition.in(given.zone()).withGap(gap)).result(asOf);
      List<Long> perActor = new ArrayList<>();
      List<Long> events = new ArrayList<>();
      List<Long> durations = new ArrayList<>();
      List<Long> between = new ArrayList<>();
      long waiting = 0;
      for (List<Long> times : timesOf(given).values()) {
        List<List<Long>> split = new ArrayList<>();
        for (long at : times) {
          boolean stays =
              !split.isEmpty() && at - last(split.get(split.size() - 1)) <= gap.toMillis();
          if (!stays) {
            split.add(new ArrayList<>());
          }
          split.get(split.size() - 1).add(at);
        }
        perActor.add((long) split.size());
        split.forEach(session -> events.add((long) session.size()));
        split.forEach(session -> durations.add(last(session) - session.get(0)));
        for (int i = 1; i < split.size(); i++) {
          between.add(split.get(i).get(0) - last(split.get(i - 1)));
        }
        waiting += asOf.toEpochMilli() - last(times) > gap.toMillis() ? 1 : 0;
      }
      String where = "seed " + SEED + ", round " + round + ", " + gap;
      assertSame(where, sessions.perActor(), perActor);
      assertSame(where, sessions.eventsPerSession(), events);
      assertSame(where, sessions.durations(), durations);
      assertSame(where, sessions.timeBetween(), between);
      assertThat(sessions.waiting()).as(where).isEqualTo(waiting);
      assertThat(sessions.inSession()).as(where).isEqualTo(perActor.size() - waiting);
      assertThat(sessions.events()).as(where).isEqualTo(given.events().size());
      assertThat(sessions.count()).as(where).isEqualTo(durations.size());
    }
  }

  private static long last(List<Long> times) {
    return times.get(times.size() - 1);
  }

  private static void assertSame(String where, Distribution actual, List<Long> expected) {
    assertThat(ActivityOracleTest.valuesOf(actual))
        .as(where)
        .isEqualTo(expected.stream().sorted().toList());
  }

  @Test
  void stickinessByEventsIsThatOfTheRules() {
    Random random = new Random(SEED + 1);
    for (int round = 0; round < ROUNDS; round++) {
      ActivityCase given = ActivityCase.any(random);
      ActivityOracle oracle = new ActivityOracle(given);
      CalendarUnit unit = random.nextBoolean() ? CalendarUnit.DAY : CalendarUnit.WEEK;
      int count = 1 + random.nextInt(3);
      Criterion criterion =
          List.of(Criterion.atLeast(count), Criterion.exactly(count), Criterion.atMost(count))
              .get(random.nextInt(3));
      StickinessRule rule = StickinessRule.by(unit).grouped(1 + random.nextInt(3)).where(criterion);
      Stickiness stickiness =
          fold(given, SessionDefinition.in(given.zone()))
              .stickiness(given.from(), given.to(), given.weekStart(), rule);
      List<LocalDate> starts = oracle.starts(unit);
      long[] expected = new long[stickiness.intervals() + 1];
      for (List<Long> times : timesOf(given).values()) {
        int met = 0;
        for (int i = 0; i < starts.size(); i += rule.size()) {
          Set<LocalDate> group =
              new HashSet<>(starts.subList(i, Math.min(starts.size(), i + rule.size())));
          long events =
              times.stream()
                  .map(at -> oracle.start(unit, ActivityOracle.dateOf(at, given.zone())))
                  .filter(group::contains)
                  .count();
          met += criterion.isMetBy(events) ? 1 : 0;
        }
        expected[met]++;
      }
      long[] actual = new long[expected.length];
      for (int k = 1; k < actual.length; k++) {
        actual[k] = stickiness.exactly(k);
      }
      expected[0] = 0;
      assertThat(actual).as("seed %d, round %d, %s", SEED + 1, round, rule).isEqualTo(expected);
    }
  }

  @Test
  void featureUseIsThatOfTheRules() {
    Random random = new Random(SEED + 2);
    for (int round = 0; round < ROUNDS; round++) {
      ActivityCase given = ActivityCase.any(random);
      boolean declared = random.nextBoolean();
      FeatureDefinition all = FeatureDefinition.in(given.zone());
      FeatureAccumulator state =
          FeatureUse.accumulator(declared ? all.withDeclaredEligible() : all);
      Set<Long> eligible = new HashSet<>();
      for (long actor = 0; actor < random.nextInt(8); actor++) {
        state.addEligible(actor);
        eligible.add(actor);
      }
      Map<Long, Map<String, List<Long>>> uses = new TreeMap<>();
      for (ActivityCase.Event event : given.events()) {
        String feature = "feature " + random.nextInt(4);
        state.add(event.actor(), feature, event.atMillis());
        uses.computeIfAbsent(event.actor(), actor -> new TreeMap<>())
            .computeIfAbsent(feature, name -> new ArrayList<>())
            .add(event.atMillis());
      }
      if (!declared) {
        eligible.addAll(uses.keySet());
      }
      String where = "seed " + (SEED + 2) + ", round " + round;
      FeatureUse result = state.result();
      assertThat(result.n()).as(where).isEqualTo(eligible.size());
      assertSame(
          where,
          result.breadth(),
          eligible.stream().map(actor -> (long) of(uses, actor).size()).toList());
      for (int i = 0; i < 4; i++) {
        String name = "feature " + i;
        Feature feature = result.feature(name);
        Map<Boolean, List<List<Long>>> times =
            uses.keySet().stream()
                .filter(actor -> of(uses, actor).containsKey(name))
                .collect(
                    Collectors.partitioningBy(
                        eligible::contains,
                        Collectors.mapping(
                            actor -> of(uses, actor).get(name), Collectors.toList())));
        assertThat(feature.otherUsers()).as(where).isEqualTo(times.get(false).size());
        assertThat(feature.adopters()).as(where).isEqualTo(times.get(true).size());
        assertThat(feature.eligible()).as(where).isEqualTo(eligible.size());
        assertSame(
            where, feature.depth(), times.get(true).stream().map(at -> (long) at.size()).toList());
        assertSame(
            where,
            feature.daysUsed(),
            times.get(true).stream()
                .map(
                    at ->
                        at.stream()
                            .map(one -> ActivityOracle.dateOf(one, given.zone()))
                            .distinct()
                            .count())
                .toList());
      }
    }
  }

  private static Map<String, List<Long>> of(Map<Long, Map<String, List<Long>>> uses, long actor) {
    return uses.getOrDefault(actor, Map.of());
  }

  /** The repeated minutes before midnight in St. John's belong to the day before. */
  @Test
  void daysThatComeAgainAreCountedOnce() {
    FeatureAccumulator state =
        FeatureUse.accumulator(FeatureDefinition.in(ZoneId.of("America/St_Johns")));
    String[] times = {
      "2010-11-07T02:30:30Z", // 7 November 00:00:30
      "2010-11-07T02:32:00Z", // 6 November 23:02, once more
      "2010-11-07T03:40:00Z", // 7 November 00:10
    };
    Arrays.stream(times).forEach(at -> state.add(1, "search", Instant.parse(at).toEpochMilli()));
    assertThat(state.result().feature("search").daysUsed().most()).hasValue(2);
    state.add(1, "search", Instant.parse("2010-11-07T02:00:00Z").toEpochMilli());
    assertThat(state.result().feature("search").daysUsed().most()).hasValue(2);
  }
}
