package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Everything equals what is computed from plain lists of customers, one by one. */
class SurvivalOracleTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;
  private static final SurvivalDefinition CAUSES =
      SurvivalDefinition.ofCauses("one", "two", "three");
  private static final int LAST = 14;

  /** A customer; an entry of -1 is none. */
  private record Customer(long entry, long time, int outcome, String group, String stratum) {

    boolean atRisk(long at) {
      return entry < at && at <= time;
    }

    boolean event(long at) {
      return time == at && outcome > 0;
    }
  }

  private static List<Customer> customers(Random random, boolean late) {
    List<Customer> customers = new ArrayList<>();
    int size = random.nextInt(25);
    int groups = 1 + random.nextInt(4);
    int strata = 1 + random.nextInt(3);
    int censoring = 1 + random.nextInt(6);
    for (int i = 0; i < size; i++) {
      long entry = late && random.nextInt(3) > 0 ? random.nextInt(8) : -1;
      long time = entry < 0 ? random.nextInt(LAST) : entry + 1 + random.nextInt(6);
      customers.add(
          new Customer(
              entry,
              time,
              random.nextInt(censoring) == 0 ? 0 : 1 + random.nextInt(3),
              "g" + random.nextInt(groups),
              "s" + random.nextInt(strata)));
    }
    return customers;
  }

  private static Survival survival(List<Customer> customers) {
    SurvivalAccumulator all = Survival.accumulator(CAUSES);
    for (Customer customer : customers) {
      if (customer.entry() < 0) {
        all.add(customer.time(), customer.outcome());
      } else {
        all.add(customer.entry(), customer.time(), customer.outcome());
      }
    }
    return all.result();
  }

  private static long count(List<Customer> customers, Predicate<Customer> which) {
    return customers.stream().filter(which).count();
  }

  private static double atRisk(List<Customer> customers, long at) {
    return count(customers, customer -> customer.atRisk(at));
  }

  private static double events(List<Customer> customers, long at) {
    return count(customers, customer -> customer.event(at));
  }

  private static double curve(List<Customer> customers, long time) {
    double value = 1;
    for (long at = 0; at <= time; at++) {
      if (events(customers, at) > 0) {
        value *= 1 - events(customers, at) / atRisk(customers, at);
      }
    }
    return value;
  }

  private static double greenwood(List<Customer> customers, long after, long time) {
    double sum = 0;
    for (long at = after + 1; at <= time; at++) {
      double n = atRisk(customers, at);
      double d = events(customers, at);
      if (d > 0 && d < n) {
        sum += d / (n * (n - d));
      }
    }
    return sum;
  }

  private interface Check {
    void check(List<Customer> customers, Survival survival, String what);
  }

  private static void forManyCases(Check check) {
    for (long seed = 0; seed < 400; seed++) {
      List<Customer> customers = customers(new Random(seed), seed % 2 == 1);
      check.check(customers, survival(customers), "seed " + seed + " " + customers);
    }
  }

  private static void assertSame(double actual, double expected, String what) {
    assertThat(actual).as(what).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
  }

  private static long last(List<Customer> customers) {
    return customers.stream().mapToLong(Customer::time).max().orElse(-1);
  }

  @Test
  void countsCurveAndHazard() {
    forManyCases(
        (customers, survival, what) -> {
          assertThat(survival.n()).isEqualTo(customers.size());
          assertThat(survival.events()).isEqualTo(count(customers, c -> c.outcome() > 0));
          assertThat(survival.censored()).isEqualTo(count(customers, c -> c.outcome() == 0));
          assertThat(survival.enteredLate()).isEqualTo(count(customers, c -> c.entry() >= 0));
          for (SurvivalStep step : survival.steps(SurvivalQuestion.DEFAULT)) {
            assertThat((double) step.atRisk()).as(what).isEqualTo(atRisk(customers, step.time()));
            assertThat((double) step.events()).isEqualTo(events(customers, step.time()));
            assertThat(step.entered()).isEqualTo(count(customers, c -> c.entry() == step.time()));
          }
          double hazard = 0;
          double variance = 0;
          double tied = 0;
          double tiedVariance = 0;
          for (long time = 0; time <= LAST + 3; time++) {
            double n = atRisk(customers, time);
            double d = events(customers, time);
            assertThat((double) survival.atRisk(time)).as(what).isEqualTo(n);
            hazard += d == 0 ? 0 : d / n;
            variance += d == 0 ? 0 : d / n / n;
            for (int k = 0; k < d; k++) {
              tied += 1 / (n - k);
              tiedVariance += 1 / (n - k) / (n - k);
            }
            double expected = curve(customers, time);
            Estimate at = survival.at(time);
            if (customers.isEmpty() || (time > last(customers) && expected > 1e-12)) {
              assertThat(at.isDefined()).as(what).isFalse();
              assertThat(survival.logarithmAt(time)).isEmpty();
              assertThat(survival.standardErrorAt(time)).isEmpty();
            } else {
              assertSame(at.value(), expected, what);
            }
            CumulativeHazard plain = survival.hazard(HazardRule.NELSON_AALEN);
            CumulativeHazard harrington = survival.hazard(HazardRule.FLEMING_HARRINGTON);
            if (time > last(customers)) {
              assertThat(plain.at(time, P95).isDefined()).isFalse();
              assertThat(plain.standardError(time)).isEmpty();
              continue;
            }
            assertSame(plain.at(time, P95).value(), hazard, what);
            assertSame(plain.standardError(time).orElseThrow(), Math.sqrt(variance), what);
            assertSame(harrington.at(time, P95).value(), tied, what);
            assertSame(harrington.standardError(time).orElseThrow(), Math.sqrt(tiedVariance), what);
            if (expected > 1e-12) {
              double greenwood = greenwood(customers, -1, time);
              assertSame(
                  survival.standardErrorAt(time).orElseThrow(),
                  expected * Math.sqrt(greenwood),
                  what);
              assertSame(survival.logarithmAt(time).orElseThrow(), Math.log(expected), what);
            }
          }
        });
  }

  @Test
  void quantilesAreTheFirstTimes() {
    forManyCases(
        (customers, survival, what) -> {
          for (double share : new double[] {0.1, 0.25, 0.5, 0.9, 1}) {
            OptionalDouble expected = OptionalDouble.empty();
            for (long time = LAST; time >= 0; time--) {
              if (!customers.isEmpty() && curve(customers, time) <= 1 - share + 1e-12) {
                expected = OptionalDouble.of((double) time);
              }
            }
            assertThat(survival.quantile(share, SurvivalQuestion.DEFAULT).value())
                .as(what)
                .isEqualTo(expected);
          }
        });
  }

  @Test
  void meansAreAreas() {
    forManyCases(
        (customers, survival, what) -> {
          for (long limit = 1; limit <= LAST + 2; limit++) {
            RestrictedMean mean = survival.restrictedMean(limit);
            boolean known =
                !customers.isEmpty()
                    && (limit <= last(customers) || curve(customers, limit) < 1e-12);
            assertThat(mean.mean(P95).isDefined()).as(what).isEqualTo(known);
            assertThat(mean.standardError().isPresent()).isEqualTo(known);
            if (!known) {
              continue;
            }
            double area = 0;
            double variance = 0;
            for (long at = limit - 1; at >= 0; at--) {
              area += curve(customers, at);
              double n = atRisk(customers, at);
              double d = events(customers, at);
              variance += d == 0 || d == n ? 0 : area * area * d / (n * (n - d));
            }
            assertSame(mean.mean(P95).value(), area, what);
            assertSame(mean.standardError().orElseThrow(), Math.sqrt(variance), what);
          }
        });
  }

  @Test
  void conditionalSurvivalIsARatio() {
    forManyCases(
        (customers, survival, what) -> {
          for (long from = 0; from < LAST; from += 2) {
            for (long ahead = 0; ahead < 6; ahead++) {
              Estimate estimate = survival.conditional(from, ahead, SurvivalQuestion.DEFAULT);
              double start = curve(customers, from);
              double end = curve(customers, from + ahead);
              boolean known =
                  !customers.isEmpty()
                      && start > 1e-12
                      && (from + ahead <= last(customers) || end < 1e-12);
              assertThat(estimate.isDefined()).as(what).isEqualTo(known);
              if (known) {
                assertSame(estimate.value(), end / start, what);
                long then = from;
                assertThat(estimate.n())
                    .isEqualTo(count(customers, c -> c.entry() <= then && c.time() > then));
              }
              if (known && end > 1e-12 && end / start < 1 - 1e-12) {
                double p = end / start;
                double error = Math.sqrt(greenwood(customers, from, from + ahead)) / Math.log(p);
                double z = 1.9599639845400545;
                assertSame(estimate.interval().low(), Math.pow(p, Math.exp(-z * error)), what);
                assertSame(estimate.interval().high(), Math.pow(p, Math.exp(z * error)), what);
              }
            }
          }
        });
  }

  /**
   * The variance is the sum of squares of what each customer changes, which is followed customer by
   * customer; where nobody enters late.
   */
  @Test
  void incidencesAndTheInfluencesOfCustomers() {
    for (long seed = 0; seed < 200; seed++) {
      List<Customer> customers = customers(new Random(seed), false);
      Survival survival = survival(customers);
      int size = customers.size();
      double free = 1;
      double[] onFree = new double[size];
      double[][] onCause = new double[3][size];
      double[] incidence = new double[3];
      for (long time = 0; time <= last(customers); time++) {
        double n = atRisk(customers, time);
        double d = events(customers, time);
        double[] byCause = new double[3];
        for (Customer customer : customers) {
          if (customer.event(time)) {
            byCause[customer.outcome() - 1]++;
          }
        }
        for (int i = 0; i < size && d > 0; i++) {
          Customer customer = customers.get(i);
          double risk = customer.atRisk(time) ? free / n : 0;
          for (int k = 0; k < 3; k++) {
            double came = customer.event(time) && customer.outcome() == k + 1 ? 1 : 0;
            onCause[k][i] += onFree[i] * byCause[k] / n + risk * (came - byCause[k] / n);
          }
          double left = customer.event(time) ? 1 : 0;
          onFree[i] = onFree[i] * (1 - d / n) - risk * (left - d / n);
        }
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          incidence[k] += d == 0 ? 0 : free * byCause[k] / n;
          double variance = 0;
          for (double influence : onCause[k]) {
            variance += influence * influence;
          }
          CumulativeIncidence read = survival.incidence(CAUSES.causes().get(k));
          String what = "seed " + seed + " time " + time + " " + customers;
          assertSame(read.at(time).value(), incidence[k], what);
          assertSame(read.standardError(time).orElseThrow(), Math.sqrt(variance), what);
          sum += read.at(time).value();
        }
        free *= d == 0 ? 1 : 1 - d / n;
        assertSame(sum + free, 1, "seed " + seed);
      }
    }
  }

  /** With one cause the incidence is what is missing from the curve, and so is its error. */
  @Test
  void incidenceOfOneCauseIsGreenwoods() {
    for (long seed = 0; seed < 200; seed++) {
      SurvivalAccumulator all = Survival.accumulator(SurvivalDefinition.ONE_EVENT);
      for (Customer customer : customers(new Random(seed), true)) {
        all.add(
            Math.max(0, customer.entry()), customer.time() + 1, Math.min(1, customer.outcome()));
      }
      Survival survival = all.result();
      CumulativeIncidence incidence = survival.incidence("event");
      for (SurvivalStep step : survival.steps(SurvivalQuestion.DEFAULT)) {
        assertSame(incidence.at(step.time()).value(), 1 - step.survival().value(), "seed " + seed);
        if (step.standardError().isPresent()) {
          assertSame(
              incidence.standardError(step.time()).orElseThrow(),
              step.standardError().getAsDouble(),
              "seed " + seed);
        }
      }
    }
  }

  private static double weight(LogRankWeight weight, List<Customer> pooled, long time) {
    double before = curve(pooled, time - 1);
    double peto = 1;
    for (long at = 0; at <= time; at++) {
      peto *= 1 - events(pooled, at) / (atRisk(pooled, at) + 1);
    }
    if (weight.equals(LogRankWeight.LOG_RANK)) {
      return 1;
    }
    if (weight.equals(LogRankWeight.GEHAN_WILCOXON)) {
      return atRisk(pooled, time);
    }
    if (weight.equals(LogRankWeight.TARONE_WARE)) {
      return Math.sqrt(atRisk(pooled, time));
    }
    return weight.equals(LogRankWeight.PETO_PETO)
        ? peto
        : Math.sqrt(before) * (1 - before) * (1 - before);
  }

  private static final List<LogRankWeight> WEIGHTS =
      List.of(
          LogRankWeight.LOG_RANK,
          LogRankWeight.GEHAN_WILCOXON,
          LogRankWeight.TARONE_WARE,
          LogRankWeight.PETO_PETO,
          LogRankWeight.flemingHarrington(0.5, 2));

  private static Map<String, SortedMap<String, Survival>> strata(List<Customer> customers) {
    Map<String, SortedMap<String, Survival>> strata = new LinkedHashMap<>();
    for (Customer customer : customers) {
      strata
          .computeIfAbsent(customer.stratum(), name -> new TreeMap<>())
          .computeIfAbsent(
              customer.group(),
              group ->
                  survival(
                      customers.stream()
                          .filter(
                              c ->
                                  c.group().equals(group) && c.stratum().equals(customer.stratum()))
                          .toList()));
    }
    return strata;
  }

  /** Differences and covariances by their definition; of two groups also the statistic. */
  @Test
  void testsOfGroupsWithinStrata() {
    forManyCases(
        (customers, survival, what) -> {
          for (LogRankWeight weight : WEIGHTS) {
            LogRank test = LogRank.stratified(strata(customers), weight);
            assertThat(test.n()).isEqualTo(customers.size());
            double lastVariance = 0;
            for (LogRankGroup group : test.groups()) {
              double expected = 0;
              double variance = 0;
              double weighted = 0;
              double seen = 0;
              for (String stratum : List.of("s0", "s1", "s2")) {
                List<Customer> pooled =
                    customers.stream().filter(c -> c.stratum().equals(stratum)).toList();
                List<Customer> own =
                    pooled.stream().filter(c -> c.group().equals(group.name())).toList();
                for (long time = 0; time <= LAST; time++) {
                  double d = events(pooled, time);
                  if (d == 0) {
                    continue;
                  }
                  double n = atRisk(pooled, time);
                  double share = atRisk(own, time) / n;
                  double factor = weight(weight, pooled, time);
                  expected += d * share;
                  weighted += factor * d * share;
                  seen += factor * events(own, time);
                  variance +=
                      n == 1 ? 0 : factor * factor * d * share * (1 - share) * (n - d) / (n - 1);
                }
              }
              assertSame(group.expected(), expected, what);
              assertSame(group.weightedExpected(), weighted, what);
              assertSame(group.weightedObserved(), seen, what);
              lastVariance = variance;
            }
            LogRankGroup last =
                test.groups().isEmpty() ? null : test.groups().get(test.groups().size() - 1);
            if (test.groups().size() == 2 && lastVariance > 1e-9) {
              double difference = last.weightedObserved() - last.weightedExpected();
              assertSame(
                  test.statistic().orElseThrow(), difference * difference / lastVariance, what);
              assertThat(test.degreesOfFreedom()).isEqualTo(1);
            }
            if (test.groups().size() < 2 || (test.groups().size() == 2 && lastVariance == 0)) {
              assertThat(test.statistic()).as(what).isEmpty();
              assertThat(test.pValue()).isEmpty();
              assertThat(test.degreesOfFreedom()).isZero();
            }
          }
        });
  }

  /** The same customers by their starts and ends, read at several times. */
  @Test
  void tenureEqualsTheCustomersAtTheirAges() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      boolean late = random.nextBoolean();
      TenureDefinition definition = TenureDefinition.of(CAUSES);
      TenureAccumulator tenure =
          Tenure.accumulator(late ? definition.observedFrom(10) : definition);
      TenureAccumulator elsewhere = tenure.copy();
      long asOf = 30L + random.nextInt(3);
      List<Customer> customers = new ArrayList<>();
      for (int i = random.nextInt(30); i > 0; i--) {
        long start = random.nextInt(30) - (late ? 8L : 0L);
        long end = Math.max(start, late ? 11 : start) + random.nextInt(12);
        long entry = late && start < 10 ? 10 - start : -1;
        int outcome = random.nextInt(4);
        (random.nextBoolean() ? tenure : elsewhere).start(start);
        boolean ended = end <= 30;
        if (ended) {
          (random.nextBoolean() ? tenure : elsewhere).end(start, end, outcome);
        }
        customers.add(
            new Customer(entry, (ended ? end : asOf) - start, ended ? outcome : 0, "", ""));
      }
      Tenure read = tenure.merge(elsewhere).result();
      assertThat(read.n()).as("seed %d", seed).isEqualTo(customers.size());
      assertThat(read.endsWithoutStart()).isZero();
      assertThat(read.asOf(asOf)).as("seed %d", seed).isEqualTo(survival(customers));
    }
  }
}
