package io.github.cxmetrics.retention;

import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.SubjectVisitor;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.time.PeriodFinder;
import java.util.Arrays;
import java.util.function.IntFunction;

/** Reads the events of one actor after the other as memberships of cohorts and returns. */
final class EventReader implements SubjectVisitor {

  private final RetentionDefinition definition;
  private final int width;
  private final int propertyCell;
  private final int valueCell;
  private final RetentionFolds folds;
  private final PeriodFinder periods;
  private final CalendarGrid hours;
  private final boolean calendar;
  private final long lengthMillis;
  private final long asOfMillis;
  private final IntervalReturns returns = new IntervalReturns();

  /* By number, the values of the property in the log that is read. */
  private IntFunction<String> texts = number -> "";

  private long[] cells = new long[0];
  private int from;
  private int to;

  /* The periods in which this actor is a member already. */
  private long[] cohorts = new long[4];
  private int memberships;

  EventReader(RetentionDefinition definition, RetentionFolds folds) {
    this.definition = definition;
    this.folds = folds;
    EventCells all = EventCells.of(definition);
    width = all.width();
    propertyCell = all.property();
    valueCell = all.value();
    periods = definition.grid().finder();
    hours = CalendarGrid.of(CalendarUnit.HOUR, definition.grid().zone());
    calendar = definition.intervals().isCalendar();
    lengthMillis = definition.intervals().length().toMillis();
    asOfMillis = folds.asOfMillis();
  }

  /**
   * Reads all actors of a log.
   *
   * @param propertyTexts by number, the values of the property
   */
  void read(EventLog log, IntFunction<String> propertyTexts) {
    texts = propertyTexts;
    log.forEach(this);
  }

  private long time(int index) {
    return EventCells.time(cells[index * width]);
  }

  private boolean is(int index, int role) {
    return (cells[index * width] & role) != 0;
  }

  @Override
  public void visit(long actor, long[] eventCells, int first, int end) {
    cells = eventCells;
    from = first;
    to = end;
    while (to > from && time(to - 1) > asOfMillis) {
      to--; // what came later is not known yet
    }
    memberships = 0;
    int start = firstStart();
    if (start < to && definition.cohorts() == CohortRule.RECURRING) {
      for (int i = start; i < to; i++) {
        if (is(i, RetentionRoles.START)) {
          recur(i);
        }
      }
    } else if (start < to) {
      readMembership(start, periods.indexOf(time(start)));
    }
    folds.endActor();
  }

  /** The index of the first event that may begin a membership; behind the last if there is none. */
  private int firstStart() {
    int start = from;
    while (start < to && !is(start, RetentionRoles.START)) {
      start++;
    }
    if (start < to && definition.cohorts() == CohortRule.FIRST_EVER) {
      for (int i = from; i < start && time(i) < time(start); i++) {
        if (is(i, RetentionRoles.START_NAME)) {
          return to;
        }
      }
    }
    return start;
  }

  private void recur(int start) {
    long cohort = periods.indexOf(time(start));
    for (int i = memberships - 1; i >= 0 && i > memberships - 3; i--) {
      if (cohorts[i] == cohort) { // clocks turned back over midnight come to a period twice
        return;
      }
    }
    if (memberships == cohorts.length) {
      cohorts = Arrays.copyOf(cohorts, 2 * memberships);
    }
    cohorts[memberships++] = cohort;
    readMembership(start, cohort);
  }

  private void readMembership(int start, long cohort) {
    long startMillis = time(start);
    RetentionFold fold = folds.of(propertyOf(start));
    long origin = originOf(startMillis);
    if (fold.begin(cohort, origin)) {
      readReturns(start, startMillis, calendar ? cohort : origin, fold);
      fold.end();
    }
  }

  /** The property of the start; of several at that time the one whose text sorts first. */
  private String propertyOf(int start) {
    if (propertyCell == 0) {
      return "";
    }
    String property = text(start);
    for (int i = start + 1; i < to && time(i) == time(start); i++) {
      if (is(i, RetentionRoles.START) && text(i).compareTo(property) < 0) {
        property = text(i);
      }
    }
    return property;
  }

  private String text(int index) {
    return texts.apply((int) cells[index * width + propertyCell]);
  }

  private long originOf(long startMillis) {
    return definition.intervals().rule() == IntervalRule.ROLLING_FROM_FULL_HOUR
        ? hours.period(hours.indexOfMillis(startMillis)).startInstant().toEpochMilli()
        : startMillis;
  }

  /** Hands over the intervals after the start that have enough returns, and all amounts. */
  private void readReturns(int start, long startMillis, long origin, RetentionFold fold) {
    int first = start;
    while (first > from && time(first - 1) == startMillis) {
      first--; // a return at the very time of the start has an amount, whichever is sorted first
    }
    returns.clear();
    for (int i = first; i < to; i++) {
      if (is(i, RetentionRoles.RETURN)) {
        long interval =
            calendar ? periods.indexOf(time(i)) - origin : (time(i) - origin) / lengthMillis;
        if (valueCell > 0) {
          fold.addValue(interval, cells[i * width + valueCell]);
        }
        if (time(i) > startMillis) {
          returns.add(interval);
        }
      }
    }
    returns.hand(definition.minimum(), fold);
  }
}
