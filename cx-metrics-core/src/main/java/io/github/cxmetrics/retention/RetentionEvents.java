package io.github.cxmetrics.retention;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What retention reads of a record: the code behind the names in its definition.
 *
 * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
 * @param isStart which records begin a cohort
 * @param hasStartName which records have the name of the start event, whether they begin a cohort
 *     or not; asked for {@link CohortRule#FIRST_EVER} only
 * @param isReturn which records count as coming back
 * @param property the property that divides cohorts; null or empty if it is not defined
 * @param value the amount that is summed, in the smallest unit of money
 * @param <T> the record
 * @since 0.1
 */
public record RetentionEvents<T>(
    LongField<? super T> atMillis,
    Condition<? super T> isStart,
    Condition<? super T> hasStartName,
    Condition<? super T> isReturn,
    Field<? super T, @Nullable String> property,
    LongField<? super T> value)
    implements Serializable {

  /**
   * Checks that nothing is missing.
   *
   * @param atMillis as the record component
   * @param isStart as the record component
   * @param hasStartName as the record component
   * @param isReturn as the record component
   * @param property as the record component
   * @param value as the record component
   */
  public RetentionEvents {
    requireNonNull(atMillis, "atMillis");
    requireNonNull(isStart, "isStart");
    requireNonNull(hasStartName, "hasStartName");
    requireNonNull(isReturn, "isReturn");
    requireNonNull(property, "property");
    requireNonNull(value, "value");
  }

  /**
   * Records that all begin a cohort and all count as coming back.
   *
   * @param atMillis when they happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return what is read
   */
  public static <T> RetentionEvents<T> of(LongField<? super T> atMillis) {
    return new RetentionEvents<>(
        atMillis, record -> true, record -> true, record -> true, record -> "", record -> 0);
  }

  /**
   * The same with some records as starts, whose names are all theirs.
   *
   * @param condition which records begin a cohort
   * @return what is read
   */
  public RetentionEvents<T> start(Condition<? super T> condition) {
    return start(condition, condition);
  }

  /**
   * The same with some records as starts.
   *
   * @param name which records have the name of the start event
   * @param condition which of those begin a cohort
   * @return what is read
   */
  public RetentionEvents<T> start(Condition<? super T> name, Condition<? super T> condition) {
    return new RetentionEvents<>(atMillis, condition, name, isReturn, property, value);
  }

  /**
   * The same with some records as returns.
   *
   * @param condition which records count as coming back
   * @return what is read
   */
  public RetentionEvents<T> returns(Condition<? super T> condition) {
    return new RetentionEvents<>(atMillis, isStart, hasStartName, condition, property, value);
  }

  /**
   * The same with the property that divides cohorts.
   *
   * @param field its value; null or empty if it is not defined
   * @return what is read
   */
  public RetentionEvents<T> property(Field<? super T, @Nullable String> field) {
    return new RetentionEvents<>(atMillis, isStart, hasStartName, isReturn, field, value);
  }

  /**
   * The same with the amount that is summed.
   *
   * @param amount in the smallest unit of money, such as pence
   * @return what is read
   */
  public RetentionEvents<T> value(LongField<? super T> amount) {
    return new RetentionEvents<>(atMillis, isStart, hasStartName, isReturn, property, amount);
  }

  /** What a record is, as bits. */
  int roles(T record) {
    boolean named = hasStartName.test(record);
    boolean starts = isStart.test(record);
    return (starts ? RetentionRoles.START : 0)
        | (named || starts ? RetentionRoles.START_NAME : 0)
        | (isReturn.test(record) ? RetentionRoles.RETURN : 0);
  }

  String propertyOf(T record) {
    String defined = property.apply(record);
    return defined == null ? "" : defined;
  }
}
