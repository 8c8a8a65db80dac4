package io.github.cxmetrics.flink.example;

import java.io.Serial;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;

/** Lets so many records of each task pass at once and no more: the job stays, and its state. */
final class PausedRate implements RateLimiterStrategy<NumberSequenceSplit> {

  @Serial private static final long serialVersionUID = 1L;

  private final long visits;

  PausedRate(long visits) {
    this.visits = visits;
  }

  @Override
  public RateLimiter<NumberSequenceSplit> createRateLimiter(int parallelism) {
    return new Limiter(visits / parallelism);
  }

  private static final class Limiter implements RateLimiter<NumberSequenceSplit> {

    private long left;

    Limiter(long left) {
      this.left = left;
    }

    @Override
    public CompletionStage<Void> acquire(int records) {
      left -= records;
      return left < 0 ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
    }
  }
}
