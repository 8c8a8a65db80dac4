package io.github.cxmetrics.funnel;

/** Says in which milliseconds of an actor attempts may begin. */
final class EntryFinder {

  /** Stands for a time that is not known, or never came. */
  static final long NO_TIME = Long.MAX_VALUE;

  private static final long ANY_TIME = Long.MIN_VALUE;

  private final CompiledFunnel funnel;
  private final EntryFilter filter;
  private final EntryRange range;
  private final int firstNameMask;

  /* The one time at which an entry may be, where a filter leaves but one. */
  private long onlyEntry = ANY_TIME;

  /* The earliest and the latest time at which an attempt may be over. */
  private long firstDeadline = Long.MIN_VALUE;
  private long lastDeadline = Long.MAX_VALUE;

  EntryFinder(CompiledFunnel funnel) {
    this.funnel = funnel;
    filter = funnel.definition.entries().filter();
    range = funnel.definition.entries().range();
    firstNameMask = funnel.firstStepsMask | funnel.definition.firstNameBit();
  }

  /** Lets only attempts begin that are over between two times. */
  void limitDeadlines(long first, long last) {
    firstDeadline = first;
    lastDeadline = last;
  }

  /**
   * Finds the one time that the filter leaves, if it leaves but one.
   *
   * @param known that time, if it is known from events that are no longer there
   */
  void filter(ActorEvents events, long known) {
    if (filter == EntryFilter.ALL) {
      onlyEntry = ANY_TIME;
    } else {
      onlyEntry = known == NO_TIME ? firstOf(events) : known;
    }
  }

  private long firstOf(ActorEvents events) {
    int bits = filter == EntryFilter.FIRST_EVER ? firstNameMask : funnel.firstStepsMask;
    for (int i = 0; i < events.size; i++) {
      if ((events.mask[i] & bits) != 0) {
        return events.at[i];
      }
    }
    return NO_TIME;
  }

  /** The time that {@link #filter} found, if it did and it lies before another. */
  long onlyEntryBefore(long atMillis) {
    return onlyEntry != ANY_TIME && onlyEntry < atMillis ? onlyEntry : NO_TIME;
  }

  /** Whether an attempt begins with the events of a millisecond. */
  boolean isEntry(ActorEvents events, int from, int end) {
    long now = events.at[from];
    if (onlyEntry != ANY_TIME && now != onlyEntry) {
      return false;
    }
    for (int i = from; i < end; i++) {
      if ((events.mask[i] & funnel.firstStepsMask) != 0) {
        return allows(now, funnel.deadline(now));
      }
    }
    return false;
  }

  /** Whether an attempt may begin at a time and be over at another, the filter aside. */
  boolean allows(long entry, long deadline) {
    return range.contains(entry) && firstDeadline <= deadline && deadline <= lastDeadline;
  }
}
