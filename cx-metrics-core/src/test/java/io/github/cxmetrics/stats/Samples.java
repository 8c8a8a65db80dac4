package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/** Seeded random inputs for properties: small counts first, then up to 1e12. */
final class Samples {

  private static final int ROUNDS = 500;

  private Samples() {}

  /** Runs a property on many seeds; the text names the seed for failure messages. */
  static void run(BiConsumer<SplittableRandom, String> property) {
    for (long seed = 0; seed < ROUNDS; seed++) {
      property.accept(new SplittableRandom(seed), "seed " + seed);
    }
  }

  /** A count of at least 1, its order of magnitude uniform up to 1e12. */
  static long count(SplittableRandom random) {
    return (long) Math.pow(10, 12 * random.nextDouble() * random.nextDouble());
  }

  /** A level from 0.5 to 0.999999. */
  static ConfidenceLevel level(SplittableRandom random) {
    return new ConfidenceLevel(1 - 0.5 * Math.pow(2e-6, random.nextDouble()));
  }
}
