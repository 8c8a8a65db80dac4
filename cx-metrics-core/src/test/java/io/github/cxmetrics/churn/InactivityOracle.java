package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarPeriod;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules of inactivity, one day (or hour) after the other, for one customer after the other:
 * slow, and without any thought of gaps.
 */
final class InactivityOracle {

  /** What happened to a customer at a slot. */
  record Happened(long slot, String what) {}

  final ZoneId zone;
  final boolean hourly;
  final Map<Long, NavigableSet<Long>> active = new TreeMap<>();
  long last = Long.MIN_VALUE;
  long firstOpen = Long.MIN_VALUE;

  InactivityOracle(ZoneId zone, boolean hourly, List<long[]> events, Instant asOf) {
    this.zone = zone;
    this.hourly = hourly;
    for (long[] event : events) {
      last = Math.max(last, slotOf(Instant.ofEpochMilli(event[1])));
      firstOpen = last + 1;
    }
    if (asOf != null) {
      last = slotOf(asOf);
      firstOpen = Long.MAX_VALUE;
      for (int minutes = 0; minutes < 200; minutes++) {
        Instant later = asOf.plusMillis(1).plus(minutes, ChronoUnit.MINUTES);
        firstOpen = Math.min(firstOpen, slotOf(later));
      }
    }
    for (long[] event : events) {
      long slot = slotOf(Instant.ofEpochMilli(event[1]));
      if (slot <= last) {
        active.computeIfAbsent(event[0], actor -> new TreeSet<>()).add(slot);
      }
    }
  }

  /** The local date as a number, or the hour that a full local hour begins. */
  long slotOf(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return hourly
        ? Math.floorDiv(local.truncatedTo(ChronoUnit.HOURS).toEpochSecond(), 3_600)
        : local.toLocalDate().toEpochDay();
  }

  private LocalDate dateOf(long slot) {
    if (!hourly) {
      return LocalDate.ofEpochDay(slot);
    }
    ZonedDateTime near = Instant.ofEpochSecond(slot * 3_600).atZone(zone);
    ZonedDateTime full = near.truncatedTo(ChronoUnit.HOURS);
    return (full.isEqual(near) ? full : full.plusHours(1)).toLocalDate();
  }

  /** Names the period that holds a slot, so that names ascend. */
  String periodOf(long slot, CalendarUnit unit, DayOfWeek weekStart) {
    LocalDate date = dateOf(slot);
    return switch (unit) {
      case HOUR -> "" + slot;
      case DAY -> "" + date;
      case WEEK -> "" + date.with(TemporalAdjusters.previousOrSame(weekStart));
      case MONTH -> "" + date.withDayOfMonth(1);
      case QUARTER -> "" + date.withDayOfMonth(1).withMonth((date.getMonthValue() - 1) / 3 * 3 + 1);
      case YEAR -> "" + date.withDayOfYear(1);
    };
  }

  /** All that happens to a customer up to the end of the data, in order. */
  List<Happened> history(NavigableSet<Long> slots, long threshold) {
    List<Happened> history = new ArrayList<>();
    boolean isActive = false;
    long lastActive = 0;
    for (long slot = slots.first(); slot <= last; slot++) {
      if (isActive && slot == lastActive + threshold) {
        isActive = false;
        history.add(new Happened(slot, "churned"));
      }
      if (slots.contains(slot)) {
        if (!isActive) {
          history.add(new Happened(slot, history.isEmpty() ? "joined" : "returned"));
        }
        isActive = true;
        lastActive = slot;
      }
    }
    return history;
  }

  /** The period counts, by what is counted, by the name of the period. */
  Map<String, Map<String, Long>> periods(long threshold, CalendarUnit unit, DayOfWeek weekStart) {
    Map<String, Map<String, Long>> rows = new LinkedHashMap<>();
    if (active.isEmpty()) {
      return rows;
    }
    long from = active.values().stream().mapToLong(NavigableSet::first).min().orElseThrow();
    while (periodOf(from - 1, unit, weekStart).equals(periodOf(from, unit, weekStart))) {
      from--;
    }
    for (long slot = from; slot <= last; slot++) {
      rows.computeIfAbsent(periodOf(slot, unit, weekStart), name -> new TreeMap<>());
    }
    for (NavigableSet<Long> slots : active.values()) {
      addCustomer(history(slots, threshold), rows, unit, weekStart);
    }
    return rows;
  }

  private void addCustomer(
      List<Happened> history,
      Map<String, Map<String, Long>> rows,
      CalendarUnit unit,
      DayOfWeek weekStart) {
    String state = "unknown";
    for (Map.Entry<String, Map<String, Long>> row : rows.entrySet()) {
      Map<String, Long> counts = row.getValue();
      List<String> inPeriod =
          history.stream()
              .filter(each -> periodOf(each.slot(), unit, weekStart).equals(row.getKey()))
              .map(Happened::what)
              .toList();
      String opening = state;
      for (String what : inPeriod) {
        count(counts, what);
        state = what.equals("churned") ? "dormant" : "active";
      }
      count(counts, opening + " at opening");
      count(counts, state + " at end");
      count(counts, opening + " then " + state);
      if (inPeriod.contains("churned")) {
        count(counts, opening + " has churned");
      }
      if (inPeriod.contains("returned")) {
        count(counts, opening + " has returned");
      }
      if (opening.equals("active")
          || inPeriod.contains("joined")
          || inPeriod.contains("returned")) {
        count(counts, "with active stretch");
      }
      if (opening.equals("dormant") || inPeriod.contains("churned")) {
        count(counts, "with dormant stretch");
      }
    }
  }

  private static void count(Map<String, Long> counts, String what) {
    counts.merge(what, 1L, Long::sum);
  }

  /** Whether no day or hour of a period that has one is still open. */
  boolean isOver(CalendarPeriod period, InactivityCase given) {
    return given.unit() == CalendarUnit.HOUR
        ? Math.floorDiv(period.startInstant().getEpochSecond(), 3_600) < firstOpen
        : !dateOf(firstOpen).isBefore(period.endExclusive());
  }
}
