package io.github.cxmetrics.flink;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.window.CalendarWindows;
import io.github.cxmetrics.window.Correction;
import io.github.cxmetrics.window.SessionWindows;
import io.github.cxmetrics.window.SlidingWindows;
import io.github.cxmetrics.window.TumblingWindows;
import io.github.cxmetrics.window.WindowDefinition;
import io.github.cxmetrics.window.WindowedMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;

/** A small random stream of visits and watermarks under some definition, drawn from a seed. */
final class WindowsCase {

  private static final List<String> SEGMENTS = List.of("web", "", "가게", "app");
  private static final List<String> ZONES = List.of("UTC", "Europe/Paris", "America/New_York");
  private static final List<CalendarUnit> UNITS =
      List.of(CalendarUnit.HOUR, CalendarUnit.DAY, CalendarUnit.WEEK);
  private static final long BEFORE_CLOCKS_CHANGE =
      Instant.parse("2025-10-24T00:00:00Z").toEpochMilli();

  final SplittableRandom random;
  final WindowDefinition windows;
  final Duration allowed;
  final Correction correction;
  final long unit;
  private final long start;

  WindowsCase(long seed) {
    random = new SplittableRandom(seed);
    boolean calendar = random.nextInt(4) == 0;
    unit = calendar ? 1_234_567 : 1;
    start = calendar ? BEFORE_CLOCKS_CHANGE : -40;
    windows = calendar ? calendar() : simple();
    allowed = units(random.nextBoolean() ? 0 : random.nextInt(25));
    correction = random.nextBoolean() ? Correction.UPDATE : Correction.RETRACT;
  }

  private Duration units(long count) {
    return Duration.ofMillis(count * unit);
  }

  private CalendarWindows calendar() {
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    return CalendarWindows.of(UNITS.get(random.nextInt(UNITS.size())), zone)
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

  /** A visit about a time of the stream; one in ten has a score that is refused. */
  WindowsVisit visit() {
    return new WindowsVisit(
        SEGMENTS.get(random.nextInt(SEGMENTS.size())),
        random.nextInt(3) - 1,
        random.nextInt(10) == 0 ? 11 : random.nextInt(11),
        time());
  }

  long time() {
    return start + unit * random.nextInt(90) + (unit > 1 ? random.nextInt(3) : 0);
  }

  WindowedMetric<WindowsVisit, String, RatingAccumulator<Nps>, Nps> bySegment() {
    return WindowsVisit.bySegment(windows).withLateness(allowed, correction);
  }

  WindowedMetric<WindowsVisit, Long, RatingAccumulator<Nps>, Nps> byAccount() {
    return WindowsVisit.byAccount(windows).withLateness(allowed, correction);
  }

  @Override
  public String toString() {
    return windows + "; lateness " + allowed + " by " + correction;
  }
}
