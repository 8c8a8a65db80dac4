package io.github.cxmetrics.flink.example;

/**
 * How many records or customers a contender found, in the form that all contenders share.
 *
 * @param key the segment; empty without
 * @param startMillis the start of the window; 0 without
 * @param n how many
 */
public record Counted(String key, long startMillis, long n) {

  /** Adds up to the same number in any order, and to another if a count goes to a wrong place. */
  long digest() {
    return n * (31L * key.hashCode() + Long.hashCode(startMillis) + 1);
  }
}
