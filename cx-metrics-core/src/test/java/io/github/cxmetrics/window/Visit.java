package io.github.cxmetrics.window;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.io.Serializable;

/** A scored record with a time and keys, the record of these tests. */
record Visit(String segment, long account, int score, long atMillis) implements Serializable {

  static Visit of(String segment, int score, long atMillis) {
    return new Visit(segment, segment.hashCode(), score, atMillis);
  }

  /** The score over windows, of all visits together. */
  static WindowedMetric<Visit, String, RatingAccumulator<Nps>, Nps> nps(WindowDefinition windows) {
    return WindowedMetric.of(Nps.metric(Visit::score), Visit::atMillis, windows);
  }

  /** The score by segment. */
  static WindowedMetric<Visit, String, RatingAccumulator<Nps>, Nps> bySegment(
      WindowDefinition windows) {
    return nps(windows).by("segment", Visit::segment);
  }
}
