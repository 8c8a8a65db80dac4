package io.github.cxmetrics.bench.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cxmetrics.bench.data.AnswerFiles;
import io.github.cxmetrics.cli.Main;
import io.github.cxmetrics.cli.input.InputOptions;
import io.github.cxmetrics.cli.input.RecordFormat;
import io.github.cxmetrics.cli.input.RecordSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From a file to the Net Promoter Score of each segment, on the whole path of {@code cxm nps}:
 * reading, checking, grouping, intervals, report.
 *
 * <pre>{@code
 * java -cp cx-metrics-bench/target/benchmarks.jar io.github.cxmetrics.bench.compare.FileScores \
 *     csv 20000000 answers.csv 5
 * }</pre>
 */
public final class FileScores {

  private static final long SEED = 20_261_122;
  private static final int SEGMENTS = 1_000;

  private FileScores() {}

  /**
   * Writes answers as CSV.
   *
   * @param file the file to make
   * @param rows how many answers
   * @throws IOException if the file cannot be written
   */
  public static void writeCsv(Path file, long rows) throws IOException {
    AnswerFiles.writeCsv(file, SEED, rows, SEGMENTS);
  }

  /**
   * Writes the same answers as NDJSON.
   *
   * @param file the file to make
   * @param rows how many answers
   * @throws IOException if the file cannot be written
   */
  public static void writeNdjson(Path file, long rows) throws IOException {
    AnswerFiles.writeNdjson(file, SEED, rows, SEGMENTS);
  }

  /**
   * The score of each segment that has answers.
   *
   * @param file a file of this class, named {@code .csv} or {@code .ndjson}
   * @return the scores in points by segment
   * @throws IOException if the report cannot be read
   */
  public static SortedMap<String, Double> npsBySegment(Path file) throws IOException {
    SortedMap<String, Double> scores = new TreeMap<>();
    InputOptions options = InputOptions.DEFAULT.withFormat(RecordFormat.CSV);
    try (RecordSource rows =
        RecordSource.open(
            new ByteArrayInputStream(report(file)),
            "report",
            options,
            List.of("row", "segment", "value"))) {
      while (rows.next()) {
        if ("segment".equals(rows.text(0))) {
          scores.put(rows.trimmed(1), Double.valueOf(rows.trimmed(2)));
        }
      }
    }
    return scores;
  }

  private static byte[] report(Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            "nps",
            file.toString(),
            "--score",
            "score",
            "--by",
            "segment",
            "--format",
            "csv");
    if (code != 0) {
      throw new IllegalStateException("cxm nps must succeed, was " + err.toString(UTF_8));
    }
    return out.toByteArray();
  }

  /**
   * Writes a file and times its answer.
   *
   * @param args csv or ndjson, how many rows, the file, how many rounds
   * @throws IOException if the file cannot be written or read
   */
  public static void main(String[] args) throws IOException {
    long rows = Long.parseLong(args[1]);
    Path file = Path.of(args[2]);
    if (args[0].equals("csv")) {
      writeCsv(file, rows);
    } else {
      writeNdjson(file, rows);
    }
    for (int round = Integer.parseInt(args[3]); round > 0; round--) {
      long start = System.nanoTime();
      long startOfThread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      int segments = npsBySegment(file).size();
      long nanosOfThread =
          ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startOfThread;
      System.out.printf(
          "%d segments, ns a row: %.1f, of them the processor's: %.1f%n",
          segments, (System.nanoTime() - start) / (double) rows, nanosOfThread / (double) rows);
    }
  }
}
