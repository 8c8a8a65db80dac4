package io.github.cxmetrics.engagement;

import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Arrays;

/**
 * How many actors were active on each day of a range and in the windows that end with it.
 *
 * @param asked the range
 */
record ActiveActorsQuestion(AskedRange asked) implements PopulationQuestion<ActiveActors> {

  @Override
  public ActivityDefinition definition() {
    return asked.definition();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("activeActorsPopulation", 1, asked.describe() + asked.describeWindows());
  }

  @Override
  public ActorCounter<ActiveActors> counter() {
    return new ActiveActorsCounter(asked);
  }

  @Override
  public ActiveActors plus(ActiveActors some, ActiveActors others) {
    return new ActiveActors(
        asked,
        sums(some.dailyCounts(), others.dailyCounts()),
        sums(some.weeklyCounts(), others.weeklyCounts()),
        sums(some.monthlyCounts(), others.monthlyCounts()),
        Tally.addCounts(some.inRange(), others.inRange()));
  }

  private static long[] sums(long[] some, long[] others) {
    long[] sums = new long[some.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Tally.addCounts(some[i], others[i]);
    }
    return sums;
  }

  @Override
  public void write(ActiveActors sums, StateWriter out) {
    out.writeCount(sums.inRange());
    Arrays.stream(sums.dailyCounts()).forEach(out::writeCount);
    Arrays.stream(sums.weeklyCounts()).forEach(out::writeCount);
    Arrays.stream(sums.monthlyCounts()).forEach(out::writeCount);
  }

  @Override
  public ActiveActors read(StateReader in) {
    long inRange = in.readCount(0, Tally.MOST, "number of active actors");
    long[] daily = readCounts(in, asked.windows().monthDays() - 1 + asked.days());
    long[] weekly = readCounts(in, asked.days());
    long[] monthly = readCounts(in, asked.days());
    requirePossible(daily, weekly, monthly, inRange);
    return new ActiveActors(asked, daily, weekly, monthly, inRange);
  }

  private static long[] readCounts(StateReader in, int days) {
    long[] read = new long[days];
    for (int i = 0; i < days; i++) {
      read[i] = in.readCount(0, Tally.MOST, "number of active actors");
    }
    return read;
  }

  /** Checks that some actors have such counts. */
  private void requirePossible(long[] daily, long[] weekly, long[] monthly, long inRange) {
    int week = asked.windows().weekDays();
    int month = asked.windows().monthDays();
    int range = weekly.length;
    boolean possible = isUnion(inRange, daily, month - 1, range);
    for (int day = 0; day < range; day++) {
      possible &=
          weekly[day] <= monthly[day]
              && isUnion(weekly[day], daily, month - week + day, week)
              && isUnion(monthly[day], daily, day, month);
    }
    if (!possible) {
      throw new StateFormatException("counts of active actors must be those of some actors");
    }
  }

  /** Whether so many actors can be those of some days in a row together. */
  private static boolean isUnion(long actors, long[] daily, int from, int days) {
    long most = 0;
    long sum = 0;
    for (int day = from; day < from + days; day++) {
      most = Math.max(most, daily[day]);
      sum = Math.min(Tally.MOST, sum + daily[day]); // all counts are at most that
    }
    return most <= actors && actors <= sum;
  }
}
