package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Partial likelihoods, their derivatives and concordance from the rules, over plain lists. */
class CoxOracleTest {

  private static final long SEED = 20261126;

  private record Row(
      double entry, double exit, boolean event, String stratum, double u, double v) {}

  private static List<Row> rows(Random random, boolean late) {
    List<Row> rows = new ArrayList<>();
    int n = 4 + random.nextInt(12);
    for (int i = 0; i < n; i++) {
      double exit = 1 + random.nextInt(5);
      double entry = late && random.nextBoolean() ? exit - 1 - random.nextInt(4) : Double.NaN;
      rows.add(
          new Row(
              Double.isNaN(entry) ? CoxAccumulator.NO_ENTRY : entry,
              exit,
              random.nextInt(3) > 0,
              random.nextInt(4) > 0 ? "a" : "b",
              random.nextInt(4),
              random.nextGaussian()));
    }
    return rows;
  }

  private static CoxRows state(List<Row> rows) {
    CoxRows state = new CoxRows(CoxDefinition.of("u", "v"));
    for (Row row : rows) {
      state.put(
          row.entry,
          row.exit,
          row.event ? RowOutcome.EVENT : RowOutcome.NO_EVENT,
          row.stratum,
          0,
          1,
          new double[] {row.u, row.v});
    }
    return state.canonical();
  }

  private static double weight(Row row, double[] beta) {
    return Math.exp(beta[0] * row.u + beta[1] * row.v);
  }

  /** Of all events of each time in each stratum, as the definition has it. */
  private static double logLikelihood(List<Row> rows, TieMethod ties, double[] beta) {
    double sum = 0;
    for (String stratum : List.of("a", "b")) {
      List<Row> mine = rows.stream().filter(row -> row.stratum.equals(stratum)).toList();
      for (double time :
          mine.stream().filter(Row::event).mapToDouble(Row::exit).distinct().toArray()) {
        List<Row> risk = mine.stream().filter(row -> row.entry < time && row.exit >= time).toList();
        List<Row> died = risk.stream().filter(row -> row.event && row.exit == time).toList();
        sum += ofTime(risk, died, ties, beta);
      }
    }
    return sum;
  }

  private static double ofTime(List<Row> risk, List<Row> died, TieMethod ties, double[] beta) {
    double all = risk.stream().mapToDouble(row -> weight(row, beta)).sum();
    double ofDied = died.stream().mapToDouble(row -> weight(row, beta)).sum();
    double sum = died.stream().mapToDouble(row -> Math.log(weight(row, beta))).sum();
    int m = died.size();
    if (ties == TieMethod.EXACT) {
      return sum - Math.log(choices(risk, m, 0, beta));
    }
    for (int k = 0; k < m; k++) {
      sum -= Math.log(all - (ties == TieMethod.EFRON ? (double) k / m * ofDied : 0));
    }
    return sum;
  }

  private static double choices(List<Row> risk, int wanted, int from, double[] beta) {
    if (wanted == 0) {
      return 1;
    }
    double sum = 0;
    for (int i = from; i + wanted <= risk.size(); i++) {
      sum += weight(risk.get(i), beta) * choices(risk, wanted - 1, i + 1, beta);
    }
    return sum;
  }

  @Test
  void likelihoodAndDerivativesAreThoseOfTheDefinition() {
    for (int round = 0; round < 200; round++) {
      Random random = new Random(SEED + round);
      List<Row> rows = rows(random, round % 2 == 0);
      CoxData data = new CoxData(state(rows));
      for (TieMethod ties : TieMethod.values()) {
        var likelihood =
            ties == TieMethod.EXACT ? new CoxExactLikelihood(data) : new CoxLikelihood(data, ties);
        double[] at = {random.nextGaussian(), random.nextGaussian()};
        double[] scaled = {data.scaling.deviation(0), data.scaling.deviation(1)};
        if (scaled[0] == 0) {
          continue;
        }
        double[] gradient = new double[2];
        double[] information = new double[4];
        double value =
            likelihood.at(
                new double[] {at[0] * scaled[0], at[1] * scaled[1]}, gradient, information);
        String what = ties + ", seed " + (SEED + round);
        assertThat(value).as(what).isCloseTo(logLikelihood(rows, ties, at), within(1e-9));
        for (int i = 0; i < 2; i++) {
          int one = i;
          double slope =
              difference(t -> logLikelihood(rows, ties, moved(at, one, t)), 1e-5) / scaled[i];
          assertThat(gradient[i]).as(what).isCloseTo(slope, within(1e-5));
          for (int j = 0; j < 2; j++) {
            int other = j;
            double curvature =
                difference(
                        s ->
                            difference(
                                t -> logLikelihood(rows, ties, moved(moved(at, one, t), other, s)),
                                1e-4),
                        1e-4)
                    / scaled[i]
                    / scaled[j];
            assertThat(information[2 * i + j]).as(what).isCloseTo(-curvature, within(1e-4));
          }
        }
      }
    }
  }

  private interface Line {
    double at(double t);
  }

  private static double difference(Line line, double step) {
    return (line.at(step) - line.at(-step)) / (2 * step);
  }

  private static double[] moved(double[] at, int place, double by) {
    double[] moved = at.clone();
    moved[place] += by;
    return moved;
  }

