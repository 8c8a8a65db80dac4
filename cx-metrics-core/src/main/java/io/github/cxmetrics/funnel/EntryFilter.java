package io.github.cxmetrics.funnel;

/**
 * Which entries may begin an attempt. The filters look at all events of the actor, also before the
 * {@link EntryRange}.
 *
 * @since 0.1
 */
public enum EntryFilter {
  /** All of them. */
  ALL,

  /** The actor's first event that matches step 1. */
  FIRST_MATCHING,

  /**
   * The actor's first event ever of a name of step 1, if it matches; otherwise the actor has no
   * entry.
   */
  FIRST_EVER
}
