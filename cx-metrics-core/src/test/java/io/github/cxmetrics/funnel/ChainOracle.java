package io.github.cxmetrics.funnel;

import io.github.cxmetrics.funnel.FunnelStep.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The chains of the search: every way to give the events of one actor to steps, one after the
 * other, and which of them an attempt follows.
 */
final class ChainOracle {

  /** An event, equal only to itself. */
  static final class Event {
    private final ActorEvent event;

    Event(ActorEvent event) {
      this.event = event;
    }

    long at() {
      return event.at();
    }

    int mask() {
      return event.mask();
    }

    String held() {
      return event.held();
    }
  }

  /** One event given to one step: the step, when it counts, and its place in the reported chain. */
  record Link(Event event, int step, long time, int slot) {}

  private final FunnelDefinition definition;
  private final List<FunnelStep> steps;
  private final int count;
  private final AttemptRules rules;
  private final int[] stage;
  private final List<Event> all;

  ChainOracle(FunnelDefinition definition, List<ActorEvent> events) {
    this.definition = definition;
    steps = definition.steps();
    count = steps.size();
    rules = definition.rules();
    stage = new int[count];
    for (int i = 1; i < count; i++) {
      boolean together = steps.get(i).kind() == Kind.FREE && steps.get(i - 1).kind() == Kind.FREE;
      stage[i] = stage[i - 1] + (together ? 0 : 1);
    }
    all = distinct(events);
  }

  List<Event> all() {
    return all;
  }

