package io.github.cxmetrics.cli.rake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.survey.SampleWeights;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Writes the records of a file again, with all their cells as they are and the weight behind. */
final class WeightedCopy {

  private final RakeFlags flags;
  private final RakeRow row;
  private final SampleWeights weights;

  WeightedCopy(RakeFlags flags, RakeRow row, SampleWeights weights) {
    this.flags = flags;
    this.row = row;
    this.weights = weights;
  }

  /** Writes the header and the records that have a weight, in their order. */
  void writeTo(Writer out) throws IOException {
    try (RecordSource source =
        RecordSource.openWhole(flags.file, flags.input.options(problem -> {}))) {
      if (source.columns().contains(flags.weightName)) {
        throw new UsageException(
            "--weight-name must not be a column that is there already, was "
                + PrintableText.quoted(flags.weightName));
      }
      row.lookIn(source);
      @SuppressWarnings("resource") // closing it would close a writer that is not ours
      CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
      csv.writeRecord(with(source.headerCells(), flags.weightName));
      while (source.next()) {
        OptionalDouble weight = weight(source);
        if (weight.isPresent()) {
          csv.writeRecord(with(cells(source), Double.toString(weight.getAsDouble())));
        }
      }
      csv.flush();
    }
  }

  private static List<String> cells(RecordSource source) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < source.columns().size(); column++) {
      cells.add(String.valueOf(source.text(column)));
    }
    return cells;
  }

  private static List<String> with(List<String> cells, String last) {
    List<String> all = new ArrayList<>(cells);
    all.add(last);
    return all;
  }

  /** Records without a weight were counted or complained about when the file was first read. */
  private OptionalDouble weight(RecordSource source) {
    if (!row.isSelected(source)) {
      return OptionalDouble.empty();
    }
    try {
      return weights.weight(row.levels(source), row.weight(source));
    } catch (BadDataException known) {
      return OptionalDouble.empty();
    }
  }
}
