package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.stats.Coefficient;
import io.github.cxmetrics.stats.FitStatus;
import io.github.cxmetrics.stats.LogisticRegression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Fitted on one month, judged on a later one: customers whose true risk is known. */
class ChurnModelTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final double INTERCEPT = -0.5;
  private static final double OF_TENURE = -0.4;
  private static final double OF_LOGINS = -0.6;
  private static final double OF_TICKETS = 0.5;

  /** A customer who begins a month, the number of it in the customer's life, and what came. */
  private record Customer(int month, double logins, double tickets, boolean left) {

    static Customer begin(int month, Random random) {
      double logins = random.nextInt(6);
      double tickets = random.nextInt(4);
      return new Customer(
          month, logins, tickets, random.nextDouble() < risk(month, logins, tickets));
    }

    double risk() {
      return risk(month, logins, tickets);
    }

    private static double risk(int month, double logins, double tickets) {
      double odds =
          INTERCEPT + OF_TENURE * Math.log(month) + OF_LOGINS * logins + OF_TICKETS * tickets;
      return 1 / (1 + Math.exp(-odds));
    }

    RowOutcome outcome() {
      return left ? RowOutcome.EVENT : RowOutcome.NO_EVENT;
    }
  }

  private record Scored(double score, Customer customer) {
    int event() {
      return customer.left ? 1 : 0;
    }
  }

  private final List<Customer> march = new ArrayList<>();
  private final List<Customer> april = new ArrayList<>();

  ChurnModelTest() {
    Random random = new Random(20260401);
    for (int i = 0; i < 6_000; i++) {
      march.add(Customer.begin(1 + random.nextInt(12), random));
    }
    for (Customer one : march) {
      if (!one.left) {
        april.add(Customer.begin(one.month + 1, random));
      }
    }
  }

  private DiscreteHazardFit fit() {
    DiscreteHazardAccumulator periods =
        DiscreteHazard.accumulator(DiscreteHazardDefinition.of("logins", "tickets"));
    for (Customer one : march) {
      periods.add(one.month(), one.outcome(), one.logins(), one.tickets());
    }
    return periods.result().fit(HazardBaseline.LOGARITHM);
  }

  private RiskScores scores(DiscreteHazardFit model) {
    RiskScoreAccumulator judged = RiskScores.accumulator(RiskScoreDefinition.EXACT);
    for (Customer one : april) {
      double risk = model.probability(LEVEL, one.month(), one.logins(), one.tickets()).value();
      judged.add(risk, one.outcome());
    }
    return judged.result();
  }

  private List<Scored> scored(DiscreteHazardFit model) {
    return april.stream()
        .map(
            one ->
                new Scored(
                    model.probability(LEVEL, one.month, one.logins, one.tickets).value(), one))
        .toList();
  }

  @Test
  void theTrueHazardIsFound() {
    DiscreteHazardFit model = fit();
    assertThat(model.status()).isEqualTo(FitStatus.CONVERGED);
    assertNear(model.coefficient(LogisticRegression.INTERCEPT), INTERCEPT);
    assertNear(model.coefficient("ln(period)"), OF_TENURE);
    assertNear(model.coefficient("logins"), OF_LOGINS);
    assertNear(model.coefficient("tickets"), OF_TICKETS);
    for (Scored one : scored(model)) {
      assertThat(one.score).isCloseTo(one.customer.risk(), within(.05));
    }
  }

  private static void assertNear(Coefficient found, double truth) {
    assertThat(found.value().orElseThrow())
        .as(found.name())
        .isCloseTo(truth, within(4 * found.standardError().orElseThrow()));
  }

  @Test
  void orderIsThatOfAllPairsAndOfTheTopDecile() {
    DiscreteHazardFit model = fit();
    RiskScores scores = scores(model);
    List<Scored> all = scored(model);
    double won = 0;
    long pairs = 0;
    for (Scored one : all) {
      for (Scored other : all) {
        if (one.event() == 1 && other.event() == 0) {
          won += one.score > other.score ? 1 : one.score == other.score ? 0.5 : 0;
          pairs++;
        }
      }
    }
    assertThat(scores.n()).isEqualTo(april.size());
    assertThat(scores.events()).isEqualTo(april.stream().filter(Customer::left).count());
    assertThat(scores.auc(LEVEL).value()).isCloseTo(won / pairs, within(1e-12)).isGreaterThan(.7);
    assertThat(scores.lift(0.1).orElseThrow()).isCloseTo(lift(all), within(1e-12));
    assertThat(lift(all)).isGreaterThan(2);
  }

  /** The mean over all orders of customers with the same score. */
  private static double lift(List<Scored> all) {
    List<Scored> sorted =
        all.stream().sorted(Comparator.comparingDouble(Scored::score).reversed()).toList();
    double wanted = all.size() / 10.0;
    double border = sorted.get((int) Math.ceil(wanted) - 1).score;
    double above = all.stream().filter(one -> one.score > border).count();
    double atBorder = all.stream().filter(one -> one.score == border).count();
    double held =
        all.stream().filter(one -> one.score > border).mapToInt(Scored::event).sum()
            + all.stream().filter(one -> one.score == border).mapToInt(Scored::event).sum()
                * ((wanted - above) / atBorder);
    return held / all.stream().mapToInt(Scored::event).sum() / 0.1;
  }

  @Test
  void brierScoreAndItsPartsAreThoseOfTheDefinition() {
    DiscreteHazardFit model = fit();
    RiskScores scores = scores(model);
    List<Scored> all = scored(model);
    double n = all.size();
    double rate = all.stream().mapToInt(Scored::event).sum() / n;
    double brier = all.stream().mapToDouble(one -> Math.pow(one.score - one.event(), 2)).sum() / n;
    Map<Double, List<Scored>> groups = new TreeMap<>();
    all.forEach(one -> groups.computeIfAbsent(one.score, score -> new ArrayList<>()).add(one));
    double reliability = 0;
    double resolution = 0;
    for (Map.Entry<Double, List<Scored>> group : groups.entrySet()) {
      double share = group.getValue().stream().mapToInt(Scored::event).average().orElseThrow();
      reliability += group.getValue().size() / n * Math.pow(group.getKey() - share, 2);
      resolution += group.getValue().size() / n * Math.pow(share - rate, 2);
    }
    BrierParts parts = scores.brierParts().orElseThrow();
    assertThat(scores.brier(LEVEL).value()).isCloseTo(brier, within(1e-12));
    assertThat(parts.reliability()).isCloseTo(reliability, within(1e-12));
    assertThat(parts.resolution()).isCloseTo(resolution, within(1e-12));
    assertThat(parts.uncertainty()).isCloseTo(rate * (1 - rate), within(1e-12));
    assertThat(parts.reliability() - parts.resolution() + parts.uncertainty())
        .isCloseTo(brier, within(1e-12));
  }

  @Test
  void calibrationIsCountedAndNearTheTruth() {
    DiscreteHazardFit model = fit();
    List<Scored> all = scored(model);
    for (RiskBin bin : scores(model).calibration(10)) {
      List<Scored> mine =
          all.stream().filter(one -> one.score >= bin.low() && one.score < bin.high()).toList();
      assertThat(bin.n()).isEqualTo(mine.size());
      assertThat(bin.events()).isEqualTo(mine.stream().mapToInt(Scored::event).sum());
      if (!mine.isEmpty()) {
        double mean = mine.stream().mapToDouble(Scored::score).average().orElseThrow();
        double truth =
            mine.stream().mapToDouble(one -> one.customer.risk()).average().orElseThrow();
        assertThat(bin.predicted().orElseThrow())
            .isCloseTo(mean, within(1e-12))
            .isCloseTo(truth, within(.05));
      }
    }
    Coefficient slope = scores(model).recalibration().orElseThrow().coefficient("logOdds");
    assertNear(slope, 1);
  }
}
