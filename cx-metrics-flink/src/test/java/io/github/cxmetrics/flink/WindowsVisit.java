package io.github.cxmetrics.flink;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.window.WindowDefinition;
import io.github.cxmetrics.window.WindowedMetric;

/** A scored record with keys of both kinds, the record of the tests of windows. */
public record WindowsVisit(String segment, long account, int score, long atMillis) {

  /** The score over windows, of all visits together. */
  static WindowedMetric<WindowsVisit, String, RatingAccumulator<Nps>, Nps> nps(
      WindowDefinition windows) {
    return WindowedMetric.of(Nps.metric(WindowsVisit::score), WindowsVisit::atMillis, windows);
  }

  /** The score by segment. */
  static WindowedMetric<WindowsVisit, String, RatingAccumulator<Nps>, Nps> bySegment(
      WindowDefinition windows) {
    return nps(windows).by("segment", WindowsVisit::segment);
  }

  /** The score by account. */
  static WindowedMetric<WindowsVisit, Long, RatingAccumulator<Nps>, Nps> byAccount(
      WindowDefinition windows) {
    return nps(windows).byLong("account", WindowsVisit::account);
  }
}
