package io.github.cxmetrics.cli.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.output.OutputTarget;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Writes down the records that could not be used, a row each. */
public final class Rejects implements BadRecordListener {

  /**
   * Something that may meet bad records.
   *
   * @param <R> what it makes of the others
   */
  @FunctionalInterface
  public interface Reading<R> {

    /** Reads, telling the listener of each bad record. */
    R read(BadRecordListener badRecords) throws IOException;
  }

  private final CsvWriter csv;

  @SuppressWarnings("resource") // the caller closes its writer
  private Rejects(Writer out) {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord("file", "line", "column", "value", "rule");
  }

  /** Reads with every bad record ending the run, skipped or written down, as the options say. */
  public static <R> R during(InputFlags input, Reading<R> reading) throws IOException {
    if (input.rejects == null) {
      boolean skips = input.onBad == InputFlags.OnBad.SKIP;
      return reading.read(skips ? problem -> {} : BadRecordListener.REJECT);
    }
    List<R> made = new ArrayList<>();
    OutputTarget.file(input.rejects)
        .write(
            writer -> {
              Rejects rejects = new Rejects(writer);
              made.add(reading.read(rejects));
              rejects.csv.flush();
            });
    return made.get(0);
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
}
