package io.github.cxmetrics.engagement;

/**
 * Counts one actor after the other for one question.
 *
 * @param <R> the answer, which is what was counted
 */
interface ActorCounter<R> {

  /** Counts all actors of a state, none of whom it counted before. */
  void addAll(ActivityState state);

  /** The answer so far; nothing may be added after it was asked for. */
  R sums();
}
