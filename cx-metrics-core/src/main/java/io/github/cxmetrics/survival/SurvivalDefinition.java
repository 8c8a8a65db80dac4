package io.github.cxmetrics.survival;

import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;

/**
 * What is waited for and how its time is counted: the names of the events that end an observation,
 * each of which excludes the others, and the unit of times.
 *
 * @param causes the names of the events; of several, each is a competing risk for the others
 * @param unit the unit of times in words, such as {@code "days"}; empty if it is not named. States
 *     of different units do not merge
 * @since 0.1
 */
public record SurvivalDefinition(List<String> causes, String unit) implements Serializable {

  private static final int MOST_CAUSES = 100;

  /** One event, called {@code event}; the unit of times is not named. */
  public static final SurvivalDefinition ONE_EVENT = new SurvivalDefinition(List.of("event"), "");

  /**
   * Checks the names.
   *
   * @param causes as the record component
   * @param unit as the record component
   * @throws IllegalArgumentException unless there are 1 to 100 causes with names that are different
   *     and not empty, or if a text has half a surrogate pair
   */
  public SurvivalDefinition {
    causes = List.copyOf(causes);
    if (causes.isEmpty() || causes.size() > MOST_CAUSES) {
      throw new IllegalArgumentException(
          "causes must be 1.." + MOST_CAUSES + ", was " + causes.size());
    }
    for (String cause : causes) {
      if (cause.isEmpty()) {
        throw new IllegalArgumentException("name of a cause must not be empty, was " + causes);
      }
      StateWriter.requireWellFormed("name of a cause", cause);
    }
    if (new HashSet<>(causes).size() < causes.size()) {
      throw new IllegalArgumentException("names of causes must differ, was " + causes);
    }
    StateWriter.requireWellFormed("unit of times", unit);
  }

  /**
   * Events of several causes, which compete; the unit of times is not named.
   *
   * @param causes the names of the events
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public static SurvivalDefinition ofCauses(String... causes) {
    return new SurvivalDefinition(List.of(causes), "");
  }

  /**
   * The same with a unit of times.
   *
   * @param newUnit such as {@code "days"}
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public SurvivalDefinition in(String newUnit) {
    return new SurvivalDefinition(causes, newUnit);
  }

  /**
   * The definition in words that identify it.
   *
   * @return for example {@code "cancelled", "unpaid" in "days"}
   */
  public String describe() {
    String names = Quoted.of(causes);
    return unit.isEmpty() ? names : names + " in " + Quoted.of(unit);
  }

  /** The number of a cause, from 1. */
  int outcomeOf(String cause) {
    int index = causes.indexOf(cause);
    if (index < 0) {
      throw new IllegalArgumentException("cause must be one of " + causes + ", was " + cause);
    }
    return index + 1;
  }

  /**
   * The definition in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
