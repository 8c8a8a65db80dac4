package io.github.cxmetrics.engagement;

import io.github.cxmetrics.state.ActivePeriods;
import io.github.cxmetrics.time.PeriodFinder;
import java.util.Arrays;

/**
 * Reads the daily states of actors side by side, 64 days at a time: each state of an actor is a
 * word whose set bits are the days on which it holds. The plain twin, day by day over dates, is in
 * the tests.
 */
final class DailyStatesReader {

  private static final DailyState[] STATES = DailyState.values();

  private final ActivityState state;
  private final PeriodFinder creationDays;
  private final RollingWindows windows;
  private final long from;
  private final int range;
  private final DayWords days;

  /* Of the actors side by side: the first active day, and that if they were new on it. */
  private final long[] firstDays = new long[ActorLanes.LANES];
  private final long[] newDays = new long[ActorLanes.LANES];
  private int actors;

  private final ActorLanes active;
  private final ActorLanes weekly;
  private final ActorLanes monthly;
  private final ActorLanes weekBefore;
  private final ActorLanes monthBefore;
  private final ActorLanes[] states = new ActorLanes[STATES.length];
  private final LaneCounts[] counts = new LaneCounts[STATES.length];
  private final LaneCounts[] moves = new LaneCounts[STATES.length * STATES.length];

  private DailyStatesReader(ActivityState state, AskedRange asked) {
    this.state = state;
    creationDays = asked.definition().days().finder();
    windows = asked.windows();
    from = asked.from();
    range = asked.days();
    days = new DayWords(from - 1 - windows.monthDays(), asked.to());
    active = new ActorLanes(days.size());
    weekly = new ActorLanes(days.size());
    monthly = new ActorLanes(days.size());
    weekBefore = new ActorLanes(days.size());
    monthBefore = new ActorLanes(days.size());
    for (DailyState of : STATES) {
      states[of.index()] = new ActorLanes(days.size());
      counts[of.index()] = new LaneCounts(days.size());
      for (DailyState next : STATES) {
        moves[DailyStates.pair(of, next)] = new LaneCounts(canMove(of, next) ? days.size() : 0);
      }
    }
  }

  /** Whether an actor can be in one state on a day and in another on the next. */
  private boolean canMove(DailyState old, DailyState next) {
    boolean leavesWeek = old == DailyState.AT_RISK_WAU || windows.weekDays() == 1;
    boolean leavesMonth =
        old == DailyState.AT_RISK_MAU || windows.monthDays() == windows.weekDays();
    return switch (next) {
      case NEW -> false;
      case CURRENT, AT_RISK_WAU -> old.isActive() || old == DailyState.AT_RISK_WAU;
      case REACTIVATED -> old == DailyState.AT_RISK_MAU;
      case RESURRECTED -> old == DailyState.DORMANT;
      case AT_RISK_MAU -> old == DailyState.AT_RISK_MAU || leavesWeek;
      case DORMANT -> old == DailyState.DORMANT || leavesMonth;
    };
  }

  static DailyStates read(ActivityState state, AskedRange asked) {
    DailyStatesReader reader = new DailyStatesReader(state, asked);
    state.days().forEach(reader::read);
    reader.count();
    return new DailyStates(
        asked.windows(),
        asked.from(),
        asked.firstOpenDay(),
        reader.slices(reader.counts),
        reader.slices(reader.moves));
  }

  private long[][] slices(LaneCounts[] counted) {
    long[][] slices = new long[counted.length][];
    for (int i = 0; i < counted.length; i++) {
      long[] of = counted[i].counts();
      slices[i] =
          of.length == 0 ? new long[range] : BitCounts.slice(of, from - days.firstDay(), range);
    }
    return slices;
  }

  private void read(long actor, ActivePeriods periods) {
    long first = periods.first();
    if (first >= from + range) {
      return;
    }
    days.read(periods);
    firstDays[actors] = first;
    long newDay = state.newDay(actor, periods, creationDays);
    newDays[actors] = newDay == first ? first : ActivityState.UNKNOWN;
    actors++;
    if (active.add(days.words())) {
      count();
    }
  }

  private void count() {
    Arrays.fill(firstDays, actors, ActorLanes.LANES, ActivityState.UNKNOWN);
    Arrays.fill(newDays, actors, ActorLanes.LANES, ActivityState.UNKNOWN);
    weekly.set(active);
    weekly.widen(1, windows.weekDays());
    weekBefore.setDayAfter(weekly);
    monthly.set(weekly);
    monthly.widen(windows.weekDays(), windows.monthDays());
    monthBefore.setDayAfter(monthly);
    for (int i = 0; i < days.size(); i++) {
      setActive(i);
      setIdle(i);
      setNewAndDormant(i, days.firstDay() + (long) i * Long.SIZE);
    }
    for (DailyState of : STATES) {
      counts[of.index()].add(states[of.index()]);
    }
    countMoves();
    active.clear();
    actors = 0;
  }

  private long[] row(DailyState of, int index) {
    return states[of.index()].rows()[index];
  }

  private void setActive(int index) {
    long[] now = active.rows()[index];
    long[] week = weekBefore.rows()[index];
    long[] month = monthBefore.rows()[index];
    long[] current = row(DailyState.CURRENT, index);
    long[] reactivated = row(DailyState.REACTIVATED, index);
    long[] resurrected = row(DailyState.RESURRECTED, index);
    for (int lane = 0; lane < ActorLanes.LANES; lane++) {
      current[lane] = now[lane] & week[lane];
      reactivated[lane] = now[lane] & month[lane] & ~week[lane];
      resurrected[lane] = now[lane] & ~month[lane];
    }
  }

  private void setIdle(int index) {
    long[] now = active.rows()[index];
    long[] week = weekly.rows()[index];
    long[] month = monthly.rows()[index];
    long[] ofWeek = row(DailyState.AT_RISK_WAU, index);
    long[] ofMonth = row(DailyState.AT_RISK_MAU, index);
    for (int lane = 0; lane < ActorLanes.LANES; lane++) {
      ofWeek[lane] = week[lane] & ~now[lane];
      ofMonth[lane] = month[lane] & ~week[lane];
    }
  }

  /** Who is new was not active before, and would otherwise be resurrected. */
  private void setNewAndDormant(int index, long startDay) {
    long[] month = monthly.rows()[index];
    long[] isNew = row(DailyState.NEW, index);
    long[] resurrected = row(DailyState.RESURRECTED, index);
    long[] dormant = row(DailyState.DORMANT, index);
    for (int lane = 0; lane < ActorLanes.LANES; lane++) {
      long newDay = newDays[lane];
      isNew[lane] = newDay >= startDay && newDay < startDay + Long.SIZE ? 1L << newDay : 0;
      resurrected[lane] &= ~isNew[lane];
      dormant[lane] = bitsFrom(firstDays[lane] - startDay) & ~month[lane];
    }
  }

  /** All bits from one on, which may lie before or after the word. */
  private static long bitsFrom(long bit) {
    return bit <= 0 ? -1L : bit >= Long.SIZE ? 0 : -1L << bit;
  }

  private void countMoves() {
    ActorLanes dayBefore = weekBefore; // not needed any more
    for (DailyState old : STATES) {
      dayBefore.setDayAfter(states[old.index()]);
      for (DailyState next : STATES) {
        if (canMove(old, next)) {
          moves[DailyStates.pair(old, next)].addBoth(dayBefore, states[next.index()]);
        }
      }
    }
  }
}
