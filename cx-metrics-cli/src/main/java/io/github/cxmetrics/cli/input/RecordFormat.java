package io.github.cxmetrics.cli.input;

import java.util.Locale;
import java.util.Optional;

/** How records are written down. */
public enum RecordFormat {
  /** Delimited cells with a header row, quoted as in RFC 4180. */
  CSV,

  /** Tab-separated cells with a header row; quotes are ordinary characters, as IANA has it. */
  TSV,

  /** One JSON object a line. */
  NDJSON;

  /** The format a file name promises, with or without {@code .gz} behind. */
  public static Optional<RecordFormat> ofFileName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
      case "csv" -> Optional.of(CSV);
      case "tsv", "tab" -> Optional.of(TSV);
      case "ndjson", "jsonl" -> Optional.of(NDJSON);
      default -> Optional.empty();
    };
  }

  /** The format that the first characters of an input look like; CSV unless they say otherwise. */
  static RecordFormat ofFirstCharacters(String start) {
    String text = start.stripLeading();
    if (text.startsWith("{")) {
      return NDJSON;
    }
    if (CsvDialect.declaredIn(start).isPresent()) {
      return CSV;
    }
    String firstLine = text.lines().findFirst().orElse("");
    return firstLine.contains("\t") && !firstLine.contains(",") ? TSV : CSV;
  }
}
