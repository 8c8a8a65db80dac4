package io.github.cxmetrics.flink;

import java.io.Serial;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.MapFunction;

/** Passes records on so slowly that those before it have to wait. */
final class Slow<T> implements MapFunction<T, T> {

  @Serial private static final long serialVersionUID = 1L;

  private static final long NANOS = 300_000;

  @Override
  public T map(T value) {
    LockSupport.parkNanos(NANOS);
    return value;
  }
}
