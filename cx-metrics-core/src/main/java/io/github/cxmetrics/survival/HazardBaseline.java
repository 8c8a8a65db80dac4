package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How the log odds of an event depend on the number of the period, beside the covariates.
 *
 * @param shape the form
 * @param degree of a polynomial, else 0
 * @since 0.1
 */
public record HazardBaseline(Shape shape, int degree) implements Serializable {

  /** Not at all. */
  public static final HazardBaseline CONSTANT = new HazardBaseline(Shape.CONSTANT, 0);

  /** By the logarithm of the period: hazards that fall or rise ever more slowly. */
  public static final HazardBaseline LOGARITHM = new HazardBaseline(Shape.LOGARITHM, 0);

  /** Each period that has rows for itself, against the first of them. */
  public static final HazardBaseline EACH_PERIOD = new HazardBaseline(Shape.EACH_PERIOD, 0);

  /** The most columns of a baseline. */
  static final int MOST_COLUMNS = 500;

  private static final int MOST_DEGREES = 6;

  /**
   * The forms.
   *
   * @since 0.1
   */
  public enum Shape {
    /** No dependence. */
    CONSTANT,
    /** The logarithm of the period. */
    LOGARITHM,
    /** Powers of the period. */
    POLYNOMIAL,
    /** A level for each period. */
    EACH_PERIOD
  }

  /**
   * Checks the degree.
   *
   * @param shape as the record component
   * @param degree as the record component
   * @throws IllegalArgumentException if the degree is not 1 to 6 for a polynomial, 0 else
   */
  public HazardBaseline {
    requireNonNull(shape, "shape");
    boolean polynomial = shape == Shape.POLYNOMIAL;
    if (polynomial ? degree < 1 || degree > MOST_DEGREES : degree != 0) {
      throw new IllegalArgumentException(
          "degree of a baseline must be in "
              + (polynomial ? "1.." + MOST_DEGREES : "0..0")
              + ", was "
              + degree);
    }
  }

  /**
   * By powers of the period.
   *
   * @param degree the highest power, 1 to 6
   * @return the baseline
   * @throws IllegalArgumentException if the degree is out of range
   */
  public static HazardBaseline polynomial(int degree) {
    return new HazardBaseline(Shape.POLYNOMIAL, degree);
  }

  /** The names of its columns, for the periods that have rows, ascending. */
  List<String> columns(int[] periods) {
    List<String> names = new ArrayList<>();
    switch (shape) {
      case CONSTANT -> {}
      case LOGARITHM -> names.add("ln(period)");
      case POLYNOMIAL -> {
        for (int power = 1; power <= degree; power++) {
          names.add(power == 1 ? "period" : "period^" + power);
        }
      }
      case EACH_PERIOD -> {
        for (int i = 1; i < periods.length; i++) {
          names.add("period " + periods[i]);
        }
      }
    }
    return names;
  }

  /** How many columns there are. */
  int width(int[] periods) {
    return switch (shape) {
      case CONSTANT -> 0;
      case LOGARITHM -> 1;
      case POLYNOMIAL -> degree;
      case EACH_PERIOD -> Math.max(0, periods.length - 1);
    };
  }

  /** Sets the first cells of a row to those of a period. */
  void set(double[] cells, int at, int columns, int[] periods, int period) {
    for (int j = 0; j < columns; j++) {
      cells[at + j] =
          switch (shape) {
            case CONSTANT -> 0;
            case LOGARITHM -> Math.log(period);
            case POLYNOMIAL -> Math.pow(period, j + 1);
            case EACH_PERIOD -> periods[j + 1] == period ? 1 : 0;
          };
    }
  }

  /**
   * The baseline in words.
   *
   * @return for example {@code polynomial of degree 2}
   */
  @Override
  public String toString() {
    return switch (shape) {
      case CONSTANT -> "constant";
      case LOGARITHM -> "logarithm of the period";
      case POLYNOMIAL -> "polynomial of degree " + degree;
      case EACH_PERIOD -> "each period";
    };
  }
}
