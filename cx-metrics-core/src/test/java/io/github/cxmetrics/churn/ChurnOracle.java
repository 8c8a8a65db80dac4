package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Churn straight from its rules, over plain lists and with the calendar of the JDK. */
final class ChurnOracle {

  static final long OPEN = Long.MAX_VALUE;

  record Stretch(long from, long to, SubscriptionKind kind, ChurnReason reason) {}

  record Stay(long from, long to, ChurnReason reason, boolean back) {

    boolean holdsBefore(long at) {
      return from < at && at <= to;
    }

    boolean churnsIn(long start, long end) {
      return to != OPEN && start <= to && to < end;
    }

    boolean beginsIn(long start, long end) {
      return start <= from && from < end;
    }
  }

  private final ChurnDefinition definition;
  private final long asOf;
  private final Map<Long, List<Stretch>> stretches = new TreeMap<>();
  final Map<Long, List<Stay>> stays = new TreeMap<>();
  long undecided;

  ChurnOracle(
      ChurnDefinition definition,
      long asOf,
      List<ChurnRecord> subscriptions,
      List<ChurnRecord> changes) {
    this.definition = definition;
    this.asOf = asOf;
    for (ChurnRecord record : subscriptions) {
      if (record.at() <= asOf) {
        add(record.customer(), stretchOf(record));
      }
    }
    Map<Long, List<ChurnRecord>> byCustomer = new HashMap<>();
    changes.forEach(
        record ->
            byCustomer.computeIfAbsent(record.customer(), any -> new ArrayList<>()).add(record));
    byCustomer.forEach(this::addChanges);
    stretches.keySet().forEach(this::addStays);
  }

  private void add(long customer, Stretch stretch) {
    stretches.computeIfAbsent(customer, any -> new ArrayList<>()).add(stretch);
  }

  private Stretch stretchOf(ChurnRecord record) {
    long end = record.end() == ChurnRecord.NONE || record.end() > asOf ? OPEN : record.end();
    boolean cancelled = record.cancelled() != ChurnRecord.NONE && record.cancelled() <= asOf;
    if (definition.churnDate() == ChurnDate.CANCELLED_AT && cancelled) {
      end = Math.min(end, Math.max(record.at(), record.cancelled()));
    }
    return new Stretch(record.at(), end, record.kind(), record.reason());
  }

  private static int rank(SubscriptionStatus status) {
    return List.of(
            SubscriptionStatus.ENDED,
            SubscriptionStatus.CANCELLED,
            SubscriptionStatus.PAUSED,
            SubscriptionStatus.TRIAL,
            SubscriptionStatus.ACTIVE)
        .indexOf(status);
  }

  /** From each change that lets a contract run to the next change that is no cancellation. */
  private void addChanges(long customer, List<ChurnRecord> unsorted) {
    List<ChurnRecord> changes = new ArrayList<>(unsorted);
    changes.removeIf(change -> change.at() > asOf);
    changes.sort(
        Comparator.comparingLong(ChurnRecord::at)
            .thenComparingInt(change -> rank(change.status()))
            .thenComparing(ChurnRecord::reason));
    for (int i = 0; i < changes.size(); i++) {
      SubscriptionStatus status = changes.get(i).status();
      if (status == SubscriptionStatus.ENDED || status == SubscriptionStatus.CANCELLED) {
        continue;
      }
      ChurnRecord cancel = null;
      ChurnRecord next = null;
      for (int j = i + 1; j < changes.size() && next == null; j++) {
        if (changes.get(j).status() != SubscriptionStatus.CANCELLED) {
          next = changes.get(j);
        } else if (cancel == null) {
          cancel = changes.get(j);
        }
      }
      SubscriptionKind kind =
          switch (status) {
            case TRIAL -> SubscriptionKind.TRIAL;
            case PAUSED -> SubscriptionKind.PAUSED;
            default -> SubscriptionKind.PAID;
          };
      boolean atCancel = definition.churnDate() == ChurnDate.CANCELLED_AT && cancel != null;
      ChurnRecord dating = atCancel ? cancel : next;
      ChurnRecord other = atCancel ? next : cancel;
      ChurnReason reason = dating == null ? ChurnReason.UNKNOWN : dating.reason();
      if (reason == ChurnReason.UNKNOWN && other != null) {
        reason = other.reason();
      }
      long end = dating == null ? OPEN : dating.at();
      add(customer, new Stretch(changes.get(i).at(), end, kind, reason));
    }
  }

