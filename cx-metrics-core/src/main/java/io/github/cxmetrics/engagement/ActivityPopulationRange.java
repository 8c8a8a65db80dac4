package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;

/**
 * The local dates about which populations of actors are asked, as {@link ActivityRange} asks them
 * of one accumulator. Each answer is a metric over states that hold some actors each, none of whom
 * any other record holds; over all of them it says exactly what one accumulator of all actors would
 * say.
 *
 * <p>Answers of several questions in one pass over the records take {@link Metric#and}.
 *
 * @param <S> the state of some actors: {@link ActivityAccumulator} or {@link
 *     NamedActivityAccumulator}
 * @since 0.1
 */
public final class ActivityPopulationRange<S> {

  private final AskedRange asked;
  private final Field<S, ActivityState> state;

  ActivityPopulationRange(AskedRange asked, Field<S, ActivityState> state) {
    this.asked = asked;
    this.state = state;
  }

  private ActivityPopulationRange<S> with(AskedRange other) {
    return new ActivityPopulationRange<>(other, state);
  }

  private <R> Metric<S, ActivityPopulationAccumulator<R>, R> metric(
      PopulationQuestion<R> question) {
    return new PopulationMetric<>(question, state);
  }

  /**
   * As {@link ActivityRange#asOf}.
   *
   * @param asOf the last millisecond of which anything is known
   * @return the range
   * @throws IllegalArgumentException if it is beyond 2<sup>48</sup> milliseconds from 1970
   */
  public ActivityPopulationRange<S> asOf(Instant asOf) {
    return with(asked.asOf(asOf));
  }

  /**
   * This range with weeks that begin on another day than Monday.
   *
   * @param newWeekStart the first day of a week
   * @return the range
   */
  public ActivityPopulationRange<S> weeksFrom(DayOfWeek newWeekStart) {
    return with(asked.weeksFrom(newWeekStart));
  }

  /**
   * This range with other windows than 7 and 30 days.
   *
   * @param newWindows the windows
   * @return the range
   */
  public ActivityPopulationRange<S> windows(RollingWindows newWindows) {
    return with(asked.withWindows(newWindows));
  }

  /**
   * As {@link ActivityRange#activeActors()}.
   *
   * @return the metric
   */
  public Metric<S, ActivityPopulationAccumulator<ActiveActors>, ActiveActors> activeActors() {
    return metric(new ActiveActorsQuestion(asked));
  }

  /**
   * As {@link ActivityRange#rolling}.
   *
   * @param unit the length of an interval, a day or longer
   * @return the metric
   * @throws IllegalArgumentException if the unit is shorter than a day
   */
  public Metric<S, ActivityPopulationAccumulator<List<RollingActivity>>, List<RollingActivity>>
      rolling(CalendarUnit unit) {
    return metric(new RollingQuestion(asked, unit));
  }

  /**
   * As {@link ActivityRange#lifecycle}.
   *
   * @param unit the length of an interval, a day or longer
   * @return the metric
   * @throws IllegalArgumentException if the unit is shorter than a day
   */
  public Metric<S, ActivityPopulationAccumulator<Lifecycle>, Lifecycle> lifecycle(
      CalendarUnit unit) {
    return metric(new LifecycleQuestion(asked, unit));
  }
}
