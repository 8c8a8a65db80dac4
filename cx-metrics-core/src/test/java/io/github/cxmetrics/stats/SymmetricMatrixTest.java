package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SymmetricMatrixTest {

  @Test
  void inverseTimesTheMatrixIsOne() {
    SymmetricMatrix matrix = SymmetricMatrix.of(3, new double[] {4, 9, 9, 1, 3, 9, -2, 0.5, 5});

    SymmetricMatrix.Inverse inverse = matrix.inverse();

    assertThat(inverse.isRegular()).isTrue();
    for (int i = 0; i < 3; i++) {
      double[] column = {matrix.at(0, i), matrix.at(1, i), matrix.at(2, i)};
      double[] product = inverse.matrix().times(column);
      for (int j = 0; j < 3; j++) {
        assertThat(product[j]).isCloseTo(i == j ? 1 : 0, within(1e-14));
      }
    }
  }

  @Test
  void unitsDoNotDecideWhetherItIsSingular() {
    SymmetricMatrix matrix = SymmetricMatrix.of(2, new double[] {1e-30, 0, 1e-6, 1e20});

    SymmetricMatrix.Inverse inverse = matrix.inverse();

    assertThat(inverse.rank()).isEqualTo(2);
    assertThat(inverse.matrix().at(0, 0)).isCloseTo(1.0101010101010101e30, within(1e17));
  }

  @Test
  void singularMatrixHasTheInverseOfItsRegularPart() {
    // The variance of three counts whose sum is fixed.
    SymmetricMatrix matrix = SymmetricMatrix.of(3, new double[] {2, 0, 0, -1, 2, 0, -1, -1, 2});

    SymmetricMatrix.Inverse inverse = matrix.inverse();

    assertThat(inverse.isRegular()).isFalse();
    assertThat(inverse.rank()).isEqualTo(2);
    // By hand: dropping the last count, (1, 1) with inverse (2, 1; 1, 2) / 3 gives 6 / 3.
    assertThat(inverse.matrix().quadraticForm(new double[] {1, 1, -2})).isCloseTo(2, within(1e-14));
  }

  @Test
  void variableWithoutVarianceIsLeftOut() {
    SymmetricMatrix.Inverse inverse = SymmetricMatrix.of(2, new double[] {4, 0, 0, 0}).inverse();

    assertThat(inverse.rank()).isEqualTo(1);
    assertThat(inverse.matrix().at(0, 0)).isEqualTo(0.25);
    assertThat(inverse.matrix().at(1, 1)).isZero();
    assertThat(SymmetricMatrix.of(1, new double[] {0}).inverse().rank()).isZero();
    assertThat(SymmetricMatrix.of(0, new double[0]).inverse().isRegular()).isTrue();
  }

  @Test
  void hasTheValueOfItsCells() {
    SymmetricMatrix matrix = SymmetricMatrix.of(2, new double[] {1, 7, 2, 3});

    assertThat(matrix.size()).isEqualTo(2);
    assertThat(matrix.at(0, 1)).isEqualTo(2);
    assertThat(matrix).isEqualTo(SymmetricMatrix.of(2, new double[] {1, 2, 2, 3}));
    assertThat(matrix).hasSameHashCodeAs(SymmetricMatrix.of(2, new double[] {1, 2, 2, 3}));
    assertThat(matrix).isNotEqualTo(SymmetricMatrix.of(2, new double[] {1, 2, 2, 4}));
    assertThat(matrix).isNotEqualTo(SymmetricMatrix.of(1, new double[] {1})).isNotEqualTo("");
    assertThat(matrix).hasToString("2 x 2 [1.0, 2.0, 2.0, 3.0]");
  }

  @Test
  void rejectsWhatIsNoMatrix() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymmetricMatrix.of(2, new double[3]))
        .withMessage("cells of a square matrix of size 2 must be its square, was 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymmetricMatrix.of(1, new double[] {Double.NaN}))
        .withMessage("cell of a matrix must be finite, was NaN");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> SymmetricMatrix.of(1, new double[] {1}).at(0, 1))
        .withMessage("row and column must be in 0..0, was 1");
  }
}
