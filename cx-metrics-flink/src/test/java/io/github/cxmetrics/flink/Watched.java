package io.github.cxmetrics.flink;

import java.io.Serial;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;

/**
 * Passes records on and counts them, and tells the source how many may come: so that a job is
 * always in mid-stream when a test does something to it, however slow the machine. It may fail at
 * some of the records, each time after a checkpoint was completed since it last failed.
 */
final class Watched<T> extends RichMapFunction<T, T> implements CheckpointListener {

  @Serial private static final long serialVersionUID = 1L;

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Map<Long, Watch> WATCHES = new ConcurrentHashMap<>();

  private final long number = NUMBERS.incrementAndGet();
  private transient int failedBefore;

  private Watched(Watch watch) {
    WATCHES.put(number, watch);
  }

  /** Lets some records pass until it is told to let more. */
  static <T> Watched<T> letting(long records) {
    return new Watched<>(new Watch(0, 0, 1, records));
  }

  /** Fails several times, each some random number of records after a checkpoint. */
  static <T> Watched<T> failing(long seed, int failures, int mostBetween) {
    return new Watched<>(new Watch(seed, failures, mostBetween, mostBetween));
  }

  private Watch watch() {
    return WATCHES.get(number);
  }

  /** How many records were seen, those that were seen again included. */
  long seen() {
    return watch().seen.get();
  }

  /** How often it has failed. */
  int failed() {
    return watch().failed();
  }

  /** Lets so many more records pass, those that are seen again included. */
  void letMore(long records) {
    watch().let(seen() + records);
  }

  /** Lets all records pass. */
  void letAll() {
    watch().let(Long.MAX_VALUE);
  }

  /** The pace of the source: evenly, and as many as may pass. */
  @SuppressWarnings("unchecked") // an even pace is the same for all splits
  <S extends SourceSplit> RateLimiterStrategy<S> pace(double perSecond) {
    RateLimiterStrategy<S> even = RateLimiterStrategy.perSecond(perSecond);
    long watch = number;
    return parallelism -> new Pace<>(even.createRateLimiter(parallelism), watch);
  }

  @Override
  public void open(OpenContext context) {
    failedBefore = watch().failed();
  }

  @Override
  public T map(T value) {
    watch().see(failedBefore);
    return value;
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    watch().checkpointed(failedBefore);
  }

  private record Pace<S extends SourceSplit>(RateLimiter<S> even, long watch)
      implements RateLimiter<S> {

    @Override
    public CompletionStage<Void> acquire(int records) {
      return even.acquire(records).thenCompose(ready -> WATCHES.get(watch).mayPass());
    }
  }

  private static final class Watch {

    private final AtomicLong seen = new AtomicLong();
    private final SplittableRandom random;
    private final int failures;
    private final int mostBetween;
    private int failed;
    private long failAt = Long.MAX_VALUE;
    private long quota;
    private CompletableFuture<Void> more = new CompletableFuture<>();

    Watch(long seed, int failures, int mostBetween, long quota) {
      random = new SplittableRandom(seed);
      this.failures = failures;
      this.mostBetween = mostBetween;
      this.quota = quota;
    }

    synchronized CompletionStage<Void> mayPass() {
      return seen.get() < quota ? CompletableFuture.completedFuture(null) : more;
    }

    void let(long records) {
      CompletableFuture<Void> waiting;
      synchronized (this) {
        quota = records;
        waiting = more;
        more = new CompletableFuture<>();
      }
      waiting.complete(null);
    }

    void see(int failedBefore) {
      long now = seen.incrementAndGet();
      if (failures > 0) {
        failIfDue(now, failedBefore);
      }
    }

    /* A task that runs on beside one that has failed does not count. */
    private synchronized void failIfDue(long now, int failedBefore) {
      if (now >= failAt && failedBefore == failed) {
        failAt = Long.MAX_VALUE;
        failed++;
        throw new IllegalStateException("made to fail at record " + now);
      }
    }

    void checkpointed(int failedBefore) {
      long next;
      synchronized (this) {
        if (failures == 0 || failAt != Long.MAX_VALUE || failedBefore != failed) {
          return;
        }
        if (failed < failures) {
          failAt = seen.get() + 1 + random.nextInt(mostBetween);
        }
        next = failed < failures ? failAt + mostBetween : Long.MAX_VALUE;
      }
      let(next);
    }

    synchronized int failed() {
      return failed;
    }
  }
}
