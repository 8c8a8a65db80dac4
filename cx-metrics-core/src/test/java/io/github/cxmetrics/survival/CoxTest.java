package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.EqualityCheck;
import io.github.cxmetrics.stats.FitStatus;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoxTest {

  private static final CoxDefinition AGE = CoxDefinition.of("age");
  private static final CoxDefinition NAMED = AGE.clusteredBy(ClusterIdentity.NAME);

  private static CoxAccumulator rows() {
    CoxAccumulator rows = Cox.accumulator(AGE);
    rows.add(5, RowOutcome.EVENT, 1);
    rows.add(CoxAccumulator.NO_ENTRY, 7, RowOutcome.NO_EVENT, "", 0, 3, 2);
    return rows;
  }

  private static Cox named(String stratum, String customer, long count, double x) {
    CoxAccumulator rows = Cox.accumulator(NAMED);
    rows.add(1, 5, RowOutcome.EVENT, stratum, customer, count, x);
    return rows.result();
  }

  @Test
  void rowsAndEventsAreCounted() {
    Cox cox = rows().result();
    assertThat(cox.n()).isEqualTo(4);
    assertThat(cox.events()).isEqualTo(1);
    assertThat(cox.strata()).containsExactly("");
    assertThat(cox).hasToString("Cox[4 rows, 1 events, " + AGE.describe() + "]");
    assertThat(Cox.accumulator(AGE).result().events()).isZero();
  }

  @Test
  void equalRowsAreEqualInWhateverOrder() {
    CoxAccumulator other = Cox.accumulator(AGE);
    other.add(CoxAccumulator.NO_ENTRY, 7, RowOutcome.NO_EVENT, "", 0, 2, 2);
    other.add(5, RowOutcome.EVENT, 1);
    other.add(7, RowOutcome.NO_EVENT, 2);
    EqualityCheck.check(
        rows().result(), other.result(), Cox.accumulator(AGE).result(), named("", "ann", 1, 1));
  }

  @Test
  void rowsDifferInEachOfTheirParts() {
    CoxAccumulator otherUnit = Cox.accumulator(NAMED.in("days"));
    otherUnit.add(1, 5, RowOutcome.EVENT, "a", "ann", 2, 1);
    EqualityCheck.check(
        named("a", "ann", 2, 1),
        named("a", "ann", 2, 1),
        otherUnit.result(),
        named("b", "ann", 2, 1),
        named("a", "bob", 2, 1),
        named("a", "ann", 3, 1),
        named("a", "ann", 2, 1.5));
    EqualityCheck.check(
        named("a", "ann", 2, 1).rows(),
        named("a", "ann", 2, 1).rows(),
        named("a", "", 2, 1).rows());
  }

  @Test
  void timesAndCountsAreChecked() {
    CoxAccumulator rows = rows();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.add(Double.POSITIVE_INFINITY, RowOutcome.EVENT, 1))
        .withMessage("exit must be finite, was Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.add(5, 5, RowOutcome.EVENT, new double[] {1}))
        .withMessage("entry must be before the exit 5.0, was 5.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.add(Double.NaN, 5, RowOutcome.EVENT, new double[] {1}))
        .withMessage("entry must be before the exit 5.0, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.add(1, 5, RowOutcome.EVENT, "", 0, 0, 1))
        .withMessage("count of rows must be at least 1, was 0");
    assertThat(rows.result()).isEqualTo(rows().result());
  }

  @Test
  void customersAreGivenAsTheDefinitionSays() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows().add(1, 5, RowOutcome.EVENT, "", "ann", 1, 1))
        .withMessage("customers must be given as the definition says: " + AGE.describe());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cox.accumulator(NAMED).add(5, RowOutcome.EVENT, 1))
        .withMessage("customers must be given as the definition says: " + NAMED.describe());
  }

  @Test
  void covariatesOfARowAreThoseOfTheDefinition() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows().add(9, RowOutcome.EVENT))
        .withMessage("row must have 1 covariates, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows().add(9, RowOutcome.EVENT, Double.NaN))
        .withMessage("covariate age must be finite, was NaN");
  }

  @Test
  void namesOfCovariatesAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(CoxDefinition::of)
        .withMessage("number of covariates must be in 1..500, was 0");
    String[] many = new String[501];
    Arrays.setAll(many, i -> "x" + i);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CoxDefinition.of(many))
        .withMessage("number of covariates must be in 1..500, was 501");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CoxDefinition.of("age", ""))
        .withMessage("name of a covariate must not be empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CoxDefinition.of("age", "age"))
        .withMessage("covariate must be named once, was [age, age]");
  }

  @Test
  void fitKnowsItsCovariatesAndStrata() {
    CoxFit fit = rows().result().fit();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.coefficient("sex"))
        .withMessage("covariate must be one of [age], was sex");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.curveOf("north", 1))
        .withMessage("stratum must be one of [], was north");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.linearPredictor(1, 2))
        .withMessage("row must have 1 covariates, was 2");
  }

  @Test
  void ratioBeyondTheNumbersIsUndefined() {
    CoxAccumulator rows = Cox.accumulator(AGE);
    for (int i = 0; i < 20; i++) {
      rows.add(1 + i, RowOutcome.EVENT, i * 7 % 5);
    }
    CoxFit fit = rows.result().fit();
    double[] none = {0};
    assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
    assertThat(fit.hazardRatio(new double[] {1}, none, ConfidenceLevel.P95).isDefined()).isTrue();
    double sign = Math.signum(fit.coefficient("age").value().orElseThrow());
    assertThat(fit.hazardRatio(new double[] {sign * 1e300}, none, ConfidenceLevel.P95).isDefined())
        .isFalse();
    assertThat(fit.hazardRatio(none, none, ConfidenceLevel.P95).value()).isEqualTo(1);
  }

  private record Visit(
      double from,
      double to,
      boolean left,
      String region,
      String customer,
      long count,
      double age) {}

  private static final List<Visit> VISITS =
      List.of(
          new Visit(0, 5, true, "north", "ann", 2, 30),
          new Visit(2, 7, false, "south", "bob", 1, 40),
          new Visit(5, 9, true, "north", "ann", 1, 31));

  private static CoxMetric<Visit> metric() {
    return Cox.metric(AGE, Visit::to, Visit::left, List.of(Visit::age));
  }

  private static Cox read(CoxMetric<Visit> metric) {
    CoxAccumulator all = metric.newAccumulator();
    VISITS.forEach(visit -> metric.add(all, visit));
    return all.result();
  }

  @Test
  void metricReadsOnlyTheFieldsItHas() {
    CoxAccumulator plain = Cox.accumulator(AGE);
    VISITS.forEach(
        one -> plain.add(one.to, one.left ? RowOutcome.EVENT : RowOutcome.NO_EVENT, one.age));
    assertThat(read(metric())).isEqualTo(plain.result());
  }

  @Test
  void metricReadsEveryField() {
    CoxAccumulator named = Cox.accumulator(NAMED);
    CoxAccumulator numbered = Cox.accumulator(AGE.clusteredBy(ClusterIdentity.NUMBER));
    for (Visit one : VISITS) {
      RowOutcome outcome = one.left ? RowOutcome.EVENT : RowOutcome.NO_EVENT;
      named.add(one.from, one.to, outcome, one.region, one.customer, one.count, one.age);
      numbered.add(
          one.from, one.to, outcome, one.region, one.customer.length(), one.count, one.age);
    }
    CoxMetric<Visit> metric =
        metric().enteringAt(Visit::from).stratifiedBy(Visit::region).countedBy(Visit::count);
    assertThat(read(metric.clusteredBy(Visit::customer))).isEqualTo(named.result());
    assertThat(read(metric.clusteredByLong(one -> one.customer.length())))
        .isEqualTo(numbered.result());
    assertThat(read(metric).strata()).containsExactly("north", "south");
    assertThat(read(metric).n()).isEqualTo(4);
  }

  @Test
  void metricHasAFieldForEachCovariate() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cox.metric(AGE, Visit::to, Visit::left, List.of()))
        .withMessage("fields of covariates must be 1 as in the definition, was 0");
  }

  /** Two strata of very different size; the pairs are counted one by one. */
  @Test
  void concordanceOfASmallStratumBesideALargeOne() {
    double[][] large = new double[150][];
    for (int i = 0; i < large.length; i++) {
      large[i] = new double[] {1 + i * 37 % 150, i + i * 11 % 7 * 0.1, i % 3 == 0 ? 0 : 1};
    }
    double[][] small = {{3, 200, 1}, {4, 150.5, 0}, {2, 160.25, 1}};
    CoxAccumulator rows = Cox.accumulator(AGE);
    long[] pairs = new long[2];
    double[][][] strata = {large, small, large};
    for (int s = 0; s < strata.length; s++) {
      for (double[] row : strata[s]) {
        RowOutcome outcome = row[2] == 1 ? RowOutcome.EVENT : RowOutcome.NO_EVENT;
        rows.add(CoxAccumulator.NO_ENTRY, row[0], outcome, "s" + s, 0, 1, row[1]);
      }
    }
    CoxFit fit = rows.result().fit();
    double sign = Math.signum(fit.coefficient("age").value().orElseThrow());
    for (double[][] stratum : strata) {
      countPairs(stratum, sign, pairs);
    }
    CoxConcordance concordance = fit.concordance().orElseThrow();
    assertThat(concordance.concordant()).isEqualTo(pairs[0]);
    assertThat(concordance.discordant()).isEqualTo(pairs[1]);
    assertThat(concordance.share(ConfidenceLevel.P95).value())
        .isCloseTo(pairs[0] / (double) (pairs[0] + pairs[1]), within(1e-12));
  }

  private static void countPairs(double[][] stratum, double sign, long[] pairs) {
    for (double[] first : stratum) {
      for (double[] later : stratum) {
        if (first[2] == 1 && first[0] < later[0]) {
          pairs[sign * (first[1] - later[1]) > 0 ? 0 : 1]++;
        }
      }
    }
  }
}
