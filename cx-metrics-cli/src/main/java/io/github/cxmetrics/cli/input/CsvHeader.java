package io.github.cxmetrics.cli.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first row: which name stands for which column. */
final class CsvHeader {

  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final int width;

  CsvHeader(List<String> cells) {
    this.width = cells.size();
    Map<String, Integer> occurrences = new HashMap<>();
    Map<String, Integer> later = new LinkedHashMap<>();
    for (int i = 0; i < width; i++) {
      String name = SpacedText.trim(cells.get(i));
      int occurrence = occurrences.merge(name, 1, Integer::sum);
      if (name.isEmpty()) {
        later.put("#" + (i + 1), i);
      } else if (occurrence > 1) {
        later.put(name + "#" + occurrence, i);
      } else {
        positions.put(name, i);
      }
    }
    later.forEach(positions::putIfAbsent);
  }

  int width() {
    return width;
  }

  /** The positions of the wanted columns, in the order wanted. */
  int[] positionsOf(List<String> wanted, String file) {
    int[] found = new int[wanted.size()];
    for (int i = 0; i < found.length; i++) {
      Integer position = positions.get(wanted.get(i));
      if (position == null) {
        throw new UnknownColumnException(file, wanted.get(i), new ArrayList<>(positions.keySet()));
      }
      found[i] = position;
    }
    return found;
  }
}
