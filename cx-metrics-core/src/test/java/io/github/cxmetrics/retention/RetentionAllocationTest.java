package io.github.cxmetrics.retention;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.AllocationCheck;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** After warm-up, adding allocates nothing beyond what is kept. */
class RetentionAllocationTest {

  @Test
  void addingActivityOfKnownActors() {
    CalendarGrid weeks = CalendarGrid.of(CalendarUnit.WEEK, ZoneId.of("Europe/Paris"));
    RetentionAccumulator retention = Retention.accumulator(Retention.define(weeks, 12));
    long[] actors = new long[20_000];
    long[] times = new long[actors.length];
    Random random = new Random(5);
    for (int i = 0; i < actors.length; i++) {
      actors[i] = random.nextInt(1_000);
      times[i] = 1_700_000_000_000L + random.nextLong(1L << 34);
    }
    assertAllocatesNothing(
        () -> {
          retention.addAll(actors, times, 0, actors.length);
          for (int i = 0; i < actors.length; i++) {
            retention.add(actors[i], times[i]);
          }
        });
  }

  /** A record with a known id takes its cells and the chunks' growth, and nothing beside. */
  @Test
  void addingLinesOfKnownOrders() {
    NamedRepeatAccumulator lines = RepeatPurchase.accumulatorOfNames(RepeatDefinition.LINES);
    String[] customers = new String[100];
    String[] orders = new String[100];
    for (int i = 0; i < customers.length; i++) {
      customers[i] = "customer " + i;
      orders[i] = "order " + i;
    }
    int count = 200_000;
    Runnable adding =
        () -> {
          for (int i = 0; i < count; i++) {
            lines.add(customers[i % 100], i, 5, orders[i % 100]);
          }
        };
    adding.run();
    long eachOf32AndGrowth = 32 * 2;
    assertThat(AllocationCheck.bytesOf(adding)).isLessThan(eachOf32AndGrowth * count);
  }
}
