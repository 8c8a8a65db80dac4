package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.InputOptions;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.ProgressMeter;
import io.github.cxmetrics.survival.ClusterIdentity;
import io.github.cxmetrics.survival.Cox;
import io.github.cxmetrics.survival.CoxAccumulator;
import io.github.cxmetrics.survival.CoxDefinition;
import io.github.cxmetrics.survival.RowOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the records of a regression; its rows can be made when all are read. */
final class CoxReader {

  private static final int EXIT = 0;
  private static final int EVENT = 1;
  private static final int FIRST_COVARIATE = 2;
  private static final String KNOWN = "be known";

  private final CoxFlags flags;
  private final BadRecordListener rejects;
  private final List<ColumnCondition> where;
  private final List<ColumnCondition> event;
  private final Set<String> missing;
  private final List<String> names = new ArrayList<>();
  private final List<CoxColumn> covariates;
  private final int firstStratum;
  private final int id;
  private final int entry;
  private final int firstWhere;

  private final List<String> strata = new ArrayList<>();
  private final List<String> customers = new ArrayList<>();
  private double[] entries = new double[64];
  private double[] exits = new double[64];
  private boolean[] events = new boolean[64];
  private int used;
  private long read;
  private long filtered;
  private long rejected;

  CoxReader(CoxFlags flags, BadRecordListener rejects) {
    this.flags = flags;
    this.rejects = rejects;
    where = flags.where.conditions();
    event = List.of(flags.event());
    missing = flags.missing();
    covariates = flags.covariates().stream().map(CoxColumn::new).toList();
    names.add(flags.exit());
    names.add(event.get(0).column());
    covariates.forEach(column -> names.add(column.column()));
    firstStratum = names.size();
    names.addAll(flags.strata());
    id = names.size();
    flags.id().ifPresent(names::add);
    entry = names.size();
    flags.entry().ifPresent(names::add);
    firstWhere = names.size();
    where.forEach(condition -> names.add(condition.column()));
  }

  void read(String file) throws IOException {
    InputOptions options =
        flags.input.options(
            problem -> {
              read++;
              reject(problem);
            });
    try (RecordSource source = RecordSource.open(file, options, names);
        ProgressMeter progress = ProgressMeter.onStandardError(RecordSource.sizeOf(file))) {
      while (source.next()) {
        add(source);
        progress.update(read, source.bytesRead());
      }
      source.requireColumnsSeen();
    }
  }

  private void reject(BadDataException problem) {
    rejects.onBadRecord(problem);
    rejected++;
  }

  private void add(RecordSource source) {
    read++;
    if (!ColumnCondition.allHold(where, source, firstWhere)) {
      filtered++;
      return;
    }
    try {
      use(source);
    } catch (BadDataException e) {
      reject(e);
    }
  }

  /** Adds a record to all columns, or throws before it is added to any. */
  private void use(RecordSource source) {
    double exit = number(source, EXIT);
    double from = CoxAccumulator.NO_ENTRY;
    if (flags.entry().isPresent() && (flags.needsEntry() || !isMissing(source.trimmed(entry)))) {
      from = number(source, entry);
      if (from >= exit) {
        throw source.badCell(entry, "be before " + names.get(EXIT) + " " + source.trimmed(EXIT));
      }
    }
    for (int i = 0; i < covariates.size(); i++) {
      if (isMissing(source.trimmed(FIRST_COVARIATE + i))) {
        throw source.badCell(FIRST_COVARIATE + i, KNOWN);
      }
    }
    if (flags.id().isPresent() && isMissing(source.trimmed(id))) {
      throw source.badCell(id, KNOWN);
    }
    put(source, from, exit);
  }

  private void put(RecordSource source, double from, double exit) {
    if (used == exits.length) {
      exits = Arrays.copyOf(exits, 2 * used);
      entries = Arrays.copyOf(entries, 2 * used);
      events = Arrays.copyOf(events, 2 * used);
    }
    exits[used] = exit;
    entries[used] = from;
    events[used] = ColumnCondition.allHold(event, source, EVENT);
    used++;
    for (int i = 0; i < covariates.size(); i++) {
      covariates.get(i).add(source.trimmed(FIRST_COVARIATE + i));
    }
    if (!flags.strata().isEmpty()) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < flags.strata().size(); i++) {
        texts.add(source.trimmed(firstStratum + i));
      }
      strata.add(String.join(", ", texts));
    }
    if (flags.id().isPresent()) {
      customers.add(source.trimmed(id));
    }
  }

  private boolean isMissing(String cell) {
    return cell.isEmpty() || missing.contains(cell);
  }

  private double number(RecordSource source, int column) {
    String cell = source.trimmed(column);
    if (isMissing(cell)) {
      throw source.badCell(column, KNOWN);
    }
    try {
      return DecimalParser.parse(cell);
    } catch (ValueFormatException e) {
      throw source.badCell(column, e.rule());
    }
  }

  /** What texts are compared with, by their columns. */
  List<CoxReport.Reference> references() {
    List<CoxReport.Reference> references = new ArrayList<>();
    for (CoxColumn column : covariates) {
      Optional<String> reference = column.reference();
      reference.ifPresent(text -> references.add(new CoxReport.Reference(column.column(), text)));
    }
    return references;
  }

  CoxReport.Counts counts() {
    return new CoxReport.Counts(read, filtered, used, rejected);
  }

  /** The rows of all records. */
  Cox rows() {
    List<String> all = covariates.stream().flatMap(column -> column.names().stream()).toList();
    CoxDefinition definition =
        UsageException.ofRefusals(
            "--covariates",
            () ->
                new CoxDefinition(
                    all, "", flags.id().isPresent() ? ClusterIdentity.NAME : ClusterIdentity.ROW));
    CoxAccumulator rows = Cox.accumulator(definition);
    List<double[][]> values = covariates.stream().map(CoxColumn::values).toList();
    double[] x = new double[all.size()];
    for (int i = 0; i < used; i++) {
      int at = 0;
      for (int j = 0; j < values.size(); j++) {
        double[] cells = values.get(j)[covariates.get(j).cell(i)];
        System.arraycopy(cells, 0, x, at, cells.length);
        at += cells.length;
      }
      RowOutcome outcome = events[i] ? RowOutcome.EVENT : RowOutcome.NO_EVENT;
      String stratum = strata.isEmpty() ? "" : strata.get(i);
      if (customers.isEmpty()) {
        rows.add(entries[i], exits[i], outcome, stratum, 0, 1, x);
      } else {
        rows.add(entries[i], exits[i], outcome, stratum, customers.get(i), 1, x);
      }
    }
    return rows.result();
  }
}
