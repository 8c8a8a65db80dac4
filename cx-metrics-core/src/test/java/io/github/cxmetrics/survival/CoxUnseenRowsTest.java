package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.stats.Coefficient;
import io.github.cxmetrics.stats.FitStatus;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Rows that no event sees, and rows that outweigh all others for a time, take nothing from the
 * rest.
 */
class CoxUnseenRowsTest {

  /*
   * R 4.2.2, survival 3.5.3: i <- 0:59; d <- data.frame(entry=ifelse(i %% 3==0, i %% 7, 0),
   * exit=1 + (i*37) %% 41 + 8, event=as.integer(i %% 4 != 0), x=((i*29) %% 23)/10-1);
   * coxph(Surv(entry,exit,event) ~ x, rbind(d, data.frame(entry=20.2, exit=20.4, event=0, x=30)),
   * ties="efron"), and so on: coefficient, standard error and log likelihood are the same for each
   * x from 30 to 1e5, and for entry=0, exit=8.5.
   */
  private static final Map<TieMethod, double[]> EXPECTED =
      Map.of(
          TieMethod.EFRON, new double[] {0.281718819928405, 0.230127003205329, -139.999639299575},
          TieMethod.BRESLOW, new double[] {0.285522097287709, 0.230176114819507, -140.505726272266},
          TieMethod.EXACT, new double[] {0.293457384059966, 0.233432402467873, -133.026633816999});

  private static CoxAccumulator rows() {
    CoxAccumulator rows =
        Cox.accumulator(CoxDefinition.of("x").clusteredBy(ClusterIdentity.NUMBER));
    for (int i = 0; i < 60; i++) {
      rows.add(
          i % 3 == 0 ? i % 7 : 0,
          9 + i * 37 % 41,
          i % 4 != 0 ? RowOutcome.EVENT : RowOutcome.NO_EVENT,
          "",
          i,
          1,
          i * 29 % 23 / 10.0 - 1);
    }
    return rows;
  }

  @Test
  void rowsThatNoEventSeesAreOnlyCounted() {
    CoxFit without = rows().result().fit();
    for (double x : new double[] {0, 30, 40, 50, 100, 1000, 1e5, 1e300}) {
      for (double[] at : new double[][] {{20.2, 20.4}, {0, 8.5}}) {
        CoxAccumulator rows = rows();
        rows.add(at[0], at[1], RowOutcome.NO_EVENT, "", 99, 1, x);
        EXPECTED.forEach((ties, expected) -> assertFit(rows.result().fit(ties), expected));
        CoxFit fit = rows.result().fit();
        assertThat(fit.n()).isEqualTo(61);
        assertThat(fit.mean("x")).isEqualTo(without.mean("x"));
        assertThat(fit.linearPredictor(1)).isEqualTo(without.linearPredictor(1));
        Coefficient coefficient = fit.coefficient("x");
        assertThat(coefficient.robustStandardError().orElseThrow())
            .isCloseTo(without.coefficient("x").robustStandardError().orElseThrow(), within(1e-12));
        assertThat(fit.concordance().orElseThrow().concordant())
            .isEqualTo(without.concordance().orElseThrow().concordant());
      }
    }
  }

  private static void assertFit(CoxFit fit, double[] expected) {
    assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
    Coefficient found = fit.coefficient("x");
    assertThat(found.value().orElseThrow()).isCloseTo(expected[0], within(1e-10));
    assertThat(found.standardError().orElseThrow()).isCloseTo(expected[1], within(1e-10));
    assertThat(fit.logLikelihood().orElseThrow()).isCloseTo(expected[2], within(1e-9));
  }

  /** Without ties the exact method is the definition, with sums of its own at each time. */
  @Test
  void sumsAreThoseOfTheRowsAtRiskHoweverUnlikeTheirWeights() {
    for (int round = 0; round < 60; round++) {
      Random random = new Random(round);
      CoxRows rows = new CoxRows(CoxDefinition.of("u", "v"));
      int n = 60;
      for (int i = 1; i <= n; i++) {
        double entry = random.nextInt(3) > 0 ? i - 1 - random.nextInt(6) : CoxAccumulator.NO_ENTRY;
        RowOutcome outcome = random.nextBoolean() ? RowOutcome.EVENT : RowOutcome.NO_EVENT;
        double[] x = {random.nextGaussian(), random.nextInt(2)};
        rows.put(entry - 0.5, i, outcome, i % 5 == 0 ? "b" : "a", 0, 1, x);
      }
      CoxData data = new CoxData(rows.canonical());
      double[] at = {random.nextInt(4) * 30, random.nextInt(4) * 200};
      double[][] sums = new double[2][2];
      double[][] derivatives = new double[2][4];
      double value = new CoxLikelihood(data, TieMethod.BRESLOW).at(at, sums[0], derivatives[0]);
      double exact = new CoxExactLikelihood(data).at(at, sums[1], derivatives[1]);
      String what = "seed " + round + " at " + Arrays.toString(at);
      assertThat(value).as(what).isCloseTo(exact, within(1e-9 * (1 + Math.abs(exact))));
      assertThat(sums[0]).as(what).containsExactly(sums[1], within(1e-8));
      assertThat(derivatives[0]).as(what).containsExactly(derivatives[1], within(1e-8));
    }
  }
}
