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
      String start = text.firstCharacters();
      return switch (formatOf(start, name, options)) {
        case CSV -> {
          char delimiter = CsvDialect.declaredIn(start).orElse(options.delimiter());
          yield new CsvSource(text, CsvDialect.quoted(delimiter), options, columns);
        }
        case TSV -> new CsvSource(text, CsvDialect.UNQUOTED_TABS, options, columns);
        case NDJSON -> new NdjsonSource(text, options.badRecords(), columns);
      };
    } catch (IOException | RuntimeException e) {
      try (bytes) {
        throw e;
      }
    }
  }

  private static RecordFormat formatOf(String start, String name, InputOptions options) {
    RecordFormat given = options.format();
    if (given != null) {
      return given;
    }
    var promised = RecordFormat.ofFileName(name);
    return promised.isPresent() ? promised.get() : RecordFormat.ofFirstCharacters(start);
  }
}
