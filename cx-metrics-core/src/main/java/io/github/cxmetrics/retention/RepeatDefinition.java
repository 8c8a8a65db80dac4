package io.github.cxmetrics.retention;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;

/**
 * What the records of orders are: whole orders or their lines, and in which unit their amounts are.
 *
 * @param identity what tells which records are one order
 * @param unit the unit of the amounts, such as {@code "GBP/100"} for pence; empty if it is not
 *     named. States of different units do not merge
 * @since 0.1
 */
public record RepeatDefinition(OrderIdentity identity, String unit) implements Serializable {

  /** Each record is an order; the unit of amounts is not named. */
  public static final RepeatDefinition ORDERS = new RepeatDefinition(OrderIdentity.RECORD, "");

  /** Records are lines of orders that are known by text; the unit of amounts is not named. */
  public static final RepeatDefinition LINES = new RepeatDefinition(OrderIdentity.TEXT, "");

  /** Records are lines of orders that are known by number; the unit of amounts is not named. */
  public static final RepeatDefinition NUMBERED_LINES =
      new RepeatDefinition(OrderIdentity.NUMBER, "");

  /**
   * Checks the parts.
   *
   * @param identity as the record component
   * @param unit as the record component
   * @throws IllegalArgumentException if the unit has half a surrogate pair
   */
  public RepeatDefinition {
    requireNonNull(identity, "identity");
    StateWriter.requireWellFormed("unit of amounts", unit);
  }

  /**
   * The same with a unit.
   *
   * @param newUnit such as {@code "GBP/100"}
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public RepeatDefinition in(String newUnit) {
    return new RepeatDefinition(identity, newUnit);
  }

  /**
   * The definition in words that identify it.
   *
   * @return for example {@code orders by text, in GBP/100}
   */
  public String describe() {
    return unit.isEmpty() ? identity.label() : identity.label() + ", in " + unit;
  }

  /**
   * The definition in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
