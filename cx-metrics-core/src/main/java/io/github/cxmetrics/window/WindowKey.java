package io.github.cxmetrics.window;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Whose records are counted together: those of one text, of one number, or all.
 *
 * @param <T> the record
 * @param <K> the key
 * @since 0.1
 */
public sealed interface WindowKey<T, K> extends Serializable {

  /**
   * The key of a record.
   *
   * @param record the record
   * @return its key
   * @throws IllegalArgumentException if it has none that can be: null, or a text with half a
   *     surrogate pair
   */
  K keyOf(T record);

  /**
   * The key in words that identify it.
   *
   * @return for example {@code text key "segment"}
   */
  String describe();

  /**
   * All records have the same key, the empty text.
   *
   * @param <T> the record
   * @since 0.1
   */
  record None<T>() implements WindowKey<T, String> {

    @Override
    public String keyOf(T record) {
      return "";
    }

    @Override
    public String describe() {
      return "no key";
    }
  }

  /**
   * The key is a text.
   *
   * @param name what it is, such as {@code "segment"}
   * @param field reads it
   * @param <T> the record
   * @since 0.1
   */
  record ByText<T>(String name, Field<? super T, String> field) implements WindowKey<T, String> {

    /**
     * Checks the name.
     *
     * @param name as the record component
     * @param field as the record component
     * @throws IllegalArgumentException if the name has half a surrogate pair
     */
    public ByText {
      StateWriter.requireWellFormed("name of a key", name);
      requireNonNull(field, "field");
    }

    @Override
    public String keyOf(T record) {
      return requireText(field.apply(record));
    }

    /** Checks that a text can be a key. */
    static String requireText(@Nullable String text) {
      if (text == null) {
        throw new IllegalArgumentException("key must not be null");
      }
      StateWriter.requireWellFormed("key", text);
      return text;
    }

    @Override
    public String describe() {
      return "text key " + Quoted.of(name);
    }
  }

  /**
   * The key is a number.
   *
   * @param name what it is, such as {@code "account"}
   * @param field reads it
   * @param <T> the record
   * @since 0.1
   */
  record ByNumber<T>(String name, LongField<? super T> field) implements WindowKey<T, Long> {

    /**
     * Checks the name.
     *
     * @param name as the record component
     * @param field as the record component
     * @throws IllegalArgumentException if the name has half a surrogate pair
     */
    public ByNumber {
      StateWriter.requireWellFormed("name of a key", name);
      requireNonNull(field, "field");
    }

    @Override
    public Long keyOf(T record) {
      return field.applyAsLong(record);
    }

    @Override
    public String describe() {
      return "number key " + Quoted.of(name);
    }
  }
}
