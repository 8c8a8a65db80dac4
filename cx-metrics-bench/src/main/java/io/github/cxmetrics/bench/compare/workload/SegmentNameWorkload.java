package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.SegmentScores;
import io.github.cxmetrics.parallel.Parallelism;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The same as {@link ScoreWorkload} by a thousand segments, which have names. */
final class SegmentNameWorkload implements Workload<SegmentNameWorkload.Rows> {

  /** A name and a score a row. */
  @SuppressWarnings("ArrayRecordComponent") // columns, handed on as they are
  record Rows(String[] names, byte[] scores) {}

  private static final int SEGMENTS = 1_000;

  @Override
  public String id() {
    return "W2s";
  }

  @Override
  public String question() {
    return "the same by 1,000 segment names of 13 to 31 characters";
  }

  @Override
  public int fullRows() {
    return 30_000_000;
  }

  @Override
  public int keys() {
    return 1;
  }

  @Override
  public Rows make(int rows, Path file) {
    SegmentScores made = SegmentScores.of(Seeds.SEED, rows, SEGMENTS);
    return new Rows(made.names(), made.scores());
  }

  @Override
  public List<Column> columns(Rows rows) {
    return List.of(new Column.Texts("segment", rows.names), new Column.Bytes("score", rows.scores));
  }

  @Override
  public List<Contender<Rows>> contenders() {
    return List.of(
        LibrarySegments.NAMES, Contender.ofOneThread(Contender.JDK, SegmentNameWorkload::hashMap));
  }

  private static Supplier<Answer> hashMap(Rows rows, Parallelism threads) {
    Map<String, GroupNumbers> groups = new HashMap<>();
    for (int i = 0; i < rows.scores.length; i++) {
      groups.computeIfAbsent(rows.names[i], name -> new GroupNumbers()).add(rows.scores[i]);
    }
    return () -> {
      Answer answer = new Answer();
      groups.forEach((name, group) -> answer.add(name, group.numbers()));
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
