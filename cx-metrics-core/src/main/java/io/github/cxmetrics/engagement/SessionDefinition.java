package io.github.cxmetrics.engagement;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.wire.Quoted;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What counts as an event of a session, and after how long a silence a session is over.
 *
 * <p>A definition is immutable and part of the state; states of different definitions do not merge.
 *
 * @param zone the zone whose local dates are the days; sessions themselves run over midnight
 * @param activity a name for what counts, such as {@code "page view"}
 * @param gap the longest silence within a session, itself included; 30 minutes by default
 * @since 0.1
 */
public record SessionDefinition(ZoneId zone, String activity, Duration gap)
    implements Serializable {

  /** The gap of a session that is not given one. */
  public static final Duration DEFAULT_GAP = Duration.ofMinutes(30);

  private static final Duration LONGEST_GAP = Duration.ofDays(366);

  /**
   * Checks the name and the gap.
   *
   * @param zone as the record component
   * @param activity as the record component
   * @param gap as the record component
   * @throws IllegalArgumentException if the name is empty or has half a surrogate pair, or the gap
   *     is not of whole milliseconds from 0 to 366 days
   */
  public SessionDefinition {
    requireNonNull(zone, "zone");
    ActivityDefinition.requireName("name of an activity", activity);
    if (gap.isNegative() || gap.compareTo(LONGEST_GAP) > 0 || gap.toNanosPart() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          "session gap must be of whole milliseconds in 0.."
              + LONGEST_GAP.toDays()
              + " days, was "
              + gap);
    }
  }

  /**
   * Sessions of any activity, parted by silences of more than 30 minutes.
   *
   * @param zone the zone whose local dates are the days
   * @return the definition
   */
  public static SessionDefinition in(ZoneId zone) {
    return new SessionDefinition(zone, ActivityDefinition.ANY, DEFAULT_GAP);
  }

  /**
   * This definition with another name for what counts.
   *
   * @param newActivity the name
   * @return the definition
   * @throws IllegalArgumentException if the name is empty or has half a surrogate pair
   */
  public SessionDefinition of(String newActivity) {
    return new SessionDefinition(zone, newActivity, gap);
  }

  /**
   * This definition with another gap.
   *
   * @param newGap the longest silence within a session
   * @return the definition
   * @throws IllegalArgumentException if the gap is not of whole milliseconds from 0 to 366 days
   */
  public SessionDefinition withGap(Duration newGap) {
    return new SessionDefinition(zone, activity, newGap);
  }

  /**
   * The whole definition in words that identify it.
   *
   * @return for example {@code "page view" on days in Europe/London, session gap PT30M}
   */
  public String describe() {
    return Quoted.of(activity) + " on days in " + zone + ", session gap " + gap;
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
