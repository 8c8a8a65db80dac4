package io.github.cxmetrics;

import java.io.Serializable;
import java.util.function.Function;

/**
 * A serialisable way to read a value from a record, usually a method reference such as {@code
 * Answer::country}.
 *
 * <p>It must answer the same for the same record: composed metrics may ask more than once.
 *
 * @param <T> the record
 * @param <V> the value
 * @since 0.1
 */
@FunctionalInterface
public interface Field<T, V> extends Function<T, V>, Serializable {}
