package io.github.cxmetrics;

import java.io.Serializable;
import java.util.function.Predicate;

/**
 * A serialisable yes-or-no question about a record, usually a method reference such as {@code
 * Answer::fromWeb}.
 *
 * <p>It must answer the same for the same record: composed metrics may ask more than once.
 *
 * @param <T> the record
 * @since 0.1
 */
@FunctionalInterface
public interface Condition<T> extends Predicate<T>, Serializable {}
