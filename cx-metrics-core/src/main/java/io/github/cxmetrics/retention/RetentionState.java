package io.github.cxmetrics.retention;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/** What is kept of the events of many actors: either all of them, or periods as bits. */
sealed interface RetentionState extends Serializable permits ActivityState, EventState {

  /** An empty state that keeps what a definition needs. */
  static RetentionState of(RetentionDefinition definition) {
    return definition.isCompact() ? new ActivityState(definition) : new EventState(definition);
  }

  /**
   * Adds an event that has a role and whose time can be.
   *
   * @param property the number of the property's value
   */
  void add(long actor, long atMillis, int roles, int property, long value);

  /**
   * Adds events that are starts and returns, all or none.
   *
   * @return their latest time; the lowest long if there are none
   * @throws IllegalArgumentException if a time cannot be
   */
  long addAll(long[] actors, long[] atMillis, int from, int to, Parallelism threads);

  /**
   * Adds all of another state, which keeps the same.
   *
   * @param actors from an actor there to the actor here
   * @param properties by the numbers of values there, the numbers here
   */
  void merge(RetentionState other, LongUnaryOperator actors, int[] properties);

  RetentionState copy();

  /** How many actors have events. */
  long actors();

  /** Hands every actor to a consumer, once each. */
  void forEachActor(LongConsumer consumer);

  /**
   * Counts every actor.
   *
   * @param folds where memberships are counted
   * @param texts by number, the values of the property
   * @param threads who share it, where that is possible
   */
  void fold(RetentionFolds folds, IntFunction<String> texts, Parallelism threads);

  /** What all amounts come to without their signs. */
  long absoluteTotal();

  void writeTo(StateWriter out);

  /**
   * Reads a state.
   *
   * @param properties how many values of the property there are
   */
  RetentionState readFrom(StateReader in, int properties);
}
