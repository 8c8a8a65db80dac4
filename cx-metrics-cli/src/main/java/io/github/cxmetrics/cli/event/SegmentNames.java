package io.github.cxmetrics.cli.event;

import io.github.cxmetrics.cli.report.SegmentKey;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one text that stands for the values of several columns. It is empty, which the core takes for
 * a value that is not defined, if all of them are; it depends on nothing but the values.
 */
public final class SegmentNames {

  private final int columns;
  private final Map<String, SegmentKey> keys = new HashMap<>();

  SegmentNames(int columns) {
    this.columns = columns;
  }

  String codeOf(List<String> values) {
    if (columns == 1) {
      return values.get(0);
    }
    if (values.stream().allMatch(String::isEmpty)) {
      return "";
    }
    StringBuilder code = new StringBuilder();
    values.forEach(value -> code.append(value.length()).append(':').append(value));
    keys.computeIfAbsent(code.toString(), any -> new SegmentKey(values));
    return code.toString();
  }

  /** The values that a text stands for. */
  public SegmentKey keyOf(String code) {
    if (columns == 1) {
      return new SegmentKey(List.of(code));
    }
    return keys.getOrDefault(code, new SegmentKey(Collections.nCopies(columns, "")));
  }
}
