package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.AllocationCheck;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Adding takes the cells of a record and the growth of what holds them, and nothing beside. */
class ChurnAllocationTest {

  private static final int COUNT = 200_000;
  private static final long EACH_OF_32_AND_GROWTH = 32 * 2;
  private static final ChurnDefinition MONTHS =
      ChurnDefinition.of(CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC));

  private static void assertLittle(Runnable adding) {
    adding.run();
    assertThat(AllocationCheck.bytesOf(adding)).isLessThan(EACH_OF_32_AND_GROWTH * COUNT);
  }

  @Test
  void addingSubscriptions() {
    ChurnAccumulator state = Churn.accumulator(MONTHS);
    Subscription trial = Subscription.from(1).until(5).of(SubscriptionKind.TRIAL);
    assertLittle(
        () -> {
          for (int i = 0; i < COUNT; i += 2) {
            state.add(i, i, i + 7L);
            state.add(i, trial);
          }
        });
  }

  @Test
  void addingChangesOfKnownCustomers() {
    NamedChurnAccumulator state = Churn.accumulatorOfNames(MONTHS);
    String[] customers = new String[100];
    for (int i = 0; i < customers.length; i++) {
      customers[i] = "customer " + i;
    }
    assertLittle(
        () -> {
          for (int i = 0; i < COUNT; i++) {
            state.addStatus(customers[i % 100], i, SubscriptionStatus.ACTIVE, ChurnReason.UNKNOWN);
          }
        });
  }
}
