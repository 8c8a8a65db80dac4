package io.github.cxmetrics.engagement;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * How much activity makes an interval count: of days active in it, or of events. An interval
 * without any never counts, whatever the criterion.
 *
 * @param kind how the number is compared
 * @param count the number, at least 1
 * @since 0.1
 */
public record Criterion(Kind kind, long count) implements Serializable {

  /** Any activity at all. */
  public static final Criterion ANY = atLeast(1);

  /**
   * How a number is compared.
   *
   * @since 0.1
   */
  public enum Kind {
    /** As many or more. */
    AT_LEAST,

    /** As many, no more and no fewer. */
    EXACTLY,

    /** As many or fewer, but at least one. */
    AT_MOST
  }

  /**
   * Checks the number.
   *
   * @param kind as the record component
   * @param count as the record component
   * @throws IllegalArgumentException if the number is below 1
   */
  public Criterion {
    requireNonNull(kind, "kind");
    if (count < 1) {
      throw new IllegalArgumentException("count of a criterion must be at least 1, was " + count);
    }
  }

  /**
   * As many or more.
   *
   * @param count at least 1
   * @return the criterion
   * @throws IllegalArgumentException if the number is below 1
   */
  public static Criterion atLeast(long count) {
    return new Criterion(Kind.AT_LEAST, count);
  }

  /**
   * As many, no more and no fewer.
   *
   * @param count at least 1
   * @return the criterion
   * @throws IllegalArgumentException if the number is below 1
   */
  public static Criterion exactly(long count) {
    return new Criterion(Kind.EXACTLY, count);
  }

  /**
   * As many or fewer, but at least one.
   *
   * @param count at least 1
   * @return the criterion
   * @throws IllegalArgumentException if the number is below 1
   */
  public static Criterion atMost(long count) {
    return new Criterion(Kind.AT_MOST, count);
  }

  boolean isMetBy(long number) {
    return number >= 1
        && switch (kind) {
          case AT_LEAST -> number >= count;
          case EXACTLY -> number == count;
          case AT_MOST -> number <= count;
        };
  }
}
