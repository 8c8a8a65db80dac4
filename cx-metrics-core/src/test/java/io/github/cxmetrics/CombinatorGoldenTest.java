package io.github.cxmetrics;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of metrics over other metrics. */
class CombinatorGoldenTest implements GoldenContract {

  private static Answer answer(String customer, long account, String country, int score) {
    return new Answer(customer, account, country, score, true);
  }

  private static final Answer[] ANSWERS = {
    answer("ann", 7, "KR", 10),
    answer("ann", 7, "KR", 8),
    answer("bob", -7, "대한민국", 3),
    answer("cem", 1L << 40, "", 9),
  };

  private static <A extends Accumulator<A, R>, R> A fold(Metric<Answer, A, R> metric) {
    A accumulator = metric.newAccumulator();
    for (Answer answer : ANSWERS) {
      metric.add(accumulator, answer);
    }
    return accumulator;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Metric<Answer, RatingAccumulator<Nps>, Nps> nps = Nps.metric(Answer::score);
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("by-v1", fold(nps.by(Answer::country)));
    states.put("by-long-v1", fold(nps.byLong(Answer::account)));
    states.put("both-v1", fold(nps.and(nps.by(Answer::country))));
    states.put(
        "per-subject-v1",
        fold(nps.perSubject(Answer::customer, Nps.metric(one -> (int) one.ratings().median()))));
    return states;
  }
}
