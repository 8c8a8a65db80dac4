package io.github.cxmetrics.flink;

import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** What a customer did. */
public record CustomerEvent(String customer, long account, String name, long atMillis) {

  static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

  static final FunnelDefinition CHECKOUT =
      Funnel.define("view", "cart", "pay").within(Duration.ofHours(30));

  /** An event by the hours since the start. */
  static CustomerEvent at(long hours, String customer, String name) {
    return new CustomerEvent(
        customer, customer.hashCode(), name, START + Duration.ofHours(hours).toMillis());
  }

  /** Events of some days, out of order by less than two hours, some at midnight and some twice. */
  static List<CustomerEvent> some(long seed, int count, int customers, int days) {
    SplittableRandom random = new SplittableRandom(seed);
    List<CustomerEvent> events = new ArrayList<>();
    long step = Duration.ofDays(days).toMillis() / count;
    long day = Duration.ofDays(1).toMillis();
    for (int i = 0; i < count; i++) {
      int customer = random.nextInt(customers);
      long at = START + i * step + random.nextLong(Duration.ofHours(2).toMillis());
      if (random.nextInt(20) == 0) {
        at = Math.floorDiv(at, day) * day + random.nextInt(-1, 2);
      }
      events.add(
          new CustomerEvent(
              "c" + customer,
              customer,
              List.of("view", "cart", "pay", "other").get(random.nextInt(4)),
              at));
      if (random.nextInt(50) == 0) {
        events.add(events.get(i));
      }
    }
    return events;
  }

  /** The same events in an order that says nothing of their times. */
  static List<CustomerEvent> shuffled(List<CustomerEvent> events, long seed) {
    List<CustomerEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}
