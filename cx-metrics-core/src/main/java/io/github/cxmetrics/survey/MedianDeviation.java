package io.github.cxmetrics.survey;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The median of the distances from a centre, of numbers that occur several times each. */
final class MedianDeviation {

  /* 1 / (the 0.75 quantile of the standard normal distribution). */
  private static final double NORMAL_SCALE = 1 / 0.6744897501960817;

  private MedianDeviation() {}

  /** The numbers ascend; upTo says how many there are up to each. */
  static double scaled(double[] numbers, ImmutableLongArray upTo, double centre) {
    double[] distances = Arrays.stream(numbers).map(x -> Math.abs(x - centre)).toArray();
    int[] order =
        IntStream.range(0, distances.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> distances[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    long n = upTo.get(upTo.length() - 1);
    double lower = atPlace(distances, order, upTo, (n - 1) / 2);
    double upper = atPlace(distances, order, upTo, n / 2);
    return NORMAL_SCALE * (lower + (upper - lower) / 2);
  }

  private static double atPlace(
      double[] distances, int[] order, ImmutableLongArray upTo, long place) {
    long passed = 0;
    int next = 0;
    while (passed <= place) {
      int i = order[next];
      passed += upTo.get(i) - (i == 0 ? 0 : upTo.get(i - 1));
      next++;
    }
    return distances[order[next - 1]];
  }
}
