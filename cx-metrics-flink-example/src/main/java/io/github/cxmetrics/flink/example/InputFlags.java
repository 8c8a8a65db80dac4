package io.github.cxmetrics.flink.example;

import io.github.cxmetrics.flink.example.ReadRecords.OnBad;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where records come from and what happens to bad ones. */
final class InputFlags {

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "CSV files with a row of column names, in UTF-8, also gzipped, or folders of such; any"
              + " address that Flink can read.")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--generate",
      paramLabel = "N",
      description =
          "Instead of files: a stream of N made-up records, a line of JSON each, as a topic would"
              + " hold them.")
  @Nullable Long generated;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "With --generate: how many records a second (default: as many as can be read).")
  @Nullable Double rate;

  @Option(
      names = "--on-bad",
      paramLabel = "fail|skip",
      defaultValue = "fail",
      description =
          "What happens to a record that cannot be used: 'fail' stops with its line, 'skip' counts"
              + " it and goes on (default: ${DEFAULT-VALUE}).")
  OnBad onBad = OnBad.FAIL;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "With --on-bad skip: write file, line, column, value and rule of each rejected record to"
              + " this CSV file.")
  @Nullable Path rejects;

  void check() {
    if (files.isEmpty() == (generated == null)) {
      throw new UsageException("one of FILE and --generate must be given, was both or neither");
    }
    if (generated != null && generated < 0) {
      throw new UsageException("--generate must be 0 or more, was " + generated);
    }
    if (rate != null && generated == null) {
      throw new UsageException("--rate has an effect only with --generate");
    }
    if (rate != null && !(rate > 0)) {
      throw new UsageException("--rate must be more than 0, was " + rate);
    }
    if (rejects != null && onBad == OnBad.FAIL) {
      throw new UsageException("--rejects needs --on-bad skip");
    }
  }
}
