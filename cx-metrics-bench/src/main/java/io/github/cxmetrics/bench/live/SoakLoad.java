package io.github.cxmetrics.bench.live;

import io.github.cxmetrics.bench.data.Answer;
import io.github.cxmetrics.bench.window.WindowSoak;
import io.github.cxmetrics.live.LiveMetric;
import io.github.cxmetrics.live.LiveSegments;
import io.github.cxmetrics.live.RollingMetric;
import io.github.cxmetrics.live.RollingSegments;
import io.github.cxmetrics.live.RollingWindow;
import io.github.cxmetrics.live.Segments;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingMetric;
import io.github.cxmetrics.window.WindowReport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The writers and readers of {@link Soak}, and what they expect of each other. */
final class SoakLoad {

  private static final long SEED = 20_261_127;
  private static final int LIVE_WRITERS = 3;
  private static final int READERS = 2;
  private static final int CAP = 100;
  private static final int AT_ONCE = 80;
  private static final int RECORDS_OF_GENERATION = 200_000;
  private static final int COUNTED_AT_ONCE = 1 << 10;
  private static final int READINGS_BETWEEN_RESETS = 50;
  private static final int MILLIS_BETWEEN_READINGS = 2;

  private static final RatingMetric<Answer, Nps> NPS = Nps.metric(Answer::score);
  private static final RollingWindow HALF_MINUTE = RollingWindow.of(Duration.ofSeconds(30), 30);
  private static final Clock CLOCK = Clock.systemUTC();

  private final LiveMetric<Answer, Nps> live = LiveMetric.keepingTotal(NPS);
  private final LiveSegments<Answer, String, Nps> segments =
      LiveSegments.by(NPS, Answer::segment, CAP);
  private final RollingMetric<Answer, Nps> recent = RollingMetric.of(NPS, HALF_MINUTE, CLOCK);
  private final RollingSegments<Answer, Long, Nps> recentSegments =
      RollingSegments.byLong(NPS, Answer::segmentCode, CAP, HALF_MINUTE, CLOCK);
  private final WindowSoak windows = new WindowSoak(SEED);

  private final List<Thread> threads = new ArrayList<>();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicLong recorded = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong answeredOfSegments = new AtomicLong();
  private volatile boolean stopped;

  /** What is held at a moment, and how much has come. */
  record Held(
      long recorded,
      long windowed,
      int segments,
      int recentSegments,
      long otherRecords,
      int windowKeys,
      int windowPanes) {}

  void start() {
    for (int writer = 0; writer < LIVE_WRITERS; writer++) {
      long seed = SEED + writer;
      threads.add(new Thread(() -> write(seed), "writer-" + writer));
    }
    threads.add(new Thread(windows, "writer-of-windows"));
    for (int reader = 0; reader < READERS; reader++) {
      threads.add(new Thread(this::read, "reader-" + reader));
    }
    for (Thread thread : threads) {
      thread.setUncaughtExceptionHandler(
          (died, cause) -> faults.add(died.getName() + ": " + cause));
      thread.start();
    }
  }

  /* Names and numbers of segments change all the time, a few stay. */
  private void write(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    while (!stopped) {
      writeSome(random);
      recorded.addAndGet(COUNTED_AT_ONCE);
    }
  }

  private void writeSome(SplittableRandom random) {
    long generation = recorded.get() / RECORDS_OF_GENERATION;
    for (int i = 0; i < COUNTED_AT_ONCE; i++) {
      int segment = random.nextInt(2 * AT_ONCE);
      long code = segment < AT_ONCE ? segment : generation * AT_ONCE + segment;
      Answer answer = new Answer("segment " + code, code, random.nextInt(11));
      live.record(answer);
      segments.record(answer);
      recent.record(answer);
      recentSegments.record(answer);
    }
  }

  private void read() {
    for (int i = 1; !stopped; i++) {
      requireSum("segments", segments.result());
      requireSum("recent segments", recentSegments.result().result());
      recent.result();
      live.result();
      if (i % READINGS_BETWEEN_RESETS == 0) {
        answered.addAndGet(live.resultAndReset().n());
        Segments<String, Nps> answer = segments.resultAndReset();
        requireSum("segments", answer);
        answeredOfSegments.addAndGet(answer.whole().n());
      }
      try {
        Thread.sleep(MILLIS_BETWEEN_READINGS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private <K> void requireSum(String what, Segments<K, Nps> answer) {
    long sum = answer.named().values().stream().mapToLong(Nps::n).sum() + answer.other().n();
    if (answer.named().size() > CAP) {
      faults.add(what + " must be at most " + CAP + ", was " + answer.named().size());
    }
    requireSame(what + " and others against the whole", sum, answer.whole().n());
    requireSame("records of other " + what, answer.otherRecords(), answer.other().n());
  }

  private void requireSame(String what, long actual, long expected) {
    if (actual != expected) {
      faults.add(what + " must be " + expected + ", was " + actual);
    }
  }

  Held held() {
    Segments<Long, Nps> recentAnswer = recentSegments.result().result();
    WindowReport report = windows.report();
    return new Held(
        recorded.get(),
        windows.records(),
        segments.result().named().size(),
        recentAnswer.named().size(),
        recentAnswer.otherRecords(),
        report.keys(),
        report.panes());
  }

  /** Ends all and tells what does not add up. */
  List<String> stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.interrupt();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long expected = recorded.get();
    requireSame("records in answers", answered.get() + live.result().n(), expected);
    requireSame("records in the total", live.total().n(), expected);
    requireSame(
        "records in answers by segment",
        answeredOfSegments.get() + segments.result().whole().n(),
        expected);
    WindowReport report = windows.report();
    requireSame(
        "records in windows, late or refused",
        report.added() + report.late() + report.refused(),
        windows.records());
    return List.copyOf(faults);
  }
}
