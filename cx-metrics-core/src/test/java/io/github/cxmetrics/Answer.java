package io.github.cxmetrics;

import java.io.Serializable;
import java.util.Random;

/** A survey answer as services have it; the record of most tests. */
public record Answer(String customer, long account, String country, int score, boolean fromWeb)
    implements Serializable {

  private static final String[] COUNTRIES = {"KR", "JP", "대한민국", "FR", ""};

  /** Any answer to the 0-10 question. */
  public static Answer random(Random random) {
    return new Answer(
        "c" + random.nextInt(200),
        random.nextInt(50) * 1_000_003L - 7,
        COUNTRIES[random.nextInt(COUNTRIES.length)],
        Math.max(random.nextInt(11), random.nextInt(11)),
        random.nextBoolean());
  }

  /** The same answer with another score, on the scale or not. */
  public Answer withScore(int score) {
    return new Answer(customer, account, country, score, fromWeb);
  }
}
