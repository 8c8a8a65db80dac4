package io.github.cxmetrics.live;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingMetric;

/** Live states that have two stripes before anybody writes, so that two writers do not meet. */
final class TwoStripes {

  static final RatingMetric<Visit, Nps> NPS = Nps.metric(Visit::score);

  /** A record. */
  record Visit(String page, long code, int score) {}

  private TwoStripes() {}

  static <K> LiveState<Visit, K, RatingAccumulator<Nps>, Nps> state(SegmentKeys<Visit, K> keys) {
    Stripes<RatingAccumulator<Nps>> stripes = new Stripes<>(2);
    Stripe<RatingAccumulator<Nps>> first = stripes.lock();
    Stripe<RatingAccumulator<Nps>> second = stripes.lock();
    first.unlock();
    second.unlock();
    return new LiveState<>(NPS, keys, stripes);
  }

  static <K> Segments<K, Nps> resultOf(LiveState<?, K, RatingAccumulator<Nps>, Nps> state) {
    state.readers().lock();
    try {
      return state.resultsOf(state.settle(), state.keys().slots());
    } finally {
      state.readers().unlock();
    }
  }
}
