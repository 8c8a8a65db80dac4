package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StratifiedShareTest {

  /* Share, lower and upper end. */
  private static final double[] R_PLAIN = {0.328703703703704, 0.242520701492063, 0.428200075306964};
  private static final double[] R_SIZED = {
    0.112244897959184, 0.0680380804887793, 0.179638103025608
  };

  private static Estimate of(long[] successes, long[] n, double... weights) {
    return StratifiedShare.estimate(successes, n, weights, ConfidenceLevel.P95);
  }

  /**
   * Base R 4.2.2: {@code x <- c(10, 8, 3); n <- c(90, 10, 40); w <- c(1, 1, 1); z <- qnorm(0.975);
   * p <- x / n; m <- sum(w * p) / sum(w); v <- (n * p * (1 - p) + z^2 * m * (1 - m)) / (n + z^2); e
   * <- m * (1 - m) * sum(w)^2 / sum(w^2 * v / n); prop.test(m * e, e, correct = FALSE)$conf.int},
   * and the same with {@code w <- n^2}.
   */
  @Test
  void agreesWithR() {
    Estimate plain = of(new long[] {10, 8, 3}, new long[] {90, 10, 40}, 1, 1, 1);
    assertThat(plain.value()).isCloseTo(R_PLAIN[0], within(1e-12));
    assertThat(plain.interval().low()).isCloseTo(R_PLAIN[1], within(1e-10));
    assertThat(plain.interval().high()).isCloseTo(R_PLAIN[2], within(1e-10));
    assertThat(plain.n()).isEqualTo(140);
    Estimate sized = of(new long[] {10, 8, 3}, new long[] {90, 10, 40}, 8100, 100, 1600);
    assertThat(sized.value()).isCloseTo(R_SIZED[0], within(1e-12));
    assertThat(sized.interval().low()).isCloseTo(R_SIZED[1], within(1e-10));
    assertThat(sized.interval().high()).isCloseTo(R_SIZED[2], within(1e-10));
  }

  @Test
  void oneSampleIsItsWilsonInterval() {
    Estimate one = of(new long[] {7}, new long[] {31}, 5);
    Estimate wilson = ProportionInterval.WILSON.estimate(7, 31, ConfidenceLevel.P95);

    assertThat(one.value()).isCloseTo(wilson.value(), within(1e-15));
    assertThat(one.interval().low()).isCloseTo(wilson.interval().low(), within(1e-14));
    assertThat(one.interval().high()).isCloseTo(wilson.interval().high(), within(1e-14));
  }

  @Test
  void tinySamplesAreNotCertain() {
    long[] successes = {500, 1, 1, 1, 1, 1, 0, 0, 0, 0};
    long[] n = {1_000, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    Estimate mean = of(successes, n, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

    assertThat(mean.value()).isCloseTo(0.55, within(1e-15));
    assertThat(mean.interval().halfWidth()).isGreaterThan(0.2);
  }

  @Test
  void withoutVarianceTheIntervalIsThatOfOneShare() {
    Estimate none = of(new long[] {0, 0}, new long[] {30, 10}, 30, 10);
    Estimate wilson = ProportionInterval.WILSON.estimate(0, 40, ConfidenceLevel.P95);

    assertThat(none.value()).isZero();
    assertThat(none.interval().high()).isCloseTo(wilson.interval().high(), within(1e-14));
    assertThat(of(new long[] {3, 4}, new long[] {3, 4}, 1, 1).value()).isEqualTo(1);
  }

  @Test
  void samplesWithoutTrialsDoNotCount() {
    assertThat(of(new long[] {7, 0}, new long[] {31, 0}, 1, 1))
        .isEqualTo(of(new long[] {7}, new long[] {31}, 1));
    assertThat(of(new long[] {0}, new long[] {0}, 1).isDefined()).isFalse();
    assertThat(of(new long[0], new long[0]).interval().high()).isEqualTo(1);
  }

  @Test
  void holdsTheTruthAboutAsOftenAsItSays() {
    Random random = new Random(20260101);
    double[] shares = {0.1, 0.3, 0.35, 0.6};
    long[] n = {40, 25, 80, 15};
    int held = 0;
    int rounds = 4_000;
    for (int round = 0; round < rounds; round++) {
      long[] successes = new long[4];
      for (int i = 0; i < 4; i++) {
        for (int trial = 0; trial < n[i]; trial++) {
          successes[i] += random.nextDouble() < shares[i] ? 1 : 0;
        }
      }
      held += of(successes, n, 1, 1, 1, 1).interval().contains(0.3375) ? 1 : 0;
    }
    assertThat(held / (double) rounds).isBetween(0.925, 0.95);
  }

  @Test
  void refusesWhatIsNoSample() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new long[1], new long[2], 1, 1))
        .withMessage(
            "samples must have one number of successes, of trials and one weight each, was 1, 2"
                + " and 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new long[1], new long[1], 0))
        .withMessage("weight must be finite and above 0, was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new long[1], new long[1], Double.POSITIVE_INFINITY));
    assertThatIllegalArgumentException().isThrownBy(() -> of(new long[] {2}, new long[] {1}, 1));
  }
}
