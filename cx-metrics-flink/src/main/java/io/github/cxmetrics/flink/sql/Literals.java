package io.github.cxmetrics.flink.sql;

import java.util.Optional;
import org.apache.flink.table.types.inference.CallContext;

/** Reads the literals of a call where the planner still has them. */
final class Literals {

  private Literals() {}

  /**
   * A literal of a call.
   *
   * @param call the call
   * @param position which argument
   * @param name what it is called
   * @param type as what it is read
   * @return the value; nothing where the planner has split the call and knows columns only
   * @throws IllegalArgumentException if it is not a literal, or NULL
   */
  static <T> Optional<T> of(CallContext call, int position, String name, Class<T> type) {
    boolean literal;
    try {
      literal = call.isArgumentLiteral(position);
    } catch (UnsupportedOperationException e) {
      return Optional.empty();
    }
    if (!literal || call.isArgumentNull(position)) {
      throw new IllegalArgumentException(
          name + " must be a literal, was " + (literal ? "NULL" : "an expression"));
    }
    return call.getArgumentValue(position, type);
  }
}
