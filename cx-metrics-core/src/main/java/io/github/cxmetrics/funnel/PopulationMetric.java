package io.github.cxmetrics.funnel;

import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.LongGroupsAccumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.time.CalendarGrid;
import java.time.Instant;
import java.util.SortedMap;

/**
 * The funnel over the ways of single actors.
 *
 * @param definition what was asked of each
 * @param asOfMillis when the data end, in milliseconds since 1970-01-01T00:00Z; {@link
 *     Long#MAX_VALUE} if nobody says
 * @since 0.1
 */
public record PopulationMetric(FunnelDefinition definition, long asOfMillis)
    implements Metric<Journey, PopulationAccumulator, Funnel> {

  PopulationMetric(FunnelDefinition definition) {
    this(definition, PopulationAccumulator.NO_END);
  }

  /**
   * This funnel with those who can still move on counted apart from those who cannot.
   *
   * @param asOf when the data end; events after it count as well
   * @return the metric
   */
  public PopulationMetric asOf(Instant asOf) {
    return new PopulationMetric(
        definition, EventTime.anyMillis("time at which the data end", asOf));
  }

  /**
   * This funnel for each segment: attempts by the segment they belong to. Where actors make several
   * attempts, an actor can be in several segments.
   *
   * @return the metric, whose results are ordered by segment; the empty text is the segment of
   *     attempts without a value
   */
  public Metric<
          Journey, GroupsAccumulator<PopulationAccumulator, Funnel>, SortedMap<String, Funnel>>
      bySegment() {
    return new SegmentedPopulationMetric(this);
  }

  /**
   * This funnel for each period in which attempts began.
   *
   * @param grid the periods
   * @return the metric, whose results are ordered by the number of the period
   */
  public Metric<
          Journey, LongGroupsAccumulator<PopulationAccumulator, Funnel>, SortedMap<Long, Funnel>>
      byEntry(CalendarGrid grid) {
    return new PeriodicPopulationMetric(this, grid);
  }

  @Override
  public PopulationAccumulator newAccumulator() {
    return new PopulationAccumulator(definition, asOfMillis);
  }

  @Override
  public void add(PopulationAccumulator accumulator, Journey journey) {
    accumulator.add(journey);
  }
}
