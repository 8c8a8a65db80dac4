package io.github.cxmetrics.cli.churn;

import io.github.cxmetrics.churn.ChurnCounts;
import io.github.cxmetrics.cli.event.EventInput;
import io.github.cxmetrics.cli.event.InputCounts;
import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.InputFlags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads records that are the counts of a period each. */
final class ChurnCountsReader {

  private static final int OPENING = 0;
  private static final int CHURNED = 1;
  private static final int NONE = -1;

  private final List<ColumnCondition> where;
  private final InputFlags input;
  private final BadRecordListener rejects;
  private final List<String> columns = new ArrayList<>();
  private final int joined;
  private final int reactivated;
  private final int joinedAndChurned;
  private final int closing;
  private final int label;
  private final int firstCondition;

  private final List<ChurnLine> lines = new ArrayList<>();
  private long filtered;
  private long rejected;

  ChurnCountsReader(
      ChurnCountFlags flags,
      List<ColumnCondition> where,
      InputFlags input,
      BadRecordListener rejects) {
    this.where = where;
    this.input = input;
    this.rejects = rejects;
    columns.add(flags.opening());
    columns.add(flags.churned());
    joined = place(flags.joined());
    reactivated = place(flags.reactivated());
    joinedAndChurned = place(flags.joinedAndChurned());
    closing = place(flags.closing());
    label = place(flags.label());
    firstCondition = columns.size();
    where.forEach(condition -> columns.add(condition.column()));
  }

  private int place(Optional<String> column) {
    if (column.isEmpty()) {
      return NONE;
    }
    columns.add(column.get());
    return columns.size() - 1;
  }

  /** The periods, in the order of the file. */
  List<ChurnLine> lines() {
    return lines;
  }

  EventInput read(String file) throws IOException {
    BadRecordListener counting =
        problem -> {
          rejects.onBadRecord(problem);
          rejected++;
        };
    try (RecordSource source = RecordSource.open(file, input.options(counting), columns)) {
      while (source.next()) {
        try {
          add(source);
        } catch (BadDataException problem) {
          counting.onBadRecord(problem);
        }
      }
      source.requireColumnsSeen();
    }
    InputCounts counts = new InputCounts(filtered, 0, lines.size(), rejected, 0, 0);
    return new EventInput(RecordSource.nameOf(file), counts, Optional.empty());
  }

  private void add(RecordSource source) {
    if (!ColumnCondition.allHold(where, source, firstCondition)) {
      filtered++;
      return;
    }
    String name = label == NONE ? "line " + source.line() : source.trimmed(label);
    long opening = count(source, OPENING);
    long churned = count(source, CHURNED);
    long joinedCount = joined == NONE ? 0 : count(source, joined);
    long reactivatedCount = reactivated == NONE ? 0 : count(source, reactivated);
    ChurnCounts counts =
        reconciled(
            source, CHURNED, () -> ChurnCounts.of(opening, joinedCount, reactivatedCount, churned));
    if (joinedAndChurned != NONE) {
      ChurnCounts known = counts;
      long inPeriod = count(source, joinedAndChurned);
      counts = reconciled(source, joinedAndChurned, () -> known.joinedAndChurned(inPeriod));
    }
    if (closing != NONE) {
      ChurnCounts known = counts;
      long counted = count(source, closing);
      counts = reconciled(source, closing, () -> known.reconciledWith(counted));
    }
    lines.add(ChurnLine.of(name, counts));
  }

  private static ChurnCounts reconciled(
      RecordSource source, int column, Supplier<ChurnCounts> counts) {
    try {
      return counts.get();
    } catch (IllegalArgumentException e) {
      throw source.badCell(column, "reconcile with the others: " + e.getMessage());
    }
  }

  private static long count(RecordSource source, int column) {
    String cell = source.trimmed(column);
    try {
      long count = Long.parseLong(cell);
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // told below, as are negative numbers
    }
    throw source.badCell(column, "be a whole number of at least 0");
  }
}
