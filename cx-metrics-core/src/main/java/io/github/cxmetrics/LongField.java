package io.github.cxmetrics;

import java.io.Serializable;
import java.util.function.ToLongFunction;

/**
 * A serialisable way to read a {@code long} from a record, usually a method reference such as
 * {@code Event::atMillis}.
 *
 * <p>It must answer the same for the same record: composed metrics may ask more than once.
 *
 * @param <T> the record
 * @since 0.1
 */
@FunctionalInterface
public interface LongField<T> extends ToLongFunction<T>, Serializable {}
