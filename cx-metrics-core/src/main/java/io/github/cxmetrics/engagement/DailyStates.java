package io.github.cxmetrics.engagement;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serial;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How many actors were in each of seven states on each local day of a range, and how many went from
 * which to which since the day before.
 *
 * <p><b>Definition</b> see {@link DailyState}. The four active states make the daily active actors,
 * those and {@code AT_RISK_WAU} the weekly, those and {@code AT_RISK_MAU} the monthly active ones,
 * all seven everybody who was ever active until then. <b>Unit and range</b> whole numbers of
 * actors; rates in [0, 1]. <b>n</b> of a rate: actors in the state on the day before.
 * <b>Interval</b> {@link ProportionInterval#WILSON}, for one day: over several days the same actors
 * come again, and only counts are summed. <b>Empty data</b> value NaN, n 0, interval [0, 1].
 *
 * @since 0.1
 */
public final class DailyStates implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int STATES = DailyState.values().length;

  private final RollingWindows windows;
  private final long from;
  private final long firstOpenDay;

  /* Of each state, of each pair of states: the counts of the days. */
  private final long[][] counts;
  private final long[][] moves;

  DailyStates(
      RollingWindows windows, long from, long firstOpenDay, long[][] counts, long[][] moves) {
    this.windows = windows;
    this.from = from;
    this.firstOpenDay = firstOpenDay;
    this.counts = counts;
    this.moves = moves;
  }

  /**
   * How many days the windows have, 7 and 30 by default.
   *
   * @return the windows
   */
  public RollingWindows windows() {
    return windows;
  }

  /**
   * The days of the range.
   *
   * @return in ascending order
   */
  public List<LocalDate> days() {
    return LocalDate.ofEpochDay(from)
        .datesUntil(LocalDate.ofEpochDay(from + counts[0].length))
        .toList();
  }

  /**
   * How many actors were in a state on a day.
   *
   * @param day a day of the range
   * @param state the state
   * @return at least 0
   * @throws IllegalArgumentException if the day is not in the range
   */
  public long count(LocalDate day, DailyState state) {
    return counts[state.index()][index(day)];
  }

  /**
   * How many actors had ever been active until a day, that day included.
   *
   * @param day a day of the range
   * @return the sum over all states
   * @throws IllegalArgumentException if the day is not in the range
   */
  public long known(LocalDate day) {
    int index = index(day);
    return Arrays.stream(counts).mapToLong(of -> of[index]).sum();
  }

  /**
   * How many actors were in one state on the day before a day, and in another (or the same) on the
   * day. Who is in no state on the day before comes into view on the day.
   *
   * @param day a day of the range
   * @param before the state on the day before
   * @param now the state on the day
   * @return at least 0
   * @throws IllegalArgumentException if the day is not in the range
   */
  public long moved(LocalDate day, DailyState before, DailyState now) {
    return moves[pair(before, now)][index(day)];
  }

  static int pair(DailyState before, DailyState now) {
    return before.index() * STATES + now.index();
  }

  /**
   * The sum of {@link #moved(LocalDate, DailyState, DailyState)} over all days of the range.
   *
   * @param before the state on a day before
   * @param now the state on the day after that
   * @return at least 0
   */
  public long moved(DailyState before, DailyState now) {
    return Arrays.stream(moves[pair(before, now)]).sum();
  }

  /**
   * The share that went to a state, of those in another (or the same) on the day before.
   *
   * @param day a day of the range
   * @param before the state on the day before
   * @param now the state on the day
   * @param level the confidence level
   * @return the share
   * @throws IllegalArgumentException if the day is not in the range
   */
  public Estimate rate(LocalDate day, DailyState before, DailyState now, ConfidenceLevel level) {
    int index = index(day);
    long n = 0;
    for (DailyState any : DailyState.values()) {
      n += moves[pair(before, any)][index];
    }
    return ProportionInterval.WILSON.estimate(moved(day, before, now), n, level);
  }

  /**
   * Whether a day had passed when the data ended.
   *
   * @param day a day of the range
   * @return true if it had, or if it is not said when the data ended
   * @throws IllegalArgumentException if the day is not in the range
   */
  public boolean isComplete(LocalDate day) {
    return from + index(day) < firstOpenDay;
  }

  private int index(LocalDate day) {
    return RangeDays.index(day, from, counts[0].length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DailyStates that
        && windows.equals(that.windows)
        && from == that.from
        && firstOpenDay == that.firstOpenDay
        && Arrays.deepEquals(counts, that.counts)
        && Arrays.deepEquals(moves, that.moves);
  }

  @Override
  public int hashCode() {
    return Objects.hash(windows, from, Arrays.deepHashCode(counts));
  }

  /**
   * The range in words.
   *
   * @return its days
   */
  @Override
  public String toString() {
    return "daily states of " + counts[0].length + " days from " + LocalDate.ofEpochDay(from);
  }
}
