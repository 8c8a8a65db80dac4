package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.TimedScores;
import io.github.cxmetrics.bench.data.TimedScores.Answered;
import io.github.cxmetrics.parallel.Parallelism;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One record at a time, late ones among them: the score of each day and segment. */
final class WindowWorkload implements Workload<TimedScores> {

  static final long DAY_MILLIS = 86_400_000;

  private record DayAndSegment(long day, int segment) {}

  @Override
  public String id() {
    return "W3";
  }

  @Override
  public String question() {
    return "one record at a time into 1-day windows x 50 segments, up to 1 h late, over 30 days";
  }

  @Override
  public int fullRows() {
    return 20_000_000;
  }

  @Override
  public int keys() {
    return 2;
  }

  @Override
  public TimedScores make(int rows, Path file) {
    return TimedScores.of(Seeds.SEED, rows);
  }

  @Override
  public List<Column> columns(TimedScores rows) {
    return List.of(
        new Column.Longs("customer", rows.customers()),
        new Column.Ints("segment", rows.segments()),
        new Column.Bytes("score", rows.scores()),
        new Column.Longs("ms", rows.atMillis()));
  }

  @Override
  public List<Contender<TimedScores>> contenders() {
    return List.of(
        LibraryWindows.CONTENDER, Contender.ofOneThread(Contender.JDK, WindowWorkload::hashMap));
  }

  private static Supplier<Answer> hashMap(TimedScores rows, Parallelism threads) {
    Map<DayAndSegment, GroupNumbers> groups = new HashMap<>();
    for (int i = 0; i < rows.rows(); i++) {
      Answered answered = rows.row(i);
      DayAndSegment key = new DayAndSegment(answered.atMillis() / DAY_MILLIS, answered.segment());
      groups.computeIfAbsent(key, each -> new GroupNumbers()).add(answered.score());
    }
    return () -> {
      Answer answer = new Answer();
      groups.forEach((key, group) -> answer.add(key.day + "," + key.segment, group.counts()));
      return answer;
    };
  }

  @Override
  public Map<String, String> duckDb() {
    return Map.of(
        "one batch",
        """
        SELECT ms // 86400000 AS day, segment, count(*), count(*) FILTER (score >= 9),
          count(*) FILTER (score BETWEEN 7 AND 8), count(*) FILTER (score <= 6)
        FROM t GROUP BY day, segment\
        """);
  }

  @Override
  public Map<String, String> clickHouse() {
    return Map.of(
        "one batch",
        """
        SELECT intDiv(ms, 86400000) AS day, segment, count(), countIf(score >= 9),
          countIf(score BETWEEN 7 AND 8), countIf(score <= 6)
        FROM t GROUP BY day, segment\
        """);
  }
}
