package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarUnit;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Recurring revenue straight from the rules: what a customer pays at an instant is looked up in all
 * of its records, and periods are dates of the calendar.
 */
final class RevenueOracle {

  static final long OPEN = Long.MAX_VALUE;

  /** A record: the second number is the end of an interval or the sequence of a change. */
  record Row(String customer, String subscription, long from, long second, long amount) {}

  /** From an instant on the amount is another one. */
  record Step(long at, long amount, LocalDate period) {}

  /** What a customer does in a period. */
  static final class Part {
    BigInteger opening = BigInteger.ZERO;
    BigInteger closing = BigInteger.ZERO;
    final Map<String, BigInteger> amounts = new LinkedHashMap<>();
    final Map<String, Integer> counts = new LinkedHashMap<>();
    boolean moved;

    void add(String movement, long amount) {
      amounts.merge(movement, BigInteger.valueOf(Math.abs(amount)), BigInteger::add);
      counts.merge(movement, 1, Integer::sum);
    }

    BigInteger amount(String movement) {
      return amounts.getOrDefault(movement, BigInteger.ZERO);
    }

    int count(String movement) {
      return counts.getOrDefault(movement, 0);
    }
  }

  private final boolean changes;
  private final boolean bySubscription;
  private final CalendarUnit unit;
  private final ZoneId zone;
  private final long asOf;
  private final long graceMillis;
  private final Long windowMillis;
  private final boolean events;

  final Map<String, List<Step>> steps = new TreeMap<>();

  RevenueOracle(
      List<Row> rows,
      RevenueDefinition definition,
      CalendarUnit unit,
      ZoneId zone,
      long asOf,
      long graceMillis,
      Long windowMillis,
      boolean events) {
    changes = definition.input() == RevenueInput.CHANGES;
    bySubscription = definition.identity() == RevenueIdentity.SUBSCRIPTION;
    this.unit = unit;
    this.zone = zone;
    this.asOf = asOf;
    this.graceMillis = graceMillis;
    this.windowMillis = windowMillis;
    this.events = events;
    Map<String, List<Row>> byCustomer = new TreeMap<>();
    for (Row row : rows) {
      byCustomer.computeIfAbsent(row.customer(), key -> new ArrayList<>()).add(row);
    }
    byCustomer.forEach(
        (customer, own) -> {
          List<Step> all = stepsOf(own);
          if (!all.isEmpty()) {
            steps.put(customer, all);
          }
        });
  }

  private long level(List<Row> rows, long at) {
    List<Row> begun = rows.stream().filter(row -> row.from() <= at).toList();
    if (!changes) {
      return (bySubscription ? begun.stream().distinct() : begun.stream())
          .filter(row -> row.second() > at)
          .mapToLong(Row::amount)
          .sum();
    }
    Map<String, List<Row>> bySub = new TreeMap<>();
    for (Row row : begun) {
      bySub
          .computeIfAbsent(bySubscription ? row.subscription() : "", key -> new ArrayList<>())
          .add(row);
    }
    Comparator<Row> order =
        Comparator.comparingLong(Row::from)
            .thenComparingLong(Row::second)
            .thenComparingLong(Row::amount);
    return bySub.values().stream()
        .mapToLong(list -> list.stream().max(order).orElseThrow().amount())
        .sum();
  }

  private List<Step> stepsOf(List<Row> rows) {
    TreeSet<Long> times = new TreeSet<>();
    for (Row row : rows) {
      times.add(row.from());
      if (!changes) {
        times.add(row.second());
      }
    }
    List<long[]> all = new ArrayList<>();
    long level = 0;
    for (long at : times) {
      if (at <= asOf && level(rows, at) != level) {
        level = level(rows, at);
        all.add(new long[] {at, level});
      }
    }
    for (int i = 0; i + 1 < all.size(); i++) {
      if (all.get(i)[1] == 0 && all.get(i + 1)[0] - all.get(i)[0] <= graceMillis) {
        all.remove(i);
        i = -1;
      }
    }
    List<Step> kept = new ArrayList<>();
    LocalDate latest = LocalDate.MIN;
    long before = 0;
    for (long[] step : all) {
      LocalDate period = periodOf(step[0]);
      if (step[1] != before) {
        latest = period.isAfter(latest) ? period : latest;
        kept.add(new Step(step[0], step[1], latest));
        before = step[1];
      }
    }
    return kept;
  }

  LocalDate periodOf(long millis) {
    LocalDate date = Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
    return switch (unit) {
      case HOUR -> throw new AssertionError();
      case DAY -> date;
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> date.withDayOfMonth(1);
      case QUARTER -> LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1);
      case YEAR -> LocalDate.of(date.getYear(), 1, 1);
    };
  }

  LocalDate plus(LocalDate period, int count) {
    return switch (unit) {
      case HOUR -> throw new AssertionError();
      case DAY -> period.plusDays(count);
      case WEEK -> period.plusWeeks(count);
      case MONTH -> period.plusMonths(count);
      case QUARTER -> period.plusMonths(3L * count);
      case YEAR -> period.plusYears(count);
    };
  }

  /** What a customer pays just before a period begins. */
  long opening(List<Step> own, LocalDate period) {
    long level = 0;
    for (Step step : own) {
      if (step.period().isBefore(period)) {
        level = step.amount();
      }
    }
    return level;
  }

  Part part(List<Step> own, LocalDate period) {
    Part part = new Part();
    long opening = opening(own, period);
    long closing = opening(own, plus(period, 1));
    part.opening = BigInteger.valueOf(opening);
    part.closing = BigInteger.valueOf(closing);
    part.moved = own.stream().anyMatch(step -> step.period().equals(period));
    if (events) {
      long before = 0;
      for (Step step : own) {
        if (step.period().equals(period)) {
          part.add(name(own, before, step.amount(), step.at()), step.amount() - before);
        }
        before = step.amount();
      }
    } else if (opening != closing) {
      long begins =
          own.stream()
              .filter(step -> step.period().equals(period) && step.amount() > 0)
              .mapToLong(Step::at)
              .min()
              .orElse(0);
      part.add(name(own, opening, closing, begins), closing - opening);
    }
    return part;
  }

  private String name(List<Step> own, long before, long after, long at) {
    if (before > 0) {
      return after == 0 ? "churn" : after > before ? "expansion" : "contraction";
    }
    long stopped = Long.MIN_VALUE;
    for (Step step : own) {
      if (step.at() < at && step.amount() == 0) {
        stopped = step.at();
      }
    }
    boolean returns =
        stopped != Long.MIN_VALUE && (windowMillis == null || at - stopped <= windowMillis);
    return returns ? "reactivation" : "new";
  }
}
