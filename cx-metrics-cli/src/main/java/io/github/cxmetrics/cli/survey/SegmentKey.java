package io.github.cxmetrics.cli.survey;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A segment by its name. Segments are ordered value by value, numbers by size and before words, so
 * that 10 comes after 9.
 *
 * @param values a value for each column of {@code --by}
 */
record SegmentKey(List<String> values) implements Comparable<SegmentKey> {

  private static final String EMPTY = "(empty)";
  private static final String SEPARATOR = " / ";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

  @Override
  public int compareTo(SegmentKey other) {
    for (int i = 0; i < values.size(); i++) {
      int order = compareValues(values.get(i), other.values.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compareValues(String a, String b) {
    boolean aIsNumber = NUMBER.matcher(a).matches();
    boolean bIsNumber = NUMBER.matcher(b).matches();
    if (aIsNumber != bIsNumber) {
      return aIsNumber ? -1 : 1;
    }
    int bySize = aIsNumber ? new BigDecimal(a).compareTo(new BigDecimal(b)) : 0;
    return bySize != 0 ? bySize : a.compareTo(b);
  }

  /** How reports show a value: an empty cell is named. */
  static String shown(String value) {
    return value.isEmpty() ? EMPTY : value;
  }

  /** The name as reports show it. */
  String title() {
    return values.stream().map(SegmentKey::shown).collect(Collectors.joining(SEPARATOR));
  }

  /** The name as {@code --baseline} takes it. */
  @Override
  public String toString() {
    return String.join(SEPARATOR, values);
  }
}
