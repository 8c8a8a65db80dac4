package io.github.cxmetrics.flink.example;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;

/** Takes the wanted cells out of lines of JSON, as they come from topics: flat objects. */
final class JsonLines implements MapFunction<String, SourceRow> {

  @Serial private static final long serialVersionUID = 1L;

  private static final JsonFactory JSON = new JsonFactory();

  private final String source;
  private final List<String> columns;

  JsonLines(String source, List<String> columns) {
    this.source = source;
    this.columns = List.copyOf(columns);
  }

  @Override
  public SourceRow map(String line) {
    try (JsonParser json = JSON.createParser(line)) {
      return SourceRow.of(source, 0, cells(json));
    } catch (IOException e) {
      return SourceRow.malformed(source, 0, "be a JSON object", Printable.quoted(line));
    }
  }

  private List<String> cells(JsonParser json) throws IOException {
    String[] cells = new String[columns.size()];
    Arrays.fill(cells, "");
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("no object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value.isStructStart()) {
        json.skipChildren();
      } else if (value != JsonToken.VALUE_NULL) {
        String text = json.getText().strip();
        for (int i = 0; i < cells.length; i++) {
          if (columns.get(i).equals(name)) {
            cells[i] = text;
          }
        }
      }
    }
    return Arrays.asList(cells);
  }
}
