package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.Coefficient;
import io.github.cxmetrics.stats.FitStatus;
import io.github.cxmetrics.stats.LogisticFit;
import io.github.cxmetrics.stats.LogisticRegression;
import io.github.cxmetrics.stats.RegressionTest;
import io.github.cxmetrics.stats.SymmetricMatrix;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Data from which not everything can be learnt: what is undefined has a type, and a reason. */
class CoxDegenerateTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final String[] NAMES = {"u", "v"};

  private static Cox rows(double[][] rows) {
    CoxAccumulator all =
        Cox.accumulator(CoxDefinition.of(NAMES).clusteredBy(ClusterIdentity.NUMBER));
    for (int i = 0; i < rows.length; i++) {
      RowOutcome outcome = rows[i][1] == 1 ? RowOutcome.EVENT : RowOutcome.NO_EVENT;
      all.add(CoxAccumulator.NO_ENTRY, rows[i][0], outcome, "", i, 1, rows[i][2], rows[i][3]);
    }
    return all.result();
  }

  /** Exit, event, u, v. */
  private static Map<String, double[][]> sets() {
    Map<String, double[][]> sets = new LinkedHashMap<>();
    sets.put("empty", new double[][] {});
    sets.put("one event", new double[][] {{1, 1, 2, 3}});
    sets.put("one row without", new double[][] {{1, 0, 2, 3}});
    sets.put("no events", new double[][] {{1, 0, 2, 3}, {2, 0, 1, 4}, {3, 0, 0, 0}});
    sets.put("all at once", new double[][] {{2, 1, 2, 3}, {2, 1, 1, 4}, {2, 1, 0, 0}});
    sets.put("at time 0", new double[][] {{0, 1, 2, 3}, {0, 1, 1, 4}, {1, 1, 0, 0}});
    sets.put("constant", new double[][] {{1, 1, 7, 3}, {2, 1, 7, 4}, {3, 0, 7, 1}, {4, 1, 7, 2}});
    sets.put(
        "collinear", new double[][] {{1, 1, 1, 2}, {2, 1, 3, 6}, {3, 0, 2, 4}, {4, 1, 1.5, 3}});
    sets.put(
        "separated",
        new double[][] {{1, 1, 1, 2}, {2, 1, 1, 6}, {3, 0, 0, 4}, {4, 1, 0, 3}, {5, 1, 0, 5}});
    sets.put(
        "huge",
        new double[][] {{1, 1, 1e300, 2}, {2, 1, -1e300, 6}, {3, 0, 3e299, 4}, {4, 1, 0, 3}});
    sets.put(
        "tiny",
        new double[][] {{1, 1, 1e-310, 2}, {2, 1, 2e-310, 6}, {3, 0, 0, 4}, {4, 1, 3e-310, 3}});
    sets.put("events only at the end", new double[][] {{1, 0, 1, 0}, {2, 0, 2, 1}, {3, 1, 3, 1}});
    return sets;
  }

  @Test
  void nothingUndefinedIsNaked() {
    sets()
        .forEach(
            (name, set) -> {
              Cox cox = rows(set);
              for (TieMethod ties : TieMethod.values()) {
                CoxFit fit = cox.fit(ties);
                check(name, fit);
                fit.coefficients().forEach(one -> check(name, one));
                check(name, fit.linearPredictor(1, 2));
                check(name, fit.hazardRatio(new double[] {1, 2}, new double[] {0, 0}, LEVEL));
                fit.concordance().ifPresent(pairs -> check(name, pairs));
                fit.curve(1, 2).ifPresent(curve -> checkCurve(name, curve));
                check(name, fit.mean("u"));
              }
              checkWeibull(name, Weibull.fit(cox));
              checkWeibull(name, Weibull.exponential(cox));
              checkHazard(name, set);
              checkScores(name, set);
            });
  }

  private static void checkCurve(String name, CoxCurve curve) {
    for (double time : new double[] {-1, 0, 1, 2.5, 3, 10}) {
      check(name, curve.survival(time, LEVEL));
      check(name, curve.cumulativeHazard(time, LEVEL));
      check(name, curve.survival(time, time + 1, LEVEL));
    }
  }

  private static void checkWeibull(String name, WeibullFit fit) {
    check(name, fit);
    fit.coefficients().forEach(one -> check(name, one));
    for (double time : new double[] {0, 1, 10, 1e300}) {
      check(name, fit.survival(time, LEVEL, 1, 2));
      check(name, fit.survival(time, 2 * time, LEVEL, 1, 2));
    }
    check(name, fit.quantile(0.9, LEVEL, 1, 2));
  }

  private static void checkHazard(String name, double[][] set) {
    DiscreteHazardAccumulator periods =
        DiscreteHazard.accumulator(DiscreteHazardDefinition.of("u", "v"));
    for (double[] row : set) {
      RowOutcome outcome = row[1] == 1 ? RowOutcome.EVENT : RowOutcome.NO_EVENT;
      periods.addHistories(1 + (int) row[0], outcome, 1, row[2], row[3]);
    }
    DiscreteHazard hazard = periods.result();
    check(name, hazard);
    for (HazardBaseline baseline :
        List.of(
            HazardBaseline.CONSTANT,
            HazardBaseline.LOGARITHM,
            HazardBaseline.polynomial(3),
            HazardBaseline.EACH_PERIOD)) {
      for (double penalty : new double[] {0, 1}) {
        DiscreteHazardFit fit = hazard.fit(baseline, penalty);
        check(name, fit);
        check(name, fit.logistic());
        fit.coefficients().forEach(one -> check(name, one));
        check(name, fit.probability(LEVEL, 1, 1, 2));
        check(name, fit.probability(LEVEL, 900_000, 1, 2));
        check(name, fit.within(LEVEL, 1, 3, 1, 2));
      }
    }
  }

  private static void checkScores(String name, double[][] set) {
    for (RiskScoreDefinition definition :
        List.of(RiskScoreDefinition.EXACT, RiskScoreDefinition.inBuckets(2))) {
      RiskScoreAccumulator table = RiskScores.accumulator(definition);
      for (double[] row : set) {
        table.add(
            Math.min(1, Math.abs(row[3]) / 6),
            row[1] == 1 ? RowOutcome.EVENT : RowOutcome.NO_EVENT);
      }
      RiskScores scores = table.result();
      check(name, scores);
      check(name, scores.lift(0.1));
      scores.calibration(3).forEach(bin -> check(name, bin));
      scores.brierParts().ifPresent(parts -> check(name, parts));
      scores.recalibration().ifPresent(fit -> check(name, fit));
    }
  }

  /** Asks every public method that takes nothing, or a level. */
  private static void check(String name, Object result) {
    if (result instanceof Estimate || result instanceof OptionalDouble) {
      checkValue(name, result);
      return;
    }
    for (Method method : result.getClass().getMethods()) {
      Class<?>[] takes = method.getParameterTypes();
      boolean asks =
          method.getDeclaringClass() == result.getClass()
              && !Modifier.isStatic(method.getModifiers());
      if (asks && takes.length == 0) {
        checkValue(name + " " + method.getName(), call(method, result));
      } else if (asks && takes.length == 1 && takes[0] == ConfidenceLevel.class) {
        checkValue(name + " " + method.getName(), call(method, result, LEVEL));
      }
    }
  }

  private static Object call(Method method, Object result, Object... with) {
    try {
      return method.invoke(result, with);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError(method + " must not throw", e);
    }
  }

  private static void checkValue(String what, Object value) {
    if (value instanceof Double number) {
      assertThat(number).as(what).isFinite();
    } else if (value instanceof OptionalDouble number) {
      number.ifPresent(one -> assertThat(one).as(what).isFinite());
    } else if (value instanceof Estimate estimate) {
      assertThat(Double.isInfinite(estimate.value())).as(what).isFalse();
      if (estimate.isDefined()) {
        assertThat(estimate.interval().contains(estimate.value())).as(what).isTrue();
      }
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(one -> checkValue(what, one));
    } else if (value instanceof RegressionTest test) {
      assertThat(test.statistic()).as(what).isFinite().isNotNegative();
      assertThat(test.pValue()).as(what).isBetween(0.0, 1.0);
    } else if (value instanceof SymmetricMatrix matrix) {
      for (int i = 0; i < matrix.size(); i++) {
        assertThat(matrix.at(i, i)).as(what).isFinite().isNotNegative();
      }
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(one -> checkValue(what, one));
    }
  }

  @Test
  void reasonsAreNamed() {
    Map<String, double[][]> sets = sets();
    assertThat(rows(sets.get("empty")).fit().status()).isEqualTo(FitStatus.NO_EVENTS);
    assertThat(rows(sets.get("no events")).fit().status()).isEqualTo(FitStatus.NO_EVENTS);
    CoxFit alone = rows(sets.get("one event")).fit();
    assertThat(alone.status()).isEqualTo(FitStatus.COLLINEAR);
    assertThat(alone.collinear()).containsExactly("u", "v");
    CoxFit constant = rows(sets.get("constant")).fit();
    assertThat(constant.status()).isEqualTo(FitStatus.COLLINEAR);
    assertThat(constant.collinear()).containsExactly("u");
    assertThat(constant.coefficient("u").isDefined()).isFalse();
    assertThat(constant.coefficient("v").isDefined()).isTrue();
    CoxFit collinear = rows(sets.get("collinear")).fit();
    assertThat(collinear.collinear()).containsExactly("v");
    assertThat(collinear.coefficient("u").isDefined()).isTrue();
    for (TieMethod ties : TieMethod.values()) {
      CoxFit separated = rows(sets.get("separated")).fit(ties);
      assertThat(separated.status()).isEqualTo(FitStatus.SEPARATED);
      assertThat(separated.separated()).contains("u");
      assertThat(separated.coefficient("u").ratio(LEVEL).isDefined()).isFalse();
      assertThat(separated.linearPredictor(1, 2)).isEmpty();
      assertThat(separated.logLikelihood()).isPresent();
    }
    assertThat(Weibull.fit(rows(sets.get("at time 0"))).status())
        .isEqualTo(FitStatus.UNUSABLE_ROWS);
    assertThat(Weibull.fit(rows(sets.get("all at once"))).separated())
        .containsExactly(WeibullFit.LOG_SCALE);
    assertThat(Weibull.fit(rows(sets.get("no events"))).status()).isEqualTo(FitStatus.NO_EVENTS);
  }

  /** A rare value of a covariate without an event, beside one that can be estimated. */
  @Test
  void separationIsToldFromLargeEffects() {
    Random random = new Random(4);
    CoxAccumulator rows = Cox.accumulator(CoxDefinition.of("rare", "strong", "other"));
    for (int i = 0; i < 3_000; i++) {
      boolean rare = i % 300 == 0;
      boolean strong = i % 2 == 0;
      double exit = -Math.log(1 - random.nextDouble()) * (strong ? 1 : 400) + 1e-6;
      boolean event = !rare && exit < 50;
      rows.add(
          Math.min(exit, 50),
          event ? RowOutcome.EVENT : RowOutcome.NO_EVENT,
          rare ? 1 : 0,
          strong ? 1 : 0,
          random.nextGaussian());
    }
    CoxFit fit = rows.result().fit();
    assertThat(fit.status()).isEqualTo(FitStatus.SEPARATED);
    assertThat(fit.separated()).containsExactly("rare");
    assertThat(fit.coefficient("strong").value().orElseThrow())
        .isCloseTo(Math.log(400), within(.5));
    assertThat(fit.coefficient("other").standardError().orElseThrow()).isLessThan(.1);
    assertThat(fit.waldTest()).isEmpty();
    assertThat(fit.likelihoodRatioTest()).isPresent();
    WeibullFit weibull = Weibull.fit(rows.result());
    assertThat(weibull.separated()).containsExactly("rare");
  }

  @Test
  void logisticSeparationIsNamed() {
    double[] x = {0, 1, 0, 2, 1, 1, 1, 3};
    LogisticFit fit =
        LogisticRegression.of("u", "v").fit(x, new long[] {0, 0, 5, 3}, new long[] {4, 6, 0, 0});
    assertThat(fit.status()).isEqualTo(FitStatus.SEPARATED);
    assertThat(fit.separated()).contains("u");
    assertThat(fit.probability(LEVEL, 1, 1).isDefined()).isFalse();
    LogisticFit held =
        LogisticRegression.of("u", "v")
            .withPenalty(1)
            .fit(x, new long[] {0, 0, 5, 3}, new long[] {4, 6, 0, 0});
    assertThat(held.status()).isEqualTo(FitStatus.CONVERGED);
    assertThat(held.probability(LEVEL, 1, 1).value()).isBetween(0.5, 1.0);
  }

  @Test
  void resultsDoNotDependOnOrder() {
    Random random = new Random(9);
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      all.add(
          new double[] {
            random.nextInt(60), random.nextInt(2), random.nextGaussian(), random.nextInt(3)
          });
    }
    List<Coefficient> expected = coefficients(all);
    Collections.shuffle(all, random);
    assertThat(coefficients(all)).isEqualTo(expected);
  }

  private static List<Coefficient> coefficients(List<double[]> rows) {
    CoxAccumulator all = Cox.accumulator(CoxDefinition.of(NAMES));
    for (double[] row : rows) {
      all.add(row[0], row[1] == 1 ? RowOutcome.EVENT : RowOutcome.NO_EVENT, row[2], row[3]);
    }
    return all.result().fit().coefficients();
  }

  /** Somewhere on the way down the robust error is the first that no number holds. */
  @Test
  void coefficientsOfCovariatesNearTheSmallestNumberAreUndefined() {
    for (double unit = 4e-309; unit > 5e-310; unit -= 5e-311) {
      CoxAccumulator rows =
          Cox.accumulator(CoxDefinition.of("x").clusteredBy(ClusterIdentity.NUMBER));
      Random random = new Random(7);
      for (int i = 0; i < 200; i++) {
        RowOutcome outcome = random.nextInt(3) == 0 ? RowOutcome.NO_EVENT : RowOutcome.EVENT;
        rows.add(
            CoxAccumulator.NO_ENTRY,
            1 + random.nextInt(50),
            outcome,
            "",
            i % 10,
            1,
            unit * random.nextInt(3));
      }
      CoxFit fit = rows.result().fit(TieMethod.EFRON);

      assertThat(fit.coefficient("x").value().stream().allMatch(Double::isFinite)).isTrue();
    }
  }
}
