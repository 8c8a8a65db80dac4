package io.github.cxmetrics.cli.input;

import io.github.cxmetrics.cli.input.RecordSource.ColumnChoice;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/** Chooses the reader for an input. */
final class RecordSources {

  /** What ZIP archives begin with, XLSX workbooks among them. */
  private static final String ZIP_START = "PK\u0003\u0004";

  private static final Pattern JSON_ARRAY = Pattern.compile("\\s*\\[\\s*\\{");

  private RecordSources() {}

  static RecordSource open(
      InputStream bytes, String name, InputOptions options, ColumnChoice choice)
      throws IOException {
    try {
      StrictReader text = new StrictReader(bytes, name, options.charset());
      String start = text.firstCharacters();
      refuseOtherKinds(start, name);
      return switch (formatOf(start, name, options)) {
        case CSV -> {
          char delimiter = CsvDialect.declaredIn(start).orElse(options.delimiter());
          yield new CsvSource(text, CsvDialect.quoted(delimiter), options, choice);
        }
        case TSV -> new CsvSource(text, CsvDialect.UNQUOTED_TABS, options, choice);
        case NDJSON -> new NdjsonSource(text, options, choice.of(List.of()));
      };
    } catch (IOException | RuntimeException e) {
      try (bytes) {
        throw e;
      }
    }
  }

  private static void refuseOtherKinds(String start, String name) {
    if (start.startsWith(ZIP_START)) {
      throw BadDataException.inShape(
          name, 0, "file", "be text", "an Excel workbook or ZIP archive: save it as CSV UTF-8");
    }
    if (JSON_ARRAY.matcher(start).lookingAt()) {
      throw BadDataException.inShape(
          name, 0, "file", "hold one JSON object a line", "a JSON array");
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
