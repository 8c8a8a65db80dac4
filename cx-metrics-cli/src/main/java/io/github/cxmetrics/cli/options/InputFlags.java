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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How files are read and what happens to bad records. */
public final class InputFlags {

  /** What happens to a bad record. */
  public enum OnBad {
    FAIL,
    SKIP
  }

  /** The code page of Korean Windows, which extends EUC-KR by 8 822 syllables such as 뷁. */
  private static final String WINDOWS_949 = "MS949";

  /**
   * Names under which files of that code page go about: the labels of EUC-KR in the WHATWG Encoding
   * Standard, and those of Windows and Java. To Java alone EUC-KR is the smaller set, and CP949 is
   * one of IBM.
   */
  private static final Set<String> NAMES_OF_WINDOWS_949 =
      Set.of(
          "cp949",
          "cseuckr",
          "csksc56011987",
          "euc-kr",
          "euckr",
          "euc_kr",
          "iso-ir-149",
          "korean",
          "ks_c_5601",
          "ks_c_5601-1987",
          "ks_c_5601-1989",
          "ksc5601",
          "ksc_5601",
          "ms949",
          "uhc",
          "windows-949",
          "x-windows-949");

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
      description = "The encoding of the text, such as MS949 for Korean Excel (default: UTF-8).")
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
              + " CSV file; the column is empty where the whole record is malformed.")
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
      boolean korean = NAMES_OF_WINDOWS_949.contains(charset.toLowerCase(Locale.ROOT));
      return Charset.forName(korean ? WINDOWS_949 : charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UsageException(
          "--charset must be the name of an encoding such as UTF-8 or MS949, was " + charset);
    }
  }
}
