package io.github.cxmetrics.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/** Writers that work while others look on. */
final class Threads {

  private Threads() {}

  /**
   * Runs each writer once, and watchers again and again until all writers are done.
   *
   * @throws ExecutionException if one of them failed
   */
  static void run(int writers, IntConsumer writer, Runnable... watchers)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(writers + watchers.length);
    try {
      AtomicBoolean done = new AtomicBoolean();
      List<Future<?>> writing = new ArrayList<>();
      List<Future<?>> watching = new ArrayList<>();
      for (Runnable watcher : watchers) {
        watching.add(
            pool.submit(
                () -> {
                  while (!done.get()) {
                    watcher.run();
                  }
                }));
      }
      for (int i = 0; i < writers; i++) {
        int number = i;
        writing.add(pool.submit(() -> writer.accept(number)));
      }
      for (Future<?> each : writing) {
        each.get();
      }
      done.set(true);
      for (Future<?> each : watching) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
