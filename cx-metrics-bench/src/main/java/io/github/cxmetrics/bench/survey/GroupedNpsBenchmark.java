package io.github.cxmetrics.bench.survey;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.google.common.primitives.Longs;
import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.LongGroupsAccumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.bench.data.Answer;
import io.github.cxmetrics.bench.data.Answers;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * What a record costs when there is a Net Promoter Score for each segment. All segments are known
 * before the clock starts, except under the two collectors of the JDK, which begin with an empty
 * map each time.
 *
 * <pre>{@code
 * java -jar cx-metrics-bench/target/benchmarks.jar GroupedNpsBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class GroupedNpsBenchmark {

  private static final long SEED = 20_261_122;
  private static final int ANSWERS = 1 << 18;
  private static final int STEPS = 11;

  private static final Metric<Answer, RatingAccumulator<Nps>, Nps> NPS = Nps.metric(Answer::score);

  @Param({"10", "1000", "100000"})
  int groups;

  Answer[] answers = new Answer[0];

  Metric<Answer, GroupsAccumulator<RatingAccumulator<Nps>, Nps>, SortedMap<String, Nps>> byName =
      NPS.by(Answer::segment);
  Metric<Answer, LongGroupsAccumulator<RatingAccumulator<Nps>, Nps>, SortedMap<Long, Nps>> byCode =
      NPS.byLong(Answer::segmentCode);

  GroupsAccumulator<RatingAccumulator<Nps>, Nps> names = byName.newAccumulator();
  LongGroupsAccumulator<RatingAccumulator<Nps>, Nps> codes = byCode.newAccumulator();
  Map<String, long[]> countsOfName = new HashMap<>();
  Map<Long, long[]> countsOfCode = new HashMap<>();

  /** Makes the answers and shows each segment once to everyone, who must then agree. */
  @Setup
  public void showAllSegments() {
    answers = Answers.grouped(SEED, ANSWERS, groups);
    by();
    byBaseline();
    byLong();
    byLongBaseline();
    SortedMap<String, Nps> nameScores = names.result();
    SortedMap<Long, Nps> codeScores = codes.result();
    for (Answer answer : answers) {
      requireSame(countsOfName.get(answer.segment()), nameScores.get(answer.segment()));
      requireSame(countsOfCode.get(answer.segmentCode()), codeScores.get(answer.segmentCode()));
    }
  }

  private static void requireSame(long @Nullable [] counts, @Nullable Nps score) {
    if (counts == null || score == null || !score.ratings().counts().equals(Longs.asList(counts))) {
      throw new IllegalStateException(
          "contenders must count the same, was " + Arrays.toString(counts) + " and " + score);
    }
  }

  /** Segments by name. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public GroupsAccumulator<RatingAccumulator<Nps>, Nps> by() {
    for (Answer answer : answers) {
      byName.add(names, answer);
    }
    return names;
  }

  /** Segments by number. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public LongGroupsAccumulator<RatingAccumulator<Nps>, Nps> byLong() {
    for (Answer answer : answers) {
      byCode.add(codes, answer);
    }
    return codes;
  }

  /** What people write by hand: a hash map of count arrays. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public Map<String, long[]> byBaseline() {
    for (Answer answer : answers) {
      countsOfName.computeIfAbsent(answer.segment(), name -> new long[STEPS])[answer.score()]++;
    }
    return countsOfName;
  }

  /** The same with a boxed key. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public Map<Long, long[]> byLongBaseline() {
    for (Answer answer : answers) {
      countsOfCode.computeIfAbsent(answer.segmentCode(), code -> new long[STEPS])[answer.score()]++;
    }
    return countsOfCode;
  }

  /** The JDK's grouping with this library's metric in it. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public Map<String, Nps> groupingByMetric() {
    return Arrays.stream(answers).collect(groupingBy(Answer::segment, NPS));
  }

  /** The JDK alone: how often each score was given in each segment. */
  @Benchmark
  @OperationsPerInvocation(ANSWERS)
  public Map<String, Map<Integer, Long>> groupingByCounting() {
    return Arrays.stream(answers)
        .collect(groupingBy(Answer::segment, groupingBy(Answer::score, counting())));
  }
}
