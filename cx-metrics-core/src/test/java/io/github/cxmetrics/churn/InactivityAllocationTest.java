package io.github.cxmetrics.churn;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;

import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** After warm-up, adding activity of known customers allocates nothing. */
class InactivityAllocationTest {

  private static final int COUNT = 20_000;

  private static long[] times() {
    return new Random(5)
        .longs(COUNT, 1_700_000_000_000L, 1_700_000_000_000L + (1L << 33))
        .toArray();
  }

  @Test
  void addingActivityOfKnownNumbers() {
    InactivityAccumulator state =
        Inactivity.accumulator(InactivityDefinition.daily(ZoneId.of("Europe/Paris")));
    long[] who = new Random(6).longs(COUNT, 0, 1_000).toArray();
    long[] times = times();
    assertAllocatesNothing(
        () -> {
          state.addAll(who, times, 0, COUNT);
          for (int i = 0; i < COUNT; i++) {
            state.add(who[i], times[i]);
          }
        });
  }

  @Test
  void addingActivityOfKnownNames() {
    NamedInactivityAccumulator state =
        Inactivity.accumulatorOfNames(InactivityDefinition.daily(ZoneId.of("Europe/Paris")));
    String[] names = new String[1_000];
    for (int i = 0; i < names.length; i++) {
      names[i] = "customer " + i;
    }
    long[] times = times();
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < COUNT; i++) {
            state.add(names[i % names.length], times[i]);
          }
        });
  }
}
