package io.github.cxmetrics.cli.quality;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.cxmetrics.cli.output.OutputTarget;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** The file of the records that have a flag, a row each, so that an analyst can leave them out. */
final class FlagsFile {

  private FlagsFile() {}

  static void write(Path file, RowLog log) throws IOException {
    OutputTarget.file(file).write(out -> write(out, log));
  }

  private static void write(Writer out, RowLog log) throws IOException {
    @SuppressWarnings("resource") // closing it would close a writer that is not ours
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord("line", "key", "flags");
    log.forEachFlagged(
        (line, key, flags) -> csv.writeRecord(Long.toString(line), key, String.join(" ", flags)));
    csv.flush();
  }
}
