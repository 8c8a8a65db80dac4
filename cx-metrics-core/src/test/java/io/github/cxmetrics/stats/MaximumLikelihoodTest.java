package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Searches along functions of one number, of which the outcome is known beforehand. */
class MaximumLikelihoodTest {

  private record Along(
      DoubleUnaryOperator value, DoubleUnaryOperator slope, DoubleUnaryOperator curvature)
      implements LogLikelihood {

    @Override
    public int size() {
      return 1;
    }

    @Override
    public double weight() {
      return 1;
    }

    @Override
    public double at(double[] parameters, double[] gradient, double[] information) {
      double x = parameters[0];
      gradient[0] = slope.applyAsDouble(x);
      information[0] = curvature.applyAsDouble(x);
      return value.applyAsDouble(x);
    }
  }

  private static MaximumLikelihood search(Along function) {
    return MaximumLikelihood.of(function, new double[1]);
  }

  @Test
  void topOfAParabolaIsOneStepAway() {
    MaximumLikelihood search =
        search(new Along(x -> -2 * (x - 3) * (x - 3), x -> -4 * (x - 3), x -> 4));
    assertThat(search.status()).isEqualTo(FitStatus.CONVERGED);
    assertThat(search.parameters()[0]).isCloseTo(3, within(1e-12));
    assertThat(search.iterations()).isEqualTo(1);
    assertThat(search.values()).containsExactly(-18, -0.0);
    assertThat(search.covariance().at(0, 0)).isEqualTo(0.25);
    assertThat(search.scoreStatistic()).isCloseTo(36, within(1e-12));
  }

  @Test
  void startWithoutAValueIsNoSearch() {
    MaximumLikelihood search = search(new Along(x -> Double.NaN, x -> 1, x -> 1));
    assertThat(search.status()).isEqualTo(FitStatus.NOT_CONVERGED);
    assertThat(search.iterations()).isZero();
    assertThat(search.found()).isEmpty();
    assertThat(search.covariance().size()).isZero();
    assertThat(search.parameters()).containsExactly(0);
  }

  @Test
  void climbWithoutEndIsGivenUp() {
    MaximumLikelihood search = search(new Along(x -> x, x -> 1, x -> 1));
    assertThat(search.status()).isEqualTo(FitStatus.NOT_CONVERGED);
    assertThat(search.iterations()).isEqualTo(100);
    assertThat(search.found()).isEmpty();
  }

  /** The slope says up where there is only down, and half of it lies outside the function. */
  @Test
  void whereNoStepLeadsUpTheSearchEnds() {
    MaximumLikelihood search =
        search(new Along(x -> x > 0.5 ? Double.NaN : -1 - x, x -> 1, x -> 1));
    assertThat(search.parameters()).containsExactly(0);
    assertThat(search.values()).containsExactly(-1, -1);
    assertThat(search.iterations()).isEqualTo(1);
    assertThat(search.status()).isEqualTo(FitStatus.SEPARATED);
    assertThat(search.isSeparated(0)).isTrue();
  }

  @Test
  void flatDirectionIsLeftOut() {
    MaximumLikelihood search = search(new Along(x -> -1, x -> 0, x -> 0));
    assertThat(search.status()).isEqualTo(FitStatus.COLLINEAR);
    assertThat(search.isLeftOut(0)).isTrue();
    assertThat(search.isSeparated(0)).isFalse();
    assertThat(search.found()).isEmpty();
  }
}
