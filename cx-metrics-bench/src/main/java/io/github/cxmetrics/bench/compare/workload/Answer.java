package io.github.cxmetrics.bench.compare.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a contender answers: numbers by key, in the order of the keys. */
public final class Answer {

  private static final String SEPARATOR = "\t";

  private final SortedMap<String, double[]> rows = new TreeMap<>();

  /**
   * Adds the numbers of a key that is new and returns this answer. Numbers that are all 0 are the
   * same as none: not everybody counts what is not there.
   */
  public Answer add(String key, double... values) {
    if (Arrays.stream(values).allMatch(value -> value == 0)) {
      return this;
    }
    if (rows.put(key, values.clone()) != null) {
      throw new IllegalArgumentException("key must come once, was '" + key + "' again");
    }
    return this;
  }

  /** The same of counts. */
  public Answer addCounts(String key, long... counts) {
    return add(key, Arrays.stream(counts).asDoubleStream().toArray());
  }

  /** How many keys there are. */
  public int size() {
    return rows.size();
  }

  /**
   * The first difference to another answer that is larger than allowed, in words.
   *
   * @param expected the other answer
   * @param tolerance the largest difference allowed, relative to the larger of both numbers and to
   *     1
   * @return nothing if they agree
   */
  public Optional<String> differenceFrom(Answer expected, double tolerance) {
    for (Map.Entry<String, double[]> row : expected.rows.entrySet()) {
      double[] values = rows.get(row.getKey());
      if (values == null) {
        return Optional.of("no answer for '" + row.getKey() + "'");
      }
      if (!agree(values, row.getValue(), tolerance)) {
        return Optional.of(
            String.format(
                "answer for '%s' must be %s, was %s",
                row.getKey(), Arrays.toString(row.getValue()), Arrays.toString(values)));
      }
    }
    return rows.keySet().stream()
        .filter(key -> !expected.rows.containsKey(key))
        .findFirst()
        .map(key -> "answer for '" + key + "', which nobody asked");
  }

  private static boolean agree(double[] values, double[] expected, double tolerance) {
    if (values.length != expected.length) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      double size = Math.max(1, Math.max(Math.abs(values[i]), Math.abs(expected[i])));
      if (!(Math.abs(values[i] - expected[i]) <= tolerance * size)) {
        return false;
      }
    }
    return true;
  }

  /** Writes a line for each key: the key and its numbers, separated by tabs. */
  public void writeTo(Path file) throws IOException {
    Files.write(file, lines());
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    rows.forEach(
        (key, values) ->
            lines.add(
                Arrays.stream(values)
                    .mapToObj(Double::toString)
                    .collect(Collectors.joining(SEPARATOR, key + SEPARATOR, ""))));
    return lines;
  }

  /** Reads what {@link #writeTo} wrote. */
  public static Answer readFrom(Path file) throws IOException {
    Answer answer = new Answer();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split(SEPARATOR, -1);
      answer.add(
          cells[0],
          Arrays.stream(cells, 1, cells.length).mapToDouble(Double::parseDouble).toArray());
    }
    return answer;
  }

  /** The beginning, for people. */
  @Override
  public String toString() {
    return lines().stream().limit(3).collect(Collectors.joining(" | ", size() + " keys: ", ""));
  }
}
