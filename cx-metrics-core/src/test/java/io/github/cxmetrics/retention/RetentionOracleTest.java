package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.retention.RetentionOracle.Membership;
import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.stats.RatioInterval;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every definition against the same question asked of lists of events. */
class RetentionOracleTest {

  private static final long SEED = 20260101;
  private static final int DEFINITIONS = 600;
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Paris", "Asia/Seoul", "America/New_York", "America/Sao_Paulo");
  private static final long[] CENTRES = {
    Instant.parse("2018-03-25T01:00:00Z").toEpochMilli(), // Europe's clocks go forward
    Instant.parse("2018-10-28T01:00:00Z").toEpochMilli(), // and back
    Instant.parse("2018-11-04T03:00:00Z").toEpochMilli(), // Sao Paulo has no midnight
    Instant.parse("2024-01-31T12:00:00Z").toEpochMilli()
  };

  static RetentionDefinition definition(Random random) {
    CalendarUnit[] units = CalendarUnit.values();
    CalendarGrid grid =
        new CalendarGrid(
            units[random.nextInt(units.length)],
            ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
            DayOfWeek.of(1 + random.nextInt(7)));
    RetentionDefinition definition = Retention.define(grid, 1 + random.nextInt(6));
    if (random.nextInt(3) == 0) {
      Duration length = Duration.ofMinutes(1 + random.nextInt(3_000));
      definition = definition.in(ReturnIntervals.rolling(length, 1 + random.nextInt(6)));
      if (random.nextBoolean()) {
        definition = definition.in(definition.intervals().fromFullHour());
      }
    }
    if (random.nextInt(4) == 0) {
      definition = definition.in(definition.intervals().brackets(1, 2, 1, 3));
    }
    if (random.nextBoolean()) {
      definition = definition.starting("signup");
    }
    if (random.nextInt(3) == 0) {
      definition = definition.atLeast(2);
    }
    if (random.nextInt(3) == 0) {
      definition = definition.dividedBy("channel");
    }
    if (random.nextInt(3) == 0) {
      definition = definition.summing("pence");
    }
    CohortRule[] rules = CohortRule.values();
    return definition.cohortsBy(rules[random.nextInt(rules.length)]);
  }

