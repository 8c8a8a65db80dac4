package io.github.cxmetrics.cli.output;

/**
 * A column of a {@link TextTable}.
 *
 * @param title what stands above it
 * @param alignment the side its cells keep to
 */
public record Column(String title, Alignment alignment) {

  /** The side that cells keep to. */
  public enum Alignment {
    /** Words. */
    LEFT,
    /** Numbers. */
    RIGHT
  }

  /** A column of words. */
  public static Column left(String title) {
    return new Column(title, Alignment.LEFT);
  }

  /** A column of numbers. */
  public static Column right(String title) {
    return new Column(title, Alignment.RIGHT);
  }
}
