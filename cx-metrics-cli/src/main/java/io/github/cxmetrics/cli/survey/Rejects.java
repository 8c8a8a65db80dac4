package io.github.cxmetrics.cli.survey;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.BadRecordListener;
import java.io.IOException;
import java.io.Writer;

/** Writes down the records that could not be used, a row each. */
final class Rejects implements BadRecordListener {

  private final CsvWriter csv;

  @SuppressWarnings("resource") // the caller closes its writer
  Rejects(Writer out) {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord("file", "line", "column", "value", "rule");
  }

  @Override
  public void onBadRecord(BadDataException problem) {
    csv.writeRecord(
        problem.file(),
        Long.toString(problem.line()),
        problem.column(),
        problem.value(),
        "must " + problem.rule());
  }

  /** Hands everything on to the writer underneath. */
  void flush() throws IOException {
    csv.flush();
  }
}