  static List<RetentionEvent> events(RetentionDefinition definition, Random random) {
    long centre = CENTRES[random.nextInt(CENTRES.length)];
    long hours = definition.grid().unit() == CalendarUnit.HOUR ? 8 : 24L << random.nextInt(5);
    int actors = 1 + random.nextInt(6);
    int size = random.nextInt(40);
    List<RetentionEvent> events = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long atMillis = centre + (random.nextInt(41) - 20) * hours * 90_000L + random.nextInt(2);
      int roles =
          definition.hasOneEvent()
              ? (random.nextInt(5) == 0 ? 0 : RetentionRoles.ALL)
              : random.nextInt(8);
      if ((roles & RetentionRoles.START) != 0) {
        roles |= RetentionRoles.START_NAME;
      }
      events.add(
          new RetentionEvent(
              random.nextInt(actors),
              atMillis,
              roles,
              List.of("", "app", "web").get(random.nextInt(3)),
              random.nextInt(7) - 2));
    }
    return events;
  }

  private static RetentionAccumulator accumulator(
      RetentionDefinition definition, List<RetentionEvent> events) {
    RetentionAccumulator accumulator = Retention.accumulator(definition);
    for (RetentionEvent event : events) {
      accumulator.add(
          event.actor(), event.atMillis(), event.roles(), event.property(), event.value());
    }
    return accumulator;
  }

  @Test
  void countsWhatTheRulesSay() {
    for (int i = 0; i < DEFINITIONS; i++) {
      Random random = new Random(SEED + i);
      RetentionDefinition definition = definition(random);
      for (int j = 0; j < 5; j++) {
        List<RetentionEvent> events = events(definition, random);
        long last = events.stream().mapToLong(RetentionEvent::atMillis).max().orElse(0);
        long asOf = random.nextBoolean() ? last : last + (random.nextInt(21) - 15) * 7_200_000L;
        if (definition.isCompact() && asOf != last) {
          asOf = endOfUnit(definition, asOf);
        }
        String what = "seed " + (SEED + i) + ", case " + j + ": " + definition + " " + events;
        RetentionScope scope = RetentionScope.ALL.asOf(Instant.ofEpochMilli(asOf));
        RetentionAccumulator accumulator = accumulator(definition, events);

        check(definition, events, asOf, accumulator.result(scope), what);
        if (asOf == last && !events.isEmpty()) {
          assertThat(accumulator.result()).as(what).isEqualTo(accumulator.result(scope));
        }
        checkDivided(definition, events, asOf, accumulator.resultsByProperty(scope), what);
      }
    }
  }

  /** Where days are all that is kept, data end with a day; where hours are, with an hour. */
  private static long endOfUnit(RetentionDefinition definition, long atMillis) {
    CalendarUnit unit =
        definition.grid().unit() == CalendarUnit.HOUR ? CalendarUnit.HOUR : CalendarUnit.DAY;
    CalendarGrid grid = CalendarGrid.of(unit, definition.grid().zone());
    return grid.period(grid.indexOfMillis(atMillis)).endInstant().toEpochMilli() - 1;
  }

  private static void check(
      RetentionDefinition definition,
      List<RetentionEvent> events,
      long asOf,
      Retention found,
      String what) {
    RetentionOracle oracle = new RetentionOracle(definition, events, asOf);
    checkRows(oracle, oracle.memberships(), found, what);
  }

  private static void checkDivided(
      RetentionDefinition definition,
      List<RetentionEvent> events,
      long asOf,
      SortedMap<String, Retention> found,
      String what) {
    RetentionOracle oracle = new RetentionOracle(definition, events, asOf);
    boolean divided = !definition.property().isEmpty();
    Map<String, List<Membership>> parts =
        oracle.memberships().stream()
            .collect(
                Collectors.groupingBy(
                    member -> divided ? member.property() : "", TreeMap::new, Collectors.toList()));
    assertThat(found.keySet()).as(what).isEqualTo(parts.keySet());
    parts.forEach((property, members) -> checkRows(oracle, members, found.get(property), what));
  }

  private static void checkRows(
      RetentionOracle oracle, List<Membership> all, Retention found, String what) {
    Map<Long, List<Membership>> cohorts =
        all.stream()
            .collect(Collectors.groupingBy(Membership::cohort, TreeMap::new, Collectors.toList()));
    assertThat(found.cohorts().stream().map(CohortRow::cohort).toList())
        .as(what)
        .isEqualTo(List.copyOf(cohorts.keySet()));
    cohorts.forEach(
        (cohort, members) -> checkRow(oracle, members, found.cohort(cohort).orElseThrow(), what));
    checkRow(oracle, all, found.pooled(), what);
    checkPooled(oracle, all, found, what);
  }

  private static void checkRow(
      RetentionOracle oracle, List<Membership> members, CohortRow row, String what) {
    assertThat(row.size()).as(what).isEqualTo(members.size());
    for (int column = 0; column <= row.columns(); column++) {
      int at = column;
      List<Membership> observed =
          members.stream().filter(member -> member.observed().get(at)).toList();
      for (ReturnRule rule : ReturnRule.values()) {
        assertThat(row.cell(column, rule))
            .as("column %d %s of %s", column, rule, what)
            .isEqualTo(
                new RetentionCell(
                    members.size(),
                    observed.size(),
                    retained(oracle, observed, at, rule),
                    retained(oracle, members, at, rule)));
      }
      checkValues(oracle, members, observed, row, at, what);
    }
  }

  private static long retained(
      RetentionOracle oracle, List<Membership> members, int column, ReturnRule rule) {
    return members.stream().filter(member -> oracle.isRetained(member, column, rule)).count();
  }

  private static void checkValues(
      RetentionOracle oracle,
      List<Membership> members,
      List<Membership> observed,
      CohortRow row,
      int column,
      String what) {
    if (!what.contains("summing \"pence\"")) {
      assertThat(row.total(column)).isZero();
      assertThat(row.mean(column, ConfidenceLevel.P95).isDefined()).isFalse();
      return;
    }
    assertThat(row.total(column))
        .as(what)
        .isEqualTo(members.stream().mapToLong(member -> oracle.value(member, column)).sum());
    double mean =
        observed.stream().mapToLong(member -> oracle.value(member, column)).average().orElse(0);
    if (!observed.isEmpty()) {
      assertThat(row.mean(column, ConfidenceLevel.P95).value()).as(what).isEqualTo(mean);
    }
    boolean independent =
        observed.stream().map(Membership::actor).distinct().count() == observed.size();
    if (observed.size() > 1 && independent) {
      double squares =
          observed.stream()
              .mapToDouble(member -> Math.pow(oracle.value(member, column) - mean, 2))
              .sum();
      double error = Math.sqrt(squares / (observed.size() - 1) / observed.size());
      double t = row.mean(column, ConfidenceLevel.P95).interval().halfWidth();
      assertThat(t >= 1.95 * error - 1e-9).as(what).isTrue();
      assertThat(error == 0).as(what).isEqualTo(t < 1e-9);
    }
  }

  private static void checkPooled(
      RetentionOracle oracle, List<Membership> all, Retention found, String what) {
    for (int column = 0; column <= found.pooled().columns(); column++) {
      for (ReturnRule rule : ReturnRule.values()) {
        double share = found.pooled().retained(column, rule, ConfidenceLevel.P95).value();
        ClusterSums sums = clusters(oracle, all, column, rule);
        if (sums.n() == 0) {
          assertThat(share).as(what).isNaN();
        } else if (found.definition().cohorts() == CohortRule.RECURRING) {
          assertThat(found.pooled().retained(column, rule, ConfidenceLevel.P95))
              .as(what)
              .isEqualTo(RatioInterval.WILSON.estimate(sums, ConfidenceLevel.P95));
        } else {
          assertThat(share)
              .as(what)
              .isCloseTo((double) sums.successes() / sums.trials(), within(1e-15));
        }
      }
    }
  }

  private static ClusterSums clusters(
      RetentionOracle oracle, List<Membership> all, int column, ReturnRule rule) {
    long[] sums = new long[6];
    for (long actor : new TreeSet<>(all.stream().map(Membership::actor).toList())) {
      List<Membership> observed =
          all.stream()
              .filter(member -> member.actor() == actor && member.observed().get(column))
              .toList();
      long m = observed.size();
      long x = retained(oracle, observed, column, rule);
      sums[0] += m > 0 ? 1 : 0;
      sums[1] += m;
      sums[2] += x;
      sums[3] += m * m;
      sums[4] += m * x;
      sums[5] += x * x;
    }
    return new ClusterSums(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
  }
}
