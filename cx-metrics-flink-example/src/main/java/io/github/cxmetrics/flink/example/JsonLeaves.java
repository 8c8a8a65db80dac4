package io.github.cxmetrics.flink.example;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a text of JSON by their paths, such as {@code results/0/value}. */
final class JsonLeaves {

  private JsonLeaves() {}

  static Map<String, String> of(String text) throws IOException {
    Map<String, String> leaves = new LinkedHashMap<>();
    try (JsonParser json = new JsonFactory().createParser(text)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isScalarValue()) {
          leaves.put(json.getParsingContext().pathAsPointer().toString(), json.getText());
        }
      }
    }
    return leaves;
  }
}
