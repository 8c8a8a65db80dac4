package io.github.cxmetrics.engagement;

import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * How many actors were active in the windows that end with the last complete day of each interval
 * of a range, and on how many days of the longer one.
 *
 * @param asked the range
 * @param unit the length of an interval
 * @param intervals its intervals
 */
record RollingQuestion(AskedRange asked, CalendarUnit unit, Intervals intervals)
    implements PopulationQuestion<List<RollingActivity>> {

  RollingQuestion(AskedRange asked, CalendarUnit unit) {
    this(asked, unit, asked.intervals(unit));
  }

  @Override
  public ActivityDefinition definition() {
    return asked.definition();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of(
        "rollingActivityPopulation",
        1,
        asked.describe() + asked.describeWindows() + asked.describeUnit(unit));
  }

  @Override
  public ActorCounter<List<RollingActivity>> counter() {
    return new RollingCounter(asked, intervals);
  }

  @Override
  public List<RollingActivity> plus(List<RollingActivity> some, List<RollingActivity> others) {
    List<RollingActivity> sums = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      sums.add(plus(some.get(i), others.get(i)));
    }
    return List.copyOf(sums);
  }

  private RollingActivity plus(RollingActivity some, RollingActivity others) {
    Tally.addCounts(squares(some.monthly()), squares(others.monthly()));
    return point(
        some,
        some.daily() + others.daily(),
        some.weekly() + others.weekly(),
        some.monthly() + others.monthly(),
        some.daysActive() + others.daysActive(),
        some.squaredDaysActive() + others.squaredDaysActive());
  }

  /** The squares of active days if all actors were active on all days of the longer window. */
  private long squares(long actors) {
    return actors * asked.windows().monthDays() * asked.windows().monthDays();
  }

  private static RollingActivity point(
      RollingActivity of, long daily, long weekly, long monthly, long days, long squares) {
    return new RollingActivity(
        of.period(), of.day(), of.windows(), daily, weekly, monthly, days, squares);
  }

  @Override
  public void write(List<RollingActivity> sums, StateWriter out) {
    for (RollingActivity of : sums) {
      out.writeCount(of.daily());
      out.writeCount(of.weekly());
      out.writeCount(of.monthly());
      out.writeCount(of.daysActive());
      out.writeCount(of.squaredDaysActive());
    }
  }

  @Override
  public List<RollingActivity> read(StateReader in) {
    List<RollingActivity> sums = new ArrayList<>();
    for (RollingActivity empty : counter().sums()) {
      RollingActivity read =
          point(
              empty,
              readCount(in, squares(1)),
              readCount(in, squares(1)),
              readCount(in, squares(1)),
              readCount(in, 1),
              readCount(in, 1));
      requirePossible(read);
      sums.add(read);
    }
    return List.copyOf(sums);
  }

  private static long readCount(StateReader in, long times) {
    return in.readCount(0, Tally.MOST / times, "number of active actors or days");
  }

  /** Checks that some actors have such counts, so that their stickiness can be computed. */
  private void requirePossible(RollingActivity of) {
    long actors = of.monthly();
    long days = of.daysActive();
    long squares = of.squaredDaysActive();
    long most = asked.windows().monthDays();
    boolean possible =
        of.daily() <= of.weekly()
            && of.weekly() <= actors
            && actors <= days
            && days <= actors * most
            && squares >= leastSquares(actors, days)
            && squares <= (most + 1) * days - most * actors // as (x - 1)(x - most) <= 0
            && (squares - days) % 2 == 0;
    if (!possible) {
      throw new StateFormatException(
          "counts of active actors must be those of some actors, was " + of);
    }
  }

  /** The sum of squares if all actors were active on equally many days, as far as these divide. */
  private static long leastSquares(long actors, long days) {
    if (actors == 0) {
      return 0;
    }
    long each = days / actors;
    return each * each * actors + (2 * each + 1) * (days % actors);
  }
}
