package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {

  private static final long SEED = 20260102;

  private static final int LIMIT = Quantiles.MOST_EXACT;

  private static final StateHeader HEADER = StateHeader.of("quantiles", 1, "");

  private static final double[] SHARES = {0, 1e-9, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 1};

  /** Shapes of data. */
  private enum Shape {
    SMALL,
    UNIFORM,
    LOG_NORMAL,
    TIED,
    CONSTANT,
    ANY_LENGTH,
    HUGE;

    long[] values(int size, Random random) {
      return LongStream.generate(() -> value(random)).limit(size).toArray();
    }

    private long value(Random random) {
      return switch (this) {
        case SMALL -> random.nextInt(256);
        case UNIFORM -> random.nextInt(1_000_000);
        case LOG_NORMAL -> Math.round(Math.exp(11 + 2 * random.nextGaussian()));
        case TIED -> 1_000_000L * random.nextInt(5);
        case CONSTANT -> 604_800_000;
        case ANY_LENGTH -> random.nextLong() >>> (1 + random.nextInt(63));
        case HUGE -> Long.MAX_VALUE - random.nextInt(3);
      };
    }
  }

  private static Quantiles of(long... values) {
    Quantiles quantiles = new Quantiles();
    for (long value : values) {
      quantiles.add(value);
    }
    return quantiles;
  }

  private static byte[] encode(Quantiles quantiles) {
    return StateWriter.encode(HEADER, quantiles::writeTo);
  }

  private static Quantiles decode(byte[] state) {
    return StateReader.decode(state, HEADER, Quantiles::readFrom);
  }

  private static Quantiles decode(Consumer<StateWriter> payload) {
    return decode(StateWriter.encode(HEADER, payload));
  }

  private static void assertRefused(Consumer<StateWriter> payload, String message) {
    assertThatExceptionOfType(StateFormatException.class)
        .isThrownBy(() -> decode(payload))
        .withMessage(message);
  }

  @Test
  void fiveDurations() {
    Quantiles five = of(40, 10, 50, 20, 30);
    assertThat(five.n()).isEqualTo(5);
    assertThat(five.min()).hasValue(10);
    assertThat(five.max()).hasValue(50);
    assertThat(five.mean()).isEqualTo(30);
    assertThat(five.quantile(0.5)).hasValue(30);
    assertThat(five.quantile(0.2)).hasValue(10);
    assertThat(five.quantile(0.21)).hasValue(20);
    assertThat(five.valueAtRank(4)).isEqualTo(40);
    assertThat(five.isExact()).isTrue();
    assertThat(five.relativeError()).isZero();
  }

  @Test
  void medianOfAnEvenNumberIsTheLowerMiddle() {
    assertThat(of(1, 2, 3, 4).quantile(0.5)).hasValue(2);
  }

  @Test
  void endsAreMinimumAndMaximum() {
    assertThat(of(7, 3, 9).quantile(0)).hasValue(3);
    assertThat(of(7, 3, 9).quantile(1)).hasValue(9);
  }

  @Test
  void sharesAreTakenAsTheDecimalNumbersTheyPrintAs() {
    Quantiles hundred = of(LongStream.rangeClosed(1, 100).toArray());
    for (int percent = 1; percent <= 100; percent++) {
      assertThat(hundred.quantile(percent / 100.0)).hasValue(percent);
    }
  }

  @Test
  void withoutValuesThereIsNothingToAnswer() {
    Quantiles none = new Quantiles();
    assertThat(none.n()).isZero();
    assertThat(none.min()).isEmpty();
    assertThat(none.max()).isEmpty();
    assertThat(none.quantile(0.5)).isEmpty();
    assertThat(none.mean()).isNaN();
    assertThat(none.isExact()).isTrue();
  }

  @Test
  void rejectsNegativeValues() {
    for (int size : new int[] {3, LIMIT, LIMIT + 1}) {
      Quantiles quantiles = of(Shape.UNIFORM.values(size, new Random(SEED)));
      byte[] before = encode(quantiles);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> quantiles.add(-1))
          .withMessage("value must be at least 0, was -1");
      assertThat(encode(quantiles)).isEqualTo(before);
    }
  }

  @Test
  void rejectsSharesOutsideZeroToOne() {
    for (double p : new double[] {-0.1, 1.1, 50, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> of(1).quantile(p))
          .withMessage("share must be in 0..1, was " + p);
      assertThatIllegalArgumentException().isThrownBy(() -> new Quantiles().quantile(p));
    }
  }

  @Test
  void rejectsRanksThatNoValueHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(1, 2).valueAtRank(3))
        .withMessage("rank must be in 1..2, was 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(1, 2).valueAtRank(0))
        .withMessage("rank must be in 1..2, was 0");
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void agreesWithSorting(Shape shape) {
    Random random = new Random(SEED);
    for (int size : new int[] {1, 2, 3, 100, LIMIT - 1, LIMIT, LIMIT + 1, 50_000}) {
      long[] values = shape.values(size, random);
      Quantiles quantiles = of(values);
      Arrays.sort(values);
      for (double p : SHARES) {
        int rank = Math.max(1, (int) Math.ceil(p * size));
        assertNear(quantiles.quantile(p).orElseThrow(), values[rank - 1], quantiles);
      }
      for (int rank = 1; rank <= size; rank += 1 + size / 100) {
        assertNear(quantiles.valueAtRank(rank), values[rank - 1], quantiles);
      }
      assertThat(quantiles.n()).isEqualTo(size);
      assertThat(quantiles.min()).hasValue(values[0]);
      assertThat(quantiles.max()).hasValue(values[size - 1]);
      assertThat(quantiles.valueAtRank(1)).isEqualTo(values[0]);
      assertThat(quantiles.valueAtRank(size)).isEqualTo(values[size - 1]);
      assertThat(quantiles.mean()).isEqualTo(mean(values));
      assertThat(quantiles.isExact()).isEqualTo(size <= LIMIT || shape == Shape.SMALL);
    }
  }

  private static void assertNear(long actual, long expected, Quantiles quantiles) {
    double allowed = quantiles.relativeError() * expected;
    assertThat(Math.abs((double) (actual - expected)))
        .as("seed %d", SEED)
        .isLessThanOrEqualTo(allowed);
  }

  private static double mean(long[] values) {
    BigInteger sum =
        Arrays.stream(values)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    return new BigDecimal(sum)
        .divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128)
        .doubleValue();
  }

  @Test
  void bucketsKeepEveryValueWithinTheRelativeError() {
    Quantiles base = of(new long[LIMIT]);
    base.add(Long.MAX_VALUE);
    double worst = 0;
    for (int bit = 8; bit < 63; bit++) {
      for (long step = 0; step < 128; step++) {
        for (long side = -1; side <= 0; side++) {
          long value = (1L << bit) + (step << (bit - 7)) + side;
          Quantiles many = base.copy();
          many.add(value);
          long known = many.valueAtRank(many.n() - 1);
          worst = Math.max(worst, Math.abs((double) (known - value)) / value);
          assertThat(many.relativeError()).isEqualTo(1 / 256.0);
        }
      }
    }
    assertThat(worst).isLessThanOrEqualTo(1 / 256.0).isGreaterThan(0.9 / 256);
  }

  @Test
  void quantilesNeverLieOutsideTheExtremes() {
    Quantiles same = new Quantiles();
    for (int i = 0; i <= LIMIT; i++) {
      same.add(1_000_003);
    }
    assertThat(same.quantile(0.5)).hasValue(1_000_003);
    Quantiles close = new Quantiles();
    for (int i = 0; i <= LIMIT; i++) {
      close.add(1_000_448 + i % 2); // the first two values of a bucket
    }
    assertThat(close.quantile(0.5)).hasValue(1_000_449);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void ranksAscend(Shape shape) {
    Quantiles quantiles = of(shape.values(LIMIT + 500, new Random(SEED)));
    for (long rank = 2; rank <= quantiles.n(); rank++) {
      assertThat(quantiles.valueAtRank(rank))
          .isGreaterThanOrEqualTo(quantiles.valueAtRank(rank - 1));
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void anySplitMergedAsAnyTreeEqualsOnePass(Shape shape) {
    Random random = new Random(SEED);
    for (int size : new int[] {0, 1, 9, 2_000, LIMIT - 1, LIMIT, LIMIT + 1, 3 * LIMIT}) {
      long[] values = shape.values(size, random);
      byte[] whole = encode(of(values));
      for (int round = 0; round < 5; round++) {
        assertThat(encode(merged(parts(shuffled(values, random), random), random)))
            .as("seed %d, size %d", SEED, size)
            .isEqualTo(whole);
      }
    }
  }

  private static long[] shuffled(long[] values, Random random) {
    List<Long> list = new ArrayList<>(Arrays.stream(values).boxed().toList());
    Collections.shuffle(list, random);
    return list.stream().mapToLong(Long::longValue).toArray();
  }

  private static List<Quantiles> parts(long[] values, Random random) {
    List<Quantiles> parts = new ArrayList<>(List.of(new Quantiles()));
    for (int from = 0; from < values.length; ) {
      int to = from + 1 + random.nextInt(values.length - from);
      parts.add(of(Arrays.copyOfRange(values, from, to)));
      from = to;
    }
    return parts;
  }

  private static Quantiles merged(List<Quantiles> parts, Random random) {
    while (parts.size() > 1) {
      Quantiles other = parts.remove(random.nextInt(parts.size()));
      parts.get(random.nextInt(parts.size())).merge(other);
    }
    return parts.get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 5",
    "5, 0",
    "5, 7",
    "2000, 2096",
    "2000, 2097",
    "4096, 1",
    "1, 4096",
    "4097, 0",
    "0, 4097",
    "5000, 3",
    "3, 5000",
    "5000, 6000"
  })
  void mergeLeavesItsArgumentAlone(int size, int otherSize) {
    Random random = new Random(SEED);
    Quantiles target = of(Shape.LOG_NORMAL.values(size, random));
    Quantiles argument = of(Shape.ANY_LENGTH.values(otherSize, random));
    byte[] before = encode(argument);
    target.merge(argument);
    target.add(77);
    assertThat(encode(argument)).isEqualTo(before);
    assertThat(target.n()).isEqualTo(size + otherSize + 1L);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2_048, 2_049, 4_096, 4_097})
  void mergingWithItselfDoublesEveryValue(int size) {
    long[] values = Shape.LOG_NORMAL.values(size, new Random(SEED));
    Quantiles twice = of(values);
    twice.merge(of(values));
    Quantiles self = of(values);
    self.merge(self);
    assertThat(encode(self)).isEqualTo(encode(twice));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, LIMIT - 1, LIMIT, LIMIT + 1})
  void copyIsIndependent(int size) {
    Quantiles original = of(Shape.LOG_NORMAL.values(size, new Random(SEED)));
    byte[] before = encode(original);
    Quantiles copy = original.copy();
    assertThat(encode(copy)).isEqualTo(before);
    copy.add(5);
    copy.add(Long.MAX_VALUE);
    assertThat(encode(original)).isEqualTo(before);
  }

  @Test
  void readingBetweenTwoValuesChangesNothing() {
    Quantiles read = new Quantiles();
    Quantiles unread = new Quantiles();
    for (long value : Shape.UNIFORM.values(LIMIT + 20, new Random(SEED))) {
      read.add(value);
      unread.add(value);
      assertThat(read.quantile(0.5)).isPresent();
    }
    assertThat(encode(read)).isEqualTo(encode(unread));
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void bytesRoundTrip(Shape shape) {
    Random random = new Random(SEED);
    for (int size : new int[] {0, 1, 2, 300, LIMIT - 1, LIMIT, LIMIT + 1, 20_000}) {
      Quantiles original = of(shape.values(size, random));
      byte[] state = encode(original);
      Quantiles read = decode(state);
      assertThat(encode(read)).isEqualTo(state);
      assertThat(read.quantile(0.9)).isEqualTo(original.quantile(0.9));
      read.merge(original);
      original.merge(original);
      assertThat(encode(read)).isEqualTo(encode(original));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300, LIMIT + 1})
  void javaSerialisationRoundTrips(int size) throws IOException, ClassNotFoundException {
    Quantiles original = of(Shape.LOG_NORMAL.values(size, new Random(SEED)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(encode((Quantiles) in.readObject())).isEqualTo(encode(original));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, LIMIT + 1})
  void everyTruncationIsRefused(int size) {
    byte[] state = encode(of(Shape.UNIFORM.values(size, new Random(SEED))));
    int payload = encode(new Quantiles()).length - 2;
    for (int length = payload; length < state.length; length++) {
      byte[] cut = Arrays.copyOf(state, length);
      seal(cut);
      assertThatThrownBy(() -> decode(cut)).isInstanceOf(StateFormatException.class);
    }
  }

  /** Any payload gives a distribution of some values, which writes it again, or is refused. */
  @ParameterizedTest
  @ValueSource(ints = {0, 20, LIMIT + 1})
  void forgedPayloadsAreReadOrRefused(int size) {
    Random random = new Random(SEED);
    byte[] state = encode(of(Shape.LOG_NORMAL.values(size, random)));
    int payload = StateWriter.encode(HEADER, out -> {}).length - 4;
    int accepted = 0;
    for (int round = 0; round < 3_000; round++) {
      boolean sameLength = random.nextInt(4) > 0;
      int length = sameLength ? state.length : payload + 4 + random.nextInt(2 * state.length);
      byte[] forged = Arrays.copyOf(state, length);
      for (int changes = random.nextInt(4); changes >= 0 && length > payload + 4; changes--) {
        int back = random.nextInt(random.nextBoolean() ? length - 4 - payload : 1 + size / LIMIT);
        forged[length - 5 - back] = (byte) random.nextInt();
      }
      seal(forged);
      Quantiles read;
      try {
        read = decode(forged);
      } catch (StateFormatException refused) {
        continue;
      }
      accepted++;
      assertThat(encode(read)).as("seed %d, round %d", SEED, round).isEqualTo(forged);
    }
    assertThat(accepted).as("seed %d", SEED).isPositive();
  }

  private static void seal(byte[] state) {
    CRC32C checksum = new CRC32C();
    checksum.update(state, 0, state.length - 4);
    for (int i = 0; i < 4; i++) {
      state[state.length - 4 + i] = (byte) (checksum.getValue() >>> (8 * i));
    }
  }

  private static void counts(StateWriter out, long... counts) {
    for (long count : counts) {
      out.writeCount(count);
    }
  }

  @Test
  void valuesThatCannotBeAreRefused() {
    assertRefused(out -> out.writeByte(2), "form of quantiles must be 0 or 1, was 2");
    assertRefused(
        out -> {
          out.writeByte(0);
          counts(out, 2, Long.MAX_VALUE, 1);
        },
        "step to value 1 must be in 0..0, was 1");
    assertRefused(
        out -> {
          out.writeByte(0);
          out.writeCount(4_097);
          counts(out, new long[4_097]);
        },
        "number of values must be in 0..4096, was 4097");
    assertRefused(
        out -> {
          out.writeByte(0);
          out.writeCount(Integer.MAX_VALUE);
        },
        "state must hold 2147483647 elements of at least 1 bytes, has 0 bytes left");
  }

  private static Consumer<StateWriter> buckets(
      long[] gapsAndCounts, long min, long max, long sumHigh, long sumLow) {
    return out -> {
      out.writeByte(1);
      out.writeCount(gapsAndCounts.length / 2);
      counts(out, gapsAndCounts);
      counts(out, min, max, sumHigh);
      out.writeLong(sumLow);
    };
  }

  @Test
  void bucketsThatCannotBeAreRefused() {
    assertRefused(
        buckets(new long[] {3, 4_096}, 3, 3, 0, 3 * 4_096),
        "values in buckets must be more than 4096, was 4096");
    assertRefused(
        buckets(new long[0], 0, 0, 0, 0), "values in buckets must be more than 4096, was 0");
    assertRefused(
        buckets(new long[] {7_296, 5_000}, 3, 3, 0, 15_000),
        "gap after bucket -1 must be in 0..7295, was 7296");
    assertRefused(
        buckets(new long[] {7_295, 5_000, 0, 1}, 3, 3, 0, 15_000),
        "gap after bucket 7295 must be in 0..-1, was 0");
    assertRefused(
        buckets(new long[] {3, 5_000, 1, 0}, 3, 3, 0, 15_000),
        "count of bucket 5 must be in 1.." + (Tally.MOST - 5_000) + ", was 0");
    assertRefused(
        buckets(new long[] {256, 5_000}, 255, 256, 0, 256 * 5_000),
        "minimum must be in 256..257, was 255");
    assertRefused(
        buckets(new long[] {256, 5_000}, 257, 256, 0, 256 * 5_000),
        "maximum must be in 257..257, was 256");
    assertRefused(
        buckets(new long[] {255, 5_000, 0, 1}, 255, 258, 0, 256 * 5_000),
        "maximum must be in 256..257, was 258");
  }

  @Test
  void sumsThatNoValuesMakeAreRefused() {
    // 5,000 values of 512..515, one at least 513, and one of 1,024..1,031 that is 1,030
    long[] two = {384, 5_000, 127, 1};
    long least = 5_000 * 513 + 1_030;
    long greatest = 513 + 4_999 * 515 + 1_030;
    String range = "sum of the values must be in " + least + ".." + greatest + ", was ";
    assertThat(decode(buckets(two, 513, 1_030, 0, least)).mean()).isEqualTo(least / 5_001.0);
    assertThat(decode(buckets(two, 513, 1_030, 0, greatest)).mean()).isEqualTo(greatest / 5_001.0);
    assertRefused(buckets(two, 513, 1_030, 0, least - 1), range + (least - 1));
    assertRefused(buckets(two, 513, 1_030, 0, greatest + 1), range + (greatest + 1));
    assertRefused(buckets(two, 513, 1_030, 1, least), range + "18446744073712117646");
    // in one bucket, one value is the minimum and another the maximum
    long[] one = {384, 5_000};
    assertThat(decode(buckets(one, 512, 514, 0, 5_000 * 512 + 2)).max()).hasValue(514);
    assertRefused(
        buckets(one, 512, 514, 0, 5_000 * 512),
        "sum of the values must be in 2560002..2569998, was 2560000");
  }

  @Test
  void totalsUpToTheMostAreReadAndMergedWithoutLosingTheSum() {
    long most = Tally.MOST;
    BigInteger sum = BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(most - 5_000));
    Quantiles nearly =
        decode(
            buckets(
                new long[] {7_295, most - 5_000},
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                sum.shiftRight(64).longValueExact(),
                sum.longValue()));
    assertThat(nearly.mean()).isEqualTo(0x1p63);
    Quantiles rest = of(new long[5_000]);
    nearly.merge(rest);
    assertThat(nearly.n()).isEqualTo(most);
    assertThat(nearly.valueAtRank(5_000)).isZero();
    assertThat(nearly.quantile(1e-9)).hasValue(Long.MAX_VALUE - (1L << 54));
    assertThat(nearly.quantile(1)).hasValue(Long.MAX_VALUE);
    byte[] before = encode(nearly);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> nearly.merge(of(1)))
        .withMessage("counts must sum to at most " + most + ", was " + most + " + 1");
    assertThat(encode(nearly)).isEqualTo(before);
    assertThat(encode(decode(before))).isEqualTo(before);
  }
}
