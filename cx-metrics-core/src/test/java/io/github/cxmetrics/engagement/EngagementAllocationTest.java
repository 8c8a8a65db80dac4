package io.github.cxmetrics.engagement;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** After warm-up, adding allocates nothing. */
class EngagementAllocationTest {

  @Test
  void addingActivityOnKnownDays() {
    ActivityAccumulator activity =
        Activity.accumulator(ActivityDefinition.in(ZoneId.of("Europe/Paris")).newByCreation());
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            activity.add(i % 1_000, 86_400_000L * (i % 97));
            activity.created(i % 1_000, i);
          }
        });
  }
}
