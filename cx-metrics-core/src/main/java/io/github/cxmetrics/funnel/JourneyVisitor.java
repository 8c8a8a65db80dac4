package io.github.cxmetrics.funnel;

/**
 * Takes the way of one actor after the other.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface JourneyVisitor {

  /**
   * Takes the way of an actor.
   *
   * @param actor who
   * @param journey their way
   */
  void visit(long actor, Journey journey);
}
