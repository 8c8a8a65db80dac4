package io.github.cxmetrics.cli.input;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of any text in any encoding, as the CSV library reads them. */
final class LibraryRows implements CsvRows {

  private final String file;
  private final CsvCells cells;
  private final CloseableIterator<CsvCells> rows;

  /**
   * Makes rows.
   *
   * @param firstLine the line on which the text begins
   */
  LibraryRows(StrictReader text, CsvDialect dialect, long firstLine) {
    this.file = text.name();
    this.cells = new CsvCells(file, firstLine);
    this.rows =
        CsvReader.builder()
            .fieldSeparator(dialect.delimiter())
            .quoteCharacter(dialect.quote())
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(InputLimits.MAX_CHARS)
            .build(cells, text)
            .iterator();
  }

  @Override
  public boolean next() throws IOException {
    try {
      return rows.hasNext() && rows.next() == cells;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      if (e.getCause() instanceof BadDataException cause) {
        throw cause;
      }
      throw malformed(e);
    }
  }

  @Override
  public long line() {
    return cells.line();
  }

  @Override
  public int width() {
    return cells.width();
  }

  @Override
  public boolean isBlank() {
    return cells.isBlank();
  }

  @Override
  public List<String> cells() {
    return cells.header();
  }

  @Override
  public void keep(int[] slotOfField, int slots) {
    cells.keep(slotOfField, slots);
  }

  @Override
  public @Nullable String cell(int slot) {
    return cells.cell(slot);
  }

  @Override
  public int code(int slot) {
    return RecordSource.NO_CODE;
  }

  private BadDataException malformed(CsvParseException e) {
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("The maximum buffer size")) {
      return shape(
          "cell",
          "be at most " + InputLimits.MAX_CHARS + " characters long",
          "longer (is a closing quote missing?)");
    }
    int suffix = message.indexOf(" (record starting at line");
    return shape(
        "record", "be well-formed CSV", suffix < 0 ? message : message.substring(0, suffix));
  }

  private BadDataException shape(String what, String rule, String found) {
    return BadDataException.inShape(file, cells.line(), what, rule, found);
  }
}
