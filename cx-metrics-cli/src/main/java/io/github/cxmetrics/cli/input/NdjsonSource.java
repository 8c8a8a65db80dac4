package io.github.cxmetrics.cli.input;

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

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final StrictReader text;
  private final BadRecordListener badRecords;
  private final Set<String> optional;
  private final List<String> columns;
  private final LineBuffer lines;
  private final KeyTree wanted;
  private final int[] slotOfColumn;
  private final @Nullable String[] values;
  private final boolean[] present;
  private final boolean[] seen;

  /** The outer keys of the first record that has any, for suggestions. */
  private final List<String> outerKeys = new ArrayList<>();

  private boolean anyRecord;

  NdjsonSource(StrictReader text, InputOptions options, List<String> columns) {
    this.text = text;
    this.badRecords = options.badRecords();
    this.optional = options.optional();
    this.columns = List.copyOf(columns);
    this.lines = new LineBuffer(text);
    List<String> distinct = columns.stream().distinct().toList();
    this.wanted = KeyTree.of(distinct);
    this.slotOfColumn = columns.stream().mapToInt(distinct::indexOf).toArray();
    this.values = new String[distinct.size()];
    this.present = new boolean[distinct.size()];
    this.seen = new boolean[distinct.size()];
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
    while (lines.next()) {
      if (!SpacedText.isBlank(lines.chars(), lines.from(), lines.to()) && readLine()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long line() {
    return lines.line();
  }

  @Override
  public @Nullable String text(int column) {
    return values[slotOfColumn[column]];
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
  private boolean readLine() throws IOException {
    Arrays.fill(values, null);
    Arrays.fill(present, false);
    try (JsonParser json =
        JSON.createParser(lines.chars(), lines.from(), lines.to() - lines.from())) {
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
    return BadDataException.inShape(text.name(), lines.line(), "record", rule, found);
  }
}
