package io.github.cxmetrics.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Rows of columns in as many shares as there are threads.
 *
 * <p>{@link Parallelism#fold} cuts rows into many parts of the same size on all machines. Here each
 * thread has one part: for accumulators that are large, such as those of many groups, so that there
 * are few of them, and whose merge is exact, so that it does not matter where the rows were cut.
 *
 * @since 0.1
 */
public final class RowShares {

  /* Below this many rows a thread is not worth starting. */
  private static final int FEWEST_ROWS = 1 << 16;

  private final int from;
  private final int to;
  private final int count;

  /**
   * Cuts rows.
   *
   * @param from the index of the first row
   * @param to the index after the last
   * @param threads for whom
   */
  public RowShares(int from, int to, Parallelism threads) {
    this.from = from;
    this.to = to;
    count = Math.max(1, Math.min(threads.threads(), (to - from) / FEWEST_ROWS));
  }

  /**
   * How many shares there are.
   *
   * @return at least 1, at most as many as threads
   */
  public int count() {
    return count;
  }

  /**
   * The first row of a share.
   *
   * @param share the number of a share from 0, or their count for the end of all
   * @return the index of the row
   */
  public int start(int share) {
    return (int) (from + (to - (long) from) * share / count);
  }

  /**
   * Adds the rows of each share to an accumulator of its own, by several threads.
   *
   * @param threads which share the work
   * @param zero makes an empty accumulator
   * @param add adds some rows to one
   * @param <A> the accumulator
   * @return an accumulator a share, in their order
   */
  public <A> List<A> add(Parallelism threads, Supplier<A> zero, RowRange<A> add) {
    List<A> parts = new ArrayList<>(count);
    for (int share = 0; share < count; share++) {
      parts.add(zero.get());
    }
    try {
      threads.forEach(count, share -> add.add(parts.get(share), start(share), start(share + 1)));
    } catch (IllegalArgumentException e) {
      add.add(zero.get(), from, to); // so that the same value is named as by one thread
      throw e;
    }
    return parts;
  }
}
