package io.github.cxmetrics.window;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A small stream of visits under some definition, drawn from a seed. */
final class WindowCase {

  private static final String[] SEGMENTS = {"web", "", "가게", "app"};
  private static final String[] ZONES = {"UTC", "Europe/Paris", "Asia/Seoul", "America/New_York"};
  private static final long BEFORE_CLOCKS_CHANGE =
      Instant.parse("2025-10-24T00:00:00Z").toEpochMilli();

  final WindowDefinition windows;
  final Lateness lateness;
  final List<Visit> visits = new ArrayList<>();
  final long unit;
  private final Random random;

  WindowCase(long seed) {
    random = new Random(seed);
    boolean calendar = random.nextInt(4) == 0;
    unit = calendar ? 1_234_567 : 1;
    windows = calendar ? calendar() : simple();
    lateness =
        new Lateness(
            units(random.nextInt(12)),
            units(random.nextBoolean() ? 0 : random.nextInt(25)),
            random.nextBoolean() ? Correction.UPDATE : Correction.RETRACT);
    drawVisits(calendar ? BEFORE_CLOCKS_CHANGE : -40);
  }

  private Duration units(long count) {
    return Duration.ofMillis(count * unit);
  }

  private CalendarWindows calendar() {
    CalendarUnit[] few = {CalendarUnit.HOUR, CalendarUnit.DAY, CalendarUnit.WEEK};
    ZoneId zone = ZoneId.of(ZONES[random.nextInt(ZONES.length)]);
    return CalendarWindows.of(few[random.nextInt(few.length)], zone)
        .trailing(1 + random.nextInt(3));
  }

  private WindowDefinition simple() {
    long size = 1L + random.nextInt(15);
    return switch (random.nextInt(3)) {
      case 0 -> new TumblingWindows(units(size), units(random.nextInt((int) size)));
      case 1 -> {
        int hop = 1 + random.nextInt((int) size);
        yield new SlidingWindows(units(size), units(hop), units(random.nextInt(hop)));
      }
      default -> SessionWindows.of(units(1 + random.nextInt(9)));
    };
  }

  private void drawVisits(long start) {
    int count = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      visits.add(
          new Visit(
              SEGMENTS[random.nextInt(SEGMENTS.length)],
              random.nextInt(3) - 1,
              random.nextInt(11),
              start + unit * random.nextInt(90) + (unit > 1 ? random.nextInt(3) : 0)));
    }
  }

  /** Puts the visits into an order in which none is further behind than disorder and lateness. */
  WindowCase withinLateness() {
    long most = lateness.disorder().plus(lateness.allowed()).toMillis();
    Map<Visit, Long> arrival = new HashMap<>();
    visits.forEach(
        visit -> arrival.put(visit, visit.atMillis() + (long) (random.nextDouble() * (most + 1))));
    visits.sort(Comparator.comparing(arrival::get));
    return this;
  }

  /** A watermark that may be pushed before a visit, without making any that follows too late. */
  long watermarkBefore(int index) {
    long earliest =
        visits.subList(index, visits.size()).stream().mapToLong(Visit::atMillis).min().orElse(0);
    return earliest + lateness.allowed().toMillis();
  }

  boolean sometimes() {
    return random.nextInt(5) == 0;
  }

  WindowedMetric<Visit, String, RatingAccumulator<Nps>, Nps> bySegment() {
    return with(Visit.bySegment(windows));
  }

  WindowedMetric<Visit, Long, RatingAccumulator<Nps>, Nps> byAccount() {
    return with(Visit.nps(windows).byLong("account", Visit::account));
  }

  private <K> WindowedMetric<Visit, K, RatingAccumulator<Nps>, Nps> with(
      WindowedMetric<Visit, K, RatingAccumulator<Nps>, Nps> metric) {
    return metric
        .withDisorder(lateness.disorder())
        .withLateness(lateness.allowed(), lateness.correction());
  }

  @Override
  public String toString() {
    return windows + "; " + lateness + "; " + visits;
  }
}
