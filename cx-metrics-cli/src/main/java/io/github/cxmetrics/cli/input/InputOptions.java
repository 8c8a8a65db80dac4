package io.github.cxmetrics.cli.input;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an input is to be read.
 *
 * @param format the format; null to go by the file name, then by the first characters
 * @param delimiter what separates the cells of CSV unless its first line declares another, as in
 *     {@code sep=;}; TSV and NDJSON have their own
 * @param charset the encoding of the text
 * @param optional those of the wanted columns that the input need not have
 * @param badRecords what becomes of records that cannot be read
 */
public record InputOptions(
    @Nullable RecordFormat format,
    char delimiter,
    Charset charset,
    Set<String> optional,
    BadRecordListener badRecords) {

  /** By file name, comma, UTF-8, and the first bad record ends the run. */
  public static final InputOptions DEFAULT =
      new InputOptions(null, ',', StandardCharsets.UTF_8, Set.of(), BadRecordListener.REJECT);

  /** Checks that the delimiter can be told from quotes, line ends and parts of characters. */
  public InputOptions {
    optional = Set.copyOf(optional);
    if (delimiter == '"'
        || delimiter == '\r'
        || delimiter == '\n'
        || Character.isSurrogate(delimiter)) {
      throw new IllegalArgumentException(
          "delimiter must be a character other than a quote or a line end, was "
              + String.format("U+%04X", (int) delimiter));
    }
  }

  /** The same with the format given. */
  public InputOptions withFormat(RecordFormat newFormat) {
    return new InputOptions(newFormat, delimiter, charset, optional, badRecords);
  }

  /** Quoted cells separated by this character, whatever the file is called. */
  public InputOptions withDelimiter(char newDelimiter) {
    return new InputOptions(RecordFormat.CSV, newDelimiter, charset, optional, badRecords);
  }

  /** The same with another encoding. */
  public InputOptions withCharset(Charset newCharset) {
    return new InputOptions(format, delimiter, newCharset, optional, badRecords);
  }

  /** The same with another policy for bad records. */
  public InputOptions withBadRecords(BadRecordListener newBadRecords) {
    return new InputOptions(format, delimiter, charset, optional, newBadRecords);
  }

  /** The same with columns that need not be there; see {@link RecordSource#columnsSeen}. */
  public InputOptions withOptional(Set<String> newOptional) {
    return new InputOptions(format, delimiter, charset, newOptional, badRecords);
  }
}
