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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CoMomentsTest {

  private static final StateHeader HEADER = StateHeader.of("test", 1, "");

  private static CoMoments of(double[]... rows) {
    CoMoments moments = new CoMoments(2);
    for (double[] row : rows) {
      moments.add(row, 1);
    }
    return moments;
  }

  @Test
  void countsWhatWasAdded() {
    CoMoments moments = of(new double[] {1, 2}, new double[] {3, 8}, new double[] {5, 5});
    assertThat(moments.columns()).isEqualTo(2);
    assertThat(moments.rows()).isEqualTo(3);
    assertThat(moments.weight()).isEqualTo(3);
    assertThat(moments.squaredWeights()).isEqualTo(3);
    assertThat(moments.mean(0)).isCloseTo(3, within(1e-15));
    assertThat(moments.mean(1)).isCloseTo(5, within(1e-15));
    assertThat(moments.covariance(0, 0)).isCloseTo(8 / 3.0, within(1e-15));
    assertThat(moments.covariance(0, 1)).isCloseTo(2, within(1e-15));
    assertThat(moments.covariance(1, 0)).isEqualTo(moments.covariance(0, 1));
    assertThat(moments.covariance(1, 1)).isCloseTo(6, within(1e-15));
    assertThat(moments).hasToString("3 rows of weight 3.0 with means [3.0, 5.0]");
    assertThat(new CoMoments(2).covariance(0, 1)).isZero();
  }

  @Test
  void aWeightIsAsManyRows() {
    CoMoments weighted = new CoMoments(2);
    weighted.add(new double[] {1, 2}, 3);
    weighted.add(new double[] {2, -1}, 2);
    CoMoments repeated =
        of(
            new double[] {1, 2},
            new double[] {1, 2},
            new double[] {1, 2},
            new double[] {2, -1},
            new double[] {2, -1});
    assertThat(weighted.mean(1)).isCloseTo(repeated.mean(1), within(1e-15));
    assertThat(weighted.covariance(0, 1)).isCloseTo(repeated.covariance(0, 1), within(1e-15));
    assertThat(weighted.squaredWeights()).isEqualTo(13);
  }

  @Test
  void partsFarFromZeroMergeAsOnePass() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      CoMoments whole = new CoMoments(2);
      CoMoments[] parts = {new CoMoments(2), new CoMoments(2), new CoMoments(2)};
      for (int i = 0; i < 300; i++) {
        double[] row = {1e6 + random.nextGaussian(), 5 * random.nextDouble()};
        double weight = Math.exp(random.nextGaussian());
        whole.add(row, weight);
        parts[random.nextInt(3)].add(row, weight);
      }
      CoMoments merged = new CoMoments(2);
      for (CoMoments part : parts) {
        merged.merge(part);
      }
      assertThat(merged.rows()).isEqualTo(300);
      for (int a = 0; a < 2; a++) {
        for (int b = 0; b < 2; b++) {
          double size =
              Math.sqrt(whole.covariance(a, a) * whole.covariance(b, b)) * (a + b < 2 ? 1e3 : 1);
          assertThat(merged.covariance(a, b))
              .isCloseTo(whole.covariance(a, b), within(1e-12 * size));
        }
      }
    }
  }

  @Test
  void aConstantColumnHasNoVarianceAtAll() {
    CoMoments moments = new CoMoments(1);
    CoMoments other = new CoMoments(1);
    for (int i = 1; i < 1000; i++) {
      moments.add(new double[] {0.1}, 1.0 / i);
      other.add(new double[] {0.1}, i);
    }
    moments.merge(other);
    assertThat(moments.covariance(0, 0)).isZero();
    assertThat(moments.mean(0)).isEqualTo(0.1);
  }

  @Test
  void mergesWithItselfAndWithNothing() {
    CoMoments moments = of(new double[] {1, 2}, new double[] {3, 8});
    CoMoments before = moments.copy();
    moments.merge(new CoMoments(2));
    assertThat(moments).isEqualTo(before);
    CoMoments fromNothing = new CoMoments(2);
    fromNothing.merge(moments);
    assertThat(fromNothing).isEqualTo(before);
    moments.merge(moments);
    assertThat(moments.rows()).isEqualTo(4);
    assertThat(moments.covariance(0, 1)).isEqualTo(before.covariance(0, 1));
  }

  @Test
  void equalityIsOfEveryPart() {
    CoMoments weighted = new CoMoments(2);
    weighted.add(new double[] {1, 2}, 2);
    CoMoments spread = of(new double[] {1, 2}, new double[] {1, 4}, new double[] {1, 0});
    CoMoments flat = of(new double[] {1, 2}, new double[] {1, 2}, new double[] {1, 2});
    EqualityCheck.check(
        of(new double[] {1, 2}),
        of(new double[] {1, 2}),
        weighted,
        of(new double[] {1, 3}),
        new CoMoments(2),
        spread);
    assertThat(spread).isNotEqualTo(flat);
  }

  private static CoMoments read(Consumer<StateWriter> payload) {
    return StateReader.decode(
        StateWriter.encode(HEADER, payload), HEADER, new CoMoments(2)::readFrom);
  }

  @Test
  void bytesRoundTrip() {
    CoMoments moments = of(new double[] {1, 2}, new double[] {3, 6}, new double[] {2, 4});
    assertThat(read(moments::writeTo)).isEqualTo(moments);
    assertThat(read(new CoMoments(2)::writeTo)).isEqualTo(new CoMoments(2));
  }

  private static void assertRefused(String message, long rows, double... numbers) {
    assertThatThrownBy(
            () ->
                read(
                    out -> {
                      out.writeCount(rows);
                      for (double number : numbers) {
                        out.writeDouble(number);
                      }
                    }))
        .isInstanceOf(StateFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesWhatNoRowsCanSumTo() {
    assertRefused("sum of weights must be finite, was NaN", 1, Double.NaN, 1, 0, 0, 0, 0, 0);
    assertRefused("sum of weights without rows must be 0, was 1.0", 0, 1, 1, 0, 0, 0, 0, 0);
    assertRefused("mean without rows must be 0, was -0.0", 0, 0, 0, -0.0, 0, 0, 0, 0);
    assertRefused("sums of weights must be above 0, was 0.0", 1, 0, 1, 0, 0, 0, 0, 0);
    assertRefused("sums of weights must be above 0, was 1.0 and 0.0", 1, 1, 0, 0, 0, 0, 0, 0);
    assertRefused("sum of squares must be at least 0, was -1.0", 2, 2, 2, 0, 0, -1, 0, 1);
    assertRefused("sum of squares must be at least 0, was -1.0", 2, 2, 2, 0, 0, 1, 0, -1);
    assertRefused("sum of products must be at most", 2, 2, 2, 0, 0, 1, 2, 1);
    assertThatThrownBy(
            () ->
                StateReader.decode(
                    StateWriter.encode(
                        HEADER,
                        out -> {
                          out.writeCount(3);
                          for (double number :
                              new double[] {3, 3, 0, 0, 0, 1, -0.9, -0.9, 1, -0.9, 1}) {
                            out.writeDouble(number);
                          }
                        }),
                    HEADER,
                    new CoMoments(3)::readFrom))
        .isInstanceOf(StateFormatException.class)
        .hasMessageContaining("sums of products must be possible");
  }
}
