package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A small random case of churn: records of a few customers around clock changes and leap days. */
record ChurnCase(
    ChurnDefinition definition,
    long asOf,
    List<ChurnRecord> subscriptions,
    List<ChurnRecord> changes) {

  private static final long HOUR = 3_600_000L;

  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("Europe/Paris"),
          ZoneId.of("America/New_York"),
          ZoneId.of("America/Sao_Paulo"), // whose clocks moved at midnight
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Asia/Seoul"));

  private static final List<CalendarUnit> UNITS =
      List.of(
          CalendarUnit.DAY,
          CalendarUnit.WEEK,
          CalendarUnit.MONTH,
          CalendarUnit.QUARTER,
          CalendarUnit.YEAR);

  private static final List<LocalDate> BEGINS =
      List.of(
          LocalDate.of(2017, 3, 20),
          LocalDate.of(2017, 10, 10),
          LocalDate.of(2016, 2, 20),
          LocalDate.of(1969, 12, 20),
          LocalDate.of(2018, 10, 28));

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static Duration length(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Duration.ofDays(random.nextInt(12));
      case 1 -> Duration.ofHours(random.nextInt(100));
      default -> Duration.ZERO;
    };
  }

  private static ChurnDefinition definition(Random random) {
    ChurnDefinition definition =
        ChurnDefinition.of(CalendarGrid.of(pick(random, UNITS), pick(random, ZONES)))
            .grace(length(random))
            .dated(ChurnRecord.pick(random, ChurnDate.values()))
            .with(ChurnRecord.pick(random, PausedRule.values()))
            .with(ChurnRecord.pick(random, TrialRule.values()));
    return random.nextBoolean() ? definition : definition.reactivationWithin(length(random));
  }

  /** A time on local midnight, on a full hour or on any millisecond. */
  private static long time(Random random, LocalDate begin, ZoneId zone, int days) {
    LocalDate day = begin.plusDays(random.nextInt(days));
    long midnight = day.atStartOfDay(zone).toInstant().toEpochMilli();
    return switch (random.nextInt(5)) {
      case 0, 1 -> midnight;
      case 2 -> midnight - 1;
      case 3 -> midnight + HOUR * random.nextInt(24);
      default -> midnight + random.nextInt((int) (24 * HOUR));
    };
  }

  private static ChurnRecord record(Random random, LocalDate begin, ZoneId zone, int days) {
    long at = time(random, begin, zone, days);
    long end = time(random, begin, zone, days);
    return new ChurnRecord(
        random.nextInt(5),
        Math.min(at, end),
        random.nextInt(4) == 0 ? ChurnRecord.NONE : Math.max(at, end),
        random.nextInt(3) == 0 ? time(random, begin, zone, days) : ChurnRecord.NONE,
        random.nextBoolean()
            ? SubscriptionKind.PAID
            : ChurnRecord.pick(random, SubscriptionKind.values()),
        ChurnRecord.pick(random, SubscriptionStatus.values()),
        ChurnRecord.pick(random, ChurnReason.values()));
  }

  static ChurnCase any(Random random) {
    ChurnDefinition definition = definition(random);
    ZoneId zone = definition.grid().zone();
    LocalDate begin = pick(random, BEGINS);
    int days = 1 + random.nextInt(random.nextBoolean() ? 8 : 60);
    List<ChurnRecord> subscriptions = new ArrayList<>();
    List<ChurnRecord> changes = new ArrayList<>();
    int size = random.nextInt(14);
    int which = random.nextInt(3);
    for (int i = 0; i < size; i++) {
      ChurnRecord record = record(random, begin, zone, days);
      (which == 0 || (which == 2 && random.nextBoolean()) ? subscriptions : changes).add(record);
      if (random.nextInt(6) == 0) {
        (which == 0 ? subscriptions : changes).add(record);
      }
    }
    return new ChurnCase(definition, time(random, begin, zone, days + 20), subscriptions, changes);
  }

  /** Adds all records of a customer to a state in which the customer has a number. */
  void addTo(ChurnAccumulator state, long customer, long number) {
    subscriptions.stream()
        .filter(r -> r.customer() == customer)
        .forEach(r -> state.add(number, r.subscription()));
    changes.stream()
        .filter(r -> r.customer() == customer)
        .forEach(r -> state.addStatus(number, r.change()));
  }

  /** Adds all records of a customer to a state of customers known by text. */
  void addTo(NamedChurnAccumulator state, long customer, String name) {
    subscriptions.stream()
        .filter(r -> r.customer() == customer)
        .forEach(r -> state.add(name, r.subscription()));
    changes.stream()
        .filter(r -> r.customer() == customer)
        .forEach(r -> state.addStatus(name, r.change()));
  }
}
