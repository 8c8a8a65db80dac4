package io.github.cxmetrics.flink;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import java.io.Serial;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * Which customer a record is of, and when it happened: what all metrics over the customers of a
 * stream have in common.
 *
 * <p>The time must be the one that the stream's watermarks speak of, and the one that the metric
 * reads.
 *
 * <p>A subject need not be a customer: {@code by("ticket", Event::ticket, Event::atMillis)} makes
 * each ticket one.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class CustomerRecords<T> implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final String subject;
  private final CustomerKey<T> key;
  private final LongField<? super T> atMillis;

  private CustomerRecords(String subject, CustomerKey<T> key, LongField<? super T> atMillis) {
    this.subject = requireNonNull(subject, "subject");
    this.key = key;
    this.atMillis = requireNonNull(atMillis, "atMillis");
  }

  /**
   * Records of customers known by text.
   *
   * @param subject what a customer is, for messages, such as {@code "customer"}
   * @param key whose record it is; a record of nobody is refused
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the description
   */
  public static <T> CustomerRecords<T> by(
      String subject, Field<? super T, String> key, LongField<? super T> atMillis) {
    return new CustomerRecords<>(subject, new CustomerKey.Named<T>(requireNonNull(key)), atMillis);
  }

  /**
   * Records of customers known by number.
   *
   * @param subject what a customer is, for messages, such as {@code "account"}
   * @param key whose record it is
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the description
   */
  public static <T> CustomerRecords<T> byLong(
      String subject, LongField<? super T> key, LongField<? super T> atMillis) {
    return new CustomerRecords<>(
        subject, new CustomerKey.Numbered<T>(requireNonNull(key)), atMillis);
  }

  /** When a record happened. */
  long atMillis(T record) {
    return atMillis.applyAsLong(record);
  }

  /** The field that says when a record happened. */
  LongField<? super T> atMillis() {
    return atMillis;
  }

  /** Whose record it is. */
  Object customer(T record) {
    @Nullable Object customer = key.of(record);
    if (customer == null) {
      throw new IllegalArgumentException(subject + " of a record must not be null");
    }
    return customer;
  }

  /** The cell of the customer; that of a record of nobody is the first. */
  int cell(T record, int cells) {
    try {
      return key.cell(customer(record), cells);
    } catch (IllegalArgumentException e) {
      return 0; // the cell refuses it, where refused records are counted
    }
  }

  TypeInformation<Object> keyType() {
    return key.type();
  }
}
