package io.github.cxmetrics.bench.compare.engine;

import io.github.cxmetrics.bench.compare.workload.Answer;
import io.github.cxmetrics.bench.compare.workload.Contender;
import io.github.cxmetrics.bench.compare.workload.Workload;
import io.github.cxmetrics.parallel.Parallelism;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A contender in Java, in this process. */
final class JavaParticipant<D> implements Participant {

  private static final int MOST_WARM_UPS = 20;

  /* What two of its own answers may differ by: sums of threads may be rounded otherwise. */
  private static final double OWN_TOLERANCE = 1e-9;

  private final Contender<D> contender;
  private final D data;
  private final ExecutorService helpers;
  private final double warmSeconds;
  private final Answer answer;

  private JavaParticipant(Contender<D> contender, D data, double warmSeconds) throws Exception {
    this.contender = contender;
    this.data = data;
    this.warmSeconds = warmSeconds;
    helpers =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            });
    answer = contender.question().ask(data, Parallelism.none()).get();
  }

  /** Makes the data up and answers once. */
  static <D> Participant of(
      Workload<D> workload, String contender, int rows, Path file, double warmSeconds)
      throws Exception {
    return new JavaParticipant<>(find(workload, contender), workload.make(rows, file), warmSeconds);
  }

  private static <D> Contender<D> find(Workload<D> workload, String name) {
    return workload.contenders().stream()
        .filter(each -> each.name().equals(name))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("contender must be known, was " + name));
  }

  private Parallelism parallelism(int threads) {
    return threads == 1 ? Parallelism.none() : Parallelism.of(helpers, threads);
  }

  @Override
  public Answer warmUp() throws Exception {
    Stopwatch watch = new Stopwatch();
    for (int i = 0; i < MOST_WARM_UPS && watch.seconds() < warmSeconds; i++) {
      for (int threads : contender.threads()) {
        contender.question().ask(data, parallelism(threads));
      }
    }
    return answer;
  }

  @Override
  public Cost ask(int threads) throws Exception {
    System.gc(); // what others left behind is not this answer's
    Parallelism parallelism = parallelism(threads);
    Stopwatch watch = new Stopwatch();
    Supplier<Answer> read = contender.question().ask(data, parallelism);
    Cost cost = watch.cost();
    Optional<String> difference = read.get().differenceFrom(answer, OWN_TOLERANCE);
    if (difference.isPresent()) {
      throw new IllegalStateException("an answer like the first one expected: " + difference.get());
    }
    return cost;
  }

  @Override
  public String form() {
    return "";
  }

  @Override
  public void close() {
    helpers.shutdownNow();
  }
}
