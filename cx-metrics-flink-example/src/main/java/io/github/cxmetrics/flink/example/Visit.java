package io.github.cxmetrics.flink.example;

/**
 * What the measurement is made of: a customer of a segment takes a step and says how it was.
 *
 * @param customer who
 * @param segment of which of the segments
 * @param step which of the steps, from 0
 * @param score how it was, on 0..10
 * @param atMillis when
 */
public record Visit(long customer, String segment, int step, int score, long atMillis) {

  private static final String[] STEPS = {"view", "cart", "pay", "other"};

  String stepName() {
    return STEPS[step];
  }
}
