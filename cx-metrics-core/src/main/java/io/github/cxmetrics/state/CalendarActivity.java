package io.github.cxmetrics.state;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.time.PeriodFinder;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * On which local days, or in which hours, each of many actors was active: {@link ActivityBits} with
 * the calendar that finds the periods of times.
 *
 * <p><b>Merge</b> exact, in any order. <b>Cost</b> and <b>wire</b> those of {@link ActivityBits}.
 *
 * @since 0.1
 */
public final class CalendarActivity implements ActorState<CalendarActivity> {

  @Serial private static final long serialVersionUID = 1L;

  private final CalendarGrid grid;
  private final KeptTimes times;
  private final ActivityBits bits;

  /* A finder takes 12 KiB, which a state of few times does not spend. */
  private static final int LOOKS_WITHOUT_FINDER = 64;

  private transient @Nullable PeriodFinder finder;
  private transient int looks;
  private transient @Nullable TimeRange range;

  /**
   * Nobody was active.
   *
   * @param grid the days or hours
   * @param times which times are kept beside them
   * @throws IllegalArgumentException if its periods are longer than a day
   */
  public CalendarActivity(CalendarGrid grid, KeptTimes times) {
    this(grid, times, new ActivityBits(unitMillis(grid.unit()), times));
  }

  private CalendarActivity(CalendarGrid grid, KeptTimes times, ActivityBits bits) {
    this.grid = grid;
    this.times = times;
    this.bits = bits;
  }

  private static long unitMillis(CalendarUnit unit) {
    return switch (unit) {
      case HOUR -> ActivityBits.HOUR;
      case DAY -> ActivityBits.DAY;
      default ->
          throw new IllegalArgumentException(
              "period of activity must be a day or an hour, was " + unit);
    };
  }

  /**
   * The days or hours.
   *
   * @return the grid
   */
  public CalendarGrid grid() {
    return grid;
  }

  /**
   * What is kept.
   *
   * @return the bits themselves, to be read
   */
  public ActivityBits bits() {
    return bits;
  }

  /**
   * Finds the periods that are kept.
   *
   * @return the one finder of this state
   */
  public PeriodFinder finder() {
    PeriodFinder known = finder;
    if (known == null) {
      known = grid.finder();
      finder = known;
    }
    return known;
  }

  /**
   * Adds a time at which an actor was active.
   *
   * @param actor who
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @throws IllegalArgumentException if {@link EventTime#require(long)} refuses the time
   */
  public void add(long actor, long atMillis) {
    EventTime.require(atMillis);
    bits.addFound(actor, atMillis, periodOf(atMillis));
  }

  private long periodOf(long atMillis) {
    if (finder == null && looks < LOOKS_WITHOUT_FINDER) {
      looks++;
      return grid.indexOfMillis(atMillis);
    }
    return finder().indexOf(atMillis);
  }

  /**
   * Adds a batch of times, all or none.
   *
   * @param actors who was active
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param from the index of the first
   * @param to the index after the last
   * @param threads who share it
   * @return the latest of the times; the lowest long if there is none
   * @throws IllegalArgumentException if a time cannot be; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public long addAll(long[] actors, long[] atMillis, int from, int to, Parallelism threads) {
    Objects.checkFromToIndex(from, to, actors.length);
    Objects.checkFromToIndex(from, to, atMillis.length);
    TimeRange read = range == null ? new TimeRange() : range;
    range = read;
    read.read(atMillis, from, to, threads);
    bits.addAll(actors, atMillis, from, to, read, finder(), threads);
    return read.latest();
  }

  @Override
  public CalendarActivity empty() {
    return new CalendarActivity(grid, times);
  }

  @Override
  public void merge(CalendarActivity other) {
    bits.merge(other.bits);
  }

  @Override
  public void merge(CalendarActivity other, LongUnaryOperator actors) {
    bits.merge(other.bits, actors);
  }

  @Override
  public CalendarActivity copy() {
    return new CalendarActivity(grid, times, bits.copy());
  }

  @Override
  public void forEachActor(LongConsumer visitor) {
    bits.forEach((actor, periods) -> visitor.accept(actor));
  }

  @Override
  public void writeTo(StateWriter out) {
    bits.writeTo(out);
  }

  @Override
  public CalendarActivity readFrom(StateReader in) {
    return new CalendarActivity(grid, times, bits.readFrom(in));
  }
}
