package io.github.cxmetrics.funnel;

import io.github.cxmetrics.funnel.Attempt.End;
import io.github.cxmetrics.funnel.ChainOracle.Event;
import io.github.cxmetrics.funnel.ChainOracle.Link;
import io.github.cxmetrics.funnel.ChainOracle.Way;
import io.github.cxmetrics.funnel.FunnelOracle.Try;
import io.github.cxmetrics.funnel.FunnelStep.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One attempt of the search: what ends it, and what is reported of it. */
final class AttemptOracle {

  private final FunnelDefinition definition;
  private final List<FunnelStep> steps;
  private final int count;
  private final AttemptRules rules;
  private final ChainOracle oracle;

  AttemptOracle(FunnelDefinition definition, ChainOracle oracle) {
    this.definition = definition;
    this.oracle = oracle;
    steps = definition.steps();
    count = steps.size();
    rules = definition.rules();
  }

  Try follow(List<Event> events, long entry) {
    List<List<Link>> chains = oracle.chains(events, entry);
    long[] times = events.stream().mapToLong(Event::at).distinct().toArray();
    List<Way> ways = new ArrayList<>();
    if (oracle.hasGaps()) {
      ways.addAll(oracle.latest(chains, FunnelOracle.FOREVER - 1));
    } else if (oracle.mixesStages()) {
      oracle
          .committed(chains, times, 0)
          .forEach(alike -> ways.addAll(oracle.furthest(alike, times)));
    } else {
      ways.addAll(oracle.furthest(chains, times));
    }
    Set<Try> verdicts = new HashSet<>();
    for (Way way : ways) {
      verdicts.add(judge(way, chains, events, times, entry));
    }
    if (verdicts.size() > 1) {
      throw new FunnelOracle.Undetermined(
          "ties: events of one millisecond can be given out in ways that differ later");
    }
    return verdicts.iterator().next();
  }

  private static int levelAt(Way way, long time) {
    int level = 0;
    while (level + 1 < way.reachedAt().size() && way.reachedAt().get(level + 1) <= time) {
      level++;
    }
    return level;
  }

  /** Goes through the time of an attempt until something ends it. */
  private Try judge(
      Way way, List<List<Link>> chains, List<Event> events, long[] times, long entry) {
    for (long now : times) {
      if (now < entry) {
        continue;
      }
      int before = levelAt(way, now - 1);
      int after = levelAt(way, now);
      if (before == count || !canMoveOn(chains, entry, now)) {
        break;
      }
      List<Event> together = events.stream().filter(event -> event.at() == now).toList();
      List<Exclusion> excluded = excluded(together, before, after);
      if (!excluded.isEmpty()) {
        return stopped(way, chains, excluded, after, now);
      }
      if (after < count && breaksOrder(way, chains, together, before, after, now)) {
        return ended(way, chains, after, now, End.ORDER_BROKEN, false, false);
      }
    }
    if (levelAt(way, FunnelOracle.FOREVER - 1) == count) {
      return result(
          way.chain(),
          End.CONVERTED,
          ChainOracle.last(way.chain()).time(),
          FunnelOracle.NEVER,
          false,
          false);
    }
    long until = openUntil(chains, entry);
    return result(way.chain(), End.NO_FURTHER_STEP, until, until, false, false);
  }

  private Try stopped(
      Way way, List<List<Link>> chains, List<Exclusion> excluded, int after, long now) {
    boolean removes = has(excluded, ExclusionEffect.REMOVE_ACTOR);
    boolean voids = removes || has(excluded, ExclusionEffect.VOID_ATTEMPT);
    int kept = after;
    if (rules.tieWinner() == TieWinner.EXCLUSION) {
      for (Exclusion exclusion : excluded) {
        kept = Math.min(kept, exclusion.to() - 1);
      }
      boolean anyOptional = steps.stream().anyMatch(step -> step.kind() == Kind.OPTIONAL);
      if (!voids && kept < after && (anyOptional || oracle.hasGaps())) {
        throw new FunnelOracle.Undetermined(
            "exclusions that win ties: which steps before them are reported");
      }
    }
    return ended(way, chains, kept, now, End.EXCLUDED, voids, removes);
  }

  private static boolean has(List<Exclusion> excluded, ExclusionEffect effect) {
    return excluded.stream().anyMatch(exclusion -> exclusion.effect() == effect);
  }

  private Try ended(
      Way way,
      List<List<Link>> chains,
      int kept,
      long now,
      End end,
      boolean voided,
      boolean removes) {
    List<Link> chain = way.chain();
    if (oracle.hasGaps()) {
      List<List<Link>> shorter = chains.stream().filter(each -> each.size() <= kept).toList();
      chain = oracle.latest(shorter, now).get(0).chain();
    }
    List<Link> done = chain.stream().filter(l -> l.slot() <= kept && l.time() <= now).toList();
    return result(done, end, now, FunnelOracle.NEVER, voided, removes);
  }

