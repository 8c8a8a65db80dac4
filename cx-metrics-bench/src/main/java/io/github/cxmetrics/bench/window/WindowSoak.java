package io.github.cxmetrics.bench.window;

import io.github.cxmetrics.bench.data.TimedAnswer;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.window.Correction;
import io.github.cxmetrics.window.Refusals;
import io.github.cxmetrics.window.SlidingWindows;
import io.github.cxmetrics.window.WindowOperator;
import io.github.cxmetrics.window.WindowReport;
import io.github.cxmetrics.window.WindowedMetric;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A load on sliding windows that runs as long as one likes and must not grow: segments come and go,
 * records are out of order, some come late, some too late, some are no answers, and now and then
 * the state is written and read.
 *
 * <p>One thread runs it; others may ask for {@link #report()} and the counts meanwhile.
 */
public final class WindowSoak implements Runnable {

  /** After so many records the report is renewed. */
  public static final int RECORDS_BETWEEN_REPORTS = 1 << 14;

  private static final int REPORTS_BETWEEN_RESTARTS = 16;
  private static final long MILLIS_BETWEEN_RECORDS = 20;
  private static final int DISORDER_MILLIS = 60_000;
  private static final int LATENESS_MILLIS = 600_000;
  private static final long LIFE_OF_SEGMENT_MILLIS = 3_600_000;
  private static final int SEGMENTS_AT_ONCE = 500;
  private static final int ONE_LATE_IN = 20_000;
  private static final int ONE_BAD_IN = 100_000;

  private static final WindowedMetric<TimedAnswer, Long, ?, Nps> METRIC =
      WindowedMetric.of(
              Nps.metric(TimedAnswer::score),
              TimedAnswer::atMillis,
              SlidingWindows.of(Duration.ofMinutes(10), Duration.ofMinutes(1)))
          .byLong("segment", TimedAnswer::segment)
          .withDisorder(Duration.ofMillis(DISORDER_MILLIS))
          .withLateness(Duration.ofMillis(LATENESS_MILLIS), Correction.RETRACT)
          .withRefusals(Refusals.REJECT);

  private final SplittableRandom random;
  private WindowOperator<TimedAnswer, Long, Nps> operator =
      METRIC.start(result -> count(result.result()), rejected -> {});
  private long records;
  private long answersInResults;

  private volatile WindowReport report = operator.report();
  private volatile long recordsSoFar;

  /**
   * A load that has not begun.
   *
   * @param seed which records it makes up
   */
  public WindowSoak(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Adds records until the thread is interrupted. */
  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      runOnce();
    }
  }

  /** Adds {@link #RECORDS_BETWEEN_REPORTS} records. */
  public void runOnce() {
    for (int i = 0; i < RECORDS_BETWEEN_REPORTS; i++) {
      operator.add(next());
    }
    recordsSoFar = records;
    report = operator.report();
    if (records / RECORDS_BETWEEN_REPORTS % REPORTS_BETWEEN_RESTARTS == 0) {
      operator =
          METRIC.restore(operator.encode(), result -> count(result.result()), rejected -> {});
    }
  }

  private TimedAnswer next() {
    long now = records++ * MILLIS_BETWEEN_RECORDS;
    int behind = random.nextInt(ONE_LATE_IN) == 0 ? 3 * LATENESS_MILLIS : DISORDER_MILLIS;
    long generation = now / LIFE_OF_SEGMENT_MILLIS * SEGMENTS_AT_ONCE;
    boolean bad = random.nextInt(ONE_BAD_IN) == 0;
    return new TimedAnswer(
        records,
        (int) generation + random.nextInt(2 * SEGMENTS_AT_ONCE),
        (byte) (bad ? 11 : random.nextInt(11)),
        now - random.nextInt(behind));
  }

  private void count(Nps result) {
    answersInResults += result.ratings().n();
  }

  /**
   * How many records there were at the last report.
   *
   * @return from 0
   */
  public long records() {
    return recordsSoFar;
  }

  /**
   * What was held and done at the last report.
   *
   * @return a report that is at most {@link #RECORDS_BETWEEN_REPORTS} records old
   */
  public WindowReport report() {
    return report;
  }

  /**
   * How many answers were in results, each in as many as its windows were emitted; for the thread
   * that runs the load only.
   *
   * @return from 0
   */
  public long answersInResults() {
    return answersInResults;
  }
}
