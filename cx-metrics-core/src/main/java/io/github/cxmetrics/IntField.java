package io.github.cxmetrics;

import java.io.Serializable;
import java.util.function.ToIntFunction;

/**
 * A serialisable way to read an {@code int} from a record, usually a method reference such as
 * {@code Answer::score}.
 *
 * <p>It must answer the same for the same record: composed metrics may ask more than once.
 *
 * @param <T> the record
 * @since 0.1
 */
@FunctionalInterface
public interface IntField<T> extends ToIntFunction<T>, Serializable {}
