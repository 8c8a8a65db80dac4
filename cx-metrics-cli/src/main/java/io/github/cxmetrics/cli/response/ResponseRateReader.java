package io.github.cxmetrics.cli.response;

import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.output.ProgressMeter;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.survey.InvitationStage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the outcomes of a file, in one pass. */
final class ResponseRateReader {

  private static final int STATUS = 0;

  private final ResponseRateFlags flags;
  private final OutcomeMap map;
  private final Set<String> missingWords;
  private final BadRecordListener rejects;
  private final SortedMap<SegmentKey, OutcomeCounts> segments = new TreeMap<>();
  private final int by;

  private @Nullable Outcome first;
  private long rows;
  private long filtered;
  private long missing;
  private long rejected;

  ResponseRateReader(ResponseRateFlags flags, BadRecordListener rejects) {
    this.flags = flags;
    this.map = flags.map();
    this.missingWords = flags.missing();
    this.rejects = rejects;
    this.by = flags.by().size();
  }

  void read(String file, String status) throws IOException {
    List<ColumnCondition> where = flags.where.conditions();
    List<String> columns = new ArrayList<>(List.of(status));
    columns.addAll(flags.by());
    where.stream().map(ColumnCondition::column).forEach(columns::add);
    BadRecordListener counting =
        problem -> {
          rejects.onBadRecord(problem);
          rows++;
          rejected++;
        };
    try (RecordSource source = RecordSource.open(file, flags.input.options(counting), columns);
        ProgressMeter progress = ProgressMeter.onStandardError(RecordSource.sizeOf(file))) {
      while (source.next()) {
        rows++;
        if (ColumnCondition.allHold(where, source, 1 + by)) {
          add(source);
        } else {
          filtered++;
        }
        progress.update(rows, source.bytesRead());
      }
      source.requireColumnsSeen();
    }
  }

  private void add(RecordSource source) {
    String status = source.trimmed(STATUS);
    if (status.isEmpty() || missingWords.contains(status)) {
      missing++;
      return;
    }
    Optional<Outcome> outcome = map.of(status);
    if (outcome.isEmpty()) {
      reject(source, map.rule(status));
      return;
    }
    if (first == null) {
      first = outcome.get();
    }
    if (outcome.get().kind() != first.kind()) {
      reject(source, "be one of the " + first.kind().words() + " like the first status");
      return;
    }
    Outcome.Kind kind = first.kind();
    segments.computeIfAbsent(segment(source), key -> OutcomeCounts.of(kind)).add(outcome.get(), 1);
  }

  private void reject(RecordSource source, String rule) {
    rejects.onBadRecord(source.badCell(STATUS, rule));
    rejected++;
  }

  private SegmentKey segment(RecordSource source) {
    String[] values = new String[by];
    Arrays.setAll(values, i -> source.trimmed(1 + i));
    return new SegmentKey(List.of(values));
  }

  SortedMap<SegmentKey, OutcomeCounts> segments() {
    return segments;
  }

  /** The kind of the outcomes; without any, what the options name, or cases. */
  Outcome.Kind kind() {
    if (first != null) {
      return first.kind();
    }
    return map.stages().isEmpty() ? Outcome.Kind.CASES : Outcome.Kind.INVITATIONS;
  }

  /** The stages that records tell: those the options name, or those that occur. */
  Set<InvitationStage> told() {
    EnumSet<InvitationStage> told = EnumSet.of(InvitationStage.COMPLETE);
    told.addAll(map.stages());
    if (map.stages().isEmpty()) {
      segments.values().forEach(counts -> told.addAll(counts.stages().keySet()));
    }
    return told;
  }

  ResponseRateReport.Input input(String file) {
    return new ResponseRateReport.Input(
        RecordSource.nameOf(file),
        rows,
        filtered,
        rows - filtered - missing - rejected,
        missing,
        rejected);
  }
}
