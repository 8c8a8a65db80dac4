package io.github.cxmetrics.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Chooses the reader for an input. */
final class RecordSources {

  private RecordSources() {}

  static RecordSource open(
      InputStream bytes, String name, InputOptions options, List<String> columns)
      throws IOException {
    try {
      StrictReader text = new StrictReader(bytes, name, options.charset());
      return switch (formatOf(text, name, options)) {
        case CSV -> new CsvSource(text, CsvDialect.quoted(options.delimiter()), options, columns);
        case TSV -> new CsvSource(text, CsvDialect.UNQUOTED_TABS, options, columns);
        case NDJSON -> new NdjsonSource(text, options.badRecords(), columns);
      };
    } catch (IOException | RuntimeException e) {
      try (bytes) {
        throw e;
      }
    }
  }

  private static RecordFormat formatOf(StrictReader text, String name, InputOptions options)
      throws IOException {
    RecordFormat given = options.format();
    if (given != null) {
      return given;
    }
    var promised = RecordFormat.ofFileName(name);
    return promised.isPresent()
        ? promised.get()
        : RecordFormat.ofFirstCharacters(text.firstCharacters());
  }
}
