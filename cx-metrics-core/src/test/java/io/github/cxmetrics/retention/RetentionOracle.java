package io.github.cxmetrics.retention;

import io.github.cxmetrics.time.CalendarGrid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Retention counted straight from the rules, over lists and maps. */
final class RetentionOracle {

  /** One actor in one cohort. */
  record Membership(
      long actor,
      long cohort,
      String property,
      Map<Long, Integer> returns,
      Map<Long, Long> values,
      List<Boolean> observed) {}

  private final RetentionDefinition definition;
  private final List<RetentionEvent> events;
  private final long asOf;

  RetentionOracle(RetentionDefinition definition, List<RetentionEvent> events, long asOf) {
    this.definition = definition;
    this.events = events.stream().filter(event -> event.atMillis() <= asOf).toList();
    this.asOf = asOf;
  }

  List<Membership> memberships() {
    Map<Long, List<RetentionEvent>> byActor = new TreeMap<>();
    for (RetentionEvent event : events) {
      byActor.computeIfAbsent(event.actor(), any -> new ArrayList<>()).add(event);
    }
    List<Membership> all = new ArrayList<>();
    byActor.forEach((actor, own) -> all.addAll(memberships(actor, own)));
    return all;
  }

  private List<Membership> memberships(long actor, List<RetentionEvent> own) {
    List<RetentionEvent> starts =
        own.stream()
            .filter(event -> event.has(RetentionRoles.START))
            .sorted(
                Comparator.comparingLong(RetentionEvent::atMillis)
                    .thenComparing(RetentionEvent::property))
            .toList();
    if (starts.isEmpty()) {
      return List.of();
    }
    return switch (definition.cohorts()) {
      case FIRST_MATCHING -> List.of(membership(actor, starts.get(0), own));
      case FIRST_EVER ->
          hasEarlierName(own, starts.get(0).atMillis())
              ? List.of()
              : List.of(membership(actor, starts.get(0), own));
      case RECURRING -> {
        Set<Long> seen = new TreeSet<>();
        yield starts.stream()
            .filter(start -> seen.add(period(start.atMillis())))
            .map(start -> membership(actor, start, own))
            .toList();
      }
    };
  }

  private static boolean hasEarlierName(List<RetentionEvent> own, long atMillis) {
    return own.stream()
        .anyMatch(event -> event.has(RetentionRoles.START_NAME) && event.atMillis() < atMillis);
  }

  private Membership membership(long actor, RetentionEvent start, List<RetentionEvent> own) {
    Map<Long, Integer> returns = new HashMap<>();
    Map<Long, Long> values = new HashMap<>();
    long cohort = period(start.atMillis());
    for (RetentionEvent event : own) {
      if (event.has(RetentionRoles.RETURN) && event.atMillis() >= start.atMillis()) {
        long interval = interval(start.atMillis(), event.atMillis());
        values.merge(interval, event.value(), Long::sum);
        if (event.atMillis() > start.atMillis()) {
          returns.merge(interval, 1, Integer::sum);
        }
      }
    }
    returns.values().removeIf(count -> count < definition.minimum());
    return new Membership(actor, cohort, start.property(), returns, values, observed(start));
  }

  private List<Boolean> observed(RetentionEvent start) {
    List<Integer> sizes = definition.intervals().columns();
    List<Boolean> observed = new ArrayList<>();
    int last = 0;
    for (int column = 0; column <= sizes.size(); column++) {
      last += column == 0 ? 0 : sizes.get(column - 1);
      observed.add(isOver(start.atMillis(), last));
    }
    return observed;
  }

  /** Whether an interval after a start has ended by the end of the data. */
  private boolean isOver(long start, long interval) {
    if (definition.intervals().rule() == IntervalRule.CALENDAR) {
      return period(start) + interval < period(asOf + 1);
    }
    long length = definition.intervals().length().toMillis();
    return origin(start) + (interval + 1) * length <= asOf + 1;
  }

  private long interval(long start, long at) {
    if (definition.intervals().rule() == IntervalRule.CALENDAR) {
      return period(at) - period(start);
    }
    return Math.floorDiv(at - origin(start), definition.intervals().length().toMillis());
  }

  private long origin(long start) {
    if (definition.intervals().rule() != IntervalRule.ROLLING_FROM_FULL_HOUR) {
      return start;
    }
    return Instant.ofEpochMilli(start)
        .atZone(definition.grid().zone())
        .truncatedTo(ChronoUnit.HOURS)
        .toInstant()
        .toEpochMilli();
  }

  /** Numbers periods without the grid: by the dates on which they begin. */
  private long period(long atMillis) {
    CalendarGrid grid = definition.grid();
    LocalDate date = Instant.ofEpochMilli(atMillis).atZone(grid.zone()).toLocalDate();
    LocalDate epoch = LocalDate.EPOCH;
    return switch (grid.unit()) {
      case HOUR -> Math.floorDiv(atMillis, 3_600_000L); // zones of whole hours only
      case DAY -> ChronoUnit.DAYS.between(epoch, date);
      case WEEK ->
          ChronoUnit.WEEKS.between(
              epoch.with(TemporalAdjusters.previousOrSame(grid.weekStart())),
              date.with(TemporalAdjusters.previousOrSame(grid.weekStart())));
      case MONTH -> 12L * (date.getYear() - 1970) + date.getMonthValue() - 1;
      case QUARTER -> 4L * (date.getYear() - 1970) + (date.getMonthValue() - 1) / 3;
      case YEAR -> date.getYear() - 1970L;
    };
  }

  /** Whether a member counts as retained in a column. */
  boolean isRetained(Membership member, int column, ReturnRule rule) {
    if (column == 0) {
      return member.returns().containsKey(0L);
    }
    return switch (rule) {
      case ON -> returned(member, column, column);
      case ON_OR_AFTER -> member.returns().keySet().stream().anyMatch(i -> i >= first(column));
      case ON_OR_BEFORE -> returned(member, 1, column);
      case STREAK -> {
        boolean all = true;
        for (int i = 1; i <= column; i++) {
          all &= returned(member, i, i);
        }
        yield all;
      }
    };
  }

  private boolean returned(Membership member, int from, int to) {
    return member.returns().keySet().stream().anyMatch(i -> i >= first(from) && i < first(to + 1));
  }

  /** The first interval of a column. */
  private long first(int column) {
    return 1
        + definition.intervals().columns().stream()
            .limit(column - 1L)
            .mapToLong(Integer::longValue)
            .sum();
  }

  long value(Membership member, int column) {
    if (column == 0) {
      return member.values().getOrDefault(0L, 0L);
    }
    return member.values().entrySet().stream()
        .filter(each -> each.getKey() >= first(column) && each.getKey() < first(column + 1))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
