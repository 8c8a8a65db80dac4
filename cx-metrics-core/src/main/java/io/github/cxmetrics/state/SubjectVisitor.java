package io.github.cxmetrics.state;

/**
 * Takes the events of one subject after the other.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface SubjectVisitor {

  /**
   * Takes the events of a subject.
   *
   * @param subject whose events
   * @param cells where they stand, in order; valid and unchanged during the call only
   * @param from the index of the first event, counted in events
   * @param to the index after the last
   */
  void visit(long subject, long[] cells, int from, int to);
}
