package io.github.cxmetrics.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON read back into maps, lists, texts, longs and doubles. */
public final class Json {

  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Object value;

  private Json(Object value) {
    this.value = value;
  }

  /** Reads one value and nothing behind it. */
  public static Json of(String text) {
    try (JsonParser json = STRICT.createParser(text)) {
      Object value = read(json, json.nextToken());
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("more than one value");
      }
      return new Json(value);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The value at a path of keys and positions. */
  public Json at(Object... path) {
    Object found = value;
    for (Object step : path) {
      if (step instanceof Integer index) {
        found = ((List<?>) found).get(index);
      } else {
        Map<?, ?> object = (Map<?, ?>) found;
        if (!object.containsKey(step)) {
          throw new IllegalArgumentException("no " + step + " in " + object.keySet());
        }
        found = object.get(step);
      }
    }
    return new Json(found);
  }

  /** The plain value. */
  public Object value() {
    return value;
  }

  /** The names in an object, in order. */
  public List<String> keys() {
    return ((Map<?, ?>) value).keySet().stream().map(String::valueOf).toList();
  }

  /** How many values an array has. */
  public int size() {
    return ((List<?>) value).size();
  }

  private static Object read(JsonParser json, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String key = json.currentName();
          object.put(key, read(json, json.nextToken()));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        for (JsonToken next = json.nextToken();
            next != JsonToken.END_ARRAY;
            next = json.nextToken()) {
          array.add(read(json, next));
        }
        yield array;
      }
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
      case VALUE_NULL -> null;
      default -> json.getText();
    };
  }
}
