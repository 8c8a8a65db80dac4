package io.github.cxmetrics.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Sums what happened between times. */
final class SurvivalSpans {

  private SurvivalSpans() {}

  static List<SurvivalSpan> of(Survival survival, SurvivalQuestion question, long... times) {
    RiskTable table = survival.table();
    List<SurvivalSpan> spans = new ArrayList<>();
    long after = -1;
    int row = 0;
    for (long until : times) {
      if (until <= after) {
        throw new IllegalArgumentException(
            "times must be at least 0 and ascend, was " + Arrays.toString(times));
      }
      long atStart = row < table.rows ? table.atRisk[row] : 0;
      long entered = 0;
      long events = 0;
      long censored = 0;
      for (; row < table.rows && table.times[row] <= until; row++) {
        entered += table.entered[row];
        events += table.events[row];
        censored += table.censored[row];
      }
      spans.add(
          new SurvivalSpan(
              after,
              until,
              atStart,
              table.atRiskAt(until),
              entered,
              events,
              censored,
              survival.at(until, question)));
      after = until;
    }
    return Collections.unmodifiableList(spans);
  }
}
