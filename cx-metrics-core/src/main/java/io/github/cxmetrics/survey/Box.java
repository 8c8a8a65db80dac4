package io.github.cxmetrics.survey;

import java.io.Serializable;

/**
 * A run of neighbouring answers on a rating scale, both ends included: "top two boxes" of 1..5 is
 * the box 4..5.
 *
 * @param from the lowest answer inside
 * @param to the highest answer inside
 * @since 0.1
 */
public record Box(int from, int to) implements Serializable {

  /**
   * Checks the order of the ends.
   *
   * @param from as the record component
   * @param to as the record component
   * @throws IllegalArgumentException if {@code from > to}
   */
  public Box {
    if (from > to) {
      throw new IllegalArgumentException("box must have from <= to, was " + from + ".." + to);
    }
  }

  /**
   * Tells whether two boxes share an answer.
   *
   * @param other the other box
   * @return true if they do
   */
  public boolean overlaps(Box other) {
    return from <= other.to && other.from <= to;
  }

  /**
   * The box as definitions and messages show it.
   *
   * @return for example {@code 4..5}, or {@code 5} for a single answer
   */
  @Override
  public String toString() {
    return from == to ? Integer.toString(from) : from + ".." + to;
  }
}
