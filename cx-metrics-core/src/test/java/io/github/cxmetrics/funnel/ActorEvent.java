package io.github.cxmetrics.funnel;

/**
 * One event of an actor, as tests write it down.
 *
 * @param at when, in milliseconds
 * @param mask the steps and exclusions it matches
 * @param held the value held constant
 * @param segment the value that makes segments
 * @param id its own id
 */
record ActorEvent(long at, int mask, String held, String segment, long id) {

  ActorEvent(long at, int mask) {
    this(at, mask, "", "", 0);
  }

  /** The event as code. */
  String source() {
    return held.isEmpty() && segment.isEmpty() && id == 0
        ? "new ActorEvent(" + at + ", 0b" + Integer.toBinaryString(mask) + ")"
        : "new ActorEvent("
            + at
            + ", 0b"
            + Integer.toBinaryString(mask)
            + ", \""
            + held
            + "\", \""
            + segment
            + "\", "
            + id
            + ")";
  }
}
