package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a record of an answer, beside who gave it and which it is.
 *
 * @param atMillis when it was given, in milliseconds since 1970-01-01T00:00Z
 * @param sequence what orders answers of the same time; null if nothing does
 * @param segment the segment it belongs to; null if segments are not asked for
 * @param account the account of who gave it, empty for none; null if accounts are not asked for
 * @param withoutId which records do not tell who answered; null if all do that have no empty text
 * @param <T> the record
 * @since 0.1
 */
public record RespondentFields<T>(
    LongField<? super T> atMillis,
    @Nullable LongField<? super T> sequence,
    @Nullable Field<? super T, String> segment,
    @Nullable Field<? super T, String> account,
    @Nullable Condition<? super T> withoutId)
    implements Serializable {

  /**
   * Checks that nothing is missing.
   *
   * @param atMillis as the record component
   * @param sequence as the record component
   * @param segment as the record component
   * @param account as the record component
   * @param withoutId as the record component
   */
  public RespondentFields {
    requireNonNull(atMillis, "atMillis");
  }

  /**
   * Answers by time.
   *
   * @param atMillis when they were given, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return what is read
   */
  public static <T> RespondentFields<T> of(LongField<? super T> atMillis) {
    return new RespondentFields<>(atMillis, null, null, null, null);
  }

  /**
   * The same with what orders answers of the same time.
   *
   * @param field a number that grows, such as that of the row in a table
   * @return what is read
   */
  public RespondentFields<T> sequence(LongField<? super T> field) {
    return new RespondentFields<>(atMillis, field, segment, account, withoutId);
  }

  /**
   * The same with the segment.
   *
   * @param field the segment an answer belongs to; never null
   * @return what is read
   */
  public RespondentFields<T> segment(Field<? super T, String> field) {
    return new RespondentFields<>(atMillis, sequence, field, account, withoutId);
  }

  /**
   * The same with the account.
   *
   * @param field the account of the person; empty if there is none, never null
   * @return what is read
   */
  public RespondentFields<T> account(Field<? super T, String> field) {
    return new RespondentFields<>(atMillis, sequence, segment, field, withoutId);
  }

  /**
   * The same with records that do not tell who answered. The person is not read from them.
   *
   * @param condition which records these are
   * @return what is read
   */
  public RespondentFields<T> withoutIdWhere(Condition<? super T> condition) {
    return new RespondentFields<>(atMillis, sequence, segment, account, condition);
  }

  Set<RespondentDetail> details() {
    EnumSet<RespondentDetail> details = EnumSet.noneOf(RespondentDetail.class);
    if (sequence != null) {
      details.add(RespondentDetail.SEQUENCE);
    }
    if (segment != null) {
      details.add(RespondentDetail.SEGMENT);
    }
    if (account != null) {
      details.add(RespondentDetail.ACCOUNT);
    }
    return details;
  }

  boolean isWithoutId(T record) {
    return withoutId != null && withoutId.test(record);
  }

  long sequenceOf(T record) {
    return sequence == null ? 0 : sequence.applyAsLong(record);
  }

  String segmentOf(T record) {
    return segment == null ? "" : segment.apply(record);
  }

  String accountOf(T record) {
    return account == null ? "" : account.apply(record);
  }
}