  private boolean counts(Stretch stretch) {
    return switch (stretch.kind()) {
      case PAID -> true;
      case TRIAL -> definition.trial() == TrialRule.COUNTS;
      case PAUSED -> definition.paused() == PausedRule.COUNTS;
    };
  }

  private static boolean covers(List<Stretch> all, SubscriptionKind kind, long at) {
    return all.stream().anyMatch(s -> s.kind() == kind && s.from() <= at && at < s.to());
  }

  private void addStays(long customer) {
    List<Stretch> counting = stretches.get(customer).stream().filter(this::counts).toList();
    TreeSet<Long> cuts = new TreeSet<>();
    counting.forEach(
        stretch -> {
          cuts.add(stretch.from());
          cuts.add(stretch.to());
        });
    List<long[]> runs = new ArrayList<>();
    long grace = definition.grace().toMillis();
    for (long cut : cuts) {
      boolean covered =
          cut != OPEN && counting.stream().anyMatch(s -> s.from() <= cut && cut < s.to());
      if (!covered) {
        continue;
      }
      long next = cuts.higher(cut);
      if (!runs.isEmpty() && cut - runs.get(runs.size() - 1)[1] <= grace) {
        runs.get(runs.size() - 1)[1] = next;
      } else {
        runs.add(new long[] {cut, next});
      }
    }
    List<Stay> made = new ArrayList<>();
    for (long[] run : runs) {
      boolean open = run[1] == OPEN;
      if (!open && asOf < run[1] + grace) {
        undecided++;
        open = true;
      }
      long end =
          open
              ? OPEN
              : definition.churnDate() == ChurnDate.EFFECTIVE_END_PLUS_GRACE
                  ? run[1] + grace
                  : run[1];
      ChurnReason reason =
          open
              ? ChurnReason.UNKNOWN
              : counting.stream()
                  .filter(s -> s.to() == run[1] && s.from() < s.to())
                  .map(Stretch::reason)
                  .min(Comparator.naturalOrder())
                  .orElseThrow();
      boolean back = false;
      if (!made.isEmpty()) {
        long away = run[0] - made.get(made.size() - 1).to();
        back = definition.reactivationWindow().map(w -> away <= w.toMillis()).orElse(true);
      }
      made.add(new Stay(run[0], end, reason, back));
    }
    if (!made.isEmpty()) {
      stays.put(customer, made);
    }
  }

  /** Everything that is counted of a period, by name. */
  record Counted(LocalDate start, boolean complete, Map<String, Double> numbers) {}

  private ZoneId zone() {
    return definition.grid().zone();
  }

  private long begin(LocalDate day) {
    return day.atStartOfDay(zone()).toInstant().toEpochMilli();
  }

  private LocalDate dayOf(long at) {
    return java.time.Instant.ofEpochMilli(at).atZone(zone()).toLocalDate();
  }

  private LocalDate floor(LocalDate day) {
    return switch (definition.grid().unit()) {
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
      case YEAR -> day.withDayOfYear(1);
      default -> day;
    };
  }

  private LocalDate next(LocalDate start) {
    CalendarUnit unit = definition.grid().unit();
    return switch (unit) {
      case WEEK -> start.plusWeeks(1);
      case MONTH -> start.plusMonths(1);
      case QUARTER -> start.plusMonths(3);
      case YEAR -> start.plusYears(1);
      default -> start.plusDays(1);
    };
  }

  List<Counted> periods() {
    List<Counted> all = new ArrayList<>();
    long first = Long.MAX_VALUE;
    for (List<Stretch> ofCustomer : stretches.values()) {
      for (Stretch stretch : ofCustomer) {
        boolean trialOrPause = stretch.kind() != SubscriptionKind.PAID;
        if (stretch.from() < stretch.to() && (counts(stretch) || trialOrPause)) {
          first = Math.min(first, stretch.from());
        }
      }
    }
    if (first == Long.MAX_VALUE) {
      return all;
    }
    LocalDate start = floor(dayOf(first));
    while (!start.isAfter(dayOf(asOf))) {
      LocalDate end = next(start);
      all.add(new Counted(start, asOf >= begin(end) - 1, numbers(start, end)));
      start = end;
    }
    return all;
  }

