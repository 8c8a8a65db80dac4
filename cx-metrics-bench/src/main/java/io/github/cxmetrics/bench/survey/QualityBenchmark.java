package io.github.cxmetrics.bench.survey;

import io.github.cxmetrics.survey.ContentHash;
import io.github.cxmetrics.survey.Duplicates;
import io.github.cxmetrics.survey.DuplicatesAccumulator;
import io.github.cxmetrics.survey.GridDefinition;
import io.github.cxmetrics.survey.OpenText;
import io.github.cxmetrics.survey.OpenTextAccumulator;
import io.github.cxmetrics.survey.StraightLines;
import io.github.cxmetrics.survey.StraightLinesAccumulator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the quality of one record costs: the hash of its cells, a grid of eight questions, a comment
 * of some thirty characters.
 *
 * <pre>{@code
 * java -Xmx4g -jar cx-metrics-bench/target/benchmarks.jar QualityBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class QualityBenchmark {

  private static final long SEED = 20_261_126;
  private static final int RECORDS = 10_000;
  private static final int QUESTIONS = 8;

  private static final String[] WORDS = {"배송이", "빨라요", "good", "직원이", "친절해요", "👍"};

  List<List<String>> cells = new ArrayList<>();
  List<int[]> grids = new ArrayList<>();
  List<String> comments = new ArrayList<>();

  /** Makes the records up. */
  public QualityBenchmark() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < RECORDS; i++) {
      int[] grid = random.ints(QUESTIONS, 1, 6).toArray();
      StringBuilder comment = new StringBuilder();
      for (int word = 0; word < 8; word++) {
        comment.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      List<String> record = new ArrayList<>(List.of(Integer.toString(i), comment.toString()));
      for (int answer : grid) {
        record.add(Integer.toString(answer));
      }
      cells.add(record);
      grids.add(grid);
      comments.add(comment.toString());
    }
  }

  /** Hashes the ten cells of each record and keeps the hash. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public DuplicatesAccumulator addContent() {
    DuplicatesAccumulator duplicates = Duplicates.accumulator();
    for (List<String> record : cells) {
      duplicates.add(ContentHash.of(record));
    }
    return duplicates;
  }

  /** Looks at the grid of each record. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public StraightLinesAccumulator addGrid() {
    StraightLinesAccumulator lines = StraightLines.accumulator(GridDefinition.of(QUESTIONS));
    for (int[] grid : grids) {
      lines.add(grid);
    }
    return lines;
  }

  /** Counts the comment of each record. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public OpenTextAccumulator addText() {
    OpenTextAccumulator texts = OpenText.accumulator();
    for (String comment : comments) {
      texts.add(comment);
    }
    return texts;
  }

  /** Hash and grid together, and both results. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public long quality() {
    return addContent().result().duplicates() + addGrid().result().flagged();
  }
}
