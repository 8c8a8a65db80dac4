package io.github.cxmetrics.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records of JSON objects, one a line. */
final class NdjsonSource implements RecordSource {

  private static final int BLOCK_BYTES = 1 << 18;
  private static final int MOST_BYTES = 1 << 20;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final StrictReader text;
  private final BadRecordListener badRecords;
  private final Set<String> optional;
  private final List<String> columns;
  private final @Nullable ByteLines byteLines;
  private final FlatJson flat;
  private final TextCache[] caches;
  private LineBuffer lines;
  private final KeyTree wanted;
  private final int[] slotOfColumn;
  private final @Nullable String[] values;

  /** Which values of the record are known: given by the parser, or made of bytes. */
  private final boolean[] present;

  private final boolean[] seen;

  /** The outer keys of the first record that has any, for suggestions. */
  private final List<String> outerKeys = new ArrayList<>();

  private boolean anyRecord;
  private boolean handedOver;
  private long line;

  /** Whether the record is in {@link #flat}; its values are then made when they are asked for. */
  private boolean isFlat;

  NdjsonSource(StrictReader text, InputOptions options, List<String> columns) {
    this(text, options, columns, BLOCK_BYTES, MOST_BYTES);
  }

  /**
   * Makes a source.
   *
   * @param size how many bytes are held if possible
   * @param most how long a line may be that is read as bytes
   */
  NdjsonSource(StrictReader text, InputOptions options, List<String> columns, int size, int most) {
    this.text = text;
    this.badRecords = options.badRecords();
    this.optional = options.optional();
    this.columns = List.copyOf(columns);
    this.lines = new LineBuffer(text, 0);
    this.byteLines = text.charset().equals(UTF_8) ? new ByteLines(text, size, most) : null;
    List<String> distinct = columns.stream().distinct().toList();
    this.wanted = KeyTree.of(distinct);
    this.slotOfColumn = columns.stream().mapToInt(distinct::indexOf).toArray();
    this.values = new String[distinct.size()];
    this.present = new boolean[distinct.size()];
    this.seen = new boolean[distinct.size()];
    this.flat = new FlatJson(wanted, distinct.size());
    this.caches = new TextCache[distinct.size()];
    Arrays.setAll(caches, slot -> new TextCache());
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public List<String> headerCells() {
    return List.of();
  }

  @Override
  public boolean next() throws IOException {
    ByteLines bytes = byteLines;
    while (bytes != null && bytes.next()) {
      line = bytes.line();
      if (readBytes(bytes)) {
        return true;
      }
    }
    return nextOfChars();
  }

  private boolean nextOfChars() throws IOException {
    isFlat = false;
    if (byteLines != null && !handedOver) {
      StrictReader rest = byteLines.rest();
      if (rest == null) {
        return false;
      }
      lines = new LineBuffer(rest, byteLines.line());
      handedOver = true;
    }
    while (lines.next()) {
      line = lines.line();
      if (readChars(lines.chars(), lines.from(), lines.to())) {
        return true;
      }
    }
    return false;
  }

  private boolean readBytes(ByteLines source) throws IOException {
    byte[] bytes = source.bytes();
    int from = source.from();
    int to = source.to();
    isFlat = flat.read(bytes, from, to);
    if (isFlat) {
      noteSeen();
      return true;
    }
    char[] chars = new String(bytes, from, to - from, UTF_8).toCharArray();
    boolean good = readChars(chars, 0, chars.length);
    if (good) {
      flat.learn(bytes, from, to);
    }
    return good;
  }

  private void noteSeen() {
    anyRecord = true;
    for (int slot = 0; slot < seen.length; slot++) {
      seen[slot] |= flat.from(slot) >= 0;
      present[slot] = false;
    }
  }

  /** Reads a line that may be blank; false if it was, or bad and the listener let it pass. */
  private boolean readChars(char[] chars, int from, int to) throws IOException {
    return !SpacedText.isBlank(chars, from, to) && readLine(chars, from, to);
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public @Nullable String text(int column) {
    int slot = slotOfColumn[column];
    if (isFlat && !present[slot]) {
      present[slot] = true;
      values[slot] = flatText(slot);
    }
    return values[slot];
  }

  private @Nullable String flatText(int slot) {
    return byteLines == null || !hasFlatText(slot)
        ? null
        : caches[slot].text(byteLines.bytes(), flat.from(slot), flat.to(slot));
  }

  private boolean hasFlatText(int slot) {
    return flat.from(slot) >= 0 && flat.to(slot) >= 0;
  }

  @Override
  public int code(int column) {
    int slot = slotOfColumn[column];
    return byteLines == null || !isFlat || !hasFlatText(slot)
        ? NO_CODE
        : caches[slot].code(byteLines.bytes(), flat.from(slot), flat.to(slot));
  }

  @Override
  public BadDataException badCell(int column, String rule) {
    return BadDataException.inCell(text.name(), line(), columns.get(column), rule, text(column));
  }

  @Override
  public Set<String> columnsSeen() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < slotOfColumn.length; i++) {
      if (seen[slotOfColumn[i]]) {
        names.add(columns.get(i));
      }
    }
    return names;
  }

  @Override
  public void requireColumnsSeen() {
    Set<String> names = columnsSeen();
    for (String column : columns) {
      if (anyRecord && !names.contains(column) && !optional.contains(column)) {
        throw unknown(column);
      }
    }
  }

  @Override
  public UnknownColumnException unknown(String column) {
    return new UnknownColumnException(text.name(), column, outerKeys);
  }

  @Override
  public long bytesRead() {
    return text.bytesRead();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  /** Reads the present line; false if it was bad and the listener let it pass. */
  private boolean readLine(char[] chars, int from, int to) throws IOException {
    Arrays.fill(values, null);
    Arrays.fill(present, false);
    try (JsonParser json = JSON.createParser(chars, from, to - from)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw bad("be a JSON object", "the beginning of another value");
      }
      readObject(json, wanted, outerKeys.isEmpty());
      if (json.nextToken() != null) {
        throw bad("be one JSON object", "followed by more on the same line");
      }
      anyRecord = true;
      return true;
    } catch (JsonProcessingException e) {
      badRecords.onBadRecord(bad("be well-formed JSON", e.getOriginalMessage()));
    } catch (BadDataException e) {
      badRecords.onBadRecord(e);
    }
    return false;
  }

  private void readObject(JsonParser json, KeyTree node, boolean listKeys) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      KeyTree child = node.child(key);
      if (listKeys) {
        outerKeys.add(key);
      }
      JsonToken value = json.nextToken();
      if (child == null) {
        json.skipChildren();
      } else if (child.isWanted()) {
        keep(json, child.slot(), value);
      } else if (value == JsonToken.START_OBJECT) {
        readObject(json, child, false);
      } else {
        json.skipChildren();
      }
    }
  }

  private void keep(JsonParser json, int slot, JsonToken value) throws IOException {
    if (value.isStructStart()) {
      throw bad(
          "hold a text, a number, true or false under every wanted key",
          value == JsonToken.START_ARRAY ? "an array" : "an object");
    }
    if (present[slot]) {
      throw bad("have distinct keys", "one with the same key twice");
    }
    present[slot] = true;
    seen[slot] = true;
    values[slot] = value == JsonToken.VALUE_NULL ? null : json.getText();
  }

  private BadDataException bad(String rule, String found) {
    return BadDataException.inShape(text.name(), line, "record", rule, found);
  }
}
