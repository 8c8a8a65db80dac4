package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WeightedTallyTest {

  private static final StateHeader HEADER = StateHeader.of("test", 1, "");

  private static WeightedTally tally(double... weights) {
    WeightedTally tally = new WeightedTally(2);
    for (int i = 0; i < weights.length; i++) {
      tally.add(i % 2, weights[i]);
    }
    return tally;
  }

  @Test
  void keepsUnitsWeightsAndSquares() {
    WeightedTally tally = tally(0.5, 2, 1.5, 0);
    assertThat(tally.classes()).isEqualTo(2);
    assertThat(tally.units(0)).isEqualTo(2);
    assertThat(tally.weight(0)).isEqualTo(2);
    assertThat(tally.squaredWeight(0)).isEqualTo(2.5);
    assertThat(tally.units(1)).isEqualTo(1);
    assertThat(tally.zeroWeights(1)).isEqualTo(1);
    assertThat(tally.smallest()).isEqualTo(0.5);
    assertThat(tally.largest()).isEqualTo(2);
  }

  @Test
  void hasNoRangeBeforeThereIsAWeight() {
    WeightedTally none = tally(0, 0);
    assertThat(none.hasWeight()).isFalse();
    assertThatThrownBy(none::smallest)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a unit with a weight above 0 must have been added first");
    assertThatThrownBy(none::largest).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void doesNotPassTheLargestCount() {
    WeightedTally tally = tally(0.1, 0.2, 0);
    for (int doubling = 0; doubling < 60; doubling++) {
      tally.merge(tally);
    }
    double weight = tally.weight(0);
    assertThatThrownBy(() -> tally.merge(tally)).isInstanceOf(ArithmeticException.class);
    assertThat(tally.weight(0)).isEqualTo(weight).isEqualTo(Math.scalb(0.1, 60));
    assertThat(read(tally)).isEqualTo(tally);
  }

  @Test
  void differsByEveryPart() {
    WeightedTally tally = tally(1, 2);
    assertThat(tally)
        .isEqualTo(tally(1, 2))
        .hasSameHashCodeAs(tally(1, 2))
        .isNotEqualTo(tally(1, 2, 0))
        .isNotEqualTo(tally(2, 1))
        .isNotEqualTo(tally(1, 2, 1))
        .isNotEqualTo("tally");
    assertThat(tally.copy()).isEqualTo(tally);
  }

  private static WeightedTally read(WeightedTally tally) {
    return readBytes(tally::writeTo);
  }

  private static WeightedTally readBytes(Consumer<StateWriter> payload) {
    byte[] bytes = StateWriter.encode(HEADER, payload);
    return StateReader.decode(bytes, HEADER, new WeightedTally(2)::readFrom);
  }

  private static ExactSum sum(double value) {
    ExactSum sum = new ExactSum();
    sum.add(value);
    return sum;
  }

  private static void assertRefused(
      String message, long units, double weight, double square, double smallest, double largest) {
    assertThatThrownBy(
            () ->
                readBytes(
                    out -> {
                      out.writeCount(units);
                      out.writeCount(0);
                      sum(weight).writeTo(out);
                      sum(square).writeTo(out);
                      for (int i = 0; i < 4; i++) {
                        out.writeCount(0);
                      }
                      if (units > 0) {
                        out.writeDouble(smallest);
                        out.writeDouble(largest);
                      }
                    }))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(message);
  }

  @Test
  void refusesSumsThatNoUnitsHave() {
    String weights = "sum of weights of 2 units must fit the smallest and the largest";
    assertRefused(weights, 2, 0.5, 5, 1, 2);
    assertRefused(weights, 2, 4.5, 5, 1, 2);
    assertRefused(weights, 2, -3, 5, 1, 2);
    String squares = "sum of squared weights of 2 units must fit the smallest and the largest";
    assertRefused(squares, 2, 3, 1.5, 1, 2);
    assertRefused(squares, 2, 3, 8.5, 1, 2);
    assertRefused("sum of weights of 0 units must fit the smallest and the largest", 0, 1, 0, 0, 0);
    assertRefused(
        "sum of squared weights of 0 units must fit the smallest and the largest", 0, 0, 1, 0, 0);
    String range = "smallest and largest weight must ascend in 1.0E-100..1.0E100, was ";
    assertRefused(range + "2.0 and 1.0", 2, 3, 5, 2, 1);
    assertRefused(range + "0.0 and 1.0", 2, 3, 5, 0, 1);
    assertRefused(range + "1.0 and 1.0E101", 2, 3, 5, 1, 1e101);
    assertRefused(range + "NaN and 1.0", 2, 3, 5, Double.NaN, 1);
  }
}
