package io.github.cxmetrics.cli.rake;

import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.options.FileRoles;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.OutputFlags;
import io.github.cxmetrics.cli.options.TargetFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.options.WhereFlags;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code cxm rake}. */
final class RakeFlags {

  @Parameters(
      paramLabel = "FILE",
      description =
          "The answers, a record each: CSV, TSV or NDJSON, also gzipped; '-' for standard input.")
  String file = "";

  @Mixin TargetFlags target = new TargetFlags();

  @Option(
      names = "--weight",
      paramLabel = "COL",
      description = "The column of the weights that the records come with (default: all equal).")
  @Nullable String weight;

  @Option(
      names = "--weight-name",
      paramLabel = "NAME",
      defaultValue = "weight",
      description =
          "The name of the column of weights in the file that is written (default:"
              + " ${DEFAULT-VALUE}).")
  String weightName = "weight";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Write the used records with all their columns and their weights to a CSV file, which"
              + " appears when it is complete; without, there is the report only.")
  @Nullable Path output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "The report on standard output: table, json, csv or markdown; json and csv have full"
              + " precision (default: ${DEFAULT-VALUE}).")
  OutputFlags.Format format = OutputFlags.Format.TABLE;

  @Mixin WhereFlags where = new WhereFlags();

  @Mixin InputFlags input = new InputFlags();

  void check() throws IOException {
    String targets = target.file;
    if (targets == null) {
      throw new UsageException("rake needs --target FILE, the shares or counts of the population");
    }
    if (output != null && file.equals(RecordSource.STANDARD_INPUT)) {
      throw new UsageException(
          "--output reads the records a second time, which standard input (-) does not allow: give"
              + " a file");
    }
    target.check();
    input.check();
    FileRoles files = new FileRoles().reads("FILE", file).reads("--target", targets);
    if (input.rejects != null) {
      files.writes("--rejects", input.rejects);
    }
    if (output != null) {
      files.writes("--output", output);
    }
  }

  /** What the form of the report follows. */
  OutputFlags report() {
    OutputFlags flags = new OutputFlags();
    flags.format = format;
    return flags;
  }
}
