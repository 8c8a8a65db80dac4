package io.github.cxmetrics.bench.window;

import io.github.cxmetrics.bench.data.TimedAnswer;
import io.github.cxmetrics.bench.data.TimedAnswers;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.window.CalendarWindows;
import io.github.cxmetrics.window.SessionWindows;
import io.github.cxmetrics.window.SlidingWindows;
import io.github.cxmetrics.window.TumblingWindows;
import io.github.cxmetrics.window.WindowDefinition;
import io.github.cxmetrics.window.WindowOperator;
import io.github.cxmetrics.window.WindowedMetric;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a record costs that is added to the score of its segment in windows; a record is the
 * operation. Records come up to an hour out of order over 30 days, in 50 segments.
 *
 * <pre>{@code
 * java -jar cx-metrics-bench/target/benchmarks.jar WindowBenchmark -prof gc
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class WindowBenchmark {

  private static final long SEED = 20_261_127;
  private static final int RECORDS = 1 << 20;
  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final Duration DAY = Duration.ofDays(1);

  /** Records as they arrive. */
  @State(Scope.Thread)
  public static class Arrivals {

    TimedAnswer[] answers = TimedAnswers.disordered(SEED, RECORDS);
  }

  /** An operator all of whose panes are there, since nothing closes for a month. */
  @State(Scope.Thread)
  public static class Filled {

    WindowOperator<TimedAnswer, Long, Nps> operator = bySegment(TumblingWindows.of(DAY), 31);

    /** Opens the panes. */
    @Setup(Level.Iteration)
    public void fill(Arrivals arrivals) {
      operator = bySegment(TumblingWindows.of(DAY), 31);
      for (TimedAnswer answer : arrivals.answers) {
        operator.add(answer);
      }
    }
  }

  /** A day and a segment, as a program without windows keys its map. */
  private record Cell(long day, int segment) {}

  private static WindowedMetric<TimedAnswer, Long, ?, Nps> metric(
      WindowDefinition windows, int daysOfDisorder) {
    return WindowedMetric.of(Nps.metric(TimedAnswer::score), TimedAnswer::atMillis, windows)
        .byLong("segment", TimedAnswer::segment)
        .withDisorder(Duration.ofDays(daysOfDisorder).plusHours(1));
  }

  private static WindowOperator<TimedAnswer, Long, Nps> bySegment(
      WindowDefinition windows, int daysOfDisorder) {
    return metric(windows, daysOfDisorder).start(result -> {}, late -> {});
  }

  /** The least that is written by hand: a map from day and segment to counts; nothing closes. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public Map<?, ?> baseline(Arrivals arrivals) {
    Map<Cell, long[]> cells = new HashMap<>();
    for (TimedAnswer answer : arrivals.answers) {
      Cell cell = new Cell(Math.floorDiv(answer.atMillis(), MILLIS_PER_DAY), answer.segment());
      cells.computeIfAbsent(cell, fresh -> new long[11])[answer.score()]++;
    }
    return cells;
  }

  /** Records into panes that are there. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public WindowOperator<?, ?, ?> add(Arrivals arrivals, Filled filled) {
    for (TimedAnswer answer : arrivals.answers) {
      filled.operator.add(answer);
    }
    return filled.operator;
  }

  /** A month from nothing, days emitted as they close. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void month(Arrivals arrivals, Blackhole out) {
    pass(arrivals, metric(TumblingWindows.of(DAY), 0), out);
  }

  /** The same by the days of a zone. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void monthInZone(Arrivals arrivals, Blackhole out) {
    pass(arrivals, metric(CalendarWindows.of(CalendarUnit.DAY, ZoneId.of("Europe/Paris")), 0), out);
  }

  /** The last 24 hours, every hour. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void sliding(Arrivals arrivals, Blackhole out) {
    pass(arrivals, metric(SlidingWindows.of(DAY, Duration.ofHours(1)), 0), out);
  }

  /** Sessions half an hour apart: large segments hardly pause, small ones do. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void sessions(Arrivals arrivals, Blackhole out) {
    pass(arrivals, metric(SessionWindows.of(Duration.ofMinutes(30)), 0), out);
  }

  private static void pass(
      Arrivals arrivals, WindowedMetric<TimedAnswer, Long, ?, Nps> metric, Blackhole out) {
    WindowOperator<TimedAnswer, Long, Nps> operator = metric.start(out::consume, out::consume);
    for (TimedAnswer answer : arrivals.answers) {
      operator.add(answer);
    }
    operator.finish();
  }

  /** A state of 31 days to bytes. */
  @Benchmark
  public byte[] encode(Filled filled) {
    return filled.operator.encode();
  }
}
