package io.github.cxmetrics.funnel;

/**
 * How an attempt takes its steps: what the kinds of funnel do differently. Events come as groups of
 * one millisecond, of which an attempt takes what gets it furthest.
 */
abstract class Progress {

  final CompiledFunnel funnel;

  /* Filled by begin() and advance(). */
  AttemptState attempt;

  Progress(CompiledFunnel funnel) {
    this.funnel = funnel;
    this.attempt = new AttemptState(funnel.steps);
  }

  /** Starts over for another attempt. */
  void begin(AttemptState newAttempt) {
    attempt = newAttempt;
  }

  /**
   * Takes steps from the events of one millisecond; the level afterwards says how many.
   *
   * @param from the index of the first event
   * @param to the index after the last
   */
  abstract void advance(ActorEvents events, int from, int to);

  /** Whether an event was taken as a step when the attempt last moved. */
  abstract boolean isTaken(int event);

  /**
   * The steps, as bits, of which a later event may still move the attempt; others leave it as it
   * is.
   *
   * @param now when the events were that it looked at last
   */
  abstract int wanted(long now);

  /** The latest time at which the attempt could take another step, its window aside. */
  long aliveUntil() {
    return Long.MAX_VALUE;
  }

  /** Marks a step as done by an event. */
  final void done(ActorEvents events, int place, int step, int event) {
    attempt.done |= 1 << step;
    attempt.times[place] = events.at[event];
    attempt.events[place] = event;
  }
}
