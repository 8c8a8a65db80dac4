package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WideSumTest {

  @Test
  void sumsNumbersAndProductsExactly() {
    Random random = new Random(20261126);
    WideSum sum = new WideSum();
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < 10_000; i++) {
      long a = random.nextLong() >> random.nextInt(64);
      long b = random.nextLong() >> random.nextInt(64);
      sum.add(a);
      sum.addProduct(a >> 8, b >> 8);
      expected =
          expected
              .add(BigInteger.valueOf(a))
              .add(BigInteger.valueOf(a >> 8).multiply(BigInteger.valueOf(b >> 8)));
      assertThat(sum.value()).isEqualTo(expected);
    }
    assertThat(sum).hasToString(expected.toString());
  }

  @Test
  void sumOfSumsIsTheSumOfAll() {
    WideSum one = new WideSum();
    one.addProduct(Long.MAX_VALUE, Long.MAX_VALUE);
    WideSum both = new WideSum();
    both.add(Long.MIN_VALUE);
    both.add(one);
    WideSum other = new WideSum();
    other.addProduct(Long.MAX_VALUE, Long.MAX_VALUE);
    other.add(Long.MIN_VALUE);

    assertThat(both).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(both).isNotEqualTo(one).isNotEqualTo("");
    both.add(both);
    assertThat(both.value()).isEqualTo(other.value().shiftLeft(1));
  }
}
