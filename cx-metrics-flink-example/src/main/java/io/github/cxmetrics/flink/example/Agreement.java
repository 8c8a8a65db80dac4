package io.github.cxmetrics.flink.example;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether two reports in JSON say the same of their results.
 *
 * @param figures how many values of results this report has
 * @param differences those that the other report does not have, or has another of
 */
record Agreement(int figures, List<String> differences) {

  private static final List<String> RESULTS = List.of("/results", "/total");

  /**
   * Compares the results of a report with those of another, which may say more.
   *
   * @param ours the report
   * @param theirs the other report
   */
  static Agreement of(String ours, String theirs) throws IOException {
    Map<String, String> other = JsonLeaves.of(theirs);
    List<String> differences = new ArrayList<>();
    int figures = 0;
    for (Map.Entry<String, String> each : JsonLeaves.of(ours).entrySet()) {
      if (RESULTS.stream().noneMatch(each.getKey()::startsWith)) {
        continue;
      }
      figures++;
      String expected = other.get(each.getKey());
      if (!each.getValue().equals(expected)) {
        differences.add(each.getKey() + " was " + each.getValue() + ", not " + expected);
      }
    }
    return new Agreement(figures, List.copyOf(differences));
  }

  boolean isEqual() {
    return figures > 0 && differences.isEmpty();
  }
}
