package io.github.cxmetrics.parallel;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Tasks that whoever runs this takes one after the other until none is left. */
final class SharedTasks implements Runnable {

  private final int tasks;
  private final IntConsumer task;
  private final AtomicInteger next = new AtomicInteger();

  /* Counts tasks, not threads: one whose turn in the pool comes late finds nothing left to do. */
  private final CountDownLatch undone;

  private @Nullable Throwable failure;

  /* The lowest number that failed; those below it were taken before it and are still done. */
  private volatile int failed = Integer.MAX_VALUE;

  SharedTasks(int tasks, IntConsumer task) {
    this.tasks = tasks;
    this.task = task;
    undone = new CountDownLatch(tasks);
  }

  @Override
  public void run() {
    for (int i = take(); i < tasks; i = take()) {
      try {
        if (i < failed) {
          task.accept(i);
        }
      } catch (Throwable e) { // handed to the caller by await()
        note(i, e);
      } finally {
        undone.countDown();
      }
    }
  }

  /** The next number, which stays near the number of tasks however often it is asked. */
  private int take() {
    return next.get() < tasks ? next.getAndIncrement() : tasks;
  }

  private synchronized void note(int number, Throwable thrown) {
    Throwable earlier = failure;
    if (earlier == null || number < failed) {
      failure = thrown;
      failed = number;
      addSuppressed(thrown, earlier);
    } else {
      addSuppressed(earlier, thrown);
    }
  }

  private static void addSuppressed(Throwable to, @Nullable Throwable other) {
    if (other != null && other != to) {
      to.addSuppressed(other);
    }
  }

  /** Waits for the tasks that others took, and throws what the first of them threw. */
  void await() {
    boolean interrupted = false;
    while (true) {
      try {
        undone.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // they are short, and write to what the caller owns
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow();
  }

  private synchronized void rethrow() {
    if (failure != null) {
      SharedTasks.<RuntimeException>rethrow(failure);
    }
  }

  /** As it was thrown: some languages let checked exceptions pass undeclared. */
  @SuppressWarnings("unchecked") // erased: nothing is cast
  private static <E extends Throwable> void rethrow(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
