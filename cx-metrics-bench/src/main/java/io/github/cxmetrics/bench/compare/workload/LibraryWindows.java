package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.TimedScores;
import io.github.cxmetrics.bench.data.TimedScores.Answered;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.window.TumblingWindows;
import io.github.cxmetrics.window.WindowOperator;
import io.github.cxmetrics.window.WindowResult;
import io.github.cxmetrics.window.WindowedMetric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How this library answers by day and segment: record by record. */
final class LibraryWindows {

  static final Contender<TimedScores> CONTENDER =
      Contender.ofOneThread(Contender.LIBRARY, (rows, threads) -> byDayAndSegment(rows));

  private static final WindowedMetric<Answered, Long, RatingAccumulator<Nps>, Nps> DAYS =
      WindowedMetric.of(
              Nps.<Answered>metric(Answered::score),
              Answered::atMillis,
              TumblingWindows.of(Duration.ofDays(1)))
          .byLong("segment", Answered::segment)
          .withDisorder(TimedScores.MOST_LATE);

  private LibraryWindows() {}

  private static Supplier<Answer> byDayAndSegment(TimedScores rows) {
    List<WindowResult<Long, Nps>> results = new ArrayList<>();
    WindowOperator<Answered, Long, Nps> windows = DAYS.start(results::add, LibraryWindows::refuse);
    for (int i = 0; i < rows.rows(); i++) {
      windows.add(rows.row(i));
    }
    windows.finish();
    return () -> answer(results);
  }

  private static void refuse(Object rejection) {
    throw new IllegalStateException("no record must be late, was " + rejection);
  }

  private static Answer answer(List<WindowResult<Long, Nps>> results) {
    Answer answer = new Answer();
    for (WindowResult<Long, Nps> result : results) {
      Nps nps = result.result();
      answer.addCounts(
          result.window().startMillis() / WindowWorkload.DAY_MILLIS + "," + result.key(),
          nps.n(),
          nps.promoters(),
          nps.passives(),
          nps.detractors());
    }
    return answer;
  }
}
