package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.cli.event.SegmentNames;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.funnel.Attempt;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.Journey;
import io.github.cxmetrics.funnel.NamedFunnelAccumulator;
import io.github.cxmetrics.funnel.PopulationAccumulator;
import io.github.cxmetrics.funnel.PopulationMetric;
import io.github.cxmetrics.time.CalendarGrid;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ways of all actors folded into one funnel, and into one for each segment and period. An actor
 * with several attempts can be in several of them.
 */
final class FunnelCells {

  /** What stands for the segment where there are none. */
  static final SegmentKey UNDIVIDED = new SegmentKey(List.of());

  private final PopulationMetric population;
  private final SegmentNames names;
  private final boolean segmented;
  private final Optional<CalendarGrid> trend;
  private final Map<SegmentKey, SortedMap<Long, PopulationAccumulator>> cells = new HashMap<>();
  private final Map<SegmentKey, PopulationAccumulator> segments = new HashMap<>();
  private final Funnel total;

  /**
   * Folds.
   *
   * @param population the funnel; its definition may differ from that of the events in the range of
   *     the entries
   */
  FunnelCells(
      FunnelQuery query,
      PopulationMetric population,
      NamedFunnelAccumulator events,
      SegmentNames names) {
    this.population = population;
    this.names = names;
    this.segmented = !query.by().isEmpty();
    this.trend = query.trend();
    this.total = events.fold(new Fold(population, this));
  }

  /** Adds each journey to the total and shows it to the cells on the way. */
  private static final class Fold implements Metric<Journey, PopulationAccumulator, Funnel> {

    @Serial private static final long serialVersionUID = 1L;

    private final PopulationMetric population;

    @SuppressWarnings("serial") // never leaves this virtual machine
    private final FunnelCells cells;

    Fold(PopulationMetric population, FunnelCells cells) {
      this.population = population;
      this.cells = cells;
    }

    @Override
    public PopulationAccumulator newAccumulator() {
      return population.newAccumulator();
    }

    @Override
    public void add(PopulationAccumulator accumulator, Journey journey) {
      accumulator.add(journey);
      cells.add(journey);
    }
  }

  private void add(Journey journey) {
    if (segmented) {
      journey.bySegment().forEach((code, part) -> add(names.keyOf(code), part));
    } else if (trend.isPresent()) {
      addPeriods(UNDIVIDED, journey);
    }
  }

  private void add(SegmentKey segment, Journey part) {
    segments.computeIfAbsent(segment, any -> population.newAccumulator()).add(part);
    if (trend.isPresent()) {
      addPeriods(segment, part);
    }
  }

  private void addPeriods(SegmentKey segment, Journey journey) {
    CalendarGrid calendar = trend.orElseThrow();
    SortedMap<Long, List<Attempt>> parts = new TreeMap<>();
    for (Attempt attempt : journey.attempts()) {
      parts
          .computeIfAbsent(calendar.indexOfMillis(attempt.entryMillis()), any -> new ArrayList<>())
          .add(attempt);
    }
    parts.forEach(
        (period, attempts) ->
            cells
                .computeIfAbsent(segment, any -> new TreeMap<>())
                .computeIfAbsent(period, any -> population.newAccumulator())
                .add(new Journey(attempts, 0, false, journey.openUntilMillis())));
  }

  Funnel total() {
    return total;
  }

  /** The segments in order of their names. */
  List<SegmentKey> segments() {
    return segments.keySet().stream().sorted().toList();
  }

  /** The funnel of some segments together. */
  Funnel of(Collection<SegmentKey> some) {
    PopulationAccumulator sum = population.newAccumulator();
    some.forEach(segment -> sum.merge(state(segment)));
    return sum.result();
  }

  /** For each of some segments the funnel of all other segments, in two passes over them. */
  List<Funnel> rests(List<SegmentKey> all) {
    List<PopulationAccumulator> before = new ArrayList<>();
    PopulationAccumulator sum = population.newAccumulator();
    for (SegmentKey segment : all) {
      before.add(sum.copy());
      sum.merge(state(segment));
    }
    List<Funnel> rests = new ArrayList<>();
    PopulationAccumulator after = population.newAccumulator();
    for (int i = all.size() - 1; i >= 0; i--) {
      rests.add(0, before.get(i).merge(after).result());
      after.merge(state(all.get(i)));
    }
    return rests;
  }

  private PopulationAccumulator state(SegmentKey segment) {
    PopulationAccumulator known = segments.get(segment);
    return known == null ? population.newAccumulator() : known;
  }

  /** All periods in which an attempt began, ascending. */
  SortedSet<Long> periods() {
    SortedSet<Long> all = new TreeSet<>();
    cells.values().forEach(periods -> all.addAll(periods.keySet()));
    return all;
  }

  /** The funnel of some segments in one period; without segments there is one of no columns. */
  Funnel of(Collection<SegmentKey> some, long period) {
    PopulationAccumulator sum = population.newAccumulator();
    for (SegmentKey segment : some) {
      SortedMap<Long, PopulationAccumulator> periods = cells.get(segment);
      PopulationAccumulator known = periods == null ? null : periods.get(period);
      if (known != null) {
        sum.merge(known);
      }
    }
    return sum.result();
  }
}
