package io.github.cxmetrics.funnel;

import java.io.Serializable;

/**
 * Events by name, by a condition, or by both.
 *
 * <p>The condition is a name here, part of the definition and so of the state; the code behind it
 * is given where records are read ({@link FunnelEvents#condition}).
 *
 * @param event the name of the event; empty for events of any name
 * @param condition the name of a condition that must hold too, such as {@code "amount>100"}; empty
 *     for none
 * @since 0.1
 */
public record EventMatch(String event, String condition) implements Serializable {

  /**
   * Checks that something is matched.
   *
   * @param event as the record component
   * @param condition as the record component
   * @throws IllegalArgumentException if both are empty
   */
  public EventMatch {
    if (event.isEmpty() && condition.isEmpty()) {
      throw new IllegalArgumentException("event match must have a name or a condition, was empty");
    }
  }

  /**
   * All events of a name.
   *
   * @param event the name
   * @return the match
   */
  public static EventMatch event(String event) {
    return new EventMatch(event, "");
  }

  /**
   * Events of any name that meet a condition.
   *
   * @param condition the name of the condition
   * @return the match
   */
  public static EventMatch condition(String condition) {
    return new EventMatch("", condition);
  }

  /**
   * Whether an event of a name could match, its condition aside.
   *
   * @param name the event's name
   * @return true if this match is for that name or any
   */
  boolean namesMatch(String name) {
    return event.isEmpty() || event.equals(name);
  }

  /**
   * The match as definitions show it.
   *
   * @return {@code name}, {@code name[condition]} or {@code [condition]}
   */
  @Override
  public String toString() {
    return condition.isEmpty() ? event : event + '[' + condition + ']';
  }
}
