package io.github.cxmetrics.engagement;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.state.ActivePeriods;
import java.io.Serial;
import java.util.Map;
import java.util.Objects;

/**
 * How often actors were active in a range of days.
 *
 * <p><b>Definition</b> <em>days active</em>: of each actor active in the range, on how many of its
 * days. <em>Recency</em>: of each actor ever active before the end of the range, how many days
 * before its last day that last was, 0 for the last day itself. <em>Days between</em>: from each
 * active day in the range to the actor's next one, if that is in the range too; 1 for the next day.
 * The time since the last active day is not yet over and in none of them: short gaps are finished
 * more often than long ones, so that days between are too short where many are still waiting, who
 * are counted. <b>Unit and range</b> days. <b>n</b> actors. <b>Interval</b> see {@link
 * Distribution}. <b>Empty data</b> value NaN, n 0, the widest interval.
 *
 * @since 0.1
 */
public final class Frequency implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final Distribution daysActive = new Distribution(1);
  private final Distribution recency = new Distribution(0);
  private final Distribution daysBetween = new Distribution(1);
  private long waiting;

  private Frequency() {}

  static Frequency of(ActivityState state, long from, long to) {
    Frequency frequency = new Frequency();
    DayWords days = new DayWords(from, to);
    state.days().forEach((actor, periods) -> frequency.read(periods, days, from, to));
    return frequency;
  }

  private void read(ActivePeriods periods, DayWords days, long from, long to) {
    long last = lastBefore(periods, to);
    if (last == ActivePeriods.NONE) {
      return;
    }
    recency.addActor(to - 1 - last);
    if (last < from) {
      return;
    }
    days.read(periods);
    daysActive.addActor(days.count(from, to));
    waiting += last < to - 1 ? 1 : 0;
    long day = days.next(from, to);
    while (day < last) {
      long next = days.next(day + 1, to);
      daysBetween.add(next - day);
      day = next;
    }
    daysBetween.endActor();
  }

  private static long lastBefore(ActivePeriods periods, long end) {
    for (int i = periods.blocks() - 1; i >= 0; i--) {
      long start = periods.block(i) << DayWords.BITS;
      if (start < end) {
        long word = periods.word(i);
        long kept = end - start < Long.SIZE ? word & ~(-1L << (end - start)) : word;
        if (kept != 0) {
          return start + Long.SIZE - 1 - Long.numberOfLeadingZeros(kept);
        }
      }
    }
    return ActivePeriods.NONE;
  }

  /**
   * How many actors were active in the range.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return daysActive.n();
  }

  /**
   * On how many days of the range each actor was active, of those who were on any.
   *
   * @return the distribution, from 1
   */
  public Distribution daysActive() {
    return daysActive;
  }

  /**
   * How many days before the last day of the range each actor was last active, of those who ever
   * were before its end.
   *
   * @return the distribution, from 0
   */
  public Distribution recency() {
    return recency;
  }

  /**
   * How many days passed from one active day of an actor to the next, both in the range.
   *
   * @return the distribution, from 1
   */
  public Distribution daysBetween() {
    return daysBetween;
  }

  /**
   * How many actors were active in the range, but not on its last day: of whom it is not known when
   * they come again.
   *
   * @return at least 0
   */
  public long waiting() {
    return waiting;
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of(
        "meanDaysActive", daysActive.mean(level),
        "medianDaysActive", daysActive.median(level),
        "medianRecency", recency.median(level),
        "medianDaysBetween", daysBetween.median(level));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frequency that
        && daysActive.equals(that.daysActive)
        && recency.equals(that.recency)
        && daysBetween.equals(that.daysBetween)
        && waiting == that.waiting;
  }

  @Override
  public int hashCode() {
    return Objects.hash(daysActive, recency, daysBetween, waiting);
  }

  /**
   * The frequency in words.
   *
   * @return the days active
   */
  @Override
  public String toString() {
    return "days active: " + daysActive;
  }
}
