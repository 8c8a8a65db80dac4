package io.github.cxmetrics.flink;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** An answer to a survey. */
public record Answer(String region, int score, long atMillis) {

  static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

  /** Answers of a few days, out of order by less than an hour. */
  static List<Answer> some(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Answer> answers = new ArrayList<>();
    long step = Duration.ofDays(4).toMillis() / count;
    for (int i = 0; i < count; i++) {
      answers.add(
          new Answer(
              List.of("north", "south", "서울").get(random.nextInt(3)),
              random.nextInt(11),
              START + i * step + random.nextLong(Duration.ofHours(1).toMillis())));
    }
    return answers;
  }
}
