package io.github.cxmetrics.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of UTF-8 split as bytes. From the first row on that is not well formed beyond doubt, the
 * library reads the rest, so that complaints are its own.
 */
final class ByteRows implements CsvRows {

  private static final int BLOCK_BYTES = 1 << 18;
  private static final int MOST_BYTES = 1 << 20;

  private final StrictReader text;
  private final CsvDialect dialect;
  private final CsvSplitter splitter;
  private final ByteBlock block;
  private @Nullable CsvRows rest;

  private int following;
  private boolean afterReturn;
  private long line;
  private long followingLine = 1;

  private int @Nullable [] slotOfField;
  private int[] fieldOfSlot = {};
  private TextCache[] caches = {};
  private @Nullable String[] texts = {};
  private long[] rowOfText = {};
  private long row;

  private ByteRows(StrictReader text, CsvDialect dialect, ByteBlock block) {
    this.text = text;
    this.dialect = dialect;
    this.block = block;
    this.splitter =
        new CsvSplitter(
            dialect.delimiter(), dialect.quote() < 0x80 ? dialect.quote() : CsvSplitter.NO_QUOTE);
  }

  /** The rows of a text from which nothing has been read. */
  static CsvRows of(StrictReader text, CsvDialect dialect) {
    return of(text, dialect, BLOCK_BYTES, MOST_BYTES);
  }

  /**
   * As {@link #of(StrictReader, CsvDialect)}, with blocks of other sizes.
   *
   * @param size how many bytes are held if possible
   * @param most how long a row may be that is split as bytes
   */
  static CsvRows of(StrictReader text, CsvDialect dialect, int size, int most) {
    boolean suits = text.charset().equals(UTF_8) && dialect.delimiter() < 0x80;
    return suits
        ? new ByteRows(text, dialect, text.block(size, most))
        : new LibraryRows(text, dialect, 1);
  }

  @Override
  public boolean next() throws IOException {
    if (rest != null) {
      return rest.next();
    }
    row++;
    while (true) {
      skipEmptyLines();
      int end =
          following < block.limit()
              ? splitter.split(block.bytes(), following, block.limit(), block.ended())
              : CsvSplitter.UNFINISHED;
      if (end >= 0) {
        take(end);
        return true;
      }
      if (following == block.limit() && block.ended()) {
        return false;
      }
      if (end == CsvSplitter.DOUBTFUL || !readOn()) {
        return handOver().next();
      }
    }
  }

  private void skipEmptyLines() {
    byte[] bytes = block.bytes();
    int limit = block.limit();
    while (following < limit && bytes[following] <= '\r') {
      byte c = bytes[following];
      if (c == '\n' && afterReturn) {
        afterReturn = false;
      } else if (c == '\n' || c == '\r') {
        afterReturn = c == '\r';
        followingLine++;
      } else {
        return;
      }
      following++;
    }
  }

  private void take(int end) {
    line = followingLine;
    followingLine += 1 + splitter.lineEnds();
    afterReturn = end < block.limit() && block.bytes()[end] == '\r';
    following = Math.min(end + 1, block.limit());
  }

  /** Makes room and reads; false if the row is longer than a block may be. */
  private boolean readOn() throws IOException {
    try {
      if (!block.readOn(following)) {
        return false;
      }
    } catch (IOException e) {
      following = 0;
      rest = rows(new FailedStream(e));
      return false;
    }
    following = 0;
    return true;
  }

  private CsvRows handOver() {
    return rest == null ? rest = rows(block.in()) : rest;
  }

  /** What is left in the block, and a stream behind it, for the library to read. */
  private CsvRows rows(InputStream behind) {
    byte[] held = Arrays.copyOfRange(block.bytes(), following, block.limit());
    InputStream left = new SequenceInputStream(new ByteArrayInputStream(held), behind);
    LibraryRows rows = new LibraryRows(text.continued(left, followingLine), dialect, followingLine);
    if (slotOfField != null) {
      rows.keep(slotOfField, fieldOfSlot.length);
    }
    return rows;
  }

  @Override
  public long line() {
    return rest == null ? line : rest.line();
  }

  @Override
  public int width() {
    return rest == null ? splitter.width() : rest.width();
  }

  @Override
  public boolean isBlank() {
    return rest == null ? splitter.width() == 1 && isBlankCell() : rest.isBlank();
  }

  private boolean isBlankCell() {
    char[] cell = newText(0).toCharArray();
    return !splitter.isFirstQuoted() && SpacedText.isBlank(cell, 0, cell.length);
  }

  @Override
  public List<String> cells() {
    return rest == null
        ? IntStream.range(0, splitter.width()).mapToObj(this::newText).toList()
        : rest.cells();
  }

  @Override
  public void keep(int[] newSlotOfField, int slots) {
    if (rest != null) {
      rest.keep(newSlotOfField, slots);
      return;
    }
    slotOfField = newSlotOfField;
    fieldOfSlot = new int[slots];
    Arrays.fill(fieldOfSlot, CsvHeader.NONE);
    for (int field = 0; field < newSlotOfField.length; field++) {
      if (newSlotOfField[field] >= 0) {
        fieldOfSlot[newSlotOfField[field]] = field;
      }
    }
    texts = new String[slots];
    rowOfText = new long[slots];
    caches = new TextCache[slots];
    Arrays.setAll(caches, slot -> new TextCache());
  }

  @Override
  public @Nullable String cell(int slot) {
    if (rest != null) {
      return rest.cell(slot);
    }
    if (rowOfText[slot] != row) {
      rowOfText[slot] = row;
      int field = fieldOfSlot[slot];
      texts[slot] = field < 0 ? null : text(field, caches[slot]);
    }
    return texts[slot];
  }

  @Override
  public int code(int slot) {
    int field = fieldOfSlot[slot];
    return rest != null || field < 0 || splitter.hasDoubledQuotes(field)
        ? RecordSource.NO_CODE
        : caches[slot].code(block.bytes(), splitter.from(field), splitter.to(field));
  }

  private String text(int field, TextCache cache) {
    return splitter.hasDoubledQuotes(field)
        ? newText(field)
        : cache.text(block.bytes(), splitter.from(field), splitter.to(field));
  }

  private String newText(int field) {
    int from = splitter.from(field);
    String cell = new String(block.bytes(), from, splitter.to(field) - from, UTF_8);
    return splitter.hasDoubledQuotes(field) ? cell.replace("\"\"", "\"") : cell;
  }
}
