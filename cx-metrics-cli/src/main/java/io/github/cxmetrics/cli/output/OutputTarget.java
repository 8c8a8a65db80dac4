package io.github.cxmetrics.cli.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where a result goes, always as UTF-8. */
@FunctionalInterface
public interface OutputTarget {

  /** What tells Excel that a file is UTF-8. */
  char BYTE_ORDER_MARK = '\ufeff';

  /** What is written. */
  @FunctionalInterface
  interface Content {

    /** Writes everything; need neither flush nor close. */
    void writeTo(Writer out) throws IOException;
  }

  /** A file that appears, or is replaced, only when all of it has been written. */
  static OutputTarget file(Path file) {
    return new AtomicFile(file);
  }

  /** An open stream, such as standard output, which stays open. */
  static OutputTarget stream(PrintStream stream) {
    return content -> {
      Writer out = utf8(stream);
      content.writeTo(out);
      out.flush();
      if (stream.checkError()) {
        throw new IOException(
            "standard output must take the whole report, was closed or full before its end");
      }
    };
  }

  /** A writer in UTF-8; half a surrogate pair, which UTF-8 cannot say, becomes U+FFFD. */
  static Writer utf8(OutputStream stream) {
    return new BufferedWriter(
        new OutputStreamWriter(
            stream,
            StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith("\ufffd".getBytes(StandardCharsets.UTF_8))));
  }

  /** Writes the content to its place. */
  void write(Content content) throws IOException;
}
