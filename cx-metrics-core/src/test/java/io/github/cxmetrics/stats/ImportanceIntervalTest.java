package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ImportanceIntervalTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;

  private static Estimate of(double part, double error) {
    return ImportanceInterval.estimate(
        OptionalDouble.of(part), OptionalDouble.of(error), 200, LEVEL);
  }

  @Test
  void isSymmetricOnTheRoot() {
    Estimate quarter = of(0.25, 0.05);
    assertThat(quarter.value()).isEqualTo(0.25);
    assertThat(quarter.n()).isEqualTo(200);
    assertThat(Math.sqrt(quarter.interval().low())).isCloseTo(0.402, within(1e-5));
    assertThat(Math.sqrt(quarter.interval().high())).isCloseTo(0.598, within(1e-5));
    assertThat(quarter.method()).isEqualTo("linearised, normal on the square root scale");
  }

  @Test
  void staysBetweenNoneAndAll() {
    assertThat(of(0.01, 0.02).interval().low()).isZero();
    assertThat(of(0.98, 0.2).interval().high()).isEqualTo(1);
    assertThat(of(1 + 1e-12, 0.2).value()).isEqualTo(1);
  }

  @Test
  void saysNothingWithoutAnError() {
    Estimate part = ImportanceInterval.estimate(OptionalDouble.of(0.3), none(), 5, LEVEL);
    assertThat(part.value()).isEqualTo(0.3);
    assertThat(part.interval().low()).isZero();
    assertThat(part.interval().high()).isEqualTo(1);
    assertThat(part.method()).isEqualTo("no standard error");
    assertThat(of(0, 0.1).interval().width()).isEqualTo(1);
    Estimate nothing = ImportanceInterval.estimate(none(), none(), 0, LEVEL);
    assertThat(nothing.isDefined()).isFalse();
    assertThat(nothing.interval().width()).isEqualTo(1);
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }

  @Test
  void refusesWhatIsNoPart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(1.1, 0.1))
        .withMessage("part of explained variance must be in 0.0..1.0, was 1.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(0.5, -1))
        .withMessage("standard error must be finite and at least 0, was -1.0");
  }

  @Test
  void numbersOfOtherRangesAreNormal() {
    Estimate correlation =
        NormalInterval.estimate(OptionalDouble.of(0.9), OptionalDouble.of(0.1), 50, -1, 1, LEVEL);
    assertThat(correlation.interval().low()).isCloseTo(0.704, within(1e-4));
    assertThat(correlation.interval().high()).isEqualTo(1);
    assertThat(correlation.method()).isEqualTo("linearised, normal");
    Estimate alone = NormalInterval.estimate(OptionalDouble.of(0.9), none(), 50, -1, 1, LEVEL);
    assertThat(alone.value()).isEqualTo(0.9);
    assertThat(alone.interval().low()).isEqualTo(-1);
    assertThat(NormalInterval.estimate(none(), none(), 0, -1, 1, LEVEL).isDefined()).isFalse();
  }
}
