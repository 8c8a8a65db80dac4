package io.github.cxmetrics.survival;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Adding to times that were seen allocates nothing. */
class SurvivalAllocationTest {

  private static final int CUSTOMERS = 20_000;

  @Test
  void addingCustomersOneByOneAndInColumns() {
    SurvivalAccumulator customers =
        Survival.accumulator(SurvivalDefinition.ofCauses("cancelled", "unpaid"));
    long[] entries = new long[CUSTOMERS];
    long[] times = new long[CUSTOMERS];
    byte[] outcomes = new byte[CUSTOMERS];
    boolean[] events = new boolean[CUSTOMERS];
    Random random = new Random(3);
    for (int i = 0; i < CUSTOMERS; i++) {
      entries[i] = random.nextInt(500);
      times[i] = entries[i] + 1 + random.nextInt(i % 5 == 0 ? 100_000 : 800);
      outcomes[i] = (byte) random.nextInt(3);
      events[i] = outcomes[i] > 0;
    }
    assertAllocatesNothing(
        () -> {
          customers.addAll(times, outcomes, 0, CUSTOMERS);
          customers.addAll(times, events, 0, CUSTOMERS);
          customers.addAll(entries, times, outcomes, 0, CUSTOMERS);
          for (int i = 0; i < CUSTOMERS; i++) {
            customers.addEvent(times[i]);
            customers.addCensored(entries[i], times[i]);
            customers.add(entries[i], times[i], outcomes[i]);
          }
        });
  }

  @Test
  void startsAndEnds() {
    TenureAccumulator customers =
        Tenure.accumulator(TenureDefinition.of(SurvivalDefinition.ONE_EVENT).observedFrom(19_000));
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < CUSTOMERS; i++) {
            customers.start(18_500 + i % 800);
            customers.end(18_500 + i % 800, 19_301 + i % 100, 1);
          }
        });
  }
}
