package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.state.Quantiles;
import org.junit.jupiter.api.Test;

/** Quantiles of values of which actors have several. */
class ClusteredQuantileTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;

  private static Estimate quantile(double p, ClusterSizes sizes, int alike) {
    return QuantileInterval.estimateByActors(
        p, sizes, rank -> Math.floorDiv(rank - 1, alike), 0, Double.POSITIVE_INFINITY, LEVEL);
  }

  @Test
  void valuesThatAreAllAlikeSayNoMoreThanTheirActors() {
    for (int actors = 1; actors < 60; actors++) {
      for (int alike = 2; alike < 6; alike++) {
        for (double p : new double[] {0.1, 0.5, 0.9}) {
          ClusterSizes sizes =
              new ClusterSizes(actors, (long) actors * alike, (long) actors * alike * alike);
          Estimate several = quantile(p, sizes, alike);
          Estimate single = quantile(p, ClusterSizes.ofSingles(actors), 1);
          assertThat(several.interval()).isEqualTo(single.interval());
          assertThat(several.value()).isEqualTo(single.value());
          assertThat(several.n()).isEqualTo(actors);
          assertThat(several.method()).isEqualTo("order statistics of actors");
        }
      }
    }
  }

  @Test
  void oneActorWithNearlyAllValuesLeavesEverythingOpen() {
    /* One has 91 of 100 values, nine have one each: as uncertain as a single actor. */
    ClusterSizes sizes = new ClusterSizes(10, 100, 91 * 91 + 9);
    assertThat(sizes.effective()).isEqualTo(1);
    Estimate median = quantile(0.5, sizes, 1);
    assertThat(median.value()).isEqualTo(49);
    assertThat(median.interval().low()).isZero();
    assertThat(median.interval().high()).isInfinite();
    assertThat(ClusterSizes.ofSingles(0).effective()).isZero();
    assertThat(quantile(0.5, ClusterSizes.ofSingles(0), 1).isDefined()).isFalse();
  }

  @Test
  void timesHaveTheirIntervalByActors() {
    Quantiles times = new Quantiles();
    for (int time = 1; time <= 40; time++) {
      times.add(time);
    }
    Estimate independent = StepTimes.of(times).median(LEVEL);
    Estimate median = StepTimes.of(times, new ClusterSizes(10, 40, 160)).median(LEVEL);
    assertThat(median.value()).isEqualTo(independent.value()).isEqualTo(20);
    assertThat(independent.n()).isEqualTo(40);
    assertThat(median.n()).isEqualTo(10);
    /* Of ten values the 2nd and the 9th: the first of four there, and the last of four. */
    assertThat(median.interval().low()).isEqualTo(5);
    assertThat(median.interval().high()).isEqualTo(36);
    assertThat(StepTimes.of(times))
        .isNotEqualTo(StepTimes.of(times, new ClusterSizes(10, 40, 160)));
  }

  @Test
  void refusesSizesThatCannotBe() {
    for (long[] bad : new long[][] {{-1, 0, 0}, {2, 1, 1}, {1, 3, 2}, {0, 1, 1}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ClusterSizes(bad[0], bad[1], bad[2]))
          .withMessageStartingWith(
              "sizes of clusters must be at least 0 and ascend from clusters to values to squares,"
                  + " was "
                  + bad[0]);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StepTimes.of(new Quantiles(), ClusterSizes.ofSingles(1)))
        .withMessage("times must be as many as actors have, 1, was 0");
  }
}
