package io.github.cxmetrics.bench.compare;

import static com.google.common.base.Strings.nullToEmpty;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.collect.Maps;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.bench.data.AnswerFiles;
import io.github.cxmetrics.bench.data.Answers;
import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.InputOptions;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a file of CSV or NDJSON to the Net Promoter Score of each of 1,000 segments; a row is the
 * operation. The file is in the page cache.
 *
 * <p>Only the two contenders of this library check what they read (encoding, quotes, number of
 * cells, keys that come twice, range of the scores) and compute an interval for each score.
 * Splitting lines at commas is right on this file only because its commas and quotes stand in the
 * last column.
 *
 * <pre>{@code
 * java -jar cx-metrics-bench/target/benchmarks.jar ParseAndCount -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ParseAndCount {

  private static final long SEED = 20_261_122;
  private static final int ROWS = 250_000;
  private static final int SEGMENTS = 1_000;
  private static final double TOLERANCE = 1e-9;

  private static final JsonFactory JSON = new JsonFactory();

  private static final int SCORE = 0;
  private static final int SEGMENT = 1;
  private static final List<String> COLUMNS = List.of("score", "segment");

  /* A record source is its own present record, so a metric can read from it directly. */
  private static final Metric<
          RecordSource, GroupsAccumulator<RatingAccumulator<Nps>, Nps>, SortedMap<String, Nps>>
      NPS_BY_SEGMENT =
          Nps.<RecordSource>metricOfDouble(
                  NpsDefinition.STANDARD, row -> DecimalParser.parse(text(row, SCORE)))
              .missingWhere(row -> text(row, SCORE).isEmpty())
              .by(row -> text(row, SEGMENT));

  Path file = Path.of("answers.csv");
  Path jsonFile = Path.of("answers.ndjson");

  private static String text(RecordSource row, int column) {
    return nullToEmpty(row.text(column));
  }

  /** Writes the file and lets all contenders answer once. */
  @Setup
  public void writeFile() throws IOException {
    file = Files.createTempFile("answers", ".csv");
    Answers.writeCsv(file, SEED, ROWS, SEGMENTS);
    Map<String, Double> expected = recordSource();
    requireSame(expected, fastCsv());
    requireSame(expected, readLineAndSplit());
    jsonFile = Files.createTempFile("answers", ".ndjson");
    AnswerFiles.writeNdjson(jsonFile, SEED, ROWS, SEGMENTS);
    requireSame(recordSourceOfJson(), jackson());
  }

  /** Removes the file. */
  @TearDown
  public void deleteFile() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(jsonFile);
  }

  private static void requireSame(Map<String, Double> expected, Map<String, Double> scores) {
    boolean same =
        scores.keySet().equals(expected.keySet())
            && scores.entrySet().stream()
                .allMatch(
                    e ->
                        Math.abs(e.getValue() - expected.getOrDefault(e.getKey(), Double.NaN))
                            <= TOLERANCE);
    if (!same) {
      throw new IllegalStateException("contenders must answer " + expected + ", was " + scores);
    }
  }

  /** This library: the reader of the command line and the grouped metric. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Map<String, Double> recordSource() throws IOException {
    return scores(file);
  }

  /** This library on NDJSON. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Map<String, Double> recordSourceOfJson() throws IOException {
    return scores(jsonFile);
  }

  private static Map<String, Double> scores(Path answers) throws IOException {
    var groups = NPS_BY_SEGMENT.newAccumulator();
    try (RecordSource rows = RecordSource.open(answers.toString(), InputOptions.DEFAULT, COLUMNS)) {
      while (rows.next()) {
        NPS_BY_SEGMENT.add(groups, rows);
      }
    }
    return new HashMap<>(Maps.transformValues(groups.result(), nps -> nps.score().value()));
  }

  /** FastCSV as its guide shows it, with a hash map of counts by hand. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Map<String, Double> fastCsv() throws IOException {
    Map<String, Counts> groups = new HashMap<>();
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
      Iterator<CsvRecord> row = rows.iterator();
      row.next();
      while (row.hasNext()) {
        CsvRecord cells = row.next();
        groups
            .computeIfAbsent(cells.getField(Answers.SEGMENT_COLUMN), segment -> new Counts())
            .add(cells.getField(Answers.SCORE_COLUMN));
      }
    }
    return scores(groups);
  }

  /** Jackson's streaming parser, with a hash map of counts by hand. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Map<String, Double> jackson() throws IOException {
    Map<String, Counts> groups = new HashMap<>();
    try (JsonParser json = JSON.createParser(jsonFile.toFile())) {
      while (json.nextToken() == JsonToken.START_OBJECT) {
        String segment = "";
        String score = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String key = json.currentName();
          JsonToken value = json.nextToken();
          if (key.equals("segment")) {
            segment = json.getText();
          } else if (key.equals("score")) {
            score = value == JsonToken.VALUE_NULL ? "" : json.getText();
          } else {
            json.skipChildren();
          }
        }
        groups.computeIfAbsent(segment, any -> new Counts()).add(score);
      }
    }
    return scores(groups);
  }

  /** Lines split at commas, which gives wrong answers on other files. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Map<String, Double> readLineAndSplit() throws IOException {
    Map<String, Counts> groups = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", Answers.SCORE_COLUMN + 2);
        groups
            .computeIfAbsent(cells[Answers.SEGMENT_COLUMN], segment -> new Counts())
            .add(cells[Answers.SCORE_COLUMN]);
      }
    }
    return scores(groups);
  }

  private static Map<String, Double> scores(Map<String, Counts> groups) {
    return new HashMap<>(Maps.transformValues(groups, Counts::score));
  }

  /** What people write by hand. */
  private static final class Counts {

    private long promoters;
    private long detractors;
    private long n;

    void add(String score) {
      if (!score.isEmpty()) {
        int value = Integer.parseInt(score);
        promoters += value >= 9 ? 1 : 0;
        detractors += value <= 6 ? 1 : 0;
        n++;
      }
    }

    double score() {
      return 100.0 * (promoters - detractors) / n;
    }
  }
}