  @Test
  void pairsAreThoseOfTheDefinition() {
    for (int round = 0; round < 300; round++) {
      Random random = new Random(SEED + round);
      List<Row> rows = rows(random, round % 2 == 0);
      CoxRows state = state(rows);
      CoxData data = new CoxData(state);
      double[] beta = {data.scaling.deviation(0), 0};
      CoxConcordance pairs = ConcordancePairs.of(data, state, beta);
      long[] counted = pairs(rows);
      assertThat(
              new long[] {
                pairs.concordant(),
                pairs.discordant(),
                pairs.tiedPredictor(),
                pairs.tiedTime(),
                pairs.tiedBoth()
              })
          .as("seed %d", SEED + round)
          .isEqualTo(counted);
      assertThat(pairs.variance()).isGreaterThanOrEqualTo(0);
      assertThat(pairs.share(ConfidenceLevel.P95).isDefined())
          .isEqualTo(counted[0] + counted[1] + counted[2] > 0);
    }
  }

  private static long[] pairs(List<Row> rows) {
    long[] counts = new long[5];
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < rows.size(); j++) {
        Row a = rows.get(i);
        Row b = rows.get(j);
        if (i == j || !a.stratum.equals(b.stratum) || !a.event) {
          continue;
        }
        int order = Double.compare(a.u, b.u);
        boolean later = b.exit > a.exit || (b.exit == a.exit && !b.event);
        if (b.entry < a.exit && later) {
          counts[order > 0 ? 0 : order < 0 ? 1 : 2]++;
        }
        if (i < j && b.event && a.exit == b.exit) {
          counts[order != 0 ? 3 : 4]++;
        }
      }
    }
    return counts;
  }

  /** Rows with counts mean as many rows, and huge counts mean what they say. */
  @Test
  void countsAreRows() {
    for (TieMethod ties : TieMethod.values()) {
      CoxAccumulator counted = Cox.accumulator(CoxDefinition.of("u"));
      CoxAccumulator single = Cox.accumulator(CoxDefinition.of("u"));
      Random random = new Random(SEED);
      for (int i = 0; i < 40; i++) {
        double exit = random.nextInt(6);
        RowOutcome outcome = random.nextBoolean() ? RowOutcome.EVENT : RowOutcome.NO_EVENT;
        double[] x = {random.nextInt(3)};
        int count = 1 + random.nextInt(4);
        counted.add(CoxAccumulator.NO_ENTRY, exit, outcome, "", 0, count, x);
        for (int k = 0; k < count; k++) {
          single.add(exit, outcome, x);
        }
      }
      assertThat(counted.encode()).isEqualTo(single.encode());
      assertThat(counted.result().fit(ties).coefficients())
          .isEqualTo(single.result().fit(ties).coefficients());
    }
  }

  @Test
  void mergingWithItselfDoubles() {
    CoxAccumulator rows = CoxReferenceTest.rows("gen", true, ClusterIdentity.NUMBER, 2);
    CoxAccumulator twice = rows.copy().merge(rows);
    assertThat(rows.merge(rows).encode()).isEqualTo(twice.encode());
    assertThat(rows.result().n()).isEqualTo(twice.result().n()).isEqualTo(2 * 608);
  }

  @Test
  void tieSumsOfManyAreThoseOfFew() {
    for (double m : new double[] {201, 1_000, 50_000}) {
      for (double more : new double[] {0, 0.3, 17, 4e5}) {
        double a = m + more;
        TieSums sums = new TieSums();
        sums.compute(a, m);
        double logs = 0;
        double inverses = 0;
        double squares = 0;
        for (int k = (int) m - 1; k >= 0; k--) {
          logs += Math.log(a - k);
          inverses += 1 / (a - k);
          squares += 1 / (a - k) / (a - k);
        }
        assertThat(sums.logs).isCloseTo(logs, within(1e-11 * logs));
        assertThat(sums.inverses).isCloseTo(inverses, within(1e-12 * inverses));
        assertThat(sums.squares).isCloseTo(squares, within(1e-12 * squares));
      }
    }
  }

  @Test
  void billionsOfEqualRowsAreFitted() {
    CoxAccumulator rows = Cox.accumulator(CoxDefinition.of("u"));
    long billion = 1_000_000_000L;
    for (int time = 1; time <= 3; time++) {
      rows.add(CoxAccumulator.NO_ENTRY, time, RowOutcome.EVENT, "", 0, billion * time, 1);
      rows.add(CoxAccumulator.NO_ENTRY, time, RowOutcome.EVENT, "", 0, billion, 0);
      rows.add(CoxAccumulator.NO_ENTRY, time, RowOutcome.NO_EVENT, "", 0, billion, time % 2);
    }
    CoxAccumulator thousand = Cox.accumulator(CoxDefinition.of("u"));
    for (int time = 1; time <= 3; time++) {
      thousand.add(CoxAccumulator.NO_ENTRY, time, RowOutcome.EVENT, "", 0, 1000L * time, 1);
      thousand.add(CoxAccumulator.NO_ENTRY, time, RowOutcome.EVENT, "", 0, 1000, 0);
      thousand.add(CoxAccumulator.NO_ENTRY, time, RowOutcome.NO_EVENT, "", 0, 1000, time % 2);
    }
    double expected = thousand.result().fit().coefficients().get(0).value().orElseThrow();
    CoxFit fit = rows.result().fit();
    assertThat(fit.coefficients().get(0).value().orElseThrow()).isCloseTo(expected, within(1e-3));
    assertThat(fit.concordance()).isEmpty();
    assertThat(Arrays.asList(fit.events(), fit.n())).isEqualTo(List.of(9 * billion, 12 * billion));
  }
}
