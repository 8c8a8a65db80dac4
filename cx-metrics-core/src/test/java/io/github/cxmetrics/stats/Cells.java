package io.github.cxmetrics.stats;

import com.google.common.base.Splitter;
import io.github.cxmetrics.ReferenceRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Counted values of reference files: a segment between bars, in it a number for each value. */
final class Cells {

  private static final Splitter SEGMENTS = Splitter.on('|');

  private Cells() {}

  static List<Double> numbers(String text) {
    return Stream.of(text.split(" ")).map(Double::valueOf).toList();
  }

  private static double[] array(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  static List<MeanSums> sums(ReferenceRow row, String n, String w, String ww) {
    List<Double> values = numbers(row.text("worths"));
    List<String> counts = SEGMENTS.splitToList(row.text(n));
    List<String> weights = SEGMENTS.splitToList(row.text(w));
    List<String> squared = SEGMENTS.splitToList(row.text(ww));
    List<MeanSums> sums = new ArrayList<>();
    for (int k = 0; k < counts.size(); k++) {
      List<Long> units = Stream.of(counts.get(k).split(" ")).map(Long::valueOf).toList();
      sums.add(MeanSums.of(values, units, array(weights.get(k)), array(squared.get(k))));
    }
    return sums;
  }
}
