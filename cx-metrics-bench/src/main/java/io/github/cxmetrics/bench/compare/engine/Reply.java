package io.github.cxmetrics.bench.compare.engine;

import io.github.cxmetrics.bench.compare.engine.Participant.Cost;
import java.util.OptionalLong;

/** The lines between a contender's process and the one that asks. */
final class Reply {

  /** Asks to warm up; anything else is the number of threads to answer with. */
  static final String WARM_UP = "warm up";

  static final String READY = "ready";
  private static final String FAILED = "failed\t";
  private static final String WARM = "warm\t";
  private static final String SEPARATOR = "\t";

  private Reply() {}

  static String failed(Throwable problem) {
    return FAILED + problem.toString().lines().findFirst().orElse("");
  }

  static String warm(String form) {
    return WARM + form;
  }

  static String of(Cost cost) {
    return cost.seconds() + SEPARATOR + cost.cpuSeconds();
  }

  /** The form that a warm contender tells. */
  static String form(String line) {
    requireDone(line);
    return line.substring(WARM.length());
  }

  static void requireDone(String line) {
    if (line.startsWith(FAILED)) {
      throw new IllegalStateException(line.substring(FAILED.length()));
    }
  }

  static Cost cost(String line, OptionalLong peakBytes) {
    requireDone(line);
    String[] cells = line.split(SEPARATOR, -1);
    return new Cost(Double.parseDouble(cells[0]), Double.parseDouble(cells[1]), peakBytes);
  }
}
