package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.ReferenceRow;
import io.github.cxmetrics.stats.Coefficient;
import io.github.cxmetrics.stats.FitStatus;
import io.github.cxmetrics.stats.LogisticFit;
import io.github.cxmetrics.stats.Normal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fits of R's survreg and glm, and scores counted in R, by regression-reference.R. */
class RegressionReferenceTest {

  private static final double Z = Normal.quantile(ConfidenceLevel.P95);

  private static final List<ReferenceRow> EXPECTED =
      ReferenceRow.of(RegressionReferenceTest.class, "regression-reference.csv");

  private static void assertAll(String name, Map<String, Double> actual, double tolerance) {
    List<ReferenceRow> rows =
        EXPECTED.stream().filter(row -> row.text("case").equals(name)).toList();
    assertThat(rows).hasSize(actual.size());
    for (ReferenceRow row : rows) {
      String key = (row.text("quantity") + " " + row.text("name")).trim();
      assertThat(actual).containsKey(key);
      double value = row.number("value");
      assertThat(Math.abs(actual.get(key) - value))
          .as("%s %s: %s, R %s", name, key, actual.get(key), value)
          .isLessThanOrEqualTo(tolerance * Math.max(1e-3, Math.abs(value)));
    }
  }

  @Test
  void weibullAndExponential() {
    assertTimes("lung", 3, new double[] {100, 300, 800}, 60, 1, 1);
    assertTimes("veteran", 6, new double[] {30, 100, 200}, 1, 60, 50, 0, 1, 0);
  }

  private static void assertTimes(String set, int covariates, double[] times, double... x) {
    Cox rows = CoxReferenceTest.rows(set, false, ClusterIdentity.ROW, covariates).result();
    assertTimes(set + "-weibull", Weibull.fit(rows), times, x);
    assertTimes(set + "-exponential", Weibull.exponential(rows), times, x);
  }

  private static void assertTimes(String name, WeibullFit fit, double[] times, double... x) {
    assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
    Map<String, Double> actual = new HashMap<>();
    for (int j = 0; j < fit.coefficients().size(); j++) {
      Coefficient one = fit.coefficients().get(j);
      String key = one.name().equals(WeibullFit.LOG_SCALE) ? "scale" : Integer.toString(j);
      actual.put("coef " + key, one.value().orElseThrow());
      actual.put("se " + key, one.standardError().orElseThrow());
    }
    actual.put("null", fit.nullLogLikelihood().orElseThrow());
    actual.put("loglik", fit.logLikelihood().orElseThrow());
    for (double share : new double[] {.1, .5, .9}) {
      Estimate quantile = fit.quantile(share, ConfidenceLevel.P95, x);
      actual.put("quantile " + share, quantile.value());
      actual.put(
          "quantileSe " + share,
          Math.log(quantile.interval().high() / quantile.value()) / Z * quantile.value());
    }
    for (double time : times) {
      Estimate survival = fit.survival(time, ConfidenceLevel.P95, x);
      actual.put("surv " + (long) time, survival.value());
      assertThat(survival.interval().contains(survival.value())).isTrue();
    }
    assertAll(name, actual, 1e-8);
  }

  static DiscreteHazardAccumulator periods() {
    DiscreteHazardAccumulator periods =
        DiscreteHazard.accumulator(DiscreteHazardDefinition.of("x1", "x2"));
    for (ReferenceRow row : ReferenceRow.of(CoxReferenceTest.class, "cox-data.csv")) {
      int exit = (int) Math.min(8, row.number("exit"));
      if (row.text("set").equals("gen") && exit >= 1) {
        periods.addHistories(
            exit,
            row.count("event") == 1 ? RowOutcome.EVENT : RowOutcome.NO_EVENT,
            row.count("count"),
            row.number("x1"),
            row.number("x2"));
      }
    }
    return periods;
  }

  @Test
  void discreteHazard() {
    DiscreteHazard hazard = periods().result();
    assertHazard("hazard-constant", hazard.fit(HazardBaseline.CONSTANT));
    assertHazard("hazard-log", hazard.fit(HazardBaseline.LOGARITHM));
    assertHazard("hazard-poly", hazard.fit(HazardBaseline.polynomial(2)));
    assertHazard("hazard-each", hazard.fit(HazardBaseline.EACH_PERIOD));
    Map<String, Double> ridge = new HashMap<>();
    putCoefficients(ridge, hazard.fit(HazardBaseline.polynomial(1), 2.5).coefficients());
    ridge.keySet().removeIf(key -> key.startsWith("se"));
    assertAll("hazard-ridge", ridge, 1e-9);
  }

  private static void putCoefficients(Map<String, Double> actual, List<Coefficient> all) {
    for (int j = 0; j < all.size(); j++) {
      actual.put("coef " + j, all.get(j).value().orElseThrow());
      actual.put("se " + j, all.get(j).standardError().orElseThrow());
    }
  }

  private static void assertHazard(String name, DiscreteHazardFit fit) {
    assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
    Map<String, Double> actual = new HashMap<>();
    putCoefficients(actual, fit.coefficients());
    actual.put("loglik", fit.logistic().logLikelihood().orElseThrow());
    actual.put("null", fit.logistic().nullLogLikelihood().orElseThrow());
    Estimate third = fit.probability(ConfidenceLevel.P95, 3, .5, 1);
    actual.put("prob 3", third.value());
    actual.put("low 3", third.interval().low());
    actual.put("high 3", third.interval().high());
    Estimate four = fit.within(ConfidenceLevel.P95, 3, 4, .5, 1);
    actual.put("within 3+4", four.value());
    assertThat(four.interval().contains(four.value())).isTrue();
    assertAll(name, actual, 1e-9);
  }

  @Test
  void scores() {
    RiskScoreAccumulator table = RiskScores.accumulator(RiskScoreDefinition.EXACT);
    for (ReferenceRow row : ReferenceRow.of(RegressionReferenceTest.class, "score-data.csv")) {
      table.add(
          row.number("score"),
          row.count("event") == 1 ? RowOutcome.EVENT : RowOutcome.NO_EVENT,
          row.count("count"));
    }
    RiskScores scores = table.result();
    Map<String, Double> actual = new HashMap<>();
    Estimate auc = scores.auc(ConfidenceLevel.P95);
    actual.put("auc", auc.value());
    actual.put("aucSe", auc.interval().halfWidth() / Z);
    actual.put("brier", scores.brier(ConfidenceLevel.P95).value());
    actual.put("lift", scores.lift(0.1).orElseThrow());
    actual.put("ks", scores.ks().orElseThrow());
    actual.put("logLoss", scores.logLoss().orElseThrow());
    LogisticFit again = scores.recalibration().orElseThrow();
    actual.put("calIntercept", again.coefficients().get(0).value().orElseThrow());
    actual.put("calSlope", again.coefficients().get(1).value().orElseThrow());
    BrierParts parts = scores.brierParts().orElseThrow();
    actual.put("reliability", parts.reliability());
    actual.put("resolution", parts.resolution());
    assertAll("scores", actual, 1e-9);
    assertThat(parts.reliability() - parts.resolution() + parts.uncertainty())
        .isCloseTo(actual.get("brier"), org.assertj.core.api.Assertions.within(1e-14));
  }
}
