package io.github.cxmetrics.path;

/** Takes what is read of the sessions of an actor. */
interface PathSink {

  /**
   * Takes a path: events that follow each other.
   *
   * @param at their times
   * @param nodes the ranks of their names
   * @param from the index of the first
   * @param to the index after the last
   */
  void path(long[] at, int[] nodes, int from, int to);

  /** Takes events that lie on one path or on several that overlap, each once. */
  void stretch(long[] at, int[] nodes, int from, int to);
}
