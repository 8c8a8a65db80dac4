package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.input.MissingZoneException;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.TimeFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.ProgressMeter;
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

/** Reads the events of a file, in one pass that holds one record at a time. */
final class FunnelReader {

  private static final String SKIP_HINT = " (to leave such records out give --on-bad skip)";

  private final FunnelQuery query;
  private final InputFlags input;
  private final BadRecordListener rejects;
  private final EventLayout layout;
  private final NamedFunnelMetric<EventRow> metric;
  private final @Nullable NamedFunnelMetric<EventRow> baselineMetric;
  private final NamedFunnelAccumulator events;
  private final @Nullable NamedFunnelAccumulator baseline;
  private final EventNames names;
  private final SegmentNames segments;
  private final Map<String, Long> explained = new HashMap<>();
  private final long asOfMillis;

  private long filtered;
  private long late;
  private long used;
  private long rejected;
  private long noActor;
  private long noTime;
  private long lastMillis = Long.MIN_VALUE;

  /**
   * Makes a reader of one file.
   *
   * @param explained the actors whose events are counted
   * @param rejects told of each bad record; throws if bad records end the run
   */
  FunnelReader(
      FunnelQuery query, InputFlags input, List<String> explained, BadRecordListener rejects) {
    this.query = query;
    this.input = input;
    this.rejects = rejects;
    layout = new EventLayout(query);
    metric = metric(query.definition());
    events = metric.newAccumulator();
    baselineMetric = query.baseline().map(this::metric).orElse(null);
    baseline = baselineMetric == null ? null : baselineMetric.newAccumulator();
    names = new EventNames(query.patterns());
    segments = new SegmentNames(query.by().size());
    explained.forEach(actor -> this.explained.put(actor, 0L));
    asOfMillis = query.asOf().map(AsOf::millis).orElse(Long.MAX_VALUE);
  }

  private NamedFunnelMetric<EventRow> metric(FunnelDefinition definition) {
    return Funnel.metric(definition, EventRow::actor, layout.events());
  }

  FunnelData read(String file) throws IOException {
    BadRecordListener counting =
        problem -> {
          rejects.onBadRecord(problem);
          rejected++;
        };
    try (RecordSource source = RecordSource.open(file, input.options(counting), layout.columns());
        ProgressMeter progress = ProgressMeter.onStandardError(RecordSource.sizeOf(file))) {
      EventRow row = new EventRow(source, layout, segments);
      long records = 0;
      while (source.next()) {
        try {
          add(source, row);
        } catch (BadDataException problem) {
          counting.onBadRecord(problem);
        }
        progress.update(++records, source.bytesRead());
      }
      source.requireColumnsSeen();
    }
    return new FunnelData(
        RecordSource.nameOf(file),
        new InputCounts(filtered, late, used, rejected, noActor, noTime),
        events,
        Optional.ofNullable(baseline),
        segments,
        names,
        explained,
        query
            .asOf()
            .or(() -> used == 0 ? Optional.empty() : Optional.of(AsOf.lastEvent(lastMillis))));
  }

  private void add(RecordSource source, EventRow row) {
    if (!ColumnCondition.allHold(query.where(), source, layout.firstCondition())) {
      filtered++;
      return;
    }
    String actor = source.trimmed(EventLayout.ACTOR);
    if (actor.isEmpty()) {
      noActor++;
      throw empty(source, EventLayout.ACTOR);
    }
    long millis = millis(source);
    if (millis > asOfMillis) {
      late++;
      return;
    }
    row.fill(actor, millis);
    metric.add(events, row);
    if (baselineMetric != null && baseline != null) {
      baselineMetric.add(baseline, row);
    }
    names.add(row.event());
    explained.computeIfPresent(actor, (any, count) -> count + 1);
    lastMillis = Math.max(lastMillis, millis);
    used++;
  }

  private long millis(RecordSource source) {
    String cell = source.trimmed(EventLayout.TIME);
    if (cell.isEmpty()) {
      noTime++;
      throw empty(source, EventLayout.TIME);
    }
    try {
      return query.parser().parseMillis(cell);
    } catch (MissingZoneException e) {
      throw new UsageException(
          source.badCell(EventLayout.TIME, "say its offset from UTC").getMessage()
              + ": add --zone ZONE, in which local times are read, such as Asia/Seoul or UTC");
    } catch (ValueFormatException e) {
      throw source.badCell(EventLayout.TIME, e.rule() + hint(TimeFlags.hint(query.parser())));
    }
  }

  private BadDataException empty(RecordSource source, int column) {
    return source.badCell(column, "not be empty" + hint(SKIP_HINT));
  }

  /** What to do about it, only where the run ends with the message. */
  private String hint(String text) {
    return input.onBad == InputFlags.OnBad.FAIL ? text : "";
  }
}
