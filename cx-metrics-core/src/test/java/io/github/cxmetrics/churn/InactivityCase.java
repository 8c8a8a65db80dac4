package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A few customers with activity around a change of the clocks, and what is asked of them. */
record InactivityCase(
    ZoneId zone,
    boolean hourly,
    List<long[]> events,
    long threshold,
    long within,
    CalendarUnit unit,
    DayOfWeek weekStart,
    @Nullable Instant asOf) {

  /* Zones with an instant near which their clocks change, one skips a date, two do so at midnight. */
  private static final List<String> PLACES =
      List.of(
          "Europe/Paris 2024-03-31T01:00:00Z",
          "America/New_York 2023-11-05T06:00:00Z",
          "America/St_Johns 2010-11-07T02:31:00Z",
          "America/Sao_Paulo 2018-11-04T03:00:00Z",
          "Pacific/Apia 2011-12-30T10:00:00Z",
          "Asia/Seoul 2024-02-28T15:00:00Z",
          "UTC 1969-12-31T23:00:00Z");

  private static final List<String> PLACES_OF_HOURS =
      List.of(
          "Europe/Paris 2024-03-31T01:00:00Z",
          "America/New_York 2023-11-05T06:00:00Z",
          "America/St_Johns 2023-11-05T04:30:00Z",
          "Asia/Kolkata 2024-02-28T18:30:00Z",
          "Pacific/Apia 2011-12-30T10:00:00Z",
          "America/Sao_Paulo 2018-02-18T02:00:00Z",
          "UTC 1969-12-31T23:00:00Z");

  static InactivityCase any(Random random) {
    boolean hourly = random.nextInt(3) == 0;
    List<String> places = hourly ? PLACES_OF_HOURS : PLACES;
    String[] place = places.get(random.nextInt(places.size())).split(" ", -1);
    long near = Instant.parse(place[1]).toEpochMilli();
    long unitMillis = hourly ? 3_600_000 : 86_400_000;
    int spread = 1 + random.nextInt(60);
    List<long[]> events = new ArrayList<>();
    int count = random.nextInt(10) == 0 ? 0 : random.nextInt(60);
    int customers = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      long at = near + random.nextLong(-spread * unitMillis, spread * unitMillis);
      long onTheHour = Math.floorDiv(at, 1_800_000) * 1_800_000;
      events.add(
          new long[] {random.nextInt(customers) - 2, random.nextInt(4) == 0 ? onTheHour : at});
    }
    List<CalendarUnit> units = new ArrayList<>(List.of(CalendarUnit.values()));
    if (!hourly) {
      units.remove(CalendarUnit.HOUR);
    }
    Instant asOf =
        switch (random.nextInt(4)) {
          case 0 -> Instant.ofEpochMilli(near + random.nextInt(5_000_000) - 2_500_000);
          case 1 -> Instant.ofEpochMilli(near + random.nextLong(-20, 90) * unitMillis);
          default -> null;
        };
    return new InactivityCase(
        ZoneId.of(place[0]),
        hourly,
        events,
        1 + random.nextInt(random.nextBoolean() ? 5 : 30),
        1 + random.nextInt(20),
        units.get(random.nextInt(units.size())),
        DayOfWeek.of(1 + random.nextInt(7)),
        asOf);
  }

  InactivityDefinition definition() {
    return hourly ? InactivityDefinition.hourly(zone) : InactivityDefinition.daily(zone);
  }

  InactivityQuestion question() {
    InactivityQuestion question =
        InactivityQuestion.of(threshold).by(unit).weeksFrom(weekStart).returnWithin(within);
    return asOf == null ? question : question.asOf(asOf);
  }

  InactivityOracle oracle() {
    return new InactivityOracle(zone, hourly, events, asOf);
  }

  InactivityAccumulator accumulator() {
    InactivityAccumulator state = Inactivity.accumulator(definition());
    events.forEach(event -> state.add(event[0], event[1]));
    return state;
  }

  /** The same, in another order, in parts that are merged, some of it twice. */
  NamedInactivityAccumulator shuffledNames(Random random) {
    List<long[]> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);
    NamedInactivityAccumulator whole = Inactivity.accumulatorOfNames(definition());
    NamedInactivityAccumulator part = Inactivity.accumulatorOfNames(definition());
    for (long[] event : shuffled) {
      part.add("actor " + event[0], event[1]);
      if (random.nextInt(8) == 0) {
        whole.merge(part);
        part = random.nextBoolean() ? part : Inactivity.accumulatorOfNames(definition());
      }
    }
    return whole.merge(part);
  }

  Inactivity result() {
    return asOf == null ? accumulator().result() : accumulator().result(asOf);
  }
}
