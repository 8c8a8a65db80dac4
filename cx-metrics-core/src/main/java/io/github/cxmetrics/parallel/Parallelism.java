package io.github.cxmetrics.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * How many threads of whose pool share a piece of work.
 *
 * <p>The calling thread always works too, so nothing waits for room in a pool: one that is busy, or
 * that refuses work, leaves more of it to the caller. Work is cut the same way whatever the number
 * of threads, and its parts are put together in their order, so that results are identical, bit for
 * bit. <b>Threads</b> any number may use one object at once.
 *
 * <pre>{@code
 * Parallelism threads = Parallelism.of(ForkJoinPool.commonPool());
 * var nps = threads.fold(scores.length, Nps::accumulator,
 *     (part, from, to) -> part.addAll(scores, from, to), RatingAccumulator::merge);
 * }</pre>
 *
 * @since 0.1
 */
public final class Parallelism {

  /* So many rows that a task outweighs starting it, so few that tasks of a million rows spread. */
  private static final int ROWS_OF_TASK = 1 << 18;

  private static final Parallelism NONE = new Parallelism(Runnable::run, 1);

  private final Executor executor;
  private final int threads;

  private Parallelism(Executor executor, int threads) {
    this.executor = executor;
    this.threads = threads;
  }

  /**
   * The calling thread alone.
   *
   * @return one thread
   */
  public static Parallelism none() {
    return NONE;
  }

  /**
   * As many threads as a pool is made for, the calling one among them.
   *
   * @param pool whose threads help
   * @return its parallelism
   */
  public static Parallelism of(ForkJoinPool pool) {
    return of(pool, pool.getParallelism());
  }

  /**
   * A number of threads, the calling one among them.
   *
   * @param executor runs what the others do; it is not shut down here
   * @param threads how many, from 1
   * @return that many
   * @throws IllegalArgumentException if there is no thread
   */
  public static Parallelism of(Executor executor, int threads) {
    Objects.requireNonNull(executor, "executor");
    if (threads < 1) {
      throw new IllegalArgumentException("number of threads must be at least 1, was " + threads);
    }
    return new Parallelism(executor, threads);
  }

  /**
   * How many threads work at once, at most.
   *
   * @return at least 1
   */
  public int threads() {
    return threads;
  }

  /**
   * Does each of some tasks once and returns when all are done. What they wrote is seen by the
   * caller. Once a task has failed none of a higher number begins.
   *
   * @param tasks how many
   * @param task does one, given its number from 0
   * @throws IllegalArgumentException if their number is negative
   * @throws RuntimeException what the task of the lowest number among those that failed threw, with
   *     what others threw as suppressed
   */
  public void forEach(int tasks, IntConsumer task) {
    requireCount("number of tasks", tasks);
    if (threads == 1 || tasks <= 1) {
      for (int i = 0; i < tasks; i++) {
        task.accept(i);
      }
      return;
    }
    SharedTasks shared = new SharedTasks(tasks, task);
    int helpers = Math.min(threads, tasks) - 1;
    for (int i = 0; i < helpers; i++) {
      if (!help(shared)) {
        break;
      }
    }
    shared.run();
    shared.await();
  }

  private boolean help(SharedTasks shared) {
    try {
      executor.execute(shared);
      return true;
    } catch (Throwable e) { // whatever stands against it, such as no memory for a new thread
      return false; // the caller does it
    }
  }

  /**
   * Adds all rows of columns to accumulators of some rows each, and merges these in their order.
   *
   * @param rows how many rows
   * @param zero makes an empty accumulator
   * @param add adds some rows to one
   * @param merge adds the second to the first and returns the first
   * @param <A> the accumulator
   * @return all rows in one
   * @throws IllegalArgumentException if their number is negative
   */
  public <A> A fold(int rows, Supplier<A> zero, RowRange<A> add, BinaryOperator<A> merge) {
    requireCount("number of rows", rows);
    int tasks = Math.toIntExact((rows + (long) ROWS_OF_TASK - 1) / ROWS_OF_TASK);
    List<A> parts = new ArrayList<>(tasks);
    for (int i = 0; i < tasks; i++) {
      parts.add(zero.get());
    }
    forEach(tasks, i -> add.add(parts.get(i), start(i), Math.min(rows, start(i + 1))));
    A all = tasks == 0 ? zero.get() : parts.get(0);
    for (int i = 1; i < tasks; i++) {
      all = merge.apply(all, parts.get(i));
    }
    return all;
  }

  private static void requireCount(String what, int count) {
    if (count < 0) {
      throw new IllegalArgumentException(what + " must be at least 0, was " + count);
    }
  }

  private static int start(int task) {
    return (int) Math.min((long) task * ROWS_OF_TASK, Integer.MAX_VALUE);
  }
}
