package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.ReferenceRow;
import io.github.cxmetrics.stats.Coefficient;
import io.github.cxmetrics.stats.FitStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Fits of R's survival package, by cox-reference.R. */
class CoxReferenceTest {

  private static final List<ReferenceRow> DATA =
      ReferenceRow.of(CoxReferenceTest.class, "cox-data.csv");

  /** One fit: which rows, how read, and of which row the survival is asked. */
  private record Case(
      String name,
      String set,
      TieMethod ties,
      boolean strata,
      boolean robust,
      int covariates,
      String stratum,
      List<Double> x) {

    double[] row() {
      return x.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("aml-efron", "aml", TieMethod.EFRON, false, false, 1, "", List.of(1.0)),
          new Case("aml-breslow", "aml", TieMethod.BRESLOW, false, false, 1, "", List.of(0.0)),
          new Case("aml-exact", "aml", TieMethod.EXACT, false, false, 1, "", List.of(0.0)),
          new Case(
              "lung-efron", "lung", TieMethod.EFRON, false, false, 3, "", List.of(60.0, 1.0, 1.0)),
          new Case(
              "lung-exact", "lung", TieMethod.EXACT, false, false, 3, "", List.of(60.0, 1.0, 1.0)),
          new Case(
              "lung-robust", "lung", TieMethod.EFRON, false, true, 3, "", List.of(60.0, 1.0, 1.0)),
          new Case(
              "veteran-efron",
              "veteran",
              TieMethod.EFRON,
              false,
              false,
              6,
              "",
              List.of(1.0, 60.0, 50.0, 0.0, 1.0, 0.0)),
          new Case(
              "veteran-breslow-robust",
              "veteran",
              TieMethod.BRESLOW,
              false,
              true,
              6,
              "",
              List.of(1.0, 60.0, 50.0, 0.0, 1.0, 0.0)),
          new Case(
              "heart-efron",
              "heart",
              TieMethod.EFRON,
              false,
              false,
              4,
              "",
              List.of(0.0, 3.0, 0.0, 1.0)),
          new Case(
              "heart-robust",
              "heart",
              TieMethod.EFRON,
              false,
              true,
              4,
              "",
              List.of(0.0, 3.0, 0.0, 1.0)),
          new Case(
              "heart-exact",
              "heart",
              TieMethod.EXACT,
              false,
              false,
              4,
              "",
              List.of(0.0, 3.0, 0.0, 1.0)),
          new Case(
              "gen-efron", "gen", TieMethod.EFRON, false, false, 3, "", List.of(0.5, 1.0, 2.0)),
          new Case(
              "gen-strata-robust",
              "gen",
              TieMethod.EFRON,
              true,
              true,
              3,
              "plus",
              List.of(0.5, 1.0, 2.0)),
          new Case(
              "gen-strata-breslow",
              "gen",
              TieMethod.BRESLOW,
              true,
              true,
              3,
              "pro",
              List.of(0.5, 1.0, 2.0)),
          new Case(
              "small-strata-exact",
              "small",
              TieMethod.EXACT,
              true,
              false,
              2,
              "pro",
              List.of(0.0, 0.0)));

  static CoxAccumulator rows(String set, boolean strata, ClusterIdentity clusters, int covariates) {
    String[] names =
        Stream.iterate(1, j -> j + 1).limit(covariates).map(j -> "x" + j).toArray(String[]::new);
    CoxAccumulator rows = Cox.accumulator(CoxDefinition.of(names).clusteredBy(clusters));
    for (ReferenceRow row : DATA) {
      if (row.text("set").equals(set)) {
        double[] x = new double[covariates];
        for (int j = 0; j < covariates; j++) {
          x[j] = row.number("x" + (j + 1));
        }
        rows.add(
            row.number("entry"),
            row.number("exit"),
            row.count("event") == 1 ? RowOutcome.EVENT : RowOutcome.NO_EVENT,
            strata ? row.text("stratum") : "",
            row.count("id"),
            row.count("count"),
            x);
      }
    }
    return rows;
  }

  @TestFactory
  Stream<DynamicTest> fitIsThatOfR() {
    Map<String, Map<String, Double>> expected = new HashMap<>();
    for (ReferenceRow row : ReferenceRow.of(CoxReferenceTest.class, "cox-reference.csv")) {
      expected
          .computeIfAbsent(row.text("case"), name -> new HashMap<>())
          .put(row.text("quantity") + " " + row.text("name"), row.number("value"));
    }
    assertThat(expected).hasSameSizeAs(CASES);
    return CASES.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(one.name, () -> assertCase(one, expected.get(one.name))));
  }

