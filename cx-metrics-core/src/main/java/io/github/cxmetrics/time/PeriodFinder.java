package io.github.cxmetrics.time;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * Finds the periods of a grid that hold instants, many in a row.
 *
 * <p>It remembers the zone's offsets of the stretches of time it was asked about, each of 25 days,
 * so that an answer mostly takes a look into a table and makes no objects. The answers are those of
 * {@link CalendarGrid#indexOfMillis}. Not thread-safe. <b>Cost</b> 12 KiB.
 *
 * @since 0.1
 */
public final class PeriodFinder {

  private static final int STRETCH_BITS = 31;
  private static final int REMEMBERED = 512;
  private static final long NONE = Long.MIN_VALUE;
  private static final long MILLIS_PER_SECOND = 1_000;
  private static final long MILLIS_PER_HOUR = 3_600_000;
  private static final long MILLIS_PER_DAY = 86_400_000;

  private final CalendarGrid grid;
  private final ZoneRules rules;
  private final CalendarUnit unit;

  /* Of each stretch remembered: its number, when the offset changes in it, the offset before and after. */
  private final long[] stretches = new long[REMEMBERED];
  private final long[] changes = new long[REMEMBERED];
  private final int[] before = new int[REMEMBERED];
  private final int[] after = new int[REMEMBERED];

  /* The range of time that was asked about last, in which the offset does not change. */
  private long rangeStart = 1;
  private long rangeEnd;
  private long rangeOffset;

  /* The range of time in the period that was found last, or a part of it. */
  private long periodStart = 1;
  private long periodEnd;
  private long lastIndex;
  private long lastDay;

  PeriodFinder(CalendarGrid grid) {
    this.grid = grid;
    rules = grid.zone().getRules();
    unit = grid.unit();
    Arrays.fill(stretches, NONE);
    lastIndex = unit == CalendarUnit.HOUR ? 0 : grid.indexOfDay(0);
    if (rules.isFixedOffset()) {
      rangeStart = Long.MIN_VALUE;
      rangeEnd = Long.MAX_VALUE;
      rangeOffset = MILLIS_PER_SECOND * secondsAt(0);
    }
  }

  /**
   * A finder for the same grid: for another thread.
   *
   * @return a new finder
   */
  public PeriodFinder copy() {
    return new PeriodFinder(grid);
  }

  /**
   * The number of the period that holds an instant.
   *
   * @param atMillis the instant, in milliseconds since 1970-01-01T00:00Z
   * @return its period index, negative before 1970
   * @throws java.time.DateTimeException if the instant lies outside the years that dates can name
   */
  public long indexOf(long atMillis) {
    return periodStart <= atMillis && atMillis < periodEnd ? lastIndex : otherIndexOf(atMillis);
  }

  private long otherIndexOf(long atMillis) {
    long offset = offsetAt(atMillis);
    if (unit == CalendarUnit.HOUR) {
      long shift = Math.floorMod(offset, MILLIS_PER_HOUR);
      lastIndex = Math.floorDiv(atMillis + shift, MILLIS_PER_HOUR);
      setPeriod(lastIndex * MILLIS_PER_HOUR - shift, MILLIS_PER_HOUR);
      return lastIndex;
    }
    long day = Math.floorDiv(atMillis + offset, MILLIS_PER_DAY);
    if (unit == CalendarUnit.DAY) {
      lastIndex = day;
    } else if (day != lastDay) {
      lastIndex = grid.indexOfDay(day);
      lastDay = day;
    }
    setPeriod(day * MILLIS_PER_DAY - offset, MILLIS_PER_DAY);
    return lastIndex;
  }

  /** Remembers where a day or an hour lies, as far as the offset is the same. */
  private void setPeriod(long start, long length) {
    periodStart = Math.max(start, rangeStart);
    periodEnd = Math.min(start + length, rangeEnd);
  }

  /** The offset of local time from UTC at an instant, in milliseconds. */
  private long offsetAt(long atMillis) {
    return rangeStart <= atMillis && atMillis < rangeEnd ? rangeOffset : otherOffsetAt(atMillis);
  }

  private long otherOffsetAt(long atMillis) {
    long stretch = atMillis >> STRETCH_BITS;
    int slot = (int) stretch & (REMEMBERED - 1);
    if (stretches[slot] != stretch && !remember(stretch, slot)) {
      rangeStart = atMillis;
      rangeEnd = atMillis + 1;
      rangeOffset = MILLIS_PER_SECOND * secondsAt(atMillis);
      return rangeOffset;
    }
    long start = stretch << STRETCH_BITS;
    long end = start + (1L << STRETCH_BITS);
    boolean early = atMillis < changes[slot];
    rangeStart = early ? start : Math.max(start, changes[slot]);
    rangeEnd = early ? Math.min(end, changes[slot]) : end;
    rangeOffset = early ? before[slot] : after[slot];
    return rangeOffset;
  }

  /** Looks a stretch up; false if the offset changes in it more than once. */
  private boolean remember(long stretch, int slot) {
    long start = stretch << STRETCH_BITS;
    long end = start + (1L << STRETCH_BITS);
    long change = nextChange(start);
    if (change < end && nextChange(change) < end) {
      return false;
    }
    stretches[slot] = stretch;
    changes[slot] = change;
    before[slot] = Math.toIntExact(MILLIS_PER_SECOND * secondsAt(start));
    after[slot] = Math.toIntExact(MILLIS_PER_SECOND * secondsAt(end - 1));
    return true;
  }

  private long nextChange(long atMillis) {
    ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochMilli(atMillis));
    return next == null ? Long.MAX_VALUE : next.toEpochSecond() * MILLIS_PER_SECOND;
  }

  private int secondsAt(long atMillis) {
    return rules.getOffset(Instant.ofEpochMilli(atMillis)).getTotalSeconds();
  }
}
