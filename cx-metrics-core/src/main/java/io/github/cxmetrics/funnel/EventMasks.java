package io.github.cxmetrics.funnel;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/** Which events are worth keeping, and what is kept of their masks. */
final class EventMasks implements Serializable {

  /** Stands for an event that no rule of the definition looks at; the one negative number. */
  static final int DROPPED = -1;

  @Serial private static final long serialVersionUID = 1L;

  private final int stepMask;
  private final int relevant;
  private final boolean keepsAll;
  private final boolean firstStepOnly;

  /* What kept() says of masks of eight bits. */
  private final int[] table = new int[256];

  EventMasks(FunnelDefinition definition) {
    stepMask = (1 << definition.steps().size()) - 1;
    boolean firstEver = definition.entries().filter() == EntryFilter.FIRST_EVER;
    relevant = definition.firstNameBit() - 1 | (firstEver ? definition.firstNameBit() : 0);
    keepsAll = definition.needsAllEvents();
    firstStepOnly = definition.rules().eventUse() == EventUse.FIRST_STEP;
    Arrays.setAll(table, this::kept);
  }

  /** By masks of eight bits, what is kept of them; not to be changed. */
  int[] table() {
    return table;
  }

  /** What is kept of a mask; {@link #DROPPED} if the event need not be kept. */
  int kept(int mask) {
    int kept = mask & relevant;
    if (firstStepOnly) {
      kept &= ~(kept & stepMask & (kept & stepMask) - 1);
    }
    return kept == 0 && !keepsAll ? DROPPED : kept;
  }

  /** Whether a mask is as {@link #kept} leaves it. */
  boolean isKept(int mask) {
    return kept(mask) == mask;
  }
}
