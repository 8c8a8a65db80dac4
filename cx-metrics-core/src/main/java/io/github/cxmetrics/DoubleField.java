package io.github.cxmetrics;

import java.io.Serializable;
import java.util.function.ToDoubleFunction;

/**
 * A serialisable way to read a {@code double} from a record, usually a method reference such as
 * {@code Answer::fluency}.
 *
 * <p>It must answer the same for the same record: composed metrics may ask more than once.
 *
 * @param <T> the record
 * @since 0.1
 */
@FunctionalInterface
public interface DoubleField<T> extends ToDoubleFunction<T>, Serializable {}
