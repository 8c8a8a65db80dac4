package io.github.cxmetrics.cli.options;

import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.input.InputOptions;
import io.github.cxmetrics.cli.input.RecordFormat;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How files are read and what happens to bad records. */
public final class InputFlags {

  /** What happens to a bad record. */
  public enum OnBad {
    FAIL,
    SKIP;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description =
          "csv, tsv or ndjson; by default what the file name says, then what it looks like.")
  public @Nullable RecordFormat format;

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description = "What separates the cells of a CSV file (default: a comma).")
  public @Nullable Character delimiter;

  @Option(
      names = "--charset",
      paramLabel = "NAME",
      description = "The encoding of the text, such as EUC-KR (default: UTF-8).")
  public @Nullable String charset;

  @Option(
      names = "--on-bad",
      paramLabel = "fail|skip",
      defaultValue = "fail",
      description =
          "What happens to a record that cannot be used: 'fail' stops with its line, 'skip' counts"
              + " it and goes on (default: ${DEFAULT-VALUE}).")
  public OnBad onBad = OnBad.FAIL;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "With --on-bad skip: write line, column, value and rule of each rejected record to this"
              + " CSV file.")
  public @Nullable Path rejects;

  public InputOptions options(BadRecordListener badRecords) {
    InputOptions options = InputOptions.DEFAULT.withCharset(charset()).withBadRecords(badRecords);
    if (delimiter != null) {
      try {
        options = options.withDelimiter(delimiter);
      } catch (IllegalArgumentException e) {
        throw new UsageException("--" + e.getMessage());
      }
    }
    return format == null ? options : options.withFormat(format);
  }

  public void check() {
    if (rejects != null && onBad == OnBad.FAIL) {
      throw new UsageException("--rejects needs --on-bad skip");
    }
  }

  private Charset charset() {
    if (charset == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UsageException(
          "--charset must be the name of an encoding such as UTF-8 or EUC-KR, was " + charset);
    }
  }
}
