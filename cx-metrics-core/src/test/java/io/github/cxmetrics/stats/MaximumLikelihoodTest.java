package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MaximumLikelihoodTest {

  /** Value, slope and curvature of one parameter. */
  private interface Curve {
    double[] at(double b);
  }

  private static MaximumLikelihood climb(Curve curve) {
    return MaximumLikelihood.of(
        new LogLikelihood() {
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
            double[] all = curve.at(parameters[0]);
            gradient[0] = all[1];
            information[0] = all[2];
            return all[0];
          }
        },
        new double[1]);
  }

  private static void assertFailed(MaximumLikelihood search) {
    assertThat(search.status()).isEqualTo(FitStatus.NOT_CONVERGED);
    assertThat(search.isSeparated(0)).isFalse();
    assertThat(search.found()).isEmpty();
    assertThat(search.covariance().size()).isZero();
  }

  @Test
  void aParabolaIsClimbed() {
    MaximumLikelihood search = climb(b -> new double[] {-(b - 3) * (b - 3), -2 * (b - 3), 2});
    assertThat(search.status()).isEqualTo(FitStatus.CONVERGED);
    assertThat(search.parameters()[0]).isCloseTo(3, within(1e-12));
  }

  /** No step up can be taken, and the slope says that there is more to gain. */
  @Test
  void aSearchThatCannotStepHasNotConverged() {
    assertFailed(climb(b -> new double[] {b == 0 ? -5 : -6, 1, 1}));
    assertFailed(climb(b -> new double[] {b == 0 ? -5 : Double.NaN, 1e-3, 1}));
  }

  @Test
  void derivativesMustBeNumbers() {
    assertFailed(climb(b -> new double[] {-5, Double.NaN, 1}));
    assertFailed(climb(b -> new double[] {-5, 1, Double.POSITIVE_INFINITY}));
    assertFailed(climb(b -> new double[] {Double.NaN, 1, 1}));
    assertFailed(climb(b -> new double[] {b - 5, b == 0 ? 1 : Double.NaN, 1}));
    assertFailed(climb(b -> new double[] {b - 5, 1, b == 0 ? 1 : Double.NaN}));
  }

  /** A step into a place without derivatives is halved. */
  @Test
  void placesWithoutDerivativesAreLeft() {
    MaximumLikelihood search =
        climb(
            b -> {
              double s = Math.hypot(1, b - 1);
              return new double[] {-s, (1 - b) / s, b > 1.2 ? Double.NaN : 1 / (s * s * s)};
            });
    assertThat(search.status()).isEqualTo(FitStatus.CONVERGED);
    assertThat(search.parameters()[0]).isCloseTo(1, within(1e-8));
  }

  /** The likelihood of one success rises with its log odds for ever. */
  @Test
  void whatGrowsWithoutEndIsSeparated() {
    MaximumLikelihood search =
        climb(
            b -> {
              double p = 1 / (1 + Math.exp(b));
              return new double[] {-Math.log1p(Math.exp(-b)), p, p * (1 - p)};
            });
    assertThat(search.status()).isEqualTo(FitStatus.SEPARATED);
    assertThat(search.isSeparated(0)).isTrue();
  }

  @Test
  void startWithoutAValueIsNoSearch() {
    MaximumLikelihood search = climb(b -> new double[] {Double.NaN, 1, 1});
    assertFailed(search);
    assertThat(search.iterations()).isZero();
  }

  @Test
  void climbWithoutEndIsGivenUp() {
    MaximumLikelihood search = climb(b -> new double[] {b, 1, 1});
    assertThat(search.status()).isEqualTo(FitStatus.NOT_CONVERGED);
    assertThat(search.iterations()).isEqualTo(100);
  }

  @Test
  void flatDirectionIsLeftOut() {
    MaximumLikelihood search = climb(b -> new double[] {-1, 0, 0});
    assertThat(search.status()).isEqualTo(FitStatus.COLLINEAR);
    assertThat(search.isLeftOut(0)).isTrue();
  }
}
