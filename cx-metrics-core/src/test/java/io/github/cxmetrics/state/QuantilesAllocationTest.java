package io.github.cxmetrics.state;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;

import org.junit.jupiter.api.Test;

/** After warm-up, adding allocates nothing. */
class QuantilesAllocationTest {

  @Test
  void addingDurationsInBuckets() {
    Quantiles quantiles = new Quantiles();
    quantiles.add(1L << 40);
    for (int i = 0; i < Quantiles.MOST_EXACT; i++) {
      quantiles.add(i);
    }
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            quantiles.add(i * 9_973L);
          }
        });
  }
}
