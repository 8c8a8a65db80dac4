package io.github.cxmetrics.cli.input;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row under the parser's hand: first all cells of the header, afterwards those of the wanted
 * columns only. One object is filled again and again.
 */
final class CsvCells extends AbstractBaseCsvCallbackHandler<CsvCells> {

  private final String file;
  private final long firstLine;
  private final List<String> header = new ArrayList<>();
  private int headerChars;

  private int @Nullable [] slotOfField;
  private @Nullable String[] cells = new String[0];
  private long line;
  private int width;
  private boolean blank;

  CsvCells(String file, long firstLine) {
    this.file = file;
    this.firstLine = firstLine;
    this.line = firstLine;
  }

  /** All cells of a row before {@link #keep}. */
  List<String> header() {
    return header;
  }

  /** From now on keeps the cells of these positions, and only those. */
  void keep(int[] slotOfField, int slots) {
    this.slotOfField = slotOfField;
    this.cells = new String[slots];
  }

  @Nullable String cell(int slot) {
    return cells[slot];
  }

  long line() {
    return line;
  }

  int width() {
    return width;
  }

  /** Whether the row is a single cell of nothing but spaces. */
  boolean isBlank() {
    return blank && width == 1;
  }

  @Override
  protected void handleBegin(long startingLine) {
    line = firstLine - 1 + startingLine;
    width = 0;
    header.clear();
    Arrays.fill(cells, null);
  }

  @Override
  protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
    width = field + 1;
    if (field == 0) {
      blank = !quoted && SpacedText.isBlank(text, offset, offset + length);
    }
    int[] slots = slotOfField;
    if (slots == null) {
      header.add(headerCell(field, text, offset, length));
    } else if (field < slots.length && slots[field] >= 0) {
      cells[slots[field]] = length == 0 ? "" : new String(text, offset, length);
    }
  }

  @Override
  protected CsvCells buildRecord() {
    return this;
  }

  private String headerCell(int field, char[] text, int offset, int length) {
    headerChars += length;
    if (field == InputLimits.MAX_COLUMNS || headerChars > InputLimits.MAX_CHARS) {
      throw BadDataException.inShape(
          file,
          line,
          "header",
          "have at most " + InputLimits.MAX_COLUMNS + " columns",
          "at least " + (field + 1) + " columns of " + headerChars + " characters");
    }
    return new String(text, offset, length);
  }
}
