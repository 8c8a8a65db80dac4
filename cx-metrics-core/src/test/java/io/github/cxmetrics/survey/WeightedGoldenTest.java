package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of scores of weighted answers. */
class WeightedGoldenTest implements GoldenContract {

  private static WeightedRatingAccumulator<Nps> weighted() {
    WeightedRatingAccumulator<Nps> nps = WeightedRatingAccumulator.of(NpsDefinition.STANDARD);
    nps.add(10, 0.7);
    nps.add(9, 1e-9);
    nps.add(9, 1234.5);
    nps.add(3, 1);
    nps.add(7, 0);
    nps.addMissing(0.1);
    nps.addRejected();
    return nps;
  }

  private static ClusteredRatingAccumulator<Csat> clustered() {
    ClusteredRatingAccumulator<Csat> csat =
        ClusteredRatingAccumulator.of(CsatDefinition.ONE_TO_FIVE);
    csat.add(7, 5, 0.7);
    csat.add(7, 4, 0.3);
    csat.add(-1, 1, 2);
    csat.join(7, 8);
    csat.add(8, 5, 1);
    csat.addMissing(7, 1);
    csat.addMissingAlone(3);
    csat.addAlone(2, 0.5);
    csat.addRejected();
    return csat;
  }

  private static NamedClusteredRatingAccumulator<Ces> named() {
    NamedClusteredRatingAccumulator<Ces> ces = NamedClusteredRatingAccumulator.of(CesDefinition.V2);
    ces.add("한국", 7, 1);
    ces.add("acme", 3, 1);
    ces.add("acme", 3, 1);
    ces.join("acme", "acme corp");
    ces.addMissing("acme", 1);
    ces.addMissingAlone(1);
    ces.addAlone(5, 1);
    ces.addRejected();
    return ces;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("weighted-nps-v1", weighted());
    states.put("clustered-csat-v1", clustered());
    states.put("clustered-by-name-ces-v1", named());
    return states;
  }
}
