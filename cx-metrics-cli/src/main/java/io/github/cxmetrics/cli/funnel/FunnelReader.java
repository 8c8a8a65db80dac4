package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.event.EventInput;
import io.github.cxmetrics.cli.event.EventNames;
import io.github.cxmetrics.cli.event.EventReader;
import io.github.cxmetrics.cli.event.EventRow;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.NamedFunnelAccumulator;
import io.github.cxmetrics.funnel.NamedFunnelMetric;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the events of a file into the state of a funnel. */
final class FunnelReader {

  private final FunnelQuery query;
  private final FunnelColumns columns;
  private final NamedFunnelMetric<EventRow> metric;
  private final @Nullable NamedFunnelMetric<EventRow> baselineMetric;
  private final NamedFunnelAccumulator events;
  private final @Nullable NamedFunnelAccumulator baseline;
  private final EventNames names;
  private final Map<String, Long> explained = new HashMap<>();

  /**
   * Makes a reader of one file.
   *
   * @param explained the actors whose events are counted
   */
  FunnelReader(FunnelQuery query, List<String> explained) {
    this.query = query;
    columns = new FunnelColumns(query);
    metric = metric(query.definition());
    events = metric.newAccumulator();
    baselineMetric = query.baseline().map(this::metric).orElse(null);
    baseline = baselineMetric == null ? null : baselineMetric.newAccumulator();
    names = new EventNames(query.patterns());
    explained.forEach(actor -> this.explained.put(actor, 0L));
  }

  private NamedFunnelMetric<EventRow> metric(FunnelDefinition definition) {
    return Funnel.metric(definition, EventRow::actor, columns.events());
  }

  /**
   * Reads.
   *
   * @param rejects told of each bad record; throws if bad records end the run
   */
  FunnelData read(String file, InputFlags flags, BadRecordListener rejects) throws IOException {
    EventInput input =
        new EventReader(query.events(), columns.layout(), flags, rejects).read(file, this::add);
    return new FunnelData(
        input, events, Optional.ofNullable(baseline), columns.segments().names(), names, explained);
  }

  private void add(EventRow row) {
    metric.add(events, row);
    if (baselineMetric != null && baseline != null) {
      baselineMetric.add(baseline, row);
    }
    names.add(row.event());
    explained.computeIfPresent(row.actor(), (any, count) -> count + 1);
  }
}
