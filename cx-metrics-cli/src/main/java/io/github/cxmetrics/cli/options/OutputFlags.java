package io.github.cxmetrics.cli.options;

import io.github.cxmetrics.ConfidenceLevel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the report looks and where it goes. */
public final class OutputFlags {

  /** The forms of a report. */
  public enum Format {
    TABLE,
    JSON,
    CSV,
    MARKDOWN
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "table, json, csv or markdown; json and csv have full precision (default:"
              + " ${DEFAULT-VALUE}).")
  public Format format = Format.TABLE;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the report to a file, which appears when it is complete.")
  public @Nullable Path output;

  @Option(
      names = "--bom",
      description =
          "With --format csv and --output: begin the file with a byte order mark, which tells Excel"
              + " that it is UTF-8.")
  public boolean bom;

  @Option(
      names = "--decimals",
      paramLabel = "N",
      description =
          "Decimals of scores in tables, 0 to 15; the numbers themselves are never rounded.")
  public @Nullable Integer decimals;

  @Option(
      names = "--level",
      paramLabel = "P",
      defaultValue = "0.95",
      description = "The confidence level of all intervals (default: ${DEFAULT-VALUE}).")
  public double level = ConfidenceLevel.P95.probability();

  public ConfidenceLevel confidenceLevel() {
    try {
      return new ConfidenceLevel(level);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--level: " + e.getMessage());
    }
  }

  public void check() {
    if (bom && (format != Format.CSV || output == null)) {
      throw new UsageException("--bom needs --format csv and --output FILE");
    }
    if (decimals != null && (decimals < 0 || decimals > 15)) {
      throw new UsageException("--decimals must be in 0..15, was " + decimals);
    }
  }
}
