package io.github.cxmetrics.micrometer;

import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that all gauges of one scrape share. Whoever asks first after it has become old makes
 * it anew; the others wait for that and take the same.
 */
final class Shared<V> {

  private final Supplier<V> source;
  private final Clock clock;
  private final long freshNanos;

  private @Nullable V value;
  private long madeNanos;

  Shared(Supplier<V> source, Clock clock, Duration fresh) {
    this.source = source;
    this.clock = clock;
    this.freshNanos = fresh.toNanos();
  }

  synchronized V get() {
    long now = clock.monotonicTime();
    V known = value;
    if (known == null || now - madeNanos >= freshNanos) {
      known = source.get();
      value = known;
      madeNanos = now;
    }
    return known;
  }
}
