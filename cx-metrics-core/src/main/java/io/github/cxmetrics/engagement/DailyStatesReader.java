package io.github.cxmetrics.engagement;

import io.github.cxmetrics.state.ActivePeriods;
import java.util.Arrays;

/**
 * Reads the daily states of one actor after the other, 64 days at a time: each state is a word
 * whose set bits are the days on which it holds. The plain twin, day by day over dates, is in the
 * tests.
 */
final class DailyStatesReader {

  private static final DailyState[] STATES = DailyState.values();

  private final ActivityState state;
  private final RollingWindows windows;
  private final long from;
  private final int range;
  private final DayWords days;
  private final long[] weekly;
  private final long[] monthly;
  private final BitCounts[] counts = new BitCounts[STATES.length];
  private final BitCounts[] moves = new BitCounts[STATES.length * STATES.length];

  /* From each state, the pairs with those to which one can move. */
  private final int[][] pairs = new int[STATES.length][];

  /* The words of each state, of these 64 days and of those before. */
  private long[] now = new long[STATES.length];
  private long[] before = new long[STATES.length];

  private DailyStatesReader(ActivityState state, long from, long to, RollingWindows windows) {
    this.state = state;
    this.windows = windows;
    this.from = from;
    range = (int) (to - from);
    days = new DayWords(from - 1 - windows.monthDays(), to);
    weekly = new long[days.size()];
    monthly = new long[days.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new BitCounts(days.size());
    }
    for (int i = 0; i < STATES.length; i++) {
      pairs[i] = pairsFrom(STATES[i]);
    }
    for (int i = 0; i < moves.length; i++) {
      boolean canMove = canMove(STATES[i / STATES.length], STATES[i % STATES.length]);
      moves[i] = new BitCounts(canMove ? days.size() : 0);
    }
  }

  private int[] pairsFrom(DailyState old) {
    return Arrays.stream(STATES)
        .filter(next -> canMove(old, next))
        .mapToInt(next -> DailyStates.pair(old, next))
        .toArray();
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

  static DailyStates read(
      ActivityState state, long from, long to, long firstOpenDay, RollingWindows windows) {
    DailyStatesReader reader = new DailyStatesReader(state, from, to, windows);
    state.days().forEach(reader::read);
    return new DailyStates(
        windows, from, firstOpenDay, reader.slices(reader.counts), reader.slices(reader.moves));
  }

  private long[][] slices(BitCounts[] counted) {
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
    long[] active = days.words();
    System.arraycopy(active, 0, weekly, 0, weekly.length);
    DayWords.widen(weekly, 1, windows.weekDays());
    System.arraycopy(weekly, 0, monthly, 0, monthly.length);
    DayWords.widen(monthly, windows.weekDays(), windows.monthDays());
    long newDay = state.newDay(actor, periods) == first ? first : ActivityState.UNKNOWN;
    long lastWeekly = 0;
    long lastMonthly = 0;
    Arrays.fill(before, 0);
    for (int i = 0; i < active.length; i++) {
      long startDay = days.firstDay() + (long) i * Long.SIZE;
      long known = bitsFrom(first - startDay);
      long isNew = newDay >= startDay && newDay < startDay + Long.SIZE ? 1L << newDay : 0;
      long weekBefore = (weekly[i] << 1) | (lastWeekly >>> 63);
      long monthBefore = (monthly[i] << 1) | (lastMonthly >>> 63);
      lastWeekly = weekly[i];
      lastMonthly = monthly[i];
      set(DailyState.NEW, isNew);
      set(DailyState.CURRENT, active[i] & weekBefore);
      set(DailyState.REACTIVATED, active[i] & monthBefore & ~weekBefore);
      set(DailyState.RESURRECTED, active[i] & ~monthBefore & ~isNew);
      set(DailyState.AT_RISK_WAU, weekly[i] & ~active[i]);
      set(DailyState.AT_RISK_MAU, monthly[i] & ~weekly[i]);
      set(DailyState.DORMANT, known & ~monthly[i]);
      count(i);
    }
  }

  /** All bits from one on, which may lie before or after the word. */
  private static long bitsFrom(long bit) {
    return bit <= 0 ? -1L : bit >= Long.SIZE ? 0 : -1L << bit;
  }

  private void set(DailyState which, long word) {
    now[which.index()] = word;
  }

  private void count(int index) {
    for (int old = 0; old < STATES.length; old++) {
      counts[old].add(index, now[old]);
      long dayBefore = (now[old] << 1) | (before[old] >>> 63);
      if (dayBefore != 0) {
        for (int pair : pairs[old]) {
          moves[pair].add(index, dayBefore & now[pair % STATES.length]);
        }
      }
    }
    long[] spare = before;
    before = now;
    now = spare;
  }
}
