package io.github.cxmetrics.flink.example;

import java.io.Serial;
import java.time.Instant;
import java.util.SplittableRandom;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Made-up answers, a line of JSON each, as a topic would hold them: {@code at}, {@code channel} and
 * {@code recommend}. The same number always gives the same line; times go up by half a minute and
 * are out of order by up to an hour.
 */
final class SurveyLines implements GeneratorFunction<Long, String> {

  @Serial private static final long serialVersionUID = 1L;

  private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final int STEP_MILLIS = 30_000;
  private static final int DISORDER_MILLIS = 3_600_000;
  private static final String[] CHANNELS = {"app", "phone", "store", "web"};

  /* Answers 0 to 10 are given; the one behind them stands for none. */
  private static final int ANSWERS = 12;

  @Override
  public String map(Long number) {
    SplittableRandom random = new SplittableRandom(number);
    long at = START + number * STEP_MILLIS - random.nextInt(DISORDER_MILLIS);
    String channel = CHANNELS[random.nextInt(CHANNELS.length)];
    int answer = random.nextInt(ANSWERS);
    return "{\"at\":\""
        + Instant.ofEpochMilli(at)
        + "\",\"channel\":\""
        + channel
        + "\",\"recommend\":"
        + (answer > 10 ? "null" : Integer.toString(answer))
        + "}";
  }
}
