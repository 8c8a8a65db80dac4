package io.github.cxmetrics.retention;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a record of an order, or of a line of one.
 *
 * @param atMillis when it was placed, in milliseconds since 1970-01-01T00:00Z
 * @param amount what it is worth, in minor units of money such as cents
 * @param refund which records give money back; null if none does
 * @param id the text of its order; null if orders have no text
 * @param number the number of its order; null if orders have no number
 * @param <T> the record
 * @since 0.1
 */
public record OrderFields<T>(
    LongField<? super T> atMillis,
    LongField<? super T> amount,
    @Nullable Condition<? super T> refund,
    @Nullable Field<? super T, String> id,
    @Nullable LongField<? super T> number)
    implements Serializable {

  /**
   * Checks that nothing is missing.
   *
   * @param atMillis as the record component
   * @param amount as the record component
   * @param refund as the record component
   * @param id as the record component
   * @param number as the record component
   */
  public OrderFields {
    requireNonNull(atMillis, "atMillis");
    requireNonNull(amount, "amount");
  }

  /**
   * Records by time and amount.
   *
   * @param atMillis when it was placed, in milliseconds since 1970-01-01T00:00Z
   * @param amount what it is worth, in minor units of money such as cents
   * @param <T> the record
   * @return what is read
   */
  public static <T> OrderFields<T> of(LongField<? super T> atMillis, LongField<? super T> amount) {
    return new OrderFields<>(atMillis, amount, null, null, null);
  }

  /**
   * The same with the mark of refunds.
   *
   * @param condition which records give money back
   * @return what is read
   */
  public OrderFields<T> refundWhere(Condition<? super T> condition) {
    return new OrderFields<>(atMillis, amount, condition, id, number);
  }

  /**
   * The same with the text of the order.
   *
   * @param text the same for all lines of an order; neither null nor empty
   * @return what is read
   */
  public OrderFields<T> id(Field<? super T, String> text) {
    return new OrderFields<>(atMillis, amount, refund, text, number);
  }

  /**
   * The same with the number of the order.
   *
   * @param newNumber the same for all lines of an order
   * @return what is read
   */
  public OrderFields<T> number(LongField<? super T> newNumber) {
    return new OrderFields<>(atMillis, amount, refund, id, newNumber);
  }

  /** Refuses a definition that needs what has no code. */
  void requireFor(RepeatDefinition definition) {
    if (definition.identity() == OrderIdentity.TEXT && id == null) {
      throw new IllegalArgumentException(
          "orders by text must have code for it, was none: give OrderFields.id");
    }
    if (definition.identity() == OrderIdentity.NUMBER && number == null) {
      throw new IllegalArgumentException(
          "orders by number must have code for it, was none: give OrderFields.number");
    }
  }

  int mark(T record) {
    return refund != null && refund.test(record) ? OrderLayout.REFUND : OrderLayout.ORDER;
  }

  /** The text of the order; empty where the definition does not ask for it. */
  String text(RepeatDefinition definition, T record) {
    return definition.identity() == OrderIdentity.TEXT ? requireNonNull(id).apply(record) : "";
  }

  /** The number of the order; 0 where the definition does not ask for it. */
  long number(RepeatDefinition definition, T record) {
    return definition.identity() == OrderIdentity.NUMBER
        ? requireNonNull(number).applyAsLong(record)
        : 0;
  }
}
