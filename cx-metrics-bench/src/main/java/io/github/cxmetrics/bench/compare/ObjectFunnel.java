package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The funnel as most would write it: a list of event objects for each customer in a hash map,
 * sorted by time, then one pass that keeps for each level the latest start that reached it.
 */
public final class ObjectFunnel {

  private record Event(long atMillis, int step) {}

  private static final Comparator<Event> BY_TIME_AND_STEP =
      Comparator.comparingLong(Event::atMillis).thenComparingInt(Event::step);

  /* So long ago that no window reaches back to it, with room to subtract it. */
  private static final long NEVER = Long.MIN_VALUE / 2;

  private ObjectFunnel() {}

  /**
   * Counts customers by the highest step they reached.
   *
   * @param customers who
   * @param atMillis when
   * @param stepMasks bit k for step k, one bit at most
   * @param windowMillis how long after the first step the last one counts, inclusive
   * @return how many reached no step, one, and so on to all
   */
  public static long[] levels(
      long[] customers, long[] atMillis, byte[] stepMasks, long windowMillis) {
    Map<Long, List<Event>> journeys = new HashMap<>();
    for (int i = 0; i < customers.length; i++) {
      if (stepMasks[i] != 0) {
        journeys
            .computeIfAbsent(customers[i], customer -> new ArrayList<>())
            .add(new Event(atMillis[i], Integer.numberOfTrailingZeros(stepMasks[i])));
      }
    }
    long[] levels = new long[Journeys.STEPS + 1];
    for (List<Event> journey : journeys.values()) {
      journey.sort(BY_TIME_AND_STEP);
      levels[level(journey, windowMillis)]++;
    }
    return levels;
  }

  private static int level(List<Event> journey, long windowMillis) {
    long[] starts = new long[Journeys.STEPS];
    Arrays.fill(starts, NEVER);
    int level = 0;
    for (Event event : journey) {
      int step = event.step();
      long start = step == 0 ? event.atMillis() : starts[step - 1];
      if (event.atMillis() - start <= windowMillis) {
        starts[step] = start;
        level = Math.max(level, step + 1);
      }
    }
    return level;
  }
}