  private Map<String, Double> numbers(LocalDate first, LocalDate endDay) {
    long start = begin(first);
    long end = begin(endDay);
    Map<String, Double> n = new TreeMap<>();
    for (List<Stay> ofCustomer : stays.values()) {
      boolean opening = ofCustomer.stream().anyMatch(s -> s.holdsBefore(start));
      boolean closing = ofCustomer.stream().anyMatch(s -> s.holdsBefore(end));
      add(n, "opening", opening);
      add(n, "closing", closing);
      ChurnReason last = null;
      for (Stay stay : ofCustomer) {
        boolean begins = stay.beginsIn(start, end);
        boolean churns = stay.churnsIn(start, end);
        add(n, "joined", begins && !stay.back());
        add(n, "reactivated", begins && stay.back());
        add(n, "churned", churns);
        add(n, "churned " + stay.reason(), churns);
        add(n, "joinedAndChurned", begins && churns && !stay.back());
        add(n, "reactivatedAndChurned", begins && churns && stay.back());
        last = churns ? stay.reason() : last;
      }
      add(n, "churnedAndReturned", opening && closing && last != null);
      add(n, "lost", opening && !closing);
      add(n, "lost " + last, opening && !closing);
    }
    addPhases(n, start, end);
    addDays(n, first, endDay);
    return n;
  }

  private static void add(Map<String, Double> n, String name, boolean holds) {
    n.merge(name, holds ? 1.0 : 0.0, Double::sum);
  }

  private void addPhases(Map<String, Double> n, long start, long end) {
    for (List<Stretch> all : stretches.values()) {
      long trial = firstStart(all, SubscriptionKind.TRIAL, Long.MIN_VALUE);
      add(n, "trialsStarted", start <= trial && trial < end);
      long paid = trial == OPEN ? OPEN : firstStart(all, SubscriptionKind.PAID, trial);
      add(n, "conversions", start <= paid && paid < end);
      long at = Math.min(end, asOf + 1) - 1; // just before the closing, to the millisecond
      boolean pays = covers(all, SubscriptionKind.PAID, at);
      /* A stretch that ends at the closing is still there just before it. */
      add(n, "onTrial", !pays && covers(all, SubscriptionKind.TRIAL, at));
      add(n, "paused", !pays && covers(all, SubscriptionKind.PAUSED, at));
    }
  }

  private static long firstStart(List<Stretch> all, SubscriptionKind kind, long from) {
    return all.stream()
        .filter(s -> s.kind() == kind && s.from() < s.to() && s.from() >= from)
        .mapToLong(Stretch::from)
        .min()
        .orElse(OPEN);
  }

  private void addDays(Map<String, Double> n, LocalDate first, LocalDate endDay) {
    double survivalEvent = 1;
    double survivalEndpoint = 1;
    for (LocalDate day = first;
        day.isBefore(endDay) && !day.isAfter(dayOf(asOf));
        day = day.plusDays(1)) {
      long start = begin(day);
      long end = begin(day.plusDays(1));
      double atRisk = 0;
      double event = 0;
      double endpoint = 0;
      double sameDay = 0;
      for (List<Stay> ofCustomer : stays.values()) {
        boolean opening = ofCustomer.stream().anyMatch(s -> s.holdsBefore(start));
        boolean closing = ofCustomer.stream().anyMatch(s -> s.holdsBefore(end));
        boolean churns = ofCustomer.stream().anyMatch(s -> s.churnsIn(start, end));
        atRisk += opening ? 1 : 0;
        event += opening && churns ? 1 : 0;
        endpoint += opening && !closing ? 1 : 0;
        sameDay +=
            ofCustomer.stream()
                .filter(s -> s.beginsIn(start, end) && s.churnsIn(start, end))
                .count();
      }
      n.merge("days", 1.0, Double::sum);
      n.merge("customerDays", atRisk, Double::sum);
      n.merge("sameDay", sameDay, Double::sum);
      if (atRisk > 0) {
        n.merge("sum EVENT", event / atRisk, Double::sum);
        n.merge("sum ENDPOINT", endpoint / atRisk, Double::sum);
        survivalEvent *= 1 - event / atRisk;
        survivalEndpoint *= 1 - endpoint / atRisk;
      }
    }
    n.put("product EVENT", 1 - survivalEvent);
    n.put("product ENDPOINT", 1 - survivalEndpoint);
  }
}
