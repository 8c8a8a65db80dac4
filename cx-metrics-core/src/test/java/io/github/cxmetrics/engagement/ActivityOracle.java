package io.github.cxmetrics.engagement;

import io.github.cxmetrics.time.CalendarUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The answers straight from the rules, over sets of dates. */
final class ActivityOracle {

  private final ActivityCase given;
  final Map<Long, NavigableSet<LocalDate>> days = new TreeMap<>();
  private final Map<Long, LocalDate> created = new TreeMap<>();

  ActivityOracle(ActivityCase given) {
    this.given = given;
    for (ActivityCase.Event event : given.events()) {
      days.computeIfAbsent(event.actor(), actor -> new TreeSet<>())
          .add(dateOf(event.atMillis(), given.zone()));
      if (event.createdAt() != Activity.UNKNOWN) {
        created.merge(
            event.actor(),
            dateOf(event.createdAt(), given.zone()),
            (a, b) -> a.isBefore(b) ? a : b);
      }
    }
  }

  static LocalDate dateOf(long atMillis, ZoneId zone) {
    return Instant.ofEpochMilli(atMillis).atZone(zone).toLocalDate();
  }

  /** How many were active on so many days that end with one. */
  long active(LocalDate day, int window) {
    return days.values().stream().filter(of -> activeDays(of, day, window) > 0).count();
  }

  long activeDays(NavigableSet<LocalDate> of, LocalDate day, int window) {
    return of.stream()
        .filter(date -> !date.isAfter(day) && date.isAfter(day.minusDays(window)))
        .count();
  }

  double averageDaily(LocalDate day, int window) {
    double sum = 0;
    for (int back = 0; back < window; back++) {
      sum += active(day.minusDays(back), 1);
    }
    return sum / window;
  }

  /** The first day of the interval that holds a day. */
  LocalDate start(CalendarUnit unit, LocalDate day) {
    return switch (unit) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(given.weekStart()));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
      case YEAR -> day.withDayOfYear(1);
      default -> throw new IllegalArgumentException();
    };
  }

  private boolean exists(LocalDate day) {
    return dateOf(day.atStartOfDay(given.zone()).toInstant().toEpochMilli(), given.zone())
        .equals(day);
  }

  /** The first days of the intervals that have a day in the range. */
  List<LocalDate> starts(CalendarUnit unit) {
    return given
        .from()
        .datesUntil(given.to())
        .map(day -> start(unit, day))
        .distinct()
        .filter(start -> unit != CalendarUnit.DAY || exists(start))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private LocalDate startBefore(CalendarUnit unit, LocalDate start) {
    LocalDate before = start(unit, start.minusDays(1));
    return unit != CalendarUnit.DAY || exists(before) ? before : start(unit, before.minusDays(1));
  }

  private boolean isActive(CalendarUnit unit, NavigableSet<LocalDate> of, LocalDate start) {
    return of.stream().anyMatch(day -> start(unit, day).equals(start));
  }

  /** New, returning, resurrecting, dormant. */
  List<Long> lifecycle(CalendarUnit unit, LocalDate start, boolean byCreation) {
    long[] counts = new long[4];
    LocalDate before = startBefore(unit, start);
    days.forEach(
        (actor, of) -> {
          boolean now = isActive(unit, of, start);
          boolean then = isActive(unit, of, before);
          LocalDate newDay = byCreation ? created.get(actor) : of.first();
          boolean isNew = newDay != null && start(unit, newDay).equals(start);
          if (now && then) {
            counts[1]++;
          } else if (now) {
            counts[isNew ? 0 : 2]++;
          } else if (then) {
            counts[3]++;
          }
        });
    return List.of(counts[0], counts[1], counts[2], counts[3]);
  }

  /** By the number of intervals, the number of actors with so many. */
  List<Long> stickiness(StickinessRule rule) {
    List<LocalDate> starts = starts(rule.unit());
    List<Set<LocalDate>> groups = new ArrayList<>();
    for (int i = 0; i < starts.size(); i += rule.size()) {
      groups.add(Set.copyOf(starts.subList(i, Math.min(starts.size(), i + rule.size()))));
    }
    Long[] counts = new Long[groups.size() + 1];
    Arrays.fill(counts, 0L);
    for (NavigableSet<LocalDate> of : days.values()) {
      int met = 0;
      for (Set<LocalDate> group : groups) {
        long active = of.stream().filter(day -> group.contains(start(rule.unit(), day))).count();
        long wanted = rule.criterion().count();
        boolean fits =
            switch (rule.criterion().kind()) {
              case AT_LEAST -> active >= wanted;
              case EXACTLY -> active == wanted;
              case AT_MOST -> active <= wanted && active > 0;
            };
        met += fits ? 1 : 0;
      }
      counts[met]++;
    }
    return List.of(counts);
  }

  /** The state of an actor on a day, if there is one. */
  private Optional<DailyState> state(long actor, LocalDate day, boolean byCreation) {
    NavigableSet<LocalDate> of = days.get(actor);
    if (of.first().isAfter(day)) {
      return Optional.empty();
    }
    LocalDate before = of.lower(day);
    long ago = before == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(before, day);
    int week = given.windows().weekDays();
    int month = given.windows().monthDays();
    if (of.contains(day)) {
      if (before == null) {
        boolean isNew = !byCreation || day.equals(created.get(actor));
        return Optional.of(isNew ? DailyState.NEW : DailyState.RESURRECTED);
      }
      return Optional.of(
          ago <= week
              ? DailyState.CURRENT
              : ago <= month ? DailyState.REACTIVATED : DailyState.RESURRECTED);
    }
    return Optional.of(
        ago < week
            ? DailyState.AT_RISK_WAU
            : ago < month ? DailyState.AT_RISK_MAU : DailyState.DORMANT);
  }

  Map<DailyState, Long> states(LocalDate day, boolean byCreation) {
    return days.keySet().stream()
        .flatMap(actor -> state(actor, day, byCreation).stream())
        .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
  }

  Map<List<DailyState>, Long> moves(LocalDate day, boolean byCreation) {
    return days.keySet().stream()
        .flatMap(
            actor ->
                state(actor, day.minusDays(1), byCreation).stream()
                    .map(before -> List.of(before, state(actor, day, byCreation).orElseThrow())))
        .collect(Collectors.groupingBy(pair -> pair, Collectors.counting()));
  }
}
