package io.github.cxmetrics.funnel;

import java.io.Serializable;

/**
 * Which event of an attempt says what segment it belongs to. A value that is not defined is the
 * empty text, a segment of its own.
 *
 * @param kind the rule
 * @param step for {@link Kind#STEP} the step, otherwise 0
 * @since 0.1
 */
public record Attribution(Kind kind, int step) implements Serializable {

  /** The rules there are. */
  public enum Kind {
    /** The first value that is defined, in the order of the steps done. */
    FIRST,

    /** The last value that is defined. */
    LAST,

    /** The value at one step; not defined where the step was not done. */
    STEP,

    /** The value at the first step; the attempt counts as far as every step has that value. */
    EVERY_STEP
  }

  /** The first value that is defined: first touch. */
  public static final Attribution FIRST = new Attribution(Kind.FIRST, 0);

  /** The last value that is defined: last touch. */
  public static final Attribution LAST = new Attribution(Kind.LAST, 0);

  /** Only as far as every step has the value of the first. */
  public static final Attribution EVERY_STEP = new Attribution(Kind.EVERY_STEP, 0);

  /**
   * Checks the step.
   *
   * @param kind as the record component
   * @param step as the record component
   * @throws IllegalArgumentException if a step is missing or given in vain
   */
  public Attribution {
    if (kind == Kind.STEP ? step < 1 : step != 0) {
      throw new IllegalArgumentException(
          "attribution must have a step from 1 on if it is by step and 0 if not, was "
              + kind
              + " "
              + step);
    }
  }

  /**
   * The value at one step.
   *
   * @param step the step, from 1
   * @return the attribution
   */
  public static Attribution ofStep(int step) {
    return new Attribution(Kind.STEP, step);
  }

  /**
   * The attribution as definitions show it.
   *
   * @return {@code FIRST}, {@code STEP 2}
   */
  @Override
  public String toString() {
    return kind == Kind.STEP ? kind + " " + step : kind.toString();
  }
}