  private static void assertCase(Case one, Map<String, Double> expected) {
    Cox cox =
        rows(
                one.set,
                one.strata,
                one.robust ? ClusterIdentity.NUMBER : ClusterIdentity.ROW,
                one.covariates)
            .result();
    CoxFit fit = cox.fit(one.ties);
    assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
    Map<String, Double> actual = new HashMap<>();
    for (int j = 0; j < one.covariates; j++) {
      Coefficient coefficient = fit.coefficients().get(j);
      actual.put("coef " + (j + 1), coefficient.value().orElseThrow());
      actual.put("se " + (j + 1), coefficient.standardError().orElseThrow());
      if (one.robust) {
        actual.put("robust " + (j + 1), coefficient.robustStandardError().orElseThrow());
      }
    }
    actual.put("null ", fit.nullLogLikelihood().orElseThrow());
    actual.put("loglik ", fit.logLikelihood().orElseThrow());
    actual.put("score ", fit.scoreTest().orElseThrow().statistic());
    actual.put("wald ", fit.waldTest().orElseThrow().statistic());
    if (one.ties != TieMethod.EXACT) {
      putConcordance(actual, fit.concordance().orElseThrow());
      putCurve(actual, fit, one, expected);
    }
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    List<String> wrong = new ArrayList<>();
    expected.forEach(
        (name, value) -> {
          double tolerance = name.startsWith("robust") || name.startsWith("wald") ? 1e-7 : 1e-8;
          if (Math.abs(actual.get(name) - value) > tolerance * Math.max(1e-3, Math.abs(value))) {
            wrong.add(name + " " + actual.get(name) + " R " + value);
          }
        });
    assertThat(wrong).as(one.name).isEmpty();
  }

  private static void putConcordance(Map<String, Double> actual, CoxConcordance pairs) {
    actual.put("pairs concordant", (double) pairs.concordant());
    actual.put("pairs discordant", (double) pairs.discordant());
    actual.put("pairs tied.x", (double) pairs.tiedPredictor());
    actual.put("pairs tied.y", (double) pairs.tiedTime());
    actual.put("pairs tied.xy", (double) pairs.tiedBoth());
    actual.put("concordance ", pairs.share(ConfidenceLevel.P95).value());
    actual.put("concordanceVar ", pairs.variance());
  }

  private static void putCurve(
      Map<String, Double> actual, CoxFit fit, Case one, Map<String, Double> expected) {
    CoxCurve curve =
        one.strata ? fit.curveOf(one.stratum, one.row()) : fit.curve(one.row()).orElseThrow();
    for (String name : expected.keySet()) {
      if (name.startsWith("surv")) {
        String at = name.substring(5);
        double time = Double.parseDouble(at);
        var survival = curve.survival(time, ConfidenceLevel.P95);
        actual.put(name, survival.value());
        actual.put("low " + at, survival.interval().low());
        actual.put("high " + at, survival.interval().high());
        actual.put("cumhaz " + at, curve.cumulativeHazard(time, ConfidenceLevel.P95).value());
      }
    }
  }

  /** The published fit of the lung data. */
  @Test
  void lungOfTheBooks() {
    CoxFit fit = rows("lung", false, ClusterIdentity.ROW, 3).result().fit();
    assertThat(fit.n()).isEqualTo(227);
    assertThat(fit.events()).isEqualTo(164);
    assertThat(fit.coefficient("x1").value().orElseThrow()).isCloseTo(.01107, offset(5e-6));
    assertThat(fit.coefficient("x2").value().orElseThrow()).isCloseTo(-.55261, offset(5e-6));
    assertThat(fit.coefficient("x3").value().orElseThrow()).isCloseTo(.46373, offset(5e-6));
    assertThat(fit.logLikelihood().orElseThrow()).isCloseTo(-729.2301, offset(5e-5));
  }
}
