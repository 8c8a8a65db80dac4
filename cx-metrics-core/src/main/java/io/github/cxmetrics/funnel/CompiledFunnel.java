package io.github.cxmetrics.funnel;

import io.github.cxmetrics.funnel.FunnelStep.Kind;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A definition in the primitives that the loops over events read. */
final class CompiledFunnel implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  static final long NO_GAP = Long.MAX_VALUE;

  final FunnelDefinition definition;
  final EventMasks masks;
  final int steps;
  final int stepMask;
  final int firstStepsMask;
  final boolean strictIncrease;
  final boolean contiguous;
  final boolean stepStrict;
  final boolean noRepeatOfReached;
  final boolean noRepeatOfLatest;
  final boolean stricter;
  final boolean reuse;
  final boolean fixed;
  final boolean limitsGaps;
  final boolean sessions;
  final boolean exclusionWins;
  final long graceMillis;

  /* By the index of the step, from 0: the longest time since the step before. */
  final long[] gaps;
  final int[] exclusionFrom;
  final int[] exclusionTo;
  final ExclusionEffect[] exclusionEffect;

  private final ConversionWindow window;
  private final boolean simpleWindow;
  private final long simpleMillis;

  /* By the index of the step, from 0: the bits of its stage. */
  private final int[] stages;

  CompiledFunnel(FunnelDefinition definition) {
    this.definition = definition;
    masks = new EventMasks(definition);
    List<FunnelStep> all = definition.steps();
    steps = all.size();
    stepMask = (1 << steps) - 1;
    AttemptRules rules = definition.rules();
    strictIncrease = rules.order().contains(OrderRule.STRICT_INCREASE);
    contiguous = rules.order().contains(OrderRule.CONTIGUOUS);
    stepStrict = rules.order().contains(OrderRule.STEP_STRICT);
    noRepeatOfReached = rules.order().contains(OrderRule.NO_REPEAT_OF_REACHED);
    noRepeatOfLatest = rules.order().contains(OrderRule.NO_REPEAT_OF_LATEST);
    stricter = rules.isStricter();
    reuse = rules.eventUse() == EventUse.ALL_STEPS;
    fixed = all.stream().allMatch(step -> step.kind() == Kind.REQUIRED);
    graceMillis = rules.grace().toMillis();
    exclusionWins = rules.tieWinner() == TieWinner.EXCLUSION;
    gaps = all.stream().mapToLong(step -> gapMillis(step.maximumGap())).toArray();
    boolean anyGap = false;
    for (int i = 1; i < steps; i++) {
      anyGap |= gaps[i] != NO_GAP;
    }
    limitsGaps = anyGap;
    window = definition.window();
    sessions =
        window.kind() == ConversionWindow.Kind.SESSION
            || definition.entries().choice() == EntryChoice.SESSIONS;
    simpleWindow = window.kind() == ConversionWindow.Kind.DURATION;
    simpleMillis = window.length().toMillis();
    List<Exclusion> exclusions = definition.exclusions();
    exclusionFrom = exclusions.stream().mapToInt(Exclusion::from).toArray();
    exclusionTo = exclusions.stream().mapToInt(Exclusion::to).toArray();
    exclusionEffect = exclusions.stream().map(Exclusion::effect).toArray(ExclusionEffect[]::new);
    stages = new int[steps];
    fillStages(all);
    firstStepsMask = stages[0];
  }

  private static long gapMillis(@Nullable Duration gap) {
    return gap == null ? NO_GAP : gap.toMillis();
  }

  private void fillStages(List<FunnelStep> all) {
    for (int i = 0; i < steps; i++) {
      if (i > 0 && all.get(i).kind() == Kind.FREE && all.get(i - 1).kind() == Kind.FREE) {
        continue;
      }
      int end = i + 1;
      while (all.get(i).kind() == Kind.FREE && end < steps && all.get(end).kind() == Kind.FREE) {
        end++;
      }
      for (int j = i; j < end; j++) {
        stages[j] = (1 << end) - (1 << i);
      }
    }
  }

  /** The steps of the stage of a step, as bits. */
  int stageOf(int step) {
    return stages[step];
  }

  /**
   * The rule that an event breaks for an attempt that did not take it; null if none.
   *
   * @param level the level of the attempt
   * @param of the steps of the event, as bits
   * @param moved whether the attempt took another event of the same millisecond
   */
  @Nullable OrderRule brokenRule(int level, int of, boolean moved) {
    if (contiguous && !moved) {
      return OrderRule.CONTIGUOUS;
    }
    if (stepStrict && of != 0 && (of & (1 << (level + 1)) - 1) == 0) {
      return OrderRule.STEP_STRICT;
    }
    if (noRepeatOfReached && (of & (1 << level) - 1) != 0) {
      return OrderRule.NO_REPEAT_OF_REACHED;
    }
    return noRepeatOfLatest && (of & 1 << (level - 1)) != 0 ? OrderRule.NO_REPEAT_OF_LATEST : null;
  }

  /** The last millisecond at which a step of an attempt may come, its session aside. */
  long deadline(long entryMillis) {
    return simpleWindow ? entryMillis + simpleMillis : window.deadline(entryMillis);
  }

  /** Whether the plain scan of levels gives the same answer as following every attempt. */
  boolean allowsLevelScan() {
    return fixed
        && !(limitsGaps && (stricter || reuse))
        && !(stricter && reuse)
        && !sessions
        && graceMillis == 0
        && exclusionFrom.length == 0
        && definition.entries().choice() == EntryChoice.BEST
        && definition.entries().filter() == EntryFilter.ALL
        && definition.properties().held().isEmpty();
  }
}
