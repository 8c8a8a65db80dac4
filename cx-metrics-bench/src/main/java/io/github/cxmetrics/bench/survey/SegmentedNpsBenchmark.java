package io.github.cxmetrics.bench.survey;

import io.github.cxmetrics.bench.data.Answer;
import io.github.cxmetrics.bench.data.Answers;
import io.github.cxmetrics.survey.NamedSegmentedRatingAccumulator;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.SegmentedRatingAccumulator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an answer costs when there is a Net Promoter Score for each segment and segments and answers
 * stand in columns.
 *
 * <pre>{@code
 * java -jar cx-metrics-bench/target/benchmarks.jar SegmentedNpsBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class SegmentedNpsBenchmark {

  private static final long SEED = 20_261_127;
  private static final int ANSWERS = 1 << 18;
  private static final int STEPS = 11;

  @Param({"10", "1000", "100000"})
  int groups;

  long[] codes = new long[0];
  String[] names = new String[0];
  byte[] scores = new byte[0];

  SegmentedRatingAccumulator<Nps> byCode = Nps.accumulatorByLong();
  NamedSegmentedRatingAccumulator<Nps> byName = Nps.accumulatorBy();
  Map<String, long[]> counts = new HashMap<>();

  /** Makes the columns and shows them once to everyone, who must then agree. */
  @Setup
  public void fillColumns() {
    Answer[] answers = Answers.grouped(SEED, ANSWERS, groups);
    codes = new long[ANSWERS];
    names = new String[ANSWERS];
    scores = new byte[ANSWERS];
    for (int i = 0; i < ANSWERS; i++) {
      codes[i] = answers[i].segmentCode();
      names[i] = answers[i].segment();
      scores[i] = (byte) answers[i].score();
    }
    if (addAllByCode().result().size() != baseline().size()
        || addAllByName().result().size() != counts.size()) {
      throw new IllegalStateException("contenders must find the same segments");
    }
  }

  /** Segments by number. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public SegmentedRatingAccumulator<Nps> addAllByCode() {
    byCode.addAll(codes, scores, 0, ANSWERS);
    return byCode;
  }

  /** Segments by name. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public NamedSegmentedRatingAccumulator<Nps> addAllByName() {
    byName.addAll(names, scores, 0, ANSWERS);
    return byName;
  }

  /** What people write by hand: a hash map of count arrays. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public Map<String, long[]> baseline() {
    for (int i = 0; i < ANSWERS; i++) {
      counts.computeIfAbsent(names[i], name -> new long[STEPS])[scores[i]]++;
    }
    return counts;
  }
}
