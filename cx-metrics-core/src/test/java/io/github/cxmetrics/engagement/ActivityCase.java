package io.github.cxmetrics.engagement;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A small random case: events of few actors around a day on which clocks change. */
record ActivityCase(
    ZoneId zone,
    LocalDate around,
    List<Event> events,
    LocalDate from,
    LocalDate to,
    DayOfWeek weekStart,
    RollingWindows windows) {

  /** Activity of an actor, who may be known to have been created at some time. */
  record Event(long actor, long atMillis, long createdAt) implements Serializable {
    String name() {
      return "actor " + actor;
    }
  }

  private static final String[][] CHANGES = {
    {"UTC", "2024-02-29"},
    {"Europe/Paris", "2024-03-31"},
    {"Europe/Paris", "2024-10-27"},
    {"America/New_York", "2024-11-03"},
    {"America/Sao_Paulo", "2018-11-04"}, // no midnight
    {"Pacific/Apia", "2011-12-30"}, // no such day
    {"America/St_Johns", "2010-11-07"}, // midnight twice
    {"Asia/Seoul", "2024-01-01"},
    {"Asia/Kathmandu", "1986-01-01"},
  };

  private static final long HOUR = 3_600_000;

  static ActivityCase any(Random random) {
    String[] change = CHANGES[random.nextInt(CHANGES.length)];
    ZoneId zone = ZoneId.of(change[0]);
    LocalDate around = LocalDate.parse(change[1]);
    int spread = 2 + random.nextInt(random.nextBoolean() ? 12 : 150);
    List<Event> events = new ArrayList<>();
    long middle = around.atStartOfDay(zone).toInstant().toEpochMilli();
    for (int i = random.nextInt(60); i > 0; i--) {
      events.add(event(random, middle, spread));
    }
    LocalDate from = around.plusDays(random.nextInt(2 * spread) - spread);
    int week = 1 + random.nextInt(8);
    return new ActivityCase(
        zone,
        around,
        events,
        from,
        from.plusDays(1 + random.nextInt(2 * spread)),
        DayOfWeek.of(1 + random.nextInt(7)),
        random.nextBoolean()
            ? RollingWindows.DEFAULT
            : new RollingWindows(week, week + random.nextInt(80)));
  }

  private static Event event(Random random, long middle, int spread) {
    long actor = random.nextInt(6) - 2L;
    long created = random.nextBoolean() ? Activity.UNKNOWN : time(random, middle, spread);
    if (random.nextInt(25) == 0) {
      long sentinel =
          random.nextBoolean() ? 0 : Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();
      return new Event(actor, sentinel, created);
    }
    return new Event(actor, time(random, middle, spread), created);
  }

  private static long time(Random random, long middle, int spread) {
    long days = (long) random.nextInt(2 * spread) - spread;
    return middle
        + days * 24 * HOUR
        + (random.nextInt(49) - 24) * HOUR
        + (random.nextInt(3) - 1) * (random.nextBoolean() ? 1L : 60_001L);
  }

  ActivityDefinition definition() {
    return ActivityDefinition.in(zone);
  }

  ActivityAccumulator fold(ActivityDefinition definition) {
    ActivityAccumulator state = Activity.accumulator(definition);
    for (Event event : events) {
      state.add(event.actor(), event.atMillis());
      if (definition.usesCreation() && event.createdAt() != Activity.UNKNOWN) {
        state.created(event.actor(), event.createdAt());
      }
    }
    return state;
  }

  ActivityRange range(ActivityDefinition definition) {
    return fold(definition).between(from, to).weeksFrom(weekStart).windows(windows);
  }
}
