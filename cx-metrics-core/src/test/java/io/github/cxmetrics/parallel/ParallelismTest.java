package io.github.cxmetrics.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelismTest {

  private static final ExecutorService POOL = Executors.newFixedThreadPool(3);
  private static final Parallelism FOUR = Parallelism.of(POOL, 4);

  @AfterAll
  static void shutDown() {
    POOL.shutdown();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 1_000})
  void doesEachTaskOnce(int tasks) {
    for (int threads = 1; threads <= 5; threads++) {
      AtomicIntegerArray times = new AtomicIntegerArray(tasks);
      Parallelism.of(POOL, threads).forEach(tasks, times::incrementAndGet);
      for (int i = 0; i < tasks; i++) {
        assertThat(times.get(i)).isOne();
      }
    }
  }

  @Test
  void aloneDoesTasksInOrder() {
    List<Integer> order = new ArrayList<>();
    Parallelism.none().forEach(3, order::add);
    assertThat(order).containsExactly(0, 1, 2);
    assertThat(Parallelism.none().threads()).isOne();
  }

  @Test
  void severalThreadsWorkAtOnce() {
    CountDownLatch all = new CountDownLatch(4);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    FOUR.forEach(
        4,
        i -> {
          threads.add(Thread.currentThread());
          all.countDown();
          await(all);
        });
    assertThat(threads).hasSize(4).contains(Thread.currentThread());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void poolWithoutRoomLeavesTheWorkToTheCaller() {
    Set<Thread> threads = Collections.newSetFromMap(new ConcurrentHashMap<>());
    Parallelism.of(
            command -> {
              throw new RejectedExecutionException("full");
            },
            4)
        .forEach(10, i -> threads.add(Thread.currentThread()));
    assertThat(threads).containsExactly(Thread.currentThread());
    List<Runnable> late = new ArrayList<>();
    Parallelism.of(late::add, 2).forEach(10, i -> {});
    assertThat(late).hasSize(1);
    late.get(0).run(); // its turn comes when nothing is left
  }

  @Test
  void worksWithinAPoolThatItUses() {
    ForkJoinPool pool = new ForkJoinPool(2);
    Parallelism two = Parallelism.of(pool);
    assertThat(two.threads()).isEqualTo(2);
    AtomicIntegerArray times = new AtomicIntegerArray(100);
    pool.submit(() -> two.forEach(10, i -> two.forEach(10, j -> times.incrementAndGet(10 * i + j))))
        .join();
    assertThat(IntStream.range(0, 100).map(times::get)).containsOnly(1);
    pool.shutdown();
  }

  @Test
  void failureOfTheLowestNumberIsThrownAndOthersAreKept() {
    CountDownLatch both = new CountDownLatch(2);
    Throwable thrown =
        catchThrowable(
            () ->
                Parallelism.of(POOL, 2)
                    .forEach(
                        2,
                        i -> {
                          both.countDown();
                          await(both);
                          throw new IllegalStateException("task " + i);
                        }));
    assertThat(thrown).hasMessage("task 0");
    assertThat(thrown.getSuppressed())
        .singleElement()
        .hasToString("java.lang.IllegalStateException: task 1");
  }

  @Test
  void noTaskBeginsAfterAFailure() {
    AtomicIntegerArray times = new AtomicIntegerArray(1_000_000);
    assertThatThrownBy(
            () ->
                FOUR.forEach(
                    1_000_000,
                    i -> {
                      times.incrementAndGet(i);
                      throw new AssertionError("the end");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("the end");
    assertThat(IntStream.range(0, 1_000_000).map(times::get).sum()).isBetween(1, 4);
  }

  @Test
  void interruptedCallerWaitsAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    AtomicIntegerArray times = new AtomicIntegerArray(8);
    FOUR.forEach(8, times::incrementAndGet);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(IntStream.range(0, 8).map(times::get)).containsOnly(1);
  }

  @Test
  void foldIsTheSameWithAnyNumberOfThreads() {
    byte[] scores = new byte[3 * (1 << 18) + 17];
    Random random = new Random(7);
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (byte) random.nextInt(11);
    }
    RatingAccumulator<Nps> whole = Nps.accumulator();
    whole.addAll(scores, 0, scores.length);
    for (Parallelism threads : List.of(Parallelism.none(), FOUR)) {
      RatingAccumulator<Nps> folded =
          threads.fold(
              scores.length,
              Nps::accumulator,
              (part, from, to) -> part.addAll(scores, from, to),
              RatingAccumulator::merge);
      assertThat(folded.encode()).isEqualTo(whole.encode());
    }
  }

  @Test
  void foldPutsPartsTogetherInTheirOrder() {
    int rows = (1 << 18) * 4 + 1;
    String parts =
        FOUR.fold(
                rows,
                StringBuilder::new,
                (text, from, to) -> text.append(from).append('-').append(to).append(' '),
                StringBuilder::append)
            .toString();
    assertThat(parts)
        .isEqualTo("0-262144 262144-524288 524288-786432 786432-1048576 1048576-1048577 ");
    StringBuilder none =
        FOUR.fold(0, StringBuilder::new, (t, from, to) -> t.append("x"), StringBuilder::append);
    assertThat(none.toString()).isEmpty();
  }

  @Test
  void checkedExceptionIsNotLost() {
    for (Parallelism threads : List.of(Parallelism.none(), FOUR)) {
      assertThatThrownBy(() -> threads.forEach(4, i -> ParallelismTest.<RuntimeException>sneak()))
          .isInstanceOf(IOException.class)
          .hasMessage("disk");
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak() throws E {
    throw (E) new IOException("disk");
  }

  @Test
  void executorThatFailsLeavesTheWorkToTheCaller() {
    AtomicIntegerArray times = new AtomicIntegerArray(8);
    Parallelism.of(
            command -> {
              throw new OutOfMemoryError("unable to create native thread");
            },
            4)
        .forEach(8, times::incrementAndGet);
    assertThat(IntStream.range(0, 8).map(times::get)).containsOnly(1);
  }

  @Test
  void refusesNegativeNumbers() {
    assertThatThrownBy(() -> FOUR.forEach(-5, i -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of tasks must be at least 0, was -5");
    assertThatThrownBy(
            () ->
                FOUR.fold(
                    -1, StringBuilder::new, (t, from, to) -> t.append(to), StringBuilder::append))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of rows must be at least 0, was -1");
  }

  @Test
  void refusesNoThread() {
    assertThatThrownBy(() -> Parallelism.of(POOL, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of threads must be at least 1, was 0");
  }
}
