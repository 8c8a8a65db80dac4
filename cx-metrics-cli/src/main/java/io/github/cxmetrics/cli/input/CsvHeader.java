package io.github.cxmetrics.cli.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first row: which name stands for which column. */
final class CsvHeader {

  /** What cells may be separated by, the likeliest first. */
  private static final List<String> DELIMITERS = List.of(";", "\t", "|", ",");

  static final int NONE = -1;

  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final List<String> cells;
  private final int width;

  CsvHeader(List<String> cells) {
    this.cells = List.copyOf(cells);
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
    nameTheRest();
  }

  /** A column whose name another one has is known by its number. */
  private void nameTheRest() {
    Set<Integer> named = new HashSet<>(positions.values());
    for (int i = 0; i < width; i++) {
      if (!named.contains(i)) {
        String name = "#" + (i + 1);
        while (positions.containsKey(name)) {
          name = "#" + name;
        }
        positions.put(name, i);
      }
    }
  }

  /** The cells as they are written. */
  List<String> cells() {
    return cells;
  }

  /** A name for each column, in their order: one that {@link #positionsOf} finds it by. */
  List<String> names() {
    return positions.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  int width() {
    return width;
  }

  /** The positions of the wanted columns, in the order wanted; {@link #NONE} if one may not be. */
  int[] positionsOf(List<String> wanted, Set<String> optional, String file) {
    int[] found = new int[wanted.size()];
    for (int i = 0; i < found.length; i++) {
      Integer position = positions.get(wanted.get(i));
      if (position == null && !optional.contains(wanted.get(i))) {
        throw unknown(wanted.get(i), file);
      }
      found[i] = position == null ? NONE : position;
    }
    return found;
  }

  UnknownColumnException unknown(String column, String file) {
    List<String> names = new ArrayList<>(positions.keySet());
    Optional<String> delimiter = DELIMITERS.stream().filter(names.get(0)::contains).findFirst();
    return width == 1 && delimiter.isPresent()
        ? UnknownColumnException.inUncutHeader(file, column, names.get(0), delimiter.get())
        : new UnknownColumnException(file, column, names);
  }
}
