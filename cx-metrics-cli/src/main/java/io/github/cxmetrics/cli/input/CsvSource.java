package io.github.cxmetrics.cli.input;

import java.io.IOException;
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
  private final CsvRows rows;
  private final CsvHeader header;
  private final Set<String> seen = new HashSet<>();
  private final int[] slotOfColumn;
  private final int width;

  CsvSource(StrictReader text, CsvDialect dialect, InputOptions options, ColumnChoice choice)
      throws IOException {
    this.text = text;
    this.badRecords = options.badRecords();
    this.rows = ByteRows.of(text, dialect);
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
    rows.keep(slotOfField, positions.length);
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
    while (rows.next()) {
      if (rows.width() == width) {
        return true;
      }
      if (!rows.isBlank()) {
        badRecords.onBadRecord(
            shape("record", "have " + width + " cells like the header", rows.width() + ""));
      }
    }
    return false;
  }

  @Override
  public long line() {
    return rows.line();
  }

  @Override
  public @Nullable String text(int column) {
    return rows.cell(slotOfColumn[column]);
  }

  @Override
  public int code(int column) {
    return rows.code(slotOfColumn[column]);
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
    while (rows.next()) {
      List<String> cells = rows.cells();
      if (!rows.isBlank() && !CsvDialect.isDeclaration(cells)) {
        return new CsvHeader(cells);
      }
    }
    throw BadDataException.inShape(
        text.name(), 0, "file", "begin with a row of column names", "empty");
  }

  private BadDataException shape(String what, String rule, String found) {
    return BadDataException.inShape(text.name(), rows.line(), what, rule, found);
  }
}
