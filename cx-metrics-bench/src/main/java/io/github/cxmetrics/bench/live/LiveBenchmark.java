package io.github.cxmetrics.bench.live;

import com.google.common.primitives.Longs;
import io.github.cxmetrics.bench.data.Answer;
import io.github.cxmetrics.bench.data.Answers;
import io.github.cxmetrics.live.LiveMetric;
import io.github.cxmetrics.live.LiveSegments;
import io.github.cxmetrics.live.RollingMetric;
import io.github.cxmetrics.live.RollingWindow;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingMetric;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a record costs when one, two or four threads record into the same place at once, beside what
 * people write by hand. The hand-written ones count scores only: they have no reset, no answer of
 * one moment and no other metric.
 *
 * <pre>{@code
 * for t in 1 2 4; do
 *   java -jar cx-metrics-bench/target/benchmarks.jar LiveBenchmark -prof gc -t $t
 * done
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class LiveBenchmark {

  private static final long SEED = 20_261_127;
  private static final int ANSWERS = 1 << 12;
  private static final int SEGMENTS = 50;
  private static final int STEPS = 11;

  private static final RatingMetric<Answer, Nps> NPS = Nps.metric(Answer::score);

  Answer[] answers = Answers.grouped(SEED, ANSWERS, SEGMENTS);

  LiveMetric<Answer, Nps> live = LiveMetric.of(NPS);
  RollingMetric<Answer, Nps> rolling =
      RollingMetric.of(NPS, RollingWindow.of(Duration.ofMinutes(1), 60), Clock.systemUTC());
  LiveSegments<Answer, String, Nps> segments = LiveSegments.by(NPS, Answer::segment, SEGMENTS);
  LiveSegments<Answer, Long, Nps> segmentCodes =
      LiveSegments.byLong(NPS, Answer::segmentCode, SEGMENTS);
  final Object lock = new Object();
  RatingAccumulator<Nps> guarded = Nps.accumulator();
  List<LongAdder> adders = Arrays.asList(new LongAdder[STEPS]);
  AtomicLongArray atomics = new AtomicLongArray(STEPS);

  /** Shows the answers once to everyone, who must then agree. */
  @Setup
  public void agree() {
    adders.replaceAll(none -> new LongAdder());
    recordLive();
    recordSegments();
    recordSegmentCodes();
    recordSynchronized();
    recordLongAdders();
    recordAtomics();
    List<Long> counts = live.result().ratings().counts();
    requireSame(counts, segments.result().whole().ratings().counts());
    requireSame(counts, segmentCodes.result().whole().ratings().counts());
    requireSame(counts, guarded.result().ratings().counts());
    requireSame(counts, adders.stream().map(LongAdder::sum).toList());
    long[] ofAtomics = new long[STEPS];
    Arrays.setAll(ofAtomics, atomics::get);
    requireSame(counts, Longs.asList(ofAtomics));
  }

  private static void requireSame(List<Long> counts, List<Long> others) {
    if (!counts.equals(others)) {
      throw new IllegalStateException(
          "contenders must count the same, was " + counts + " and " + others);
    }
  }

  /** The library. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public LiveMetric<Answer, Nps> recordLive() {
    for (Answer answer : answers) {
      live.record(answer);
    }
    return live;
  }

  /** The library over the last minute; the clock is read for each record. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public RollingMetric<Answer, Nps> recordRolling() {
    for (Answer answer : answers) {
      rolling.record(answer);
    }
    return rolling;
  }

  /** The library by the name of a segment. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public LiveSegments<Answer, String, Nps> recordSegments() {
    for (Answer answer : answers) {
      segments.record(answer);
    }
    return segments;
  }

  /** The library by the number of a segment. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public LiveSegments<Answer, Long, Nps> recordSegmentCodes() {
    for (Answer answer : answers) {
      segmentCodes.record(answer);
    }
    return segmentCodes;
  }

  /** An accumulator and one lock. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public RatingAccumulator<Nps> recordSynchronized() {
    for (Answer answer : answers) {
      synchronized (lock) {
        guarded.add(answer.score());
      }
    }
    return guarded;
  }

  /** An adder a score. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public List<LongAdder> recordLongAdders() {
    for (Answer answer : answers) {
      adders.get(answer.score()).increment();
    }
    return adders;
  }

  /** An atomic count a score. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public AtomicLongArray recordAtomics() {
    for (Answer answer : answers) {
      atomics.incrementAndGet(answer.score());
    }
    return atomics;
  }

  /** Reading, with one record to carry away each time. */
  @Benchmark
  public Nps recordAndResult() {
    live.record(answers[0]);
    return live.result();
  }

  /** Reading fifty segments, with a record of one to carry away. */
  @Benchmark
  public Nps recordAndResultOfSegments() {
    segments.record(answers[0]);
    return segments.result().whole();
  }
}
