package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of scores. */
class SurveyGoldenTest implements GoldenContract {

  private static <R> RatingAccumulator<R> answered(RatingAccumulator<R> state) {
    for (int score : new int[] {10, 8, 3, 9}) {
      state.add(score);
    }
    return state;
  }

  private static RatingAccumulator<Nps> npsWithMissingAndRejected() {
    RatingAccumulator<Nps> nps = answered(Nps.accumulator());
    nps.addMissing();
    nps.addMissing();
    nps.addRejected();
    return nps;
  }

  private static RatingAccumulator<Ces> halves() {
    RatingAccumulator<Ces> ces =
        Ces.accumulator(CesDefinition.of(RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2), 3, 3));
    ces.add(4.5);
    ces.add(7);
    return ces;
  }

  private static RatingAccumulator<Csat> many() {
    RatingAccumulator<Csat> csat = Csat.accumulator(CsatDefinition.ONE_TO_FIVE);
    csat.addAll(new byte[] {5, 5, 4, 1}, 0, 4);
    for (int doubling = 0; doubling < 40; doubling++) {
      csat.merge(csat.copy());
    }
    return csat;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("nps-v1", npsWithMissingAndRejected());
    states.put("enps-v1", answered(Nps.accumulator(NpsDefinition.EMPLOYEE)));
    states.put("csat-v1", many());
    states.put("ces-v1", halves());
    states.put("ratings-v1", answered(Ratings.accumulator(RatingScale.ZERO_TO_TEN)));
    return states;
  }
}
