package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChiSquareTest {

  /** R 4.2.2: {@code pchisq(x, df, lower.tail = FALSE)}, 17 digits. */
  @Test
  @SuppressWarnings("FloatingPointLiteralPrecision") // the digits are those printed
  void equalsAnIndependentImplementation() {
    double[][] rows = {
      {3.3963885, 1, 0.065339329923461739},
      {25.403746, 3, 1.2712179819633118e-05},
      {1e-12, 2, 0.99999999999949996},
      {700, 5, 4.9119861035732004e-149},
      {80, 1, 3.7440973842028994e-19},
      {2000, 2000, 0.49579475581978449},
    };
    for (double[] row : rows) {
      assertThat(ChiSquare.tailAbove(row[0], (int) row[1]) / row[2]).isCloseTo(1, within(1e-11));
    }
  }

  @Test
  void endsAreCertain() {
    assertThat(ChiSquare.tailAbove(0, 1)).isEqualTo(1);
    assertThat(ChiSquare.tailAbove(0, 4)).isEqualTo(1);
    assertThat(ChiSquare.tailAbove(Double.POSITIVE_INFINITY, 4)).isZero();
  }

  @Test
  void rejectsWhatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChiSquare.tailAbove(Double.NaN, 1))
        .withMessage("chi-square statistic must be at least 0, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChiSquare.tailAbove(1, 0))
        .withMessage("degrees of freedom must be at least 1, was 0");
  }
}
