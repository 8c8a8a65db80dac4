package io.github.cxmetrics.state;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {

  private static final long SEED = 20261126;
  private static final StateHeader HEADER = StateHeader.of("test", 1, "");

  private static double number(Random random, int spread) {
    double value = Math.scalb(random.nextDouble() + 0.5, random.nextInt(2 * spread + 1) - spread);
    return random.nextBoolean() ? value : -value;
  }

  private static ExactSum of(List<Double> values) {
    ExactSum sum = new ExactSum();
    values.forEach(sum::add);
    return sum;
  }

  private static byte[] bytes(ExactSum sum) {
    return StateWriter.encode(HEADER, sum::writeTo);
  }

  private static ExactSum read(byte[] bytes) {
    return StateReader.decode(bytes, HEADER, ExactSum::readFrom);
  }

  @Test
  void isTheSumOfDecimalsRoundedOnce() {
    Random random = new Random(SEED);
    for (int round = 0; round < 2_000; round++) {
      ExactSum sum = new ExactSum();
      BigDecimal expected = BigDecimal.ZERO;
      int spread = new int[] {1, 10, 60, 300, 950}[round % 5];
      int size = random.nextInt(40);
      for (int i = 0; i < size; i++) {
        double value = number(random, spread);
        sum.add(value);
        expected = expected.add(new BigDecimal(value));
        if (random.nextInt(4) == 0) {
          double away = random.nextBoolean() ? value : number(random, spread);
          sum.subtract(away);
          expected = expected.subtract(new BigDecimal(away));
        }
      }
      assertThat(sum.value()).as("round %d", round).isEqualTo(expected.doubleValue() + 0.0);
      assertThat(sum.signum()).isEqualTo(expected.signum());
    }
  }

  @Test
  void isTheSumOfMoreNumbersThanFitBetweenCarries() {
    for (double value : new double[] {Math.nextDown(2.0), -Math.nextDown(4.0), 0x1.fffp-3}) {
      ExactSum sum = new ExactSum();
      for (int i = 0; i < 1_000_000; i++) {
        sum.add(value);
      }
      BigDecimal expected = new BigDecimal(value).multiply(BigDecimal.valueOf(1_000_000));
      assertThat(sum.value()).isEqualTo(expected.doubleValue());
      for (int i = 0; i < 1_000_000; i++) {
        sum.subtract(value);
      }
      assertThat(sum.signum()).isZero();
      assertThat(sum).isEqualTo(new ExactSum());
    }
  }

  @Test
  void anyOrderAndAnySplitGiveEqualBytes() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      List<Double> values = new ArrayList<>();
      int size = random.nextInt(60);
      for (int i = 0; i < size; i++) {
        values.add(number(random, round % 2 == 0 ? 3 : 200));
      }
      ExactSum whole = of(values);
      Collections.shuffle(values, random);
      int cut = size == 0 ? 0 : random.nextInt(size);
      ExactSum left = of(values.subList(0, cut));
      ExactSum right = of(values.subList(cut, size));
      byte[] before = bytes(right);
      ExactSum merged = left.copy();
      merged.add(right);
      assertThat(bytes(merged)).isEqualTo(bytes(whole));
      assertThat(merged).isEqualTo(whole).hasSameHashCodeAs(whole);
      assertThat(bytes(right)).isEqualTo(before);
      merged.subtract(right);
      assertThat(merged).isEqualTo(left);
      assertThat(read(bytes(whole))).isEqualTo(whole);
      assertThat(bytes(read(bytes(whole)))).isEqualTo(bytes(whole));
    }
  }

  @Test
  void ofItselfIsTwiceAndNothing() {
    ExactSum sum = of(List.of(0.1, 0.2, -7.5));
    double once = sum.value();
    sum.add(sum);
    assertThat(sum.value()).isEqualTo(2 * once);
    sum.subtract(sum);
    assertThat(sum.signum()).isZero();
    assertThat(sum.value()).isZero();
    assertThat(sum).hasToString("0.0");
  }

  @Test
  void smallestAndLargestNumbers() {
    ExactSum sum = new ExactSum();
    sum.add(Double.MIN_VALUE);
    sum.add(0.0);
    sum.add(-0.0);
    assertThat(sum.value()).isEqualTo(Double.MIN_VALUE);
    double large = Math.nextDown(0x1p960);
    sum.add(large);
    sum.subtract(large);
    assertThat(sum.value()).isEqualTo(Double.MIN_VALUE);
    ExactSum most = new ExactSum();
    most.add(large);
    for (int doubling = 0; doubling < 62; doubling++) {
      most.add(most);
    }
    assertThat(most.value()).isEqualTo(Math.scalb(large, 62));
    most.add(most);
    most.add(most);
    most.add(most);
    assertThatThrownBy(most::value)
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("exact sum must be in the range of doubles");
  }

  @Test
  void rejectsWhatHasNoSum() {
    ExactSum sum = of(List.of(1.5));
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 0x1p960, 1e300}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sum.add(bad))
          .withMessage("number to be summed must be finite and below 2^960 in size, was " + bad);
    }
    assertThat(sum.value()).isEqualTo(1.5);
  }

  @Test
  void differsFromOtherSumsAndOtherThings() {
    assertThat(of(List.of(1.0)))
        .isNotEqualTo(of(List.of(-1.0)))
        .isNotEqualTo(of(List.of(0x1p32)))
        .isNotEqualTo("1.0");
  }

  @Test
  void refusesBytesThatAreNotItsShortestForm() {
    assertRefused("exact sum must be written in its shortest form", 2, 30, 0, 5);
    assertRefused("exact sum must be written in its shortest form", 2, 30, 5, 0);
    assertRefused("exact sum must be written in its shortest form", 2, 30, -5, -1);
    assertRefused("place of an exact sum must be in 0..66, was 67", 1, 67, 5);
    assertRefused("exact sum must end at place 66 or below, was 67", 2, 65, 5, 5);
    assertThat(read(forged(1, 65, 5)).signum()).isEqualTo(1);
  }

  private static void assertRefused(String message, int length, int place, int... words) {
    assertThatThrownBy(() -> read(forged(length, place, words)))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(message);
  }

  private static byte[] forged(int length, int place, int... words) {
    return StateWriter.encode(
        HEADER,
        out -> {
          out.writeCount(length);
          out.writeCount(place);
          for (int word : words) {
            out.writeInt(word);
          }
        });
  }

  @Test
  void addingAllocatesNothing() {
    ExactSum sum = new ExactSum();
    sum.add(1e-3);
    sum.add(1e6);
    assertAllocatesNothing(
        () -> {
          for (int i = 1; i < 100_000; i++) {
            sum.add(i * 0.1);
          }
        });
  }
}
