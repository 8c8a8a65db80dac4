package io.github.cxmetrics.cli.report;

import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A segment by its name. Segments are ordered value by value, numbers by size and before words, so
 * that 10 comes after 9.
 *
 * @param values a value for each column of {@code --by}
 */
public record SegmentKey(List<String> values) implements Comparable<SegmentKey> {

  private static final String EMPTY = "(empty)";
  private static final String TOTAL = "Total";
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

  /** What stands for the segment in rows of all, in tables with so many columns of segments. */
  public static SegmentKey total(int columns) {
    List<String> values = new ArrayList<>(Collections.nCopies(columns, " "));
    if (columns > 0) {
      values.set(0, TOTAL);
    }
    return new SegmentKey(values);
  }

  /** How reports show a value: an empty cell is named. */
  public static String shown(String value) {
    return value.isEmpty() ? EMPTY : value;
  }

  /** The one of some segments that an option names. */
  public static SegmentKey named(String option, String name, Collection<SegmentKey> segments) {
    List<SegmentKey> named =
        segments.stream().filter(segment -> segment.toString().equals(name)).toList();
    if (named.size() != 1) {
      throw new UsageException(
          option
              + " must be one of the segments "
              + PrintableText.list(segments.stream().map(SegmentKey::title).toList())
              + (named.isEmpty() ? ", was " : ", was the name of several: ")
              + PrintableText.quoted(name));
    }
    return named.get(0);
  }

  /** The name as reports show it. */
  public String title() {
    return values.stream().map(SegmentKey::shown).collect(Collectors.joining(SEPARATOR));
  }

  /** The name as {@code --baseline} takes it. */
  @Override
  public String toString() {
    return String.join(SEPARATOR, values);
  }
}
