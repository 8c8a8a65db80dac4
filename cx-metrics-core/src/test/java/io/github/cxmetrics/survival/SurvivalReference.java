package io.github.cxmetrics.survival;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The reference files: data as counts, and what R says about them. */
final class SurvivalReference {

  /** A count of customers who are alike. */
  record Row(
      String set, String group, String stratum, long entry, long time, int outcome, long n) {}

  private static final List<Row> ROWS =
      lines("survival-data.csv").stream()
          .map(
              cells ->
                  new Row(
                      cells[0],
                      cells[1],
                      cells[2],
                      Long.parseLong(cells[3]),
                      Long.parseLong(cells[4]),
                      Integer.parseInt(cells[5]),
                      Long.parseLong(cells[6])))
          .toList();

  private SurvivalReference() {}

  /** The cells of each line that is neither a comment nor the heading. */
  static List<String[]> lines(String file) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                SurvivalReference.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double number(String cell) {
    return cell.equals("NA") ? Double.NaN : Double.parseDouble(cell);
  }

  static SurvivalInterval interval(String type) {
    return switch (type) {
      case "log-log" -> SurvivalInterval.LOG_LOG;
      case "log" -> SurvivalInterval.LOG;
      case "plain" -> SurvivalInterval.PLAIN;
      case "logit" -> SurvivalInterval.LOGIT;
      case "arcsin" -> SurvivalInterval.ARCSINE;
      default -> throw new IllegalArgumentException(type);
    };
  }

  static List<Row> rows(String set) {
    return ROWS.stream().filter(row -> row.set().equals(set)).toList();
  }

  /** The survival of a group, or of all for an asterisk. */
  static Survival survival(String set, String group) {
    return survival(set, row -> group.equals("*") || row.group().equals(group));
  }

  static Survival survival(String set, Predicate<Row> which) {
    SurvivalAccumulator all = Survival.accumulator(SurvivalDefinition.ofCauses("pcm", "death"));
    rows(set).stream()
        .filter(which)
        .forEach(
            row -> {
              if (row.entry() < 0) {
                all.addCount(row.time(), row.outcome(), row.n());
              } else {
                all.addCount(row.entry(), row.time(), row.outcome(), row.n());
              }
            });
    return all.result();
  }

  static SortedMap<String, Survival> groups(String set, Predicate<Row> which) {
    SortedMap<String, Survival> groups = new TreeMap<>();
    for (Row row : rows(set)) {
      groups.computeIfAbsent(
          row.group(),
          group -> survival(set, other -> other.group().equals(group) && which.test(other)));
    }
    return groups;
  }

  static Map<String, SortedMap<String, Survival>> strata(String set) {
    SortedMap<String, SortedMap<String, Survival>> strata = new TreeMap<>();
    for (Row row : rows(set)) {
      strata.computeIfAbsent(
          row.stratum(), name -> groups(set, other -> other.stratum().equals(name)));
    }
    return strata;
  }
}