  /** Events of one id once, by the earliest. */
  private List<Event> distinct(List<ActorEvent> events) {
    List<ActorEvent> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingLong(ActorEvent::at));
    if (definition.properties().distinct()) {
      Set<Long> seen = new HashSet<>();
      sorted.removeIf(event -> !seen.add(event.id()));
    }
    return sorted.stream().map(Event::new).toList();
  }

  boolean isEntry(Event event) {
    for (int step = 1; step <= count; step++) {
      if (stage[step - 1] == 0 && matches(event, step)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an event is a step; where it may be the first of its steps only, that one. */
  boolean matches(Event event, int step) {
    int mask = event.mask() & ((1 << count) - 1);
    if (rules.eventUse() == EventUse.FIRST_STEP) {
      mask = Integer.lowestOneBit(mask);
    }
    return (mask >>> (step - 1) & 1) != 0;
  }

  boolean inWindow(long entry, long time) {
    ConversionWindow window = definition.window();
    if (endsWithSession() && time > endOfSession(entry)) {
      return false;
    }
    return switch (window.kind()) {
      case NONE, SESSION -> true;
      case DURATION -> time - entry <= window.length().toMillis();
      case DURATION_EXCLUSIVE -> time - entry < window.length().toMillis();
      case LOCAL_DAYS -> !day(time).isAfter(day(entry).plusDays(window.days() - 1));
    };
  }

  private LocalDate day(long time) {
    return LocalDate.ofInstant(
        Instant.ofEpochMilli(time), Objects.requireNonNull(definition.window().zone()));
  }

  /** Where sessions count, no attempt leaves its own. */
  private boolean endsWithSession() {
    return definition.window().kind() == ConversionWindow.Kind.SESSION
        || definition.entries().choice() == EntryChoice.SESSIONS;
  }

  /** The last time at which the attempt can take a step that is not known yet. */
  long windowEnd(long entry) {
    long end = endOfDuration(entry);
    return endsWithSession()
        ? Math.min(end, endOfSession(entry) + definition.entries().sessionGap().toMillis())
        : end;
  }

  private long endOfDuration(long entry) {
    ConversionWindow window = definition.window();
    return switch (window.kind()) {
      case NONE, SESSION -> FunnelOracle.FOREVER;
      case DURATION -> entry + window.length().toMillis();
      case DURATION_EXCLUSIVE -> entry + window.length().toMillis() - 1;
      case LOCAL_DAYS ->
          day(entry)
                  .plusDays(window.days())
                  .atStartOfDay(Objects.requireNonNull(window.zone()))
                  .toInstant()
                  .toEpochMilli()
              - 1;
    };
  }

  /** The last event of the session in which something happened at a time. */
  long endOfSession(long time) {
    long end = time;
    for (Event event : all) {
      if (event.at() > end && event.at() - end <= definition.entries().sessionGap().toMillis()) {
        end = event.at();
      }
    }
    return end;
  }

  /** Every chain of events that begins at an entry, the unfinished ones included. */
  List<List<Link>> chains(List<Event> events, long entry) {
    List<List<Link>> found = new ArrayList<>();
    for (Event event : events) {
      for (int step = 1; step <= count; step++) {
        if (event.at() == entry && stage[step - 1] == 0 && matches(event, step)) {
          extend(List.of(new Link(event, step, entry, 1)), events, found);
        }
      }
    }
    return found;
  }

  private void extend(List<Link> chain, List<Event> events, List<List<Link>> found) {
    found.add(chain);
    Link last = last(chain);
    for (int step = 1; step <= count; step++) {
      if (!isNext(chain, step)) {
        continue;
      }
      for (Event event : rules.grace().isZero() ? events : earliest(chain, step, events)) {
        if (matches(event, step) && mayFollow(chain, last, event, step)) {
          long time = Math.max(event.at(), last.time());
          List<Link> longer = new ArrayList<>(chain);
          longer.add(new Link(event, step, time, slot(chain, step)));
          extend(longer, events, found);
        }
      }
    }
  }

  static Link last(List<Link> chain) {
    return chain.get(chain.size() - 1);
  }

  private static boolean has(List<Link> chain, int step) {
    for (Link link : chain) {
      if (link.step() == step) {
        return true;
      }
    }
    return false;
  }

  private static boolean uses(List<Link> chain, Event event) {
    for (Link link : chain) {
      if (link.event() == event) {
        return true;
      }
    }
    return false;
  }

  /** Whether a step may be done after the steps of a chain: whatever must come before it has. */
  private boolean isNext(List<Link> chain, int step) {
    if (has(chain, step) || stage[last(chain).step() - 1] > stage[step - 1]) {
      return false;
    }
    for (int before = 1; before <= count; before++) {
      if (stage[before - 1] < stage[step - 1]
          && steps.get(before - 1).kind() != Kind.OPTIONAL
          && !has(chain, before)) {
        return false;
      }
    }
    return true;
  }

  private boolean mayFollow(List<Link> chain, Link last, Event event, int step) {
    if (rules.eventUse() != EventUse.ALL_STEPS && uses(chain, event)) {
      return false;
    }
    long waited = event.at() - last.event().at();
    if (waited < -rules.grace().toMillis()) {
      return false;
    }
    if (rules.order().contains(OrderRule.STRICT_INCREASE) && waited == 0) {
      return false;
    }
    Duration gap = steps.get(step - 1).maximumGap();
    if (gap != null && waited > gap.toMillis()) {
      return false;
    }
    return inWindow(chain.get(0).time(), Math.max(event.at(), last.time()));
  }

  /** With a grace: the earliest unused events of a step that are not too early. */
  private List<Event> earliest(List<Link> chain, int step, List<Event> events) {
    List<Event> usable =
        events.stream()
            .filter(event -> matches(event, step))
            .filter(event -> !uses(chain, event))
            .filter(event -> event.at() >= last(chain).event().at() - rules.grace().toMillis())
            .toList();
    return usable.stream().filter(event -> event.at() == usable.get(0).at()).toList();
  }

  /** The place of a step in the reported chain: free steps are numbered as they are done. */
  private int slot(List<Link> chain, int step) {
    if (steps.get(step - 1).kind() != Kind.FREE) {
      return step;
    }
    int first = step;
    while (first > 1 && stage[first - 2] == stage[step - 1]) {
      first--;
    }
    int done = 0;
    for (Link link : chain) {
      done += stage[link.step() - 1] == stage[step - 1] ? 1 : 0;
    }
    return first + done;
  }

  /** How far a chain was at each time: level first, then steps done. */
  private long[] progress(List<Link> chain, long[] times) {
    if (!rules.grace().isZero()) {
      return soonest(chain);
    }
    long[] progress = new long[times.length];
    for (int i = 0; i < times.length; i++) {
      for (Link link : chain) {
        if (link.time() <= times[i]) {
          progress[i] = Math.max(progress[i], link.slot() * 100L) + 1;
        }
      }
    }
    return progress;
  }

  /** With a grace: when each step was logged, the sooner the more. */
  private long[] soonest(List<Link> chain) {
    long[] soonest = new long[count];
    Arrays.fill(soonest, FunnelOracle.NEVER);
    for (int i = 0; i < chain.size(); i++) {
      soonest[i] = -chain.get(i).event().at();
    }
    return soonest;
  }

  /** An attempt as it would go on if nothing ended it; when it reaches each level, from 1. */
  record Way(List<Link> chain, List<Long> reachedAt) {

    static Way of(List<Link> chain, long[] reachedAt) {
      return new Way(chain, LongStream.of(reachedAt).boxed().toList());
    }
  }

  /** The chains that get as far as they can at each time, one time after the other. */
  List<Way> furthest(List<List<Link>> chains, long[] times) {
    List<Way> furthest = new ArrayList<>();
    long[] most = {};
    for (List<Link> chain : chains) {
      long[] progress = progress(chain, times);
      int compared = Arrays.compare(progress, most);
      if (compared > 0) {
        furthest.clear();
        most = progress;
      }
      if (compared >= 0) {
        long[] reachedAt = new long[count + 1];
        Arrays.fill(reachedAt, FunnelOracle.FOREVER);
        for (Link link : chain) {
          for (int level = 1; level <= link.slot(); level++) {
            reachedAt[level] = Math.min(reachedAt[level], link.time());
          }
        }
        furthest.add(Way.of(chain, reachedAt));
      }
    }
    return furthest;
  }

  boolean mixesStages() {
    int stages = stage[count - 1] + 1;
    return stages > 1 && stages < count;
  }

  /**
   * The chains that get as far as they can at each time, parted by the events that finished stages
   * took: the rules give events anew within a stage of free steps, not across stages.
   */
  List<List<List<Link>>> committed(List<List<Link>> chains, long[] times, int from) {
    if (from == times.length || chains.size() == 1) {
      return List.of(chains);
    }
    long[] upToNow = Arrays.copyOf(times, from + 1);
    List<List<Link>> best = furthest(chains, upToNow).stream().map(Way::chain).toList();
    Map<Set<Event>, List<List<Link>>> alike = new LinkedHashMap<>();
    for (List<Link> chain : best) {
      alike.computeIfAbsent(finished(chain, times[from]), key -> new ArrayList<>()).add(chain);
    }
    List<List<List<Link>>> all = new ArrayList<>();
    alike.values().forEach(part -> all.addAll(committed(part, times, from + 1)));
    return all;
  }

  private Set<Event> finished(List<Link> chain, long now) {
    int current = 0;
    for (Link link : chain) {
      current = link.time() <= now ? Math.max(current, stage[link.step() - 1]) : current;
    }
    Set<Event> taken = new HashSet<>();
    for (Link link : chain) {
      if (link.time() <= now && stage[link.step() - 1] < current) {
        taken.add(link.event());
      }
    }
    return taken;
  }

  /**
   * With gaps, a level is reached when any chain does, and the chain that is reported is the latest
   * of those that reach the last level first: by the step before the last, then by the one before.
   */
  List<Way> latest(List<List<Link>> chains, long until) {
    long[] reachedAt = new long[count + 1];
    Arrays.fill(reachedAt, FunnelOracle.FOREVER);
    for (List<Link> chain : chains) {
      for (Link link : chain) {
        reachedAt[link.slot()] = Math.min(reachedAt[link.slot()], link.time());
      }
    }
    List<Way> latest = new ArrayList<>();
    long[] best = {};
    for (List<Link> chain : chains) {
      int level = chain.size();
      long end = last(chain).time();
      boolean asFar = level == count || reachedAt[level + 1] > until;
      if (asFar && end <= until && end == reachedAt[level]) {
        long[] backwards = new long[level];
        for (int i = 0; i < level; i++) {
          backwards[i] = chain.get(level - 1 - i).time();
        }
        int compared = Arrays.compare(backwards, best);
        if (compared > 0) {
          latest.clear();
          best = backwards;
        }
        if (compared >= 0) {
          latest.add(Way.of(chain, reachedAt));
        }
      }
    }
    return latest;
  }

  boolean hasGaps() {
    return steps.stream().anyMatch(step -> step.maximumGap() != null);
  }
}
