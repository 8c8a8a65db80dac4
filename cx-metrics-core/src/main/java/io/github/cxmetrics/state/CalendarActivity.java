package io.github.cxmetrics.state;

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

  private static final int BATCH = 1 << 10;

  private final CalendarGrid grid;
  private final ActivityBits bits;

  private transient @Nullable PeriodFinder finder;
  private transient long @Nullable [] batch;

  /**
   * Nobody was active.
   *
   * @param grid the days or hours
   * @throws IllegalArgumentException if its periods are longer than a day
   */
  public CalendarActivity(CalendarGrid grid) {
    this(grid, new ActivityBits(unitMillis(grid.unit())));
  }

  private CalendarActivity(CalendarGrid grid, ActivityBits bits) {
    this.grid = grid;
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
    bits.add(actor, atMillis, finder().indexOf(atMillis));
  }

  /**
   * Adds a batch of times, all or none.
   *
   * @param actors who was active
   * @param atMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if a time cannot be; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] actors, long[] atMillis, int from, int to) {
    Objects.checkFromToIndex(from, to, actors.length);
    Objects.checkFromToIndex(from, to, atMillis.length);
    EventTime.requireAll(atMillis, from, to);
    long[] periods = batch == null ? new long[BATCH] : batch;
    batch = periods;
    PeriodFinder find = finder();
    for (int start = from; start < to; start += BATCH) {
      int count = Math.min(BATCH, to - start);
      for (int i = 0; i < count; i++) {
        periods[i] = find.indexOf(atMillis[start + i]);
      }
      bits.addAll(actors, atMillis, start, periods, count);
    }
  }

  @Override
  public CalendarActivity empty() {
    return new CalendarActivity(grid);
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
    return new CalendarActivity(grid, bits.copy());
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
    return new CalendarActivity(grid, bits.readFrom(in));
  }
}
