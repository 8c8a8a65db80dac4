package io.github.cxmetrics.cli.input;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records of CSV or TSV. */
final class CsvSource implements RecordSource {

  private final StrictReader text;
  private final BadRecordListener badRecords;
  private final List<String> columns;
  private final CsvCells cells;
  private final CloseableIterator<CsvCells> rows;
  private final CsvHeader header;
  private final Set<String> seen = new HashSet<>();
  private final int[] slotOfColumn;
  private final int width;

  CsvSource(StrictReader text, CsvDialect dialect, InputOptions options, ColumnChoice choice)
      throws IOException {
    this.text = text;
    this.badRecords = options.badRecords();
    this.cells = new CsvCells(text.name());
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
    this.header = readHeader();
    this.columns = List.copyOf(choice.of(header.names()));
    this.width = header.width();
    int[] positions = header.positionsOf(columns, options.optional(), text.name());
    int[] slotOfField = new int[width];
    Arrays.fill(slotOfField, -1);
    this.slotOfColumn = new int[positions.length];
    for (int column = 0; column < positions.length; column++) {
      int field = positions[column];
      if (field == CsvHeader.NONE) {
        slotOfColumn[column] = column; // which no field fills
        continue;
      }
      seen.add(columns.get(column));
      if (slotOfField[field] < 0) {
        slotOfField[field] = column;
      }
      slotOfColumn[column] = slotOfField[field];
    }
    cells.keep(slotOfField, positions.length);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public List<String> headerCells() {
    return header.cells();
  }

  @Override
  public boolean next() throws IOException {
    while (nextRow()) {
      if (cells.width() == width) {
        return true;
      }
      if (!cells.isBlank()) {
        badRecords.onBadRecord(
            shape("record", "have " + width + " cells like the header", cells.width() + ""));
      }
    }
    return false;
  }

  @Override
  public long line() {
    return cells.line();
  }

  @Override
  public @Nullable String text(int column) {
    return cells.cell(slotOfColumn[column]);
  }

  @Override
  public BadDataException badCell(int column, String rule) {
    return BadDataException.inCell(text.name(), line(), columns.get(column), rule, text(column));
  }

  @Override
  public Set<String> columnsSeen() {
    return Set.copyOf(seen);
  }

  @Override
  public void requireColumnsSeen() {
    // The header was asked at opening.
  }

  @Override
  public UnknownColumnException unknown(String column) {
    return header.unknown(column, text.name());
  }

  @Override
  public long bytesRead() {
    return text.bytesRead();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private CsvHeader readHeader() throws IOException {
    while (nextRow()) {
      if (!cells.isBlank() && !CsvDialect.isDeclaration(cells.header())) {
        return new CsvHeader(cells.header());
      }
      cells.header().clear();
    }
    throw BadDataException.inShape(
        text.name(), 0, "file", "begin with a row of column names", "empty");
  }

  private boolean nextRow() throws IOException {
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
    return BadDataException.inShape(text.name(), cells.line(), what, rule, found);
  }
}
