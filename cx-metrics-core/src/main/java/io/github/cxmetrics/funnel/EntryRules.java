package io.github.cxmetrics.funnel;

import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Duration;

/**
 * Which entries begin attempts and which attempts count.
 *
 * @param choice which attempts count
 * @param filter which entries begin one
 * @param range when they do
 * @param sessionGap after how long without an event a session is over
 * @since 0.1
 */
public record EntryRules(
    EntryChoice choice, EntryFilter filter, EntryRange range, Duration sessionGap)
    implements Serializable {

  /** The best attempt of all entries; sessions end after 30 minutes. */
  public static final EntryRules DEFAULT =
      new EntryRules(EntryChoice.BEST, EntryFilter.ALL, EntryRange.ALL, Duration.ofMinutes(30));

  /**
   * Checks the gap.
   *
   * @param choice as the record component
   * @param filter as the record component
   * @param range as the record component
   * @param sessionGap as the record component
   * @throws IllegalArgumentException if the gap is negative
   */
  public EntryRules {
    EventTime.requireDuration("session gap", sessionGap);
  }

  EntryRules withChoice(EntryChoice newChoice) {
    return new EntryRules(newChoice, filter, range, sessionGap);
  }

  EntryRules withFilter(EntryFilter newFilter) {
    return new EntryRules(choice, newFilter, range, sessionGap);
  }

  EntryRules withRange(EntryRange newRange) {
    return new EntryRules(choice, filter, newRange, sessionGap);
  }

  EntryRules withSessionGap(Duration newGap) {
    return new EntryRules(choice, filter, range, newGap);
  }

  String describe() {
    StringBuilder text = new StringBuilder(", entries ").append(choice);
    if (filter != EntryFilter.ALL) {
      text.append(' ').append(filter);
    }
    if (!range.equals(EntryRange.ALL)) {
      text.append(" from ").append(range.fromMillis()).append(" to ").append(range.toMillis());
    }
    return text.toString();
  }
}
