package io.github.cxmetrics.cli.report;

import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.Difference;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Numbers in the cells of a CSV report: at full precision, empty where there is no value. */
public final class CsvNumbers {

  /** The titles above a difference. */
  public static final List<String> DIFFERENCE_TITLES =
      List.of(
          "difference",
          "difference_low",
          "difference_high",
          "p_value",
          "adjustment",
          "comparisons");

  private CsvNumbers() {}

  /** One number; empty if it does not exist or is a bound that there is not. */
  public static String exact(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }

  /** Adds value, low and high. */
  public static void addEstimate(List<String> cells, Estimate estimate) {
    Collections.addAll(
        cells,
        exact(estimate.value()),
        exact(estimate.interval().low()),
        exact(estimate.interval().high()));
  }

  /** Adds the cells below {@link #DIFFERENCE_TITLES}, empty ones if there is no difference. */
  public static void addDifference(
      List<String> cells, Optional<Difference> difference, String adjustment, int comparisons) {
    if (difference.isEmpty()) {
      cells.addAll(Collections.nCopies(DIFFERENCE_TITLES.size(), ""));
      return;
    }
    addEstimate(cells, difference.get().estimate());
    cells.add(exact(difference.get().pValue()));
    Collections.addAll(cells, adjustment, Integer.toString(comparisons));
  }
}
