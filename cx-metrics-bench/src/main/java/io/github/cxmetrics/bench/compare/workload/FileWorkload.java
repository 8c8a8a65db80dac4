package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.compare.FileScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** From a file in the page cache to the Net Promoter Score of each segment. */
final class FileWorkload implements Workload<Path> {

  private final boolean isCsv;

  private FileWorkload(boolean isCsv) {
    this.isCsv = isCsv;
  }

  static FileWorkload csv() {
    return new FileWorkload(true);
  }

  static FileWorkload json() {
    return new FileWorkload(false);
  }

  @Override
  public String id() {
    return isCsv ? "W9csv" : "W9json";
  }

  @Override
  public String question() {
    return isCsv
        ? "from a CSV file with quotes, line breaks and 2 % empty: NPS by segment"
        : "from a file of JSON lines: NPS by segment";
  }

  @Override
  public int fullRows() {
    return isCsv ? 20_000_000 : 10_000_000;
  }

  @Override
  public int keys() {
    return 1;
  }

  @Override
  public String reference() {
    return isCsv ? FileReaders.FAST_CSV : FileReaders.JACKSON;
  }

  @Override
  public void prepare(int rows, Path file) throws IOException {
    if (isCsv) {
      FileScores.writeCsv(file, rows);
    } else {
      FileScores.writeNdjson(file, rows);
    }
  }

  @Override
  public Path make(int rows, Path file) {
    return file;
  }

  @Override
  public List<Column> columns(Path file) {
    return List.of();
  }

  @Override
  public List<Contender<Path>> contenders() {
    Contender<Path> library =
        Contender.ofOneThread(
            Contender.LIBRARY, (file, threads) -> answer(FileScores.npsBySegment(file)));
    return isCsv
        ? List.of(
            library,
            Contender.ofOneThread(
                Contender.JDK, (file, threads) -> answer(FileReaders.lettersOfCsv(file))),
            Contender.ofOneThread(
                FileReaders.FAST_CSV, (file, threads) -> answer(FileReaders.fastCsv(file))))
        : List.of(
            library,
            Contender.ofOneThread(
                Contender.JDK, (file, threads) -> answer(FileReaders.linesOfJson(file))),
            Contender.ofOneThread(
                FileReaders.JACKSON, (file, threads) -> answer(FileReaders.jackson(file))));
  }

  private static Supplier<Answer> answer(Map<String, Double> scores) {
    return () -> {
      Answer answer = new Answer();
      scores.forEach(answer::add);
      return answer;
    };
  }

  @Override
  public Map<String, String> duckDb() {
    return Map.of(
        "read",
        """
        SELECT segment, 100.0 * (count(*) FILTER (score >= 9) - count(*) FILTER (score <= 6))
          / count(score)
        FROM %s GROUP BY segment\
        """
            .formatted(
                isCsv
                    ? """
                    read_csv('{file}', header = true, delim = ',', quote = '"', escape = '"',
                      columns = {'id': 'BIGINT', 'answered': 'VARCHAR', 'segment': 'VARCHAR',
                        'score': 'UTINYINT', 'comment': 'VARCHAR'})\
                    """
                    : """
                    read_json('{file}', format = 'newline_delimited',
                      columns = {'segment': 'VARCHAR', 'score': 'UTINYINT'})\
                    """));
  }

  @Override
  public Map<String, String> clickHouse() {
    return Map.of(
        "file",
        """
        SELECT segment, 100.0 * (countIf(score >= 9) - countIf(score <= 6)) / count(score)
        FROM file('{file}', %s) GROUP BY segment\
        """
            .formatted(
                isCsv
                    ? """
                    'CSVWithNames', 'id Int64, answered String, segment String,
                      score Nullable(UInt8), comment String'\
                    """
                    : "'JSONEachRow', 'segment String, score Nullable(UInt8)'"));
  }
}
