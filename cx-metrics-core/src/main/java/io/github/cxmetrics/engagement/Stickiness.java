package io.github.cxmetrics.engagement;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.ProportionInterval;
import java.io.Serial;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * In how many of the intervals of a range each actor was active.
 *
 * <p><b>Definition</b> of the intervals (or groups of them) of a range, an actor's are those that
 * meet the criterion. Actors are counted by the number of theirs: exactly k, or at least k. <b>Unit
 * and range</b> whole numbers of actors; shares in [0, 1]; intervals an actor from 1. <b>n</b>
 * actors with at least one. <b>Interval</b> {@link ProportionInterval#WILSON} for shares, Student's
 * t for the mean. <b>Empty data</b> value NaN, n 0, the widest interval.
 *
 * @since 0.1
 */
public final class Stickiness implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private final StickinessRule rule;
  private final int completeIntervals;

  /* By the number of intervals, from 0, which nobody has. */
  private final long[] actors;

  private final Distribution perActor;

  private Stickiness(
      StickinessRule rule, int completeIntervals, long[] actors, Distribution perActor) {
    this.rule = rule;
    this.completeIntervals = completeIntervals;
    this.actors = actors;
    this.perActor = perActor;
  }

  static Stickiness ofDays(
      ActivityState state, Intervals intervals, StickinessRule rule, long firstOpenDay) {
    Counter counter = new Counter(intervals, rule);
    DayWords days = new DayWords(intervals.start(1), intervals.end());
    long end = intervals.end();
    state
        .days()
        .forEach(
            (actor, periods) -> {
              if (days.read(periods)) {
                long day = days.next(intervals.start(1), end);
                while (day < end) {
                  counter.add(intervals.numberOf(day));
                  day = days.next(day + 1, end);
                }
                counter.endActor();
              }
            });
    return counter.result(firstOpenDay);
  }

  /** Counts the intervals of one actor after the other. */
  static final class Counter {
    private final Intervals intervals;
    private final StickinessRule rule;
    private final long[] actors;
    private final Distribution perActor = new Distribution(1);
    private int group = -1;
    private long inGroup;
    private int groups;

    Counter(Intervals intervals, StickinessRule rule) {
      this.intervals = intervals;
      this.rule = rule;
      actors = new long[(intervals.size() - 1) / rule.size() + 2];
    }

    /** Adds an active day, or an event, in an interval that is not before the last one. */
    void add(int number) {
      int next = (number - 1) / rule.size();
      if (next != group) {
        endGroup();
        group = next;
      }
      inGroup++;
    }

    private void endGroup() {
      groups += rule.criterion().isMetBy(inGroup) ? 1 : 0;
      inGroup = 0;
    }

    void endActor() {
      endGroup();
      if (groups > 0) {
        actors[groups]++;
        perActor.addActor(groups);
      }
      groups = 0;
      group = -1;
    }

    Stickiness result(long firstOpenDay) {
      int complete = 0;
      for (int first = 1; first <= intervals.size(); first += rule.size()) {
        int behind = Math.min(intervals.size() + 1, first + rule.size());
        complete += intervals.start(behind) <= firstOpenDay ? 1 : 0;
      }
      return new Stickiness(rule, complete, actors, perActor);
    }
  }

  /**
   * Which intervals were counted.
   *
   * @return the rule
   */
  public StickinessRule rule() {
    return rule;
  }

  /**
   * How many intervals (or groups of them) the range has.
   *
   * @return at least 1; 0 if the range is a single day that its zone skipped
   */
  public int intervals() {
    return actors.length - 1;
  }

  /**
   * How many of them had passed when the data ended.
   *
   * @return in 0..{@link #intervals()}; all if it is not said when the data ended
   */
  public int completeIntervals() {
    return completeIntervals;
  }

  /**
   * How many actors were active in at least one interval.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return perActor.n();
  }

  /**
   * How many actors were active in exactly so many intervals.
   *
   * @param count how many, from 1
   * @return at least 0
   * @throws IllegalArgumentException if the range has not so many
   */
  public long exactly(int count) {
    return actors[checked(count)];
  }

  /**
   * How many actors were active in so many intervals or more: cumulative.
   *
   * @param count how many, from 1
   * @return at least 0
   * @throws IllegalArgumentException if the range has not so many
   */
  public long atLeast(int count) {
    return Arrays.stream(actors, checked(count), actors.length).sum();
  }

  private int checked(int count) {
    if (count < 1 || count > intervals()) {
      throw new IllegalArgumentException(
          "number of intervals must be in 1.." + intervals() + ", was " + count);
    }
    return count;
  }

  /**
   * The share of actors who were active in exactly so many intervals.
   *
   * @param count how many, from 1
   * @param level the confidence level
   * @return the share of {@link #n()}
   * @throws IllegalArgumentException if the range has not so many
   */
  public Estimate shareExactly(int count, ConfidenceLevel level) {
    return share(exactly(count), level);
  }

  /**
   * The share of actors who were active in so many intervals or more.
   *
   * @param count how many, from 1
   * @param level the confidence level
   * @return the share of {@link #n()}
   * @throws IllegalArgumentException if the range has not so many
   */
  public Estimate shareAtLeast(int count, ConfidenceLevel level) {
    return share(atLeast(count), level);
  }

  private Estimate share(long some, ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(some, n(), level);
  }

  /**
   * In how many intervals each actor was active.
   *
   * @return the distribution
   */
  public Distribution perActor() {
    return perActor;
  }

  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return ImmutableMap.of(
        "meanIntervals", perActor.mean(level),
        "inSeveral", share(intervals() == 0 ? 0 : n() - actors[1], level),
        "inAll", share(intervals() == 0 ? 0 : actors[intervals()], level));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Stickiness that
        && rule.equals(that.rule)
        && completeIntervals == that.completeIntervals
        && Arrays.equals(actors, that.actors);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rule, Arrays.hashCode(actors));
  }

  /**
   * The counts in words.
   *
   * @return by the number of intervals, from 1, the number of actors
   */
  @Override
  public String toString() {
    return n()
        + " actors, by number of intervals "
        + Arrays.toString(Arrays.copyOfRange(actors, 1, actors.length));
  }
}
