package io.github.cxmetrics.survey;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.GroupsAccumulator;
import io.github.cxmetrics.LongGroupsAccumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.parallel.Parallelism;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentedRatingTest {

  private static final long SEED = 20_261_127;

  /** The plain twin: each row by itself into the general form. */
  private static <R> LongGroupsAccumulator<RatingAccumulator<R>, R> general(
      RatingDefinition<R> definition, long[] segments, byte[] answers) {
    Metric<Integer, LongGroupsAccumulator<RatingAccumulator<R>, R>, SortedMap<Long, R>> metric =
        RatingMetric.<Integer, R>of(definition, i -> answers[i]).byLong("", i -> segments[i]);
    LongGroupsAccumulator<RatingAccumulator<R>, R> all = metric.newAccumulator();
    IntStream.range(0, answers.length).forEach(i -> metric.add(all, i));
    return all;
  }

  private static <R> GroupsAccumulator<RatingAccumulator<R>, R> general(
      RatingDefinition<R> definition, String[] segments, byte[] answers) {
    Metric<Integer, GroupsAccumulator<RatingAccumulator<R>, R>, SortedMap<String, R>> metric =
        RatingMetric.<Integer, R>of(definition, i -> answers[i]).by("", i -> segments[i]);
    GroupsAccumulator<RatingAccumulator<R>, R> all = metric.newAccumulator();
    IntStream.range(0, answers.length).forEach(i -> metric.add(all, i));
    return all;
  }

  private static byte[] answers(Random random, int size, RatingScale scale) {
    byte[] answers = new byte[size];
    for (int i = 0; i < size; i++) {
      answers[i] = (byte) (scale.lowest() + random.nextInt(scale.highest() - scale.lowest() + 1));
    }
    return answers;
  }

  private static long code(Random random, int shape) {
    return switch (shape) {
      case 0 -> random.nextInt(20);
      case 1 -> random.nextInt(2_000_000) - 10;
      case 2 -> (long) random.nextInt(50) << 56;
      case 3 ->
          new long[] {Long.MIN_VALUE, -1, 0, 1, 1_023, 1_024, Long.MAX_VALUE}[random.nextInt(7)];
      default -> random.nextLong() >>> random.nextInt(64);
    };
  }

  private static String[] names(long[] codes, boolean shared) {
    String[] names = new String[codes.length];
    for (int i = 0; i < codes.length; i++) {
      names[i] = "고객 " + codes[i];
      if (shared) {
        names[i] = names[i].intern();
      }
    }
    return names;
  }

  @Test
  void columnsGiveWhatRecordsGive() {
    Random random = new Random(SEED);
    for (RatingDefinition<?> definition :
        new RatingDefinition<?>[] {
          NpsDefinition.STANDARD,
          CsatDefinition.ONE_TO_FIVE,
          CesDefinition.of(RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2), 3, 3),
          new RatingsDefinition(RatingScale.of(-3, 100)),
        }) {
      for (int round = 0; round < 20; round++) {
        int size = round < 10 ? random.nextInt(40) : random.nextInt(30_000);
        int shape = round % 5;
        long[] codes = random.longs(size).map(any -> code(random, shape)).toArray();
        same(definition, codes, answers(random, size, definition.scale()));
      }
    }
  }

  private static <R> void same(RatingDefinition<R> definition, long[] codes, byte[] answers) {
    SegmentedRatingAccumulator<R> columns = SegmentedRatingAccumulator.of(definition);
    int cut = answers.length / 3;
    columns.addAll(codes, answers, 0, cut);
    columns.addAll(codes, answers, cut, answers.length);
    LongGroupsAccumulator<RatingAccumulator<R>, R> twin = general(definition, codes, answers);
    assertThat(columns.result()).as("seed %d", SEED).isEqualTo(twin.result());
    assertThat(columns.encode()).isEqualTo(twin.encode());
    assertThat(twin.decode(columns.encode()).result()).isEqualTo(columns.result());

    SegmentedRatingAccumulator<R> single = SegmentedRatingAccumulator.of(definition);
    for (int i = 0; i < answers.length; i++) {
      single.add(codes[i], (int) answers[i]);
    }
    assertThat(single.encode()).isEqualTo(columns.encode());

    for (boolean shared : new boolean[] {true, false}) {
      String[] names = names(codes, shared);
      NamedSegmentedRatingAccumulator<R> named = NamedSegmentedRatingAccumulator.of(definition);
      named.addAll(names, answers, 0, cut);
      named.addAll(names, answers, cut, answers.length);
      GroupsAccumulator<RatingAccumulator<R>, R> namedTwin = general(definition, names, answers);
      assertThat(named.result()).isEqualTo(namedTwin.result());
      assertThat(named.encode()).isEqualTo(namedTwin.encode());
    }
  }

  @Test
  void intCodesAreLongCodes() {
    Random random = new Random(SEED);
    int[] codes = random.ints(50_000, -300, 70_000).toArray();
    codes[7] = Integer.MIN_VALUE;
    codes[8] = Integer.MAX_VALUE;
    byte[] answers = answers(random, codes.length, RatingScale.ZERO_TO_TEN);
    SegmentedRatingAccumulator<Nps> ints = Nps.accumulatorByLong();
    ints.addAll(codes, answers, 0, codes.length);
    ints.addAll(codes, answers, 0, codes.length);
    SegmentedRatingAccumulator<Nps> longs = Nps.accumulatorByLong();
    long[] wide = IntStream.of(codes).asLongStream().toArray();
    longs.addAll(wide, answers, 0, codes.length);
    assertThat(ints.encode()).isEqualTo(longs.merge(longs).encode());
    assertThat(longs.copy().encode()).isEqualTo(ints.encode());
  }

  @Test
  void threadsGiveWhatOneThreadGives() {
    Random random = new Random(SEED);
    int size = 300_000;
    int[] codes = random.ints(size, 0, 5_000).toArray();
    long[] wide = IntStream.of(codes).mapToLong(code -> code * 1_000_003L).toArray();
    String[] names = names(wide, true);
    byte[] answers = answers(random, size, RatingScale.ZERO_TO_TEN);
    ForkJoinPool pool = new ForkJoinPool(3);
    for (Parallelism threads : new Parallelism[] {Parallelism.none(), Parallelism.of(pool)}) {
      SegmentedRatingAccumulator<Nps> one = Nps.accumulatorByLong();
      one.addAll(codes, answers, 11, size - 3);
      one.addAll(wide, answers, 11, size - 3);
      SegmentedRatingAccumulator<Nps> many = Nps.accumulatorByLong();
      many.addAll(codes, answers, 11, size - 3, threads);
      many.addAll(wide, answers, 11, size - 3, threads);
      assertThat(many.encode()).isEqualTo(one.encode());
      NamedSegmentedRatingAccumulator<Nps> oneNamed = Nps.accumulatorBy();
      oneNamed.addAll(names, answers, 11, size - 3);
      NamedSegmentedRatingAccumulator<Nps> manyNamed = Nps.accumulatorBy();
      manyNamed.addAll(names, answers, 11, size - 3, threads);
      assertThat(manyNamed.encode()).isEqualTo(oneNamed.encode());
      byte[] before = many.encode();
      byte[] bad = answers.clone();
      bad[size - 5] = 11;
      bad[200_000] = -1;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> many.addAll(codes, bad, 0, size, threads))
          .withMessage("NPS score at index 200000 must be a whole number in 0..10, was -1");
      assertThat(many.encode()).isEqualTo(before);
    }
    pool.shutdown();
  }

  @Test
  void oneScoreIsSharedToo() {
    byte[] answers = answers(new Random(SEED), 300_000, RatingScale.ZERO_TO_TEN);
    ForkJoinPool pool = new ForkJoinPool(2);
    for (Parallelism threads : new Parallelism[] {Parallelism.none(), Parallelism.of(pool)}) {
      RatingAccumulator<Nps> one = Nps.accumulator();
      one.addAll(answers, 9, answers.length);
      RatingAccumulator<Nps> many = Nps.accumulator();
      many.addAll(answers, 9, answers.length, threads);
      assertThat(many.encode()).isEqualTo(one.encode());
    }
    pool.shutdown();
  }

  @Test
  void batchIsAllOrNothing() {
    SegmentedRatingAccumulator<Nps> codes = Nps.accumulatorByLong();
    byte[] answers = new byte[10_000];
    int[] segments = IntStream.range(0, answers.length).toArray();
    for (int bad : new int[] {-128, -1, 11, 127}) {
      for (int place : new int[] {0, 1, 7, 8, 9_990, 9_999}) {
        byte[] wrong = answers.clone();
        wrong[place] = (byte) bad;
        assertThatIllegalArgumentException()
            .isThrownBy(() -> codes.addAll(segments, wrong, 0, wrong.length))
            .withMessage(
                "NPS score at index " + place + " must be a whole number in 0..10, was " + bad);
      }
    }
    assertThat(codes.result()).isEmpty();
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> codes.addAll(segments, answers, 0, 10_001));
  }

  @Test
  void badNameTakesTheBatchBack() {
    NamedSegmentedRatingAccumulator<Nps> names = Nps.accumulatorBy();
    names.add("kept 3", 9);
    byte[] before = names.encode();
    byte[] answers = new byte[20_000];
    String[] segments = new String[answers.length];
    for (int i = 0; i < segments.length; i++) {
      segments[i] = "kept " + i % 7_000;
    }
    segments[15_000] = null;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names.addAll(segments, answers, 0, answers.length))
        .withMessage("text at index 15000 must not be null");
    assertThat(names.encode()).isEqualTo(before);
    segments[15_000] = "half \uD800";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names.addAll(segments, answers, 0, answers.length))
        .withMessageStartingWith("text of a state must be well-formed Unicode");
    assertThat(names.encode()).isEqualTo(before);
    segments[15_000] = "whole";
    names.addAll(segments, answers, 0, answers.length);
    assertThat(names.result()).hasSize(7_001);
    assertThat(names.result().get("kept 3").n()).isEqualTo(4);
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without its checks may do
  void badSingleRowsChangeNothing() {
    NamedSegmentedRatingAccumulator<Nps> names = Nps.accumulatorBy();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names.add(null, 9))
        .withMessage("segment must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names.add("a", 11))
        .withMessage("NPS score must be a whole number in 0..10, was 11");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names.add("a", -0.5))
        .withMessage("NPS score must be a whole number in 0..10, was -0.5");
    assertThat(names.result()).isEmpty();
    SegmentedRatingAccumulator<Nps> codes = Nps.accumulatorByLong();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codes.add(1, -1))
        .withMessage("NPS score must be a whole number in 0..10, was -1");
    assertThat(codes.result()).isEmpty();
  }

  @Test
  void missingAndRejectedAreCountedBySegment() {
    SegmentedRatingAccumulator<Nps> codes = Nps.accumulatorByLong();
    codes.add(4, 9);
    codes.addMissing(4);
    codes.addMissing(5);
    codes.addRejected(5);
    NamedSegmentedRatingAccumulator<Nps> names = Nps.accumulatorBy();
    names.add("4", 9.0);
    names.addMissing("4");
    names.addMissing("5");
    names.addRejected("5");
    assertThat(names.result().values()).containsExactlyElementsOf(codes.result().values());
    assertThat(codes.result().get(4L).ratings()).isEqualTo(ratings(1, 0, 9));
    assertThat(codes.result().get(5L).ratings()).isEqualTo(ratings(1, 1));
  }

  private static Ratings ratings(int missing, int rejected, int... answers) {
    RatingAccumulator<Ratings> all = Ratings.accumulator(RatingScale.ZERO_TO_TEN);
    IntStream.range(0, missing).forEach(i -> all.addMissing());
    IntStream.range(0, rejected).forEach(i -> all.addRejected());
    all.addAll(answers, 0, answers.length);
    return all.result();
  }

  @Test
  void segmentsOfOtherNamesDoNotMerge() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SegmentedRatingAccumulator.of("country", NpsDefinition.STANDARD)
                    .merge(Nps.accumulatorByLong()))
        .withMessageStartingWith("cannot merge states of different definitions: byLong[country]");
  }

  @Test
  void totalsDoNotOverflow() {
    SegmentedRatingAccumulator<Nps> codes = Nps.accumulatorByLong();
    codes.add(1, 9);
    codes.addMissing(1);
    for (int doubling = 0; doubling < 62; doubling++) {
      codes.merge(codes.copy());
    }
    assertThat(codes.result().get(1L).n()).isEqualTo(1L << 62);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> codes.merge(codes));
  }

  @Test
  void addingAllocatesNothing() {
    int size = 20_000;
    Random random = new Random(SEED);
    int[] codes = random.ints(size, 0, 100_000).toArray();
    long[] wide = IntStream.of(codes).mapToLong(code -> code % 500 * 1_000_003L).toArray();
    String[] names = names(wide, true);
    byte[] answers = answers(random, size, RatingScale.ZERO_TO_TEN);
    SegmentedRatingAccumulator<Nps> byCode = Nps.accumulatorByLong();
    NamedSegmentedRatingAccumulator<Nps> byName = Nps.accumulatorBy();
    assertAllocatesNothing(
        () -> {
          byCode.addAll(codes, answers, 0, size);
          byCode.addAll(wide, answers, 0, size);
          byName.addAll(names, answers, 0, size);
          for (int i = 0; i < size; i++) {
            byCode.add(wide[i], 9);
            byName.add(names[i], 9);
            byCode.addMissing(wide[i]);
          }
        });
  }
}
