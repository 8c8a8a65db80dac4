package io.github.cxmetrics.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.stats.StepTimes;
import java.io.Serializable;

/**
 * What happened in a stage.
 *
 * @param name its name
 * @param events how many events belong to it
 * @param actors how many actors entered it
 * @param entries how often it was entered; an entry is an event of it after one of another stage,
 *     or an actor's first
 * @param starts how many actors entered it as their first stage
 * @param moves where those who left it went
 * @param dropped how many actors have it as their last stage and have been quiet for long
 * @param stillThere how many actors have it as their last stage and have not
 * @param onward how many actors entered a later stage after they had entered this one
 * @param times how long stays took that are over, from an entry to entering another stage
 * @since 0.1
 */
public record StageSummary(
    String name,
    long events,
    long actors,
    long entries,
    long starts,
    Moves moves,
    long dropped,
    long stillThere,
    long onward,
    StepTimes times)
    implements Serializable {

  /**
   * Where those who left a stage went, each time they did.
   *
   * @param next to the stage right after it
   * @param skipped to a stage beyond the next
   * @param back to a stage before it
   * @since 0.1
   */
  public record Moves(long next, long skipped, long back) implements Serializable {}

  /**
   * How many actors have it as their last stage. Each has one stay that is not over; how long it
   * will take is not known, and is not among the times.
   *
   * @return at least 0
   */
  public long openStays() {
    return dropped + stillThere;
  }

  /**
   * The share of actors who dropped off here, of those who entered it. Without {@code asOf} nothing
   * is taken as open, and this is the share of actors whose last stage it is.
   *
   * @param level the confidence level
   * @return the share with Wilson's interval
   */
  public Estimate dropOff(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(dropped, actors, level);
  }

  /**
   * The share of actors who entered any later stage afterwards, of those who entered it.
   *
   * @param level the confidence level
   * @return the share with Wilson's interval
   */
  public Estimate onward(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(onward, actors, level);
  }
}
