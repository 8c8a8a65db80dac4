package io.github.cxmetrics.flink.example;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first row: which name stands for which column. The second one of a name is name#2. */
final class CsvHeader {

  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final int width;

  CsvHeader(List<String> names) {
    width = names.size();
    Map<String, Integer> occurrences = new HashMap<>();
    for (int i = 0; i < width; i++) {
      String name = names.get(i).strip();
      int occurrence = occurrences.merge(name, 1, Integer::sum);
      positions.putIfAbsent(occurrence == 1 ? name : name + "#" + occurrence, i);
    }
  }

  int width() {
    return width;
  }

  /**
   * Where the wanted columns stand, in the order wanted.
   *
   * @throws InputException if there is no such column
   */
  int[] positionsOf(List<String> wanted, String source) {
    return wanted.stream().mapToInt(column -> positionOf(column, source)).toArray();
  }

  private int positionOf(String column, String source) {
    Integer position = positions.get(column);
    if (position == null) {
      throw InputException.ofColumn(source, column, List.copyOf(positions.keySet()));
    }
    return position;
  }
}
