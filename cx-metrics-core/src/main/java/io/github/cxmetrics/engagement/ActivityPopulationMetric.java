package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The activity of actors over states that hold some of them each, none of whom any other record
 * holds: what engines that keep a state of each actor merge into one answer.
 *
 * @param <S> the state of some actors: {@link ActivityAccumulator} or {@link
 *     NamedActivityAccumulator}
 * @since 0.1
 */
public final class ActivityPopulationMetric<S>
    implements Metric<S, ActivityPopulationAccumulator<Activity>, Activity> {

  @Serial private static final long serialVersionUID = 1L;

  private final ActivityDefinition definition;
  private final Field<S, ActivityState> state;
  private final PopulationMetric<S, Activity> summary;

  ActivityPopulationMetric(ActivityDefinition definition, Field<S, ActivityState> state) {
    this.definition = definition;
    this.state = state;
    summary = new PopulationMetric<>(new ActivityQuestion(definition), state);
  }

  /**
   * A range of local dates, to be asked questions.
   *
   * @param from the first date
   * @param to the first date after it
   * @return the range, whose answers are metrics over the same records
   * @throws IllegalArgumentException as {@link ActivityAccumulator#between}
   */
  public ActivityPopulationRange<S> between(LocalDate from, LocalDate to) {
    return new ActivityPopulationRange<>(AskedRange.of(definition, from, to), state);
  }

  /**
   * The last local dates up to the end of the data: for reports of data that are still coming in.
   *
   * @param days how many dates, the last of which is that of the end
   * @param asOf the last millisecond of which anything is known
   * @return the range as of that time
   * @throws IllegalArgumentException if the dates are not in 1..{@value ActivityRange#MOST_DAYS},
   *     or beyond 2<sup>48</sup> milliseconds from 1970
   */
  public ActivityPopulationRange<S> trailing(int days, Instant asOf) {
    return new ActivityPopulationRange<>(AskedRange.trailing(definition, days, asOf), state);
  }

  @Override
  public ActivityPopulationAccumulator<Activity> newAccumulator() {
    return summary.newAccumulator();
  }

  @Override
  public void add(ActivityPopulationAccumulator<Activity> accumulator, S record) {
    summary.add(accumulator, record);
  }

  @Override
  public void check(S record) {
    summary.check(record);
  }
}
