package io.github.cxmetrics.cli.drivers;

import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.InputOptions;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.output.ProgressMeter;
import io.github.cxmetrics.survey.DriverVariable;
import io.github.cxmetrics.survey.Drivers;
import io.github.cxmetrics.survey.DriversAccumulator;
import io.github.cxmetrics.survey.DriversDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the records of a driver analysis, one at a time. */
final class DriversReader {

  private static final int OUTCOME = 0;
  private static final int FIRST_PREDICTOR = 1;

  private final DriversFlags flags;
  private final BadRecordListener rejects;
  private final DriversDefinition definition;
  private final List<ColumnCondition> where;
  private final Set<String> missing;
  private final List<String> names = new ArrayList<>();
  private final int weight;
  private final int firstWhere;
  private final double[] row;
  private final DriversAccumulator rows;
  private long read;
  private long filtered;
  private long rejected;

  DriversReader(DriversFlags flags, DriversDefinition definition, BadRecordListener rejects) {
    this.flags = flags;
    this.rejects = rejects;
    this.definition = definition;
    where = flags.where.conditions();
    missing = flags.missing();
    names.add(flags.outcome);
    names.addAll(flags.predictors());
    weight = names.size();
    flags.weight().ifPresent(names::add);
    firstWhere = names.size();
    where.forEach(condition -> names.add(condition.column()));
    row = new double[definition.predictors().size()];
    rows = Drivers.accumulator(definition);
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

  /** Adds a record, or throws before it is added. */
  private void use(RecordSource source) {
    double outcome = answer(source, OUTCOME, definition.outcome());
    for (int j = 0; j < row.length; j++) {
      row[j] = answer(source, FIRST_PREDICTOR + j, definition.predictors().get(j));
    }
    rows.addWeighted(weight(source), outcome, row);
  }

  /** An answer, or NaN if there is none. */
  private double answer(RecordSource source, int column, DriverVariable variable) {
    String text = source.trimmed(column);
    if (text.isEmpty() || missing.contains(text)) {
      return Double.NaN;
    }
    double value = number(source, column, text);
    if (!(value >= variable.lowest() && value <= variable.highest())) {
      throw source.badCell(
          column,
          "be in "
              + DriversReport.plain(variable.lowest())
              + ".."
              + DriversReport.plain(variable.highest())
              + " (see --scale, --outcome-scale and --missing)");
    }
    return value;
  }

  private double weight(RecordSource source) {
    if (flags.weight().isEmpty()) {
      return 1;
    }
    try {
      return DecimalParser.parseWeight(source.trimmed(weight));
    } catch (ValueFormatException e) {
      throw source.badCell(weight, e.rule());
    }
  }

  private static double number(RecordSource source, int column, String text) {
    try {
      return DecimalParser.parse(text);
    } catch (ValueFormatException e) {
      throw source.badCell(column, e.rule());
    }
  }

  /** The rows that were read so far. */
  Drivers drivers() {
    return rows.result();
  }

  DriversReport.Counts counts() {
    Drivers all = rows.result();
    return new DriversReport.Counts(
        read, filtered, all.n(), all.incomplete(), all.weightless(), rejected);
  }
}
