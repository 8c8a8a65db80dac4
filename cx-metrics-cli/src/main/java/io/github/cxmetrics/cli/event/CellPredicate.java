package io.github.cxmetrics.cli.event;

/**
 * A condition on one cell of an event, as in {@code purchase[amount>100]}. Texts are compared as
 * they are, the order of numbers as decimals; an empty cell has no number and meets no order.
 *
 * @param column the column's name
 * @param operator how cell and value are compared
 * @param value the text compared with, without spaces around
 * @param number for orders: the value as a number, otherwise 0
 */
public record CellPredicate(String column, Operator operator, String value, double number) {

  /** The comparisons there are; of two that begin alike the longer one first. */
  public enum Operator {
    NOT_EQUAL("!="),
    AT_LEAST(">="),
    AT_MOST("<="),
    EQUAL("="),
    ABOVE(">"),
    BELOW("<");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    public boolean isOrder() {
      return this != EQUAL && this != NOT_EQUAL;
    }
  }

  /** Whether a text meets an equality. */
  public boolean holds(String cell) {
    return cell.equals(value) == (operator == Operator.EQUAL);
  }

  /** Whether a number meets an order. */
  public boolean holds(double cell) {
    return switch (operator) {
      case ABOVE -> cell > number;
      case AT_LEAST -> cell >= number;
      case BELOW -> cell < number;
      case AT_MOST -> cell <= number;
      case EQUAL, NOT_EQUAL -> throw new IllegalStateException(operator + " compares texts");
    };
  }

  @Override
  public String toString() {
    return column + operator.sign() + value;
  }
}
