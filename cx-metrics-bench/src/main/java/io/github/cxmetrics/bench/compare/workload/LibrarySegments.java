package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.LongGroupsAccumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;

/** How this library answers by segment. */
final class LibrarySegments {

  static final Contender<SegmentCodeWorkload.Rows> CODES =
      Contender.ofOneThread(Contender.LIBRARY, (rows, threads) -> byCode(rows));

  static final Contender<SegmentNameWorkload.Rows> NAMES =
      Contender.ofOneThread(Contender.LIBRARY, (rows, threads) -> byName(rows));

  private record Coded(int code, int score) {}

  private record Named(String name, int score) {}

  private LibrarySegments() {}

  private static Supplier<Answer> byCode(SegmentCodeWorkload.Rows rows) {
    Metric<Coded, LongGroupsAccumulator<RatingAccumulator<Nps>, Nps>, SortedMap<Long, Nps>> metric =
        Nps.<Coded>metric(Coded::score).byLong(Coded::code);
    LongGroupsAccumulator<RatingAccumulator<Nps>, Nps> groups = metric.newAccumulator();
    for (int i = 0; i < rows.scores().length; i++) {
      metric.add(groups, new Coded(rows.codes()[i], rows.scores()[i]));
    }
    return answer(groups.result());
  }

  private static Supplier<Answer> byName(SegmentNameWorkload.Rows rows) {
    Metric<Named, GroupsAccumulator<RatingAccumulator<Nps>, Nps>, SortedMap<String, Nps>> metric =
        Nps.<Named>metric(Named::score).by(Named::name);
    GroupsAccumulator<RatingAccumulator<Nps>, Nps> groups = metric.newAccumulator();
    for (int i = 0; i < rows.scores().length; i++) {
      metric.add(groups, new Named(rows.names()[i], rows.scores()[i]));
    }
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
