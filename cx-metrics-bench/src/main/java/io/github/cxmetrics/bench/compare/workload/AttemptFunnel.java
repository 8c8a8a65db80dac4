package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Journeys;
import io.github.cxmetrics.funnel.OrderRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Funnels of a stricter order as most would write them: the events of each customer in a list,
 * sorted, and every first step followed until its window ends or the rule is broken.
 */
final class AttemptFunnel {

  private record Event(long atMillis, int step) {}

  private static final Comparator<Event> BY_TIME_AND_STEP =
      Comparator.comparingLong(Event::atMillis).thenComparingInt(Event::step);

  private final OrderRule rule;
  private final long windowMillis;

  private AttemptFunnel(OrderRule rule, long windowMillis) {
    this.rule = rule;
    this.windowMillis = windowMillis;
  }

  static long[] levels(Journeys events, OrderRule rule, long windowMillis) {
    Map<Long, List<Event>> journeys = new HashMap<>();
    for (int i = 0; i < events.types().length; i++) {
      if (events.types()[i] < Journeys.STEPS) {
        journeys
            .computeIfAbsent(events.customers()[i], customer -> new ArrayList<>())
            .add(new Event(events.atMillis()[i], events.types()[i]));
      }
    }
    AttemptFunnel funnel = new AttemptFunnel(rule, windowMillis);
    long[] levels = new long[Journeys.STEPS + 1];
    for (List<Event> journey : journeys.values()) {
      journey.sort(BY_TIME_AND_STEP);
      levels[funnel.level(journey)]++;
    }
    return levels;
  }

  private int level(List<Event> journey) {
    int highest = 0;
    for (int i = 0; i < journey.size(); i++) {
      if (isEntry(journey, i)) {
        highest = Math.max(highest, levelFrom(journey, i));
      }
    }
    return highest;
  }

  /* One a millisecond: further first steps on it are repeats. */
  private static boolean isEntry(List<Event> journey, int i) {
    return journey.get(i).step == 0
        && (i == 0 || journey.get(i - 1).atMillis < journey.get(i).atMillis);
  }

  /* Millisecond by millisecond: first the attempt moves, then what is left may break the rule. */
  private int levelFrom(List<Event> journey, int first) {
    long end = journey.get(first).atMillis + windowMillis;
    int done = 1;
    boolean isBroken = false;
    for (int i = first + 1; i < journey.size() && !isBroken && done < Journeys.STEPS; ) {
      long now = journey.get(i).atMillis;
      if (now > end) {
        break;
      }
      List<Event> left = new ArrayList<>();
      boolean hasMoved = now == journey.get(first).atMillis;
      for (; i < journey.size() && journey.get(i).atMillis == now; i++) {
        if (journey.get(i).step == done && !(hasMoved && rule == OrderRule.STRICT_INCREASE)) {
          done++;
          hasMoved = true;
        } else {
          left.add(journey.get(i));
        }
      }
      isBroken = breaks(left, done);
    }
    return done;
  }

  private boolean breaks(List<Event> left, int done) {
    return switch (rule) {
      case STEP_STRICT -> left.stream().anyMatch(event -> event.step > done);
      case NO_REPEAT_OF_REACHED -> left.stream().anyMatch(event -> event.step < done);
      default -> false;
    };
  }
}
