package io.github.cxmetrics.retention;

import com.google.common.collect.Maps;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.state.ActorState;
import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept for a retention of actors known by number: their events or periods, the values
 * of the property that divides cohorts, and when the last event was.
 */
final class RetentionStore implements ActorState<RetentionStore> {

  @Serial private static final long serialVersionUID = 1L;

  private static final int[] NO_NUMBERS = {};

  private final RetentionDefinition definition;

  /* None if the definition has no property. */
  private final @Nullable Dictionary properties;
  private final RetentionState state;
  private long lastMillis;

  RetentionStore(RetentionDefinition definition) {
    this(
        definition,
        definition.property().isEmpty() ? null : noProperties(),
        RetentionState.of(definition),
        RetentionScope.LAST_EVENT);
  }

  private RetentionStore(
      RetentionDefinition definition,
      @Nullable Dictionary properties,
      RetentionState state,
      long lastMillis) {
    this.definition = definition;
    this.properties = properties;
    this.state = state;
    this.lastMillis = lastMillis;
  }

  /** The empty text, which stands for no value, is always there and first. */
  private static Dictionary noProperties() {
    Dictionary properties = new Dictionary();
    properties.numberOf("");
    return properties;
  }

  /** The sum of what amounts came to without their signs and one more; -1 beyond a limit. */
  static long plus(long total, long value, long most) {
    long size = value == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(value);
    return size > most - total ? -1 : total + size;
  }

  /** Checks an event without adding it. */
  void require(long atMillis, int roles, String property, long value) {
    EventTime.require(atMillis);
    RetentionRoles.require(roles);
    int both = RetentionRoles.START | RetentionRoles.RETURN;
    if (definition.hasOneEvent() && (roles & both) != 0 && (roles & both) != both) {
      throw new IllegalArgumentException(
          "event must start and return, or neither, where both are the same event, was of roles "
              + roles);
    }
    StateWriter.requireWellFormed("property of an event", property);
    if (isAmount(roles) && plus(absoluteTotal(), value, definition.mostTotal()) < 0) {
      throw new ArithmeticException(
          "amounts must come to " + definition.mostTotal() + " at most, was " + value + " more");
    }
  }

  private boolean isAmount(int roles) {
    return !definition.value().isEmpty() && (roles & RetentionRoles.RETURN) != 0;
  }

  /** Whether an event is to be kept. */
  boolean keeps(int roles) {
    return keptRoles(definition, roles) != 0;
  }

  /** The roles that a definition looks at. */
  static int keptRoles(RetentionDefinition definition, int roles) {
    if (definition.cohorts() != CohortRule.FIRST_EVER) {
      return roles & ~RetentionRoles.START_NAME;
    }
    boolean starts = (roles & RetentionRoles.START) != 0;
    return starts ? roles | RetentionRoles.START_NAME : roles;
  }

  /** Notes the time of an event, kept or not: the data reach that far. */
  void see(long atMillis) {
    lastMillis = Math.max(lastMillis, atMillis);
  }

  /** Adds an event that was checked and is to be kept. */
  void add(long actor, long atMillis, int roles, String property, long value) {
    boolean starts = (roles & RetentionRoles.START) != 0;
    long amount = isAmount(roles) ? value : 0;
    int number = starts && properties != null ? properties.numberOf(property) : 0;
    state.add(actor, atMillis, keptRoles(definition, roles), number, amount);
  }

  void addAll(long[] actors, long[] atMillis, int from, int to, Parallelism threads) {
    lastMillis = Math.max(lastMillis, state.addAll(actors, atMillis, from, to, threads));
  }

  @Override
  public RetentionStore empty() {
    return new RetentionStore(definition);
  }

  @Override
  public boolean isInOrder() {
    return properties == null || properties.isSorted();
  }

  @Override
  public RetentionStore emptyInOrder() {
    return new RetentionStore(
        definition,
        properties == null ? null : properties.sorted(),
        RetentionState.of(definition),
        RetentionScope.LAST_EVENT);
  }

  @Override
  public void requireRoom(RetentionStore other) {
    if (plus(absoluteTotal(), other.absoluteTotal(), definition.mostTotal()) < 0) {
      throw new ArithmeticException(
          "amounts must come to "
              + definition.mostTotal()
              + " at most, was "
              + other.absoluteTotal()
              + " more");
    }
  }

  @Override
  public void merge(RetentionStore other) {
    merge(other, LongUnaryOperator.identity());
  }

  @Override
  public void merge(RetentionStore other, LongUnaryOperator actors) {
    int[] numbers =
        properties == null || other.properties == null
            ? NO_NUMBERS
            : properties.merge(other.properties);
    state.merge(other.state, actors, numbers);
    lastMillis = Math.max(lastMillis, other.lastMillis);
  }

  @Override
  public RetentionStore copy() {
    return new RetentionStore(
        definition, properties == null ? null : properties.copy(), state.copy(), lastMillis);
  }

  long actors() {
    return state.actors();
  }

  @Override
  public void forEachActor(LongConsumer consumer) {
    state.forEachActor(consumer);
  }

  Retention result(RetentionScope scope, Parallelism threads) {
    RetentionScope ended = ended(scope);
    CohortSums sums = new CohortSums(definition, ended.asOfMillis());
    fold(RetentionFolds.into(sums, definition, ended), threads);
    return sums.result();
  }

  SortedMap<String, Retention> resultsByProperty(RetentionScope scope) {
    return Collections.unmodifiableSortedMap(
        new TreeMap<>(Maps.transformValues(sumsByProperty(ended(scope)), CohortSums::result)));
  }

  /** By value of the property, what was counted of those that have a member. */
  SortedMap<String, CohortSums> sumsByProperty(RetentionScope ended) {
    RetentionFolds folds = RetentionFolds.byProperty(definition, ended);
    fold(folds, Parallelism.none());
    return folds.sumsByProperty();
  }

  private RetentionScope ended(RetentionScope scope) {
    return scope.asOfMillis() == RetentionScope.LAST_EVENT
        ? new RetentionScope(lastMillis, scope.firstCohort(), scope.endCohort())
        : scope;
  }

  /** Counts every actor. */
  void fold(RetentionFolds folds, Parallelism threads) {
    Dictionary texts = properties;
    state.fold(folds, texts == null ? number -> "" : texts::text, threads);
  }

  RetentionDefinition definition() {
    return definition;
  }

  /** What all amounts come to without their signs. */
  long absoluteTotal() {
    return state.absoluteTotal();
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeLong(lastMillis);
    if (properties != null) {
      properties.writeTo(out);
    }
    state.writeTo(out);
  }

  @Override
  public RetentionStore readFrom(StateReader in) {
    long last = in.readLong();
    if (last != RetentionScope.LAST_EVENT && !EventTime.isTime(last)) {
      throw new StateFormatException("last time of a retention must be near 1970, was " + last);
    }
    Dictionary read = properties == null ? null : Dictionary.readFrom(in);
    if (read != null && read.find("") != 0) {
      throw new StateFormatException("values of a property must begin with the empty text");
    }
    return new RetentionStore(
        definition, read, state.readFrom(in, read == null ? 1 : read.size()), last);
  }
}
