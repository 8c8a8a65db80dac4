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
      if (journey.get(i).step == 0) {
        highest = Math.max(highest, levelFrom(journey, i));
      }
    }
    return highest;
  }

  private int levelFrom(List<Event> journey, int first) {
    long end = journey.get(first).atMillis + windowMillis;
    long latest = journey.get(first).atMillis;
    int done = 1;
    for (int i = first + 1; i < journey.size() && done < Journeys.STEPS; i++) {
      Event event = journey.get(i);
      if (event.atMillis > end || breaks(event, done)) {
        break;
      }
      if (event.step == done && mayMove(event, latest)) {
        latest = event.atMillis;
        done++;
      }
    }
    return done;
  }

  private boolean breaks(Event event, int done) {
    return switch (rule) {
      case STEP_STRICT -> event.step > done;
      case NO_REPEAT_OF_REACHED -> event.step < done;
      default -> false;
    };
  }

  private boolean mayMove(Event event, long latest) {
    return rule != OrderRule.STRICT_INCREASE || event.atMillis > latest;
  }
}
