package io.github.cxmetrics.flink.sql;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a function says whose definition comes with its rows.
 *
 * @param known what is measured; null before the first row
 * @param <R> its type
 */
@SuppressWarnings("serial") // results of metrics are serialisable, which their type does not say
record CallResult<R>(@Nullable R known) implements Serializable {

  /** What is measured, once a row came. */
  Optional<R> after() {
    return Optional.ofNullable(known);
  }
}
