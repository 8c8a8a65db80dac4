package io.github.cxmetrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.QuantileInterval;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Means and quantiles of values that come in clusters, by actors. */
class DistributionTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  /** Three actors with 2, 1 and 4 values that sum to 10, 0 and 30; R = 40 / 7. */
  @Test
  void meanOfSeveralValuesAnActor() {
    Distribution values = new Distribution(0);
    add(values, 4, 6);
    add(values, 0);
    add(values, 5, 5, 10, 10);
    double r = 40 / 7.0;
    double squares = (10 - 2 * r) * (10 - 2 * r) + r * r + (30 - 4 * r) * (30 - 4 * r);
    double error = Math.sqrt(3 / 2.0 * squares) / 7;
    Estimate mean = values.mean(P95);
    assertThat(mean.value()).isEqualTo(r);
    assertThat(mean.n()).isEqualTo(3);
    assertThat(mean.method()).isEqualTo("linearised Student t");
    assertThat(mean.interval().high() - r).isCloseTo(4.302652729911275 * error, within(1e-9));
    assertThat(mean.interval().low()).isZero();
    assertThat(values.count()).isEqualTo(7);
    assertThat(values.least()).hasValue(0);
    assertThat(values).hasToString("7 values of 3 actors, median 5");
  }

  private static void add(Distribution values, long... ofActor) {
    for (long value : ofActor) {
      values.add(value);
    }
    values.endActor();
  }

  @Test
  void oneValueAnActorIsTheUsualInterval() {
    Distribution values = new Distribution(1);
    for (int i = 1; i <= 100; i++) {
      values.addActor(i);
    }
    assertThat(values.median(P95))
        .isEqualTo(
            QuantileInterval.estimate(0.5, 100, rank -> rank, 1, Double.POSITIVE_INFINITY, P95));
    assertThat(values.mean(P95).method()).isEqualTo("Student t");
    assertThat(values.mean(P95).value()).isEqualTo(50.5);
    assertThat(values.relativeError()).isZero();
    assertThat(values.most()).hasValue(100);
  }

  /** If all values of an actor are alike, these say no more than one of them. */
  @Test
  void valuesThatAreAlikeSayNoMoreThanOne() {
    Distribution single = new Distribution(0);
    Distribution many = new Distribution(0);
    for (int actor = 1; actor <= 40; actor++) {
      add(single, actor);
      add(many, actor, actor, actor);
    }
    for (double p : new double[] {0, 0.1, 0.25, 0.5, 0.9, 1}) {
      Estimate ofMany = many.quantile(p, P95);
      Estimate ofSingle = single.quantile(p, P95);
      assertThat(ofMany.value()).isEqualTo(ofSingle.value());
      assertThat(ofMany.interval()).isEqualTo(ofSingle.interval());
      assertThat(ofMany.n()).isEqualTo(40);
      assertThat(ofMany.method()).isEqualTo("order statistics of actors");
    }
  }

  @Test
  void actorsWithFarMoreValuesMakeIntervalsWider() {
    Distribution values = new Distribution(0);
    long[] most = new long[1_000];
    for (int i = 0; i < most.length; i++) {
      most[i] = i;
    }
    add(values, most);
    for (int actor = 0; actor < 50; actor++) {
      add(values, actor * 20L);
    }
    Estimate median = values.median(P95);
    assertThat(median.interval().low()).isZero();
    assertThat(median.interval().high()).isInfinite();
  }

  /** The interval for the median holds it at least as often as it says. */
  @Test
  void intervalsOfQuantilesCover() {
    Random random = new Random(3);
    int held = 0;
    int rounds = 2_000;
    for (int round = 0; round < rounds; round++) {
      Distribution values = new Distribution(0);
      for (int actor = 0; actor < 60; actor++) {
        long own = random.nextInt(1_000);
        for (int i = random.nextInt(5); i >= 0; i--) {
          values.add(random.nextBoolean() ? own : random.nextInt(1_000));
        }
        values.endActor();
      }
      held += values.median(P95).interval().contains(499.5) ? 1 : 0;
    }
    assertThat(held / (double) rounds).as("seed 3").isGreaterThan(0.95);
  }

  @Test
  void emptyHasTheWidestInterval() {
    Distribution nothing = new Distribution(1);
    nothing.endActor();
    assertThat(nothing.mean(P95).interval().low()).isEqualTo(1);
    assertThat(nothing.median(P95).interval().high()).isInfinite();
    assertThat(nothing.median(P95).isDefined()).isFalse();
    assertThat(nothing.mean(P95).value()).isNaN();
    assertThat(nothing.quantile(0.5)).isEmpty();
    assertThat(nothing).hasToString("no values").isEqualTo(new Distribution(1));
    assertThat(nothing.hashCode()).isEqualTo(new Distribution(1).hashCode());
  }
}
