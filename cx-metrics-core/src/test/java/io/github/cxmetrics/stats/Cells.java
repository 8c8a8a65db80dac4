package io.github.cxmetrics.stats;

import io.github.cxmetrics.ReferenceRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Counted values of reference files: a segment between bars, in it a number for each value. */
final class Cells {

  private Cells() {}

  static List<Double> numbers(String text) {
    return Stream.of(text.split(" ")).map(Double::valueOf).toList();
  }

  private static double[] array(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  static List<MeanSums> sums(ReferenceRow row, String n, String w, String ww) {
    List<Double> values = numbers(row.text("worths"));
    String[] counts = row.text(n).split("\\|");
    String[] weights = row.text(w).split("\\|");
    String[] squared = row.text(ww).split("\\|");
    List<MeanSums> sums = new ArrayList<>();
    for (int k = 0; k < counts.length; k++) {
      List<Long> units = Stream.of(counts[k].split(" ")).map(Long::valueOf).toList();
      sums.add(MeanSums.of(values, units, array(weights[k]), array(squared[k])));
    }
    return sums;
  }
}
