package io.github.cxmetrics.path;

import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;

/**
 * Events by name, by a condition, or by both.
 *
 * <p>The condition is a name here, part of the definition and so of the state; the code behind it
 * is given where records are read ({@link StageEvents#condition}).
 *
 * @param event the name of the event; empty for events of any name
 * @param condition the name of a condition that must hold too, such as {@code "amount>100"}; empty
 *     for none
 * @since 0.1
 */
public record StageMatch(String event, String condition) implements Serializable {

  /**
   * Checks that something is matched.
   *
   * @param event as the record component
   * @param condition as the record component
   * @throws IllegalArgumentException if both are empty, or one has half a surrogate pair
   */
  public StageMatch {
    if (event.isEmpty() && condition.isEmpty()) {
      throw new IllegalArgumentException("stage match must have a name or a condition, was empty");
    }
    StateWriter.requireWellFormed("event of a stage", event);
    StateWriter.requireWellFormed("condition of a stage", condition);
  }

  /**
   * All events of a name.
   *
   * @param event the name
   * @return the match
   */
  public static StageMatch event(String event) {
    return new StageMatch(event, "");
  }

  /**
   * Events of any name that meet a condition.
   *
   * @param condition the name of the condition
   * @return the match
   */
  public static StageMatch condition(String condition) {
    return new StageMatch("", condition);
  }

  /** Whether an event of a name could match, its condition aside. */
  boolean namesMatch(String name) {
    return event.isEmpty() || event.equals(name);
  }

  /**
   * The match as definitions show it.
   *
   * @return {@code "name"}, {@code "name" if "condition"} or {@code any if "condition"}
   */
  @Override
  public String toString() {
    String name = event.isEmpty() ? "any" : Quoted.of(event);
    return condition.isEmpty() ? name : name + " if " + Quoted.of(condition);
  }
}
