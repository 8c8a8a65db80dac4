package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.SegmentScores;
import io.github.cxmetrics.parallel.Parallelism;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The same as {@link ScoreWorkload} by a thousand segments, which are whole numbers. */
final class SegmentCodeWorkload implements Workload<SegmentCodeWorkload.Rows> {

  /** A code and a score a row. */
  @SuppressWarnings("ArrayRecordComponent") // columns, handed on as they are
  record Rows(int[] codes, byte[] scores) {}

  private static final int SEGMENTS = 1_000;

  private final String id;
  private final String question;
  private final boolean isScattered;

  private SegmentCodeWorkload(String id, String question, boolean isScattered) {
    this.id = id;
    this.question = question;
    this.isScattered = isScattered;
  }

  static SegmentCodeWorkload scattered() {
    return new SegmentCodeWorkload(
        "W2", "the same by 1,000 segment codes scattered in 0..1,000,002", true);
  }

  static SegmentCodeWorkload small() {
    return new SegmentCodeWorkload("W2small", "the same by 1,000 segment codes 0..999", false);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String question() {
    return question;
  }

  @Override
  public int fullRows() {
    return 100_000_000;
  }

  @Override
  public int keys() {
    return 1;
  }

  @Override
  public Rows make(int rows, Path file) {
    SegmentScores made = SegmentScores.of(Seeds.SEED, rows, SEGMENTS);
    return new Rows(isScattered ? made.codes() : made.segments(), made.scores());
  }

  @Override
  public List<Column> columns(Rows rows) {
    return List.of(new Column.Ints("segment", rows.codes), new Column.Bytes("score", rows.scores));
  }

  @Override
  public List<Contender<Rows>> contenders() {
    return List.of(
        LibrarySegments.CODES, Contender.ofOneThread(Contender.JDK, SegmentCodeWorkload::hashMap));
  }

  private static Supplier<Answer> hashMap(Rows rows, Parallelism threads) {
    Map<Integer, GroupNumbers> groups = new HashMap<>();
    for (int i = 0; i < rows.scores.length; i++) {
      groups.computeIfAbsent(rows.codes[i], code -> new GroupNumbers()).add(rows.scores[i]);
    }
    return () -> {
      Answer answer = new Answer();
      groups.forEach((code, group) -> answer.add(code.toString(), group.numbers()));
      return answer;
    };
  }

  @Override
  public Map<String, String> duckDb() {
    return ScoreSql.duckDb("segment");
  }

  @Override
  public Map<String, String> clickHouse() {
    return ScoreSql.clickHouse("segment");
  }
}
