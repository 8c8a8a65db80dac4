package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CodeNumbersTest {

  private static final long SEED = 20_261_127;

  @Test
  void numbersAreThoseOfAMap() {
    Random random = new Random(SEED);
    for (int round = 0; round < 40; round++) {
      CodeNumbers numbers = new CodeNumbers();
      Map<Long, Integer> plain = new HashMap<>();
      int bits = 1 + random.nextInt(64);
      for (int batch = 0; batch < 5; batch++) {
        long[] codes = random.longs(random.nextInt(3_000)).map(any -> any >> (64 - bits)).toArray();
        int[] got = new int[codes.length];
        int from = codes.length / 4;
        numbers.numberAll(codes, from, codes.length, got);
        for (int i = from; i < codes.length; i++) {
          int expected = plain.computeIfAbsent(codes[i], any -> plain.size());
          assertThat(got[i - from]).as("seed %d", SEED).isEqualTo(expected);
          assertThat(numbers.find(codes[i])).isEqualTo(expected);
          assertThat(numbers.code(expected)).isEqualTo(codes[i]);
        }
      }
      assertThat(numbers.size()).isEqualTo(plain.size());
      assertThat(numbers.sorted())
          .containsExactly(plain.keySet().stream().mapToLong(code -> code).sorted().toArray());
      long unknown = random.nextLong();
      assertThat(numbers.find(unknown)).isEqualTo(plain.getOrDefault(unknown, -1));
    }
  }

  @Test
  void largeTableComesWithManyRows() {
    CodeNumbers numbers = new CodeNumbers();
    int[] codes = new Random(SEED).ints(300_000, -5, 1 << 20).toArray();
    int[] first = new int[codes.length];
    numbers.numberAll(codes, 0, codes.length, first);
    int[] second = new int[codes.length];
    numbers.numberAll(codes, 0, codes.length, second);
    assertThat(second).isEqualTo(first);
    for (int i = 0; i < codes.length; i++) {
      if (numbers.find(codes[i]) != first[i] || numbers.code(first[i]) != codes[i]) {
        Assertions.fail("code " + codes[i]);
      }
    }
  }

  @Test
  void codesThatShareLowBitsAreFoundQuickly() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          CodeNumbers numbers = new CodeNumbers();
          for (long code = 0; code < 60_000; code++) {
            numbers.numberOf(code << 48);
          }
          assertThat(numbers.size()).isEqualTo(60_000);
        });
  }

  @Test
  void copyIsIndependentAndSerialised() throws IOException, ClassNotFoundException {
    CodeNumbers numbers = new CodeNumbers();
    numbers.numberOf(5);
    numbers.numberOf(-5);
    CodeNumbers copy = numbers.copy();
    copy.numberOf(6);
    assertThat(numbers.find(6)).isEqualTo(-1);
    assertThat(copy.find(-5)).isEqualTo(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(copy);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      CodeNumbers read = (CodeNumbers) in.readObject();
      assertThat(read.numberOf(6)).isEqualTo(2);
      assertThat(read.numberOf(5)).isZero();
    }
  }
}
