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
 * Who was new, returning, resurrecting and dormant in each interval of a range.
 *
 * @param asked the range
 * @param unit the length of an interval
 * @param intervals its intervals
 */
record LifecycleQuestion(AskedRange asked, CalendarUnit unit, Intervals intervals)
    implements PopulationQuestion<Lifecycle> {

  LifecycleQuestion(AskedRange asked, CalendarUnit unit) {
    this(asked, unit, asked.intervals(unit));
  }

  @Override
  public ActivityDefinition definition() {
    return asked.definition();
  }

  @Override
  public StateHeader header() {
    return StateHeader.of("lifecyclePopulation", 1, asked.describe() + asked.describeUnit(unit));
  }

  @Override
  public LifecycleCounter counter() {
    return new LifecycleCounter(asked, intervals);
  }

  @Override
  public Lifecycle plus(Lifecycle some, Lifecycle others) {
    List<LifecycleInterval> sums = new ArrayList<>();
    for (int i = 0; i < some.intervals().size(); i++) {
      sums.add(plus(some.intervals().get(i), others.intervals().get(i)));
    }
    return new Lifecycle(sums);
  }

  private static LifecycleInterval plus(LifecycleInterval some, LifecycleInterval others) {
    Tally.addCounts(some.n(), others.n());
    return new LifecycleInterval(
        some.period(),
        some.newActors() + others.newActors(),
        some.returning() + others.returning(),
        some.resurrecting() + others.resurrecting(),
        some.dormant() + others.dormant(),
        some.isComplete());
  }

  @Override
  public void write(Lifecycle sums, StateWriter out) {
    for (LifecycleInterval of : sums.intervals()) {
      out.writeCount(of.newActors());
      out.writeCount(of.returning());
      out.writeCount(of.resurrecting());
      out.writeCount(of.dormant());
    }
  }

  @Override
  public Lifecycle read(StateReader in) {
    LifecycleCounter read = counter();
    for (int number = 1; number <= intervals.size(); number++) {
      read.read(number, in);
    }
    Lifecycle sums = read.sums();
    requirePossible(sums.intervals());
    return sums;
  }

  /** Checks that who was active in an interval is returning or dormant in the next one. */
  private static void requirePossible(List<LifecycleInterval> read) {
    for (int i = 1; i < read.size(); i++) {
      if (read.get(i).activeBefore() != read.get(i - 1).active()) {
        throw new StateFormatException(
            "actors active before "
                + read.get(i).period().label()
                + " must be "
                + read.get(i - 1).active()
                + ", was "
                + read.get(i).activeBefore());
      }
    }
  }
}
