package io.github.cxmetrics.churn;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a record of recurring revenue.
 *
 * @param fromMillis when the amount begins to be paid, in milliseconds since 1970-01-01T00:00Z; of
 *     snapshots any instant of the period
 * @param amount the recurring amount in minor units of money such as cents, at least 0
 * @param endMillis when it is no more paid; null if every interval is open, or there are none
 * @param open which intervals have no end; null if all have one
 * @param sequence which of several changes at one instant comes later; null for the greater amount
 * @param subscription the text of the subscription; null if subscriptions have no text
 * @param currency the currency of the record; null if it is that of the definition
 * @param term the length of time that the amount is paid for; null if it is that of the definition
 * @param <T> the record
 * @since 0.1
 */
public record RevenueFields<T>(
    LongField<? super T> fromMillis,
    LongField<? super T> amount,
    @Nullable LongField<? super T> endMillis,
    @Nullable Condition<? super T> open,
    @Nullable LongField<? super T> sequence,
    @Nullable Field<? super T, String> subscription,
    @Nullable Field<? super T, String> currency,
    @Nullable Field<? super T, RevenueTerm> term)
    implements Serializable {

  /**
   * Checks that nothing is missing.
   *
   * @param fromMillis as the record component
   * @param amount as the record component
   * @param endMillis as the record component
   * @param open as the record component
   * @param sequence as the record component
   * @param subscription as the record component
   * @param currency as the record component
   * @param term as the record component
   */
  public RevenueFields {
    requireNonNull(fromMillis, "fromMillis");
    requireNonNull(amount, "amount");
  }

  /**
   * Records by time and amount: changes, snapshots, or intervals that are still open.
   *
   * @param fromMillis when, in milliseconds since 1970-01-01T00:00Z
   * @param amount the recurring amount in minor units of money
   * @param <T> the record
   * @return what is read
   */
  public static <T> RevenueFields<T> of(
      LongField<? super T> fromMillis, LongField<? super T> amount) {
    return new RevenueFields<>(fromMillis, amount, null, null, null, null, null, null);
  }

  /**
   * The same with the end of intervals.
   *
   * @param millis when the amount is no more paid, in milliseconds since 1970-01-01T00:00Z
   * @return what is read
   */
  public RevenueFields<T> endingAt(LongField<? super T> millis) {
    return new RevenueFields<>(
        fromMillis, amount, millis, open, sequence, subscription, currency, term);
  }

  /**
   * The same with the mark of intervals that have no end.
   *
   * @param condition which records have none; their end is not read
   * @return what is read
   */
  public RevenueFields<T> openWhere(Condition<? super T> condition) {
    return new RevenueFields<>(
        fromMillis, amount, endMillis, condition, sequence, subscription, currency, term);
  }

  /**
   * The same with the sequence of changes.
   *
   * @param number the greater, the later among changes at one instant
   * @return what is read
   */
  public RevenueFields<T> sequence(LongField<? super T> number) {
    return new RevenueFields<>(
        fromMillis, amount, endMillis, open, number, subscription, currency, term);
  }

  /**
   * The same with the text of the subscription.
   *
   * @param text the same for all records of a subscription; neither null nor empty
   * @return what is read
   */
  public RevenueFields<T> subscription(Field<? super T, String> text) {
    return new RevenueFields<>(fromMillis, amount, endMillis, open, sequence, text, currency, term);
  }

  /**
   * The same with the currency, which has to be that of the definition.
   *
   * @param text never null
   * @return what is read
   */
  public RevenueFields<T> currency(Field<? super T, String> text) {
    return new RevenueFields<>(
        fromMillis, amount, endMillis, open, sequence, subscription, text, term);
  }

  /**
   * The same with the length of time that the amount is paid for.
   *
   * @param newTerm never null
   * @return what is read
   */
  public RevenueFields<T> per(Field<? super T, RevenueTerm> newTerm) {
    return new RevenueFields<>(
        fromMillis, amount, endMillis, open, sequence, subscription, currency, newTerm);
  }

  /** Refuses a definition that needs what has no code. */
  void requireFor(RevenueDefinition definition) {
    if (definition.hasSubscriptions() && subscription == null) {
      throw new IllegalArgumentException(
          "records of subscriptions must have code for their text, was none:"
              + " give RevenueFields.subscription");
    }
  }

  /** The amount in the term of the definition, after the currency was checked. */
  long amount(RevenueDefinition definition, T record) {
    if (currency != null) {
      definition.requireCurrency(currency.apply(record));
    }
    long given = amount.applyAsLong(record);
    return term == null ? given : term.apply(record).convert(given, definition.term());
  }

  /** When an interval ends; {@link RevenueLayout#OPEN} if it does not. */
  long end(T record) {
    if (endMillis == null || (open != null && open.test(record))) {
      return RevenueLayout.OPEN;
    }
    return RevenueLayout.requireEnd(endMillis.applyAsLong(record));
  }

  long sequence(T record) {
    return sequence == null ? 0 : sequence.applyAsLong(record);
  }

  /** The text of the subscription; empty where the definition does not ask for it. */
  String subscription(RevenueDefinition definition, T record) {
    return definition.hasSubscriptions() ? requireNonNull(subscription).apply(record) : "";
  }
}
