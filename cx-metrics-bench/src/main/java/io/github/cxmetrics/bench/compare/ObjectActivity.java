package io.github.cxmetrics.bench.compare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The questions as most would answer them: sets of numbers in hash maps. */
public final class ObjectActivity {

  private static final int[] WINDOWS = {1, 7, 30};
  private static final int WEEKS = ActivityQuestion.WEEKS;
  private static final int DAYS = ActivityQuestion.DAYS;

  private ObjectActivity() {}

  private static int day(long atMillis) {
    return (int) ((atMillis - ActivityQuestion.START_MILLIS) / ActivityQuestion.DAY_MILLIS);
  }

  /** The cells of {@link ActivityQuestion#COHORTS}: the weeks of each customer in a set. */
  public static long[] cohorts(long[] customers, long[] atMillis) {
    Map<Long, TreeSet<Integer>> weeksOf = new HashMap<>();
    for (int i = 0; i < customers.length; i++) {
      weeksOf.computeIfAbsent(customers[i], customer -> new TreeSet<>()).add(day(atMillis[i]) / 7);
    }
    long[] cells = new long[WEEKS * WEEKS];
    for (TreeSet<Integer> weeks : weeksOf.values()) {
      int cohort = weeks.first();
      for (int week : weeks) {
        cells[cohort * WEEKS + week - cohort]++;
      }
    }
    return cells;
  }

  /** The counts of {@link ActivityQuestion#ACTIVE}: the customers of each day in a set, united. */
  public static long[] active(long[] customers, long[] atMillis) {
    Map<Integer, Set<Long>> customersOn = new HashMap<>();
    for (int i = 0; i < customers.length; i++) {
      customersOn.computeIfAbsent(day(atMillis[i]), day -> new HashSet<>()).add(customers[i]);
    }
    long[] counts = new long[WINDOWS.length * DAYS];
    for (int day = 0; day < DAYS; day++) {
      for (int window = 0; window < WINDOWS.length; window++) {
        Set<Long> united = new HashSet<>();
        for (int each = day - WINDOWS[window] + 1; each <= day; each++) {
          united.addAll(customersOn.getOrDefault(each, Set.of()));
        }
        counts[WINDOWS.length * day + window] = united.size();
      }
    }
    return counts;
  }
}
