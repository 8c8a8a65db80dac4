package io.github.cxmetrics.churn;

import io.github.cxmetrics.state.WideSum;
import io.github.cxmetrics.stats.ClusterSizes;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Counts lengths of inactivity, of one customer after the other. */
final class InactivityGapCounts {

  private static final int NEAR = 1 << 12;

  /* How many of each length; of the lengths from NEAR on in the map. */
  private final long[] near = new long[NEAR];
  private final TreeMap<Long, Long> far = new TreeMap<>();

  private long customers;
  private long gaps;
  private long squaredGaps;
  private long total;
  private final WideSum products = new WideSum();
  private final WideSum squares = new WideSum();

  private long gapsOfCustomer;
  private long totalOfCustomer;

  void add(long length) {
    if (length < NEAR) {
      near[(int) length]++;
    } else {
      far.merge(length, 1L, Long::sum);
    }
    gapsOfCustomer++;
    totalOfCustomer += length;
  }

  void endCustomer() {
    if (gapsOfCustomer > 0) {
      customers++;
      gaps += gapsOfCustomer;
      squaredGaps += gapsOfCustomer * gapsOfCustomer;
      total += totalOfCustomer;
      products.addProduct(gapsOfCustomer, totalOfCustomer);
      squares.addProduct(totalOfCustomer, totalOfCustomer);
      gapsOfCustomer = 0;
      totalOfCustomer = 0;
    }
  }

  InactivityGaps result() {
    long[] lengths = new long[NEAR + far.size()];
    long[] counts = new long[lengths.length];
    int size = 0;
    for (int length = 0; length < NEAR; length++) {
      if (near[length] > 0) {
        lengths[size] = length;
        counts[size++] = near[length];
      }
    }
    for (Map.Entry<Long, Long> each : far.entrySet()) {
      lengths[size] = each.getKey();
      counts[size++] = each.getValue();
    }
    return new InactivityGaps(
        Arrays.copyOf(lengths, size),
        Arrays.copyOf(counts, size),
        new ClusterSizes(customers, gaps, squaredGaps),
        total,
        products.value(),
        squares.value());
  }
}
