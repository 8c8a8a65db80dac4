package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.survey.NamedSegmentedRatingAccumulator;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.SegmentedRatingAccumulator;
import java.util.Map;
import java.util.function.Supplier;

/** How this library answers by segment: from columns. */
final class LibrarySegments {

  static final Contender<SegmentCodeWorkload.Rows> CODES =
      Contender.library(LibrarySegments::byCode);

  static final Contender<SegmentNameWorkload.Rows> NAMES =
      Contender.library(LibrarySegments::byName);

  private LibrarySegments() {}

  private static Supplier<Answer> byCode(SegmentCodeWorkload.Rows rows, Parallelism threads) {
    SegmentedRatingAccumulator<Nps> groups = Nps.accumulatorByLong();
    groups.addAll(rows.codes(), rows.scores(), 0, rows.scores().length, threads);
    return answer(groups.result());
  }

  private static Supplier<Answer> byName(SegmentNameWorkload.Rows rows, Parallelism threads) {
    NamedSegmentedRatingAccumulator<Nps> groups = Nps.accumulatorBy();
    groups.addAll(rows.names(), rows.scores(), 0, rows.scores().length, threads);
    return answer(groups.result());
  }

  private static Supplier<Answer> answer(Map<?, Nps> groups) {
    return () -> {
      Answer answer = new Answer();
      groups.forEach((key, nps) -> answer.add(key.toString(), GroupNumbers.of(nps)));
      return answer;
    };
  }
}
