package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.Normal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The risk of periods on end, with the variance summed over all pairs of them. */
class DiscreteHazardWithinTest {

  private static final List<HazardBaseline> BASELINES =
      List.of(
          HazardBaseline.CONSTANT,
          HazardBaseline.LOGARITHM,
          HazardBaseline.polynomial(2),
          HazardBaseline.EACH_PERIOD);

  private static DiscreteHazard periods() {
    DiscreteHazardAccumulator periods =
        DiscreteHazard.accumulator(DiscreteHazardDefinition.of("u"));
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      RowOutcome outcome = random.nextInt(3) > 0 ? RowOutcome.EVENT : RowOutcome.NO_EVENT;
      periods.addHistories(1 + random.nextInt(6), outcome, 1, random.nextGaussian());
    }
    return periods.result();
  }

  @Test
  void theIntervalIsThatOfAllPairsOfPeriods() {
    for (HazardBaseline baseline : BASELINES) {
      DiscreteHazardFit fit = periods().fit(baseline);
      int count = 5;
      double none = 1;
      double variance = 0;
      double[][] rows = new double[count][];
      double[] risks = new double[count];
      for (int i = 0; i < count; i++) {
        rows[i] = row(baseline, i + 1, 0.7);
        risks[i] = fit.probability(ConfidenceLevel.P95, i + 1, 0.7).value();
        none *= 1 - risks[i];
      }
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
          variance +=
              risks[i]
                  * risks[j]
                  * fit.logistic().covarianceOfLogOdds(rows[i], rows[j]).orElseThrow();
        }
      }
      double cumulative = -Math.log(none);
      double half = Normal.quantile(ConfidenceLevel.P95) * Math.sqrt(variance) / cumulative;
      Estimate found = fit.within(ConfidenceLevel.P95, 1, count, 0.7);
      assertThat(found.value()).as(baseline.toString()).isCloseTo(1 - none, within(1e-12));
      assertThat(found.interval().low())
          .as(baseline.toString())
          .isCloseTo(1 - Math.exp(-cumulative * Math.exp(-half)), within(1e-12));
      assertThat(found.interval().high())
          .as(baseline.toString())
          .isCloseTo(1 - Math.exp(-cumulative * Math.exp(half)), within(1e-12));
    }
  }

  private static double[] row(HazardBaseline baseline, int period, double u) {
    return switch (baseline.shape()) {
      case CONSTANT -> new double[] {u};
      case LOGARITHM -> new double[] {Math.log(period), u};
      case POLYNOMIAL -> new double[] {period, period * period, u};
      case EACH_PERIOD -> {
        double[] row = new double[6];
        row[5] = u;
        if (period > 1) {
          row[period - 2] = 1;
        }
        yield row;
      }
    };
  }

  @Test
  void aBaselineIsAsWideAsItHasNames() {
    for (HazardBaseline baseline : BASELINES) {
      for (int[] periods : new int[][] {{}, {1}, {1, 2, 7}}) {
        assertThat(baseline.width(periods)).isEqualTo(baseline.columns(periods).size());
      }
    }
  }
}
