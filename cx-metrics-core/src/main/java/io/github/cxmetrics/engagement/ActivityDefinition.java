package io.github.cxmetrics.engagement;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import java.time.ZoneId;

/**
 * What counts as activity, on whose days, and who is new. The page <em>How we read engagement</em>
 * of the documentation states every rule.
 *
 * <p>A definition is immutable and part of the state; states of different definitions do not merge.
 *
 * <pre>{@code
 * ActivityDefinition purchases =
 *     ActivityDefinition.in(ZoneId.of("Europe/London")).of("purchase").newByCreation();
 * }</pre>
 *
 * @param zone the zone whose local dates are the days
 * @param activity a name for what counts, such as {@code "purchase"}; which records count is said
 *     by code ({@code where}), and the name keeps states of different records apart
 * @param newActors how it is known that an actor is new
 * @since 0.1
 */
public record ActivityDefinition(ZoneId zone, String activity, NewActors newActors)
    implements Serializable {

  /** The name of activity that is not given one. */
  public static final String ANY = "any";

  /**
   * Checks the name.
   *
   * @param zone as the record component
   * @param activity as the record component
   * @param newActors as the record component
   * @throws IllegalArgumentException if the name is empty or has half a surrogate pair
   */
  public ActivityDefinition {
    requireNonNull(zone, "zone");
    requireNonNull(newActors, "newActors");
    requireName("name of an activity", activity);
  }

  static void requireName(String what, String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException(what + " must not be empty");
    }
    StateWriter.requireWellFormed(what, name);
  }

  /**
   * Any activity, on the days of a zone; an actor is new with the first activity.
   *
   * @param zone the zone whose local dates are the days
   * @return the definition
   */
  public static ActivityDefinition in(ZoneId zone) {
    return new ActivityDefinition(zone, ANY, NewActors.FIRST_ACTIVITY);
  }

  /**
   * This definition with another name for what counts.
   *
   * @param newActivity the name
   * @return the definition
   * @throws IllegalArgumentException if the name is empty or has half a surrogate pair
   */
  public ActivityDefinition of(String newActivity) {
    return new ActivityDefinition(zone, newActivity, newActors);
  }

  /**
   * This definition where actors are new when they were created.
   *
   * @return the definition
   */
  public ActivityDefinition newByCreation() {
    return new ActivityDefinition(zone, activity, NewActors.CREATION);
  }

  boolean usesCreation() {
    return newActors == NewActors.CREATION;
  }

  CalendarGrid days() {
    return CalendarGrid.of(CalendarUnit.DAY, zone);
  }

  /**
   * The whole definition in words that identify it.
   *
   * @return for example {@code "purchase" on days in Europe/London, new by first activity}
   */
  public String describe() {
    return Quoted.of(activity) + " on days in " + zone + ", new by " + newActors.words();
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
