package io.github.cxmetrics.path;

import io.github.cxmetrics.stats.ClusterSums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Paths straight from the rules, over lists of events. */
final class PathOracle {

  /** A path: all its events in the order of time. */
  record Way(long actor, List<Happening> events) {}

  /** Two neighbours; null for an end of the path. */
  record Step(long actor, Happening from, Happening to, String fromName, String toName) {}

  static final String START = "(start)";
  static final String END = "(end)";

  final PathDefinition definition;
  final List<Way> ways = new ArrayList<>();
  final List<Step> transitions = new ArrayList<>();

  /** Every node on a path with its actor, one for each time. */
  final List<Map.Entry<Long, String>> nodes = new ArrayList<>();

  PathOracle(PathDefinition definition, List<Happening> events) {
    this.definition = definition;
    Map<Long, List<Happening>> byActor = new TreeMap<>();
    for (Happening event : events) {
      byActor.computeIfAbsent(event.customer(), actor -> new ArrayList<>()).add(event);
    }
    byActor.forEach(this::readActor);
  }

  private void readActor(long actor, List<Happening> unsorted) {
    List<Happening> events = new ArrayList<>(unsorted);
    Comparator<Happening> order = Comparator.comparingLong(Happening::at);
    if (definition.ties() == TieOrder.BY_SEQUENCE) {
      order = order.thenComparingLong(Happening::sequence);
    }
    events.sort(order.thenComparing(Happening::name));
    List<Happening> session = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      boolean cut =
          i > 0
              && definition.sessions().kind() == SessionCut.Kind.GAP
              && events.get(i).at() - events.get(i - 1).at()
                  > definition.sessions().gap().toMillis();
      if (cut) {
        readSession(actor, session);
        session = new ArrayList<>();
      }
      session.add(events.get(i));
    }
    readSession(actor, session);
  }

  private void readSession(long actor, List<Happening> all) {
    List<Happening> events = new ArrayList<>();
    for (Happening event : all) {
      boolean named = definition.filter().names().contains(event.name());
      if (definition.filter().kind() == EventFilter.Kind.ONLY ? !named : named) {
        continue;
      }
      boolean repeats =
          !events.isEmpty() && events.get(events.size() - 1).name().equals(event.name());
      if (definition.repeats() == Repeats.KEPT || !repeats) {
        events.add(event);
      }
    }
    List<int[]> ranges = ranges(events);
    Set<Integer> covered = new LinkedHashSet<>();
    boolean[] joined = new boolean[events.size()]; // to the one before
    for (int[] range : ranges) {
      ways.add(new Way(actor, List.copyOf(events.subList(range[0], range[1]))));
      for (int i = range[0]; i < range[1]; i++) {
        covered.add(i);
        joined[i] |= i > range[0];
      }
    }
    readTransitions(actor, events, covered, joined);
  }

  private List<int[]> ranges(List<Happening> events) {
    PathRange range = definition.range();
    List<int[]> ranges = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      String name = events.get(i).name();
      switch (range.kind()) {
        case SESSION -> {
          if (i == 0) {
            ranges.add(new int[] {0, events.size()});
          }
        }
        case FORWARD -> {
          if (name.equals(range.start())) {
            ranges.add(new int[] {i, events.size()});
          }
        }
        case BACKWARD -> {
          if (name.equals(range.end())) {
            ranges.add(new int[] {0, i + 1});
          }
        }
        case BETWEEN -> {
          if (name.equals(range.start())) {
            for (int j = i + 1; j < events.size(); j++) {
              if (events.get(j).name().equals(range.end())) {
                ranges.add(new int[] {i, j + 1});
                break;
              }
            }
          }
        }
      }
    }
    boolean first = range.occurrence() == Occurrence.FIRST;
    return first && ranges.size() > 1 ? ranges.subList(0, 1) : ranges;
  }

  private void readTransitions(
      long actor, List<Happening> events, Set<Integer> covered, boolean[] joined) {
    boolean ends = definition.ends() == PathEnds.SHOWN;
    for (int i = 0; i < events.size(); i++) {
      if (!covered.contains(i)) {
        continue;
      }
      Happening event = events.get(i);
      nodes.add(Map.entry(actor, event.name()));
      if (joined[i]) {
        Happening before = events.get(i - 1);
        transitions.add(new Step(actor, before, event, before.name(), event.name()));
      } else if (ends) {
        transitions.add(new Step(actor, null, event, START, event.name()));
        nodes.add(Map.entry(actor, START));
      }
      boolean goesOn = i + 1 < events.size() && covered.contains(i + 1) && joined[i + 1];
      if (!goesOn && ends) {
        transitions.add(new Step(actor, event, null, event.name(), END));
        nodes.add(Map.entry(actor, END));
      }
    }
  }

  /** The event of a path at a position; null if there is none that is looked at. */
  Happening at(Way way, int position) {
    boolean backward = definition.range().kind() == PathRange.Kind.BACKWARD;
    int distance = backward ? -position : position;
    int size = way.events().size();
    if (distance < 0 || distance >= definition.steps() || distance >= size) {
      return null;
    }
    return way.events().get(backward ? size - 1 - distance : distance);
  }

  boolean endsAt(Way way, int position) {
    boolean backward = definition.range().kind() == PathRange.Kind.BACKWARD;
    return at(way, position) != null
        && way.events().size() - 1 == (backward ? -position : position);
  }

  /** The events that are looked at, in the order of time. */
  List<String> looked(Way way) {
    List<String> names = new ArrayList<>();
    way.events().forEach(event -> names.add(event.name()));
    int size = names.size();
    int steps = Math.min(size, definition.steps());
    return definition.range().kind() == PathRange.Kind.BACKWARD
        ? names.subList(size - steps, size)
        : names.subList(0, steps);
  }

  static <E> ClusterSums sums(
      List<E> all,
      java.util.function.ToLongFunction<E> actor,
      Predicate<E> trial,
      Predicate<E> success) {
    Map<Long, long[]> byActor = new HashMap<>();
    for (E one : all) {
      if (trial.test(one)) {
        long[] counts = byActor.computeIfAbsent(actor.applyAsLong(one), key -> new long[2]);
        counts[0]++;
        counts[1] += success.test(one) ? 1 : 0;
      }
    }
    long[] sums = new long[5];
    for (long[] counts : byActor.values()) {
      sums[0] += counts[0];
      sums[1] += counts[1];
      sums[2] += counts[0] * counts[0];
      sums[3] += counts[0] * counts[1];
      sums[4] += counts[1] * counts[1];
    }
    return new ClusterSums(byActor.size(), sums[0], sums[1], sums[2], sums[3], sums[4]);
  }
}
