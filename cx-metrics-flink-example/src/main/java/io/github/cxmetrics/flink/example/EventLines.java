package io.github.cxmetrics.flink.example;

import java.io.Serial;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Made-up events of a shop, a line of JSON each, as a topic would hold them: {@code customer},
 * {@code event} and {@code at}. The same number always gives the same line; times go up by ten
 * seconds and are out of order by up to an hour.
 */
final class EventLines implements GeneratorFunction<Long, String> {

  @Serial private static final long serialVersionUID = 1L;

  private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final int STEP_MILLIS = 10_000;
  private static final int DISORDER_MILLIS = 3_600_000;
  private static final int CUSTOMERS = 5_000;
  private static final List<String> EVENTS = List.of("view", "view", "view", "cart", "cart", "pay");

  @Override
  public String map(Long number) {
    SplittableRandom random = new SplittableRandom(number);
    long at = START + number * STEP_MILLIS - random.nextInt(DISORDER_MILLIS);
    return "{\"customer\":\"c"
        + random.nextInt(CUSTOMERS)
        + "\",\"event\":\""
        + EVENTS.get(random.nextInt(EVENTS.size()))
        + "\",\"at\":\""
        + Instant.ofEpochMilli(at)
        + "\"}";
  }
}
