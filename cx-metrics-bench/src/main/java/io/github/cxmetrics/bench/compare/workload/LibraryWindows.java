package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.LongGroupsAccumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.bench.data.TimedScores;
import io.github.cxmetrics.bench.data.TimedScores.Answered;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.util.SortedMap;
import java.util.function.Supplier;

/** How this library answers by day and segment. */
final class LibraryWindows {

  static final Contender<TimedScores> CONTENDER =
      Contender.ofOneThread(Contender.LIBRARY, (rows, threads) -> byDayAndSegment(rows));

  private static final int SEGMENTS = TimedScores.SEGMENTS;

  private LibraryWindows() {}

  private static Supplier<Answer> byDayAndSegment(TimedScores rows) {
    Metric<Answered, LongGroupsAccumulator<RatingAccumulator<Nps>, Nps>, SortedMap<Long, Nps>>
        metric =
            Nps.<Answered>metric(Answered::score)
                .byLong(
                    each ->
                        each.atMillis() / WindowWorkload.DAY_MILLIS * SEGMENTS + each.segment());
    LongGroupsAccumulator<RatingAccumulator<Nps>, Nps> groups = metric.newAccumulator();
    for (int i = 0; i < rows.rows(); i++) {
      metric.add(groups, rows.row(i));
    }
    SortedMap<Long, Nps> result = groups.result();
    return () -> {
      Answer answer = new Answer();
      result.forEach(
          (key, nps) ->
              answer.add(
                  key / SEGMENTS + "," + key % SEGMENTS,
                  nps.n(),
                  nps.promoters(),
                  nps.passives(),
                  nps.detractors()));
      return answer;
    };
  }
}
