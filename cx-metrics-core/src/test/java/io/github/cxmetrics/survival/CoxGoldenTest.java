package io.github.cxmetrics.survival;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of regressions and scores. */
class CoxGoldenTest implements GoldenContract {

  private static RowOutcome outcome(int i) {
    return i % 3 == 0 ? RowOutcome.EVENT : RowOutcome.NO_EVENT;
  }

  private static CoxAccumulator cox() {
    CoxAccumulator rows =
        Cox.accumulator(
            CoxDefinition.of("age", "plan").in("days").clusteredBy(ClusterIdentity.NUMBER));
    for (int i = 0; i < 30; i++) {
      double entry = i % 2 == 0 ? CoxAccumulator.NO_ENTRY : i % 5 - 1;
      rows.add(entry, 5 + i % 7 / 2.0, outcome(i), "s" + i % 2, i % 9 - 4, 1 + i % 3, i % 4, -i);
    }
    return rows;
  }

  private static CoxAccumulator coxByName() {
    CoxAccumulator rows = Cox.accumulator(CoxDefinition.of("나이").clusteredBy(ClusterIdentity.NAME));
    for (int i = 0; i < 20; i++) {
      rows.add(
          CoxAccumulator.NO_ENTRY, i % 7, outcome(i), i % 2 == 0 ? "" : "b", "고객 " + i % 6, 1, i);
    }
    return rows;
  }

  private static DiscreteHazardAccumulator hazard() {
    DiscreteHazardAccumulator periods =
        DiscreteHazard.accumulator(DiscreteHazardDefinition.of("logins").by("month"));
    for (int i = 0; i < 20; i++) {
      periods.addHistories(1 + i % 5, outcome(i), 1 + i % 2, i % 3 - 0.5);
    }
    return periods;
  }

  private static RiskScoreAccumulator scores(RiskScoreDefinition definition) {
    RiskScoreAccumulator scores = RiskScores.accumulator(definition);
    for (int i = 0; i <= 20; i++) {
      scores.add(i / 20.0, outcome(i), 1 + i);
    }
    return scores;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("cox-v1", cox());
    states.put("cox-by-name-v1", coxByName());
    states.put("discrete-hazard-v1", hazard());
    states.put("risk-scores-v1", scores(RiskScoreDefinition.EXACT));
    states.put("risk-scores-in-buckets-v1", scores(RiskScoreDefinition.inBuckets(8)));
    return states;
  }
}
