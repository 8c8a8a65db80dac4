package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The funnel by the method that Apache Pinot describes: a heap of events for each customer and a
 * window that slides over it from one first step to the next, walked through for each. Unlike
 * there, the far edge of the window belongs to it, and the first steps inside the last window are
 * all tried.
 */
public final class PinotFunnel {

  private record Event(long atMillis, int step) {}

  private static final Comparator<Event> BY_TIME_AND_STEP =
      Comparator.comparingLong(Event::atMillis).thenComparingInt(Event::step);

  private PinotFunnel() {}

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
    Map<Long, PriorityQueue<Event>> journeys = new HashMap<>();
    for (int i = 0; i < customers.length; i++) {
      if (stepMasks[i] != 0) {
        journeys
            .computeIfAbsent(customers[i], customer -> new PriorityQueue<>(BY_TIME_AND_STEP))
            .add(new Event(atMillis[i], Integer.numberOfTrailingZeros(stepMasks[i])));
      }
    }
    long[] levels = new long[Journeys.STEPS + 1];
    for (PriorityQueue<Event> journey : journeys.values()) {
      levels[level(journey, windowMillis)]++;
    }
    return levels;
  }

  private static int level(PriorityQueue<Event> journey, long windowMillis) {
    Deque<Event> window = new ArrayDeque<>();
    int level = 0;
    while (level < Journeys.STEPS && !(journey.isEmpty() && window.isEmpty())) {
      Event first = window.isEmpty() ? journey.remove() : window.removeFirst();
      if (first.step() == 0) {
        extend(window, journey, first.atMillis() + windowMillis);
        level = Math.max(level, stepsInOrder(window));
      }
    }
    return level;
  }

  private static void extend(Deque<Event> window, PriorityQueue<Event> journey, long untilMillis) {
    Event next = journey.peek();
    while (next != null && next.atMillis() <= untilMillis) {
      window.addLast(journey.remove());
      next = journey.peek();
    }
  }

  /** How many steps are reached, the first one before the window included. */
  private static int stepsInOrder(Deque<Event> window) {
    int reached = 1;
    for (Event event : window) {
      if (event.step() == reached) {
        reached++;
      }
    }
    return reached;
  }
}
