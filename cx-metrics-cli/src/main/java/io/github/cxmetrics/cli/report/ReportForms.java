package io.github.cxmetrics.cli.report;

import io.github.cxmetrics.cli.options.OutputFlags;
import io.github.cxmetrics.cli.output.OutputTarget;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;

/** A report in each of the forms it can be asked for. */
public interface ReportForms {

  /** Tables for a terminal. */
  void writeText(Writer out) throws IOException;

  /** Tables of Markdown. */
  void writeMarkdown(Writer out) throws IOException;

  /** One JSON object. */
  void writeJson(Writer out) throws IOException;

  /** A row a number or a group of numbers. */
  void writeCsv(Writer out) throws IOException;

  /**
   * Writes the form that the options ask for to the place they name.
   *
   * @param out where the report goes if it has no file
   */
  default void write(OutputFlags flags, PrintStream out) throws IOException {
    OutputTarget target =
        flags.output == null ? OutputTarget.stream(out) : OutputTarget.file(flags.output);
    target.write(
        writer -> {
          if (flags.bom) {
            writer.write(OutputTarget.BYTE_ORDER_MARK);
          }
          switch (flags.format) {
            case JSON -> writeJson(writer);
            case CSV -> writeCsv(writer);
            case TABLE -> writeText(writer);
            case MARKDOWN -> writeMarkdown(writer);
          }
        });
  }
}
