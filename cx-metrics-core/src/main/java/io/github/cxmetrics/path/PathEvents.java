package io.github.cxmetrics.path;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What paths read of a record.
 *
 * @param name the name of the event
 * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
 * @param sequence its place among the actor's events of one millisecond, or null
 * @param <T> the record
 * @since 0.1
 */
public record PathEvents<T>(
    Field<? super T, String> name,
    LongField<? super T> atMillis,
    @Nullable LongField<? super T> sequence)
    implements Serializable {

  /**
   * Checks that there are name and time.
   *
   * @param name as the record component
   * @param atMillis as the record component
   * @param sequence as the record component
   */
  public PathEvents {
    requireNonNull(name, "name");
    requireNonNull(atMillis, "atMillis");
  }

  /**
   * Events by name and time.
   *
   * @param name the name of the event; never null
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return what is read
   */
  public static <T> PathEvents<T> of(Field<? super T, String> name, LongField<? super T> atMillis) {
    return new PathEvents<>(name, atMillis, null);
  }

  /**
   * The same with a sequence number for ties.
   *
   * @param newSequence smaller for the event that comes first; any number where times differ
   * @return what is read
   */
  public PathEvents<T> sequence(LongField<? super T> newSequence) {
    return new PathEvents<>(name, atMillis, newSequence);
  }

  long sequenceOf(T record) {
    return sequence == null ? 0 : sequence.applyAsLong(record);
  }

  static void requireSequence(TieOrder ties, @Nullable Object sequence, String where) {
    if (ties == TieOrder.BY_SEQUENCE && sequence == null) {
      throw new IllegalArgumentException(
          "events ordered by sequence must have one, was none: give " + where);
    }
  }
}
