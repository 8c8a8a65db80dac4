package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.EqualityCheck;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuadraticMomentsTest {

  private static final StateHeader HEADER = StateHeader.of("test", 1, "");
  private static final double[] CENTRE = {3, 2.5, 4};

  private static double value(double[] g, double[] row) {
    double x = row[0] - CENTRE[0];
    double y = row[1] - CENTRE[1];
    double z = row[2] - CENTRE[2];
    double[] terms = {1, x, y, z, x * x, x * y, x * z, y * y, y * z, z * z};
    double sum = 0;
    for (int i = 0; i < terms.length; i++) {
      sum += g[i] * terms[i];
    }
    return sum;
  }

  @Test
  void sumsTheSquaresOfAnyPolynomial() {
    Random random = new Random(11);
    for (int round = 0; round < 20; round++) {
      QuadraticMoments moments = new QuadraticMoments(CENTRE);
      QuadraticMoments part = new QuadraticMoments(CENTRE);
      double[] g = random.doubles(moments.terms(), -1, 1).toArray();
      double expected = 0;
      for (int i = 0; i < 50; i++) {
        double[] row = random.doubles(3, 1, 6).toArray();
        double weight = random.nextDouble() + 0.1;
        (random.nextBoolean() ? moments : part).add(row, weight);
        expected += Math.pow(weight * value(g, row), 2);
      }
      moments.merge(part);
      assertThat(moments.sumOfSquares(g)).isCloseTo(expected, within(1e-12 * expected));
      QuadraticMoments copy = moments.copy();
      moments.merge(moments);
      assertThat(moments.sumOfSquares(g)).isEqualTo(2 * copy.sumOfSquares(g));
    }
  }

  @Test
  void knowsItsShape() {
    QuadraticMoments moments = new QuadraticMoments(CENTRE);
    assertThat(moments.terms()).isEqualTo(10);
    assertThat(moments.centre(1)).isEqualTo(2.5);
    assertThat(moments).hasToString("moments up to the fourth around [3.0, 2.5, 4.0]");
  }

  private static QuadraticMoments of(double centre, double value) {
    QuadraticMoments moments = new QuadraticMoments(new double[] {centre});
    moments.add(new double[] {value}, 1);
    return moments;
  }

  @Test
  void equalityIsOfEveryPart() {
    EqualityCheck.check(of(1, 2), of(1, 2), of(1, 3), of(0, 1));
  }

  @Test
  void bytesRoundTripAndAreChecked() {
    QuadraticMoments moments = of(1, 3);
    byte[] state = StateWriter.encode(HEADER, moments::writeTo);
    assertThat(StateReader.decode(state, HEADER, moments::readFrom)).isEqualTo(moments);
    byte[] negative =
        StateWriter.encode(
            HEADER,
            out -> {
              for (double number : new double[] {1, 2, 4, 4, 8, -16}) {
                out.writeDouble(number);
              }
            });
    assertThatThrownBy(() -> StateReader.decode(negative, HEADER, moments::readFrom))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("sum of squares must be at least 0, was -16.0");
  }

  @Test
  void sumsThatNoRowsHaveAreRefused() {
    QuadraticMoments moments = new QuadraticMoments(new double[] {3, 3});
    moments.requirePossible(0, new double[] {2, 2});
    moments.add(new double[] {5, 1}, 2);
    moments.add(new double[] {4, 2}, 1);
    moments.requirePossible(5, new double[] {2, 2});
    assertThatThrownBy(() -> moments.requirePossible(5, new double[] {2, 1}))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("sum of products must be at most 5.0 in size, was 17.0");
    byte[] apart =
        StateWriter.encode(
            HEADER,
            out -> {
              out.writeDouble(1);
              out.writeDouble(3);
              for (int i = 2; i < 6; i++) {
                out.writeDouble(i == 3 ? 4 : 0);
              }
            });
    QuadraticMoments read =
        StateReader.decode(apart, HEADER, new QuadraticMoments(new double[1])::readFrom);
    assertThatThrownBy(() -> read.requirePossible(1, new double[] {2}))
        .isInstanceOf(StateFormatException.class)
        .hasMessageContaining("in size, was 3.0");
  }

  @Test
  void sumsAreSums() {
    FloatingSums sums = new FloatingSums(2);
    sums.add(0, 1.5);
    sums.add(1, -2);
    sums.merge(sums);
    assertThat(sums.at(0)).isEqualTo(3);
    assertThat(sums).hasToString("[3.0, -4.0]");
    FloatingSums other = sums.copy();
    other.add(0, 1);
    EqualityCheck.check(sums, sums.copy(), other, new FloatingSums(3));
    byte[] state = StateWriter.encode(HEADER, sums::writeTo);
    assertThat(StateReader.decode(state, HEADER, other::readFrom)).isEqualTo(sums);
  }
}
