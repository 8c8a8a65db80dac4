package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import java.time.ZoneId;

/**
 * What counts as activity, and in which days or hours it is kept. The page <em>Inactivity
 * churn</em> of the documentation states every rule.
 *
 * <p>A definition is immutable and part of the state; states of different definitions do not merge.
 * The threshold of inactivity is no part of it: it is chosen when the state is read.
 *
 * <pre>{@code
 * InactivityDefinition orders =
 *     InactivityDefinition.daily(ZoneId.of("Europe/London")).of("order");
 * }</pre>
 *
 * @param zone the zone whose local days or hours are kept
 * @param unit {@link CalendarUnit#DAY} or {@link CalendarUnit#HOUR}
 * @param activity a name for what counts, such as {@code "order"}; which records count is said by
 *     code ({@code where}), and the name keeps states of different records apart
 * @since 0.1
 */
public record InactivityDefinition(ZoneId zone, CalendarUnit unit, String activity)
    implements Serializable {

  /** The name of activity that is not given one. */
  public static final String ANY = "any";

  /**
   * Checks the parts.
   *
   * @param zone as the record component
   * @param unit as the record component
   * @param activity as the record component
   * @throws IllegalArgumentException if the unit is neither a day nor an hour, or the name is empty
   *     or has half a surrogate pair
   */
  public InactivityDefinition {
    requireNonNull(zone, "zone");
    if (unit != CalendarUnit.DAY && unit != CalendarUnit.HOUR) {
      throw new IllegalArgumentException("inactivity must be in days or hours, was in " + unit);
    }
    if (activity.isEmpty()) {
      throw new IllegalArgumentException("name of an activity must not be empty");
    }
    StateWriter.requireWellFormed("name of an activity", activity);
  }

  /**
   * Any activity, by local days.
   *
   * @param zone the zone whose days are kept
   * @return the definition
   */
  public static InactivityDefinition daily(ZoneId zone) {
    return new InactivityDefinition(zone, CalendarUnit.DAY, ANY);
  }

  /**
   * Any activity, by hours of elapsed time.
   *
   * @param zone the zone on whose full hours they begin
   * @return the definition
   */
  public static InactivityDefinition hourly(ZoneId zone) {
    return new InactivityDefinition(zone, CalendarUnit.HOUR, ANY);
  }

  /**
   * This definition with another name for what counts.
   *
   * @param newActivity the name
   * @return the definition
   * @throws IllegalArgumentException if the name is empty or has half a surrogate pair
   */
  public InactivityDefinition of(String newActivity) {
    return new InactivityDefinition(zone, unit, newActivity);
  }

  /**
   * The days or hours.
   *
   * @return the grid
   */
  public CalendarGrid grid() {
    return CalendarGrid.of(unit, zone);
  }

  /**
   * Days or hours, as a word.
   *
   * @return {@code days} or {@code hours}
   */
  public String units() {
    return unit == CalendarUnit.DAY ? "days" : "hours";
  }

  /**
   * The whole definition in words that identify it.
   *
   * @return for example {@code "order" by days in Europe/London}
   */
  public String describe() {
    return Quoted.of(activity) + " by " + units() + " in " + zone;
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