  private Try result(
      List<Link> chain, End end, long over, long openUntil, boolean voided, boolean removes) {
    Long[] times = new Long[count];
    Arrays.fill(times, FunnelOracle.NEVER);
    int level = 0;
    for (Link link : chain) {
      times[link.slot() - 1] = link.time();
      level = Math.max(level, link.slot());
    }
    return new Try(
        chain.get(0).time(), level, List.of(times), end, over, openUntil, voided, removes);
  }

  /** Whether an attempt that has not converted can take any step at a time or later. */
  private boolean canMoveOn(List<List<Link>> chains, long entry, long now) {
    if (!oracle.inWindow(entry, now)) {
      return false;
    }
    if (!oracle.hasGaps()) {
      return true;
    }
    for (List<Link> chain : chains) {
      Link last = ChainOracle.last(chain);
      if (chain.size() < count && last.time() <= now) {
        Duration gap = steps.get(chain.size()).maximumGap();
        if (gap == null || now - last.time() <= gap.toMillis()) {
          return true;
        }
      }
    }
    return false;
  }

  private long openUntil(List<List<Link>> chains, long entry) {
    long end = oracle.windowEnd(entry);
    if (!oracle.hasGaps()) {
      return end;
    }
    long latest = FunnelOracle.NEVER;
    for (List<Link> chain : chains) {
      Duration gap = chain.size() == count ? null : steps.get(chain.size()).maximumGap();
      if (chain.size() < count) {
        latest =
            Math.max(
                latest,
                gap == null
                    ? FunnelOracle.FOREVER
                    : ChainOracle.last(chain).time() + gap.toMillis());
      }
    }
    return Math.min(end, latest);
  }

  private List<Exclusion> excluded(List<Event> together, int before, int after) {
    List<Exclusion> found = new ArrayList<>();
    for (int i = 0; i < definition.exclusions().size(); i++) {
      Exclusion exclusion = definition.exclusions().get(i);
      int bit = definition.exclusionBit(i);
      boolean happens = together.stream().anyMatch(event -> (event.mask() & bit) != 0);
      boolean stepWins = rules.tieWinner() == TieWinner.STEP;
      boolean opened = (stepWins ? before : after) >= exclusion.from();
      boolean closed = (stepWins ? after : before) >= exclusion.to();
      if (happens && opened && !closed) {
        found.add(exclusion);
      }
    }
    return found;
  }

  private boolean breaksOrder(
      Way way, List<List<Link>> chains, List<Event> together, int before, int after, long now) {
    if (!rules.isStricter()) {
      return false;
    }
    boolean moved = after > before;
    if (rules.order().contains(OrderRule.CONTIGUOUS) && !moved) {
      return true;
    }
    if (!oracle.hasGaps()) {
      return anyBreaks(left(together, way.chain(), before, after), after);
    }
    Set<Boolean> verdicts = new HashSet<>();
    if (moved) {
      for (List<Link> chain : chains) {
        if (chain.size() == after && ChainOracle.last(chain).time() == now) {
          verdicts.add(anyBreaks(left(together, chain, before, after), after));
        }
      }
    } else {
      verdicts.add(anyBreaks(together, after));
    }
    if (verdicts.size() > 1) {
      throw new FunnelOracle.Undetermined(
          "ties: what is left over after the steps of one millisecond");
    }
    return verdicts.contains(true);
  }

  private static List<Event> left(List<Event> together, List<Link> chain, int before, int after) {
    List<Event> left = new ArrayList<>();
    for (Event event : together) {
      boolean used =
          chain.stream()
              .anyMatch(l -> l.event() == event && l.slot() > before && l.slot() <= after);
      if (!used) {
        left.add(event);
      }
    }
    return left;
  }

  private boolean anyBreaks(Collection<Event> left, int level) {
    for (Event event : left) {
      int highest = 0;
      int lowest = 0;
      boolean reached = false;
      boolean latest = false;
      for (int step = 1; step <= count; step++) {
        if (oracle.matches(event, step)) {
          lowest = lowest == 0 ? step : lowest;
          highest = step;
          reached |= step <= level;
          latest |= step == level;
        }
      }
      boolean tooEarly = highest > 0 && lowest > level + 1;
      if ((rules.order().contains(OrderRule.STEP_STRICT) && tooEarly)
          || (rules.order().contains(OrderRule.NO_REPEAT_OF_REACHED) && reached)
          || (rules.order().contains(OrderRule.NO_REPEAT_OF_LATEST) && latest)) {
        return true;
      }
    }
    return false;
  }
}
