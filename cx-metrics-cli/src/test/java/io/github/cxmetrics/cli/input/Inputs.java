package io.github.cxmetrics.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Small inputs, and what a source makes of them. */
final class Inputs {

  private Inputs() {}

  /** All records as {@code line:cell|cell}, null shown as {@code ~}. */
  static List<String> read(byte[] bytes, String name, InputOptions options, String... columns) {
    List<String> records = new ArrayList<>();
    try (RecordSource source =
        RecordSource.open(new ByteArrayInputStream(bytes), name, options, List.of(columns))) {
      while (source.next()) {
        records.add(source.line() + ":" + joined(source, columns.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  static List<String> read(String text, String name, String... columns) {
    return read(text.getBytes(UTF_8), name, InputOptions.DEFAULT, columns);
  }

  static List<String> csv(String text, String... columns) {
    return read(text, "survey.csv", columns);
  }

  static List<String> ndjson(String text, String... columns) {
    return read(text, "events.ndjson", columns);
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] bytes(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }

  private static String joined(RecordSource source, int columns) {
    return String.join(
        "|",
        IntStream.range(0, columns)
            .mapToObj(i -> source.text(i) == null ? "~" : source.text(i))
            .toList());
  }
}
