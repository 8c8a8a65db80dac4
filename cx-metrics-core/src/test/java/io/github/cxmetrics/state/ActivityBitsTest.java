package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityBitsTest {

  private static final long SEED = 20260101;
  private static final StateHeader HEADER = StateHeader.of("test", 1, "");

  private record Row(long subject, long atMillis, long period) {}

  /** What is known of a subject, kept in sets. */
  private record Known(TreeSet<Long> periods, TreeSet<Long> times) {

    static Known of(ActivePeriods read) {
      Known known = new Known(new TreeSet<>(), new TreeSet<>());
      for (long at = read.next(Long.MIN_VALUE >> 8); at != ActivePeriods.NONE; ) {
        known.periods.add(at);
        at = read.next(at + 1);
      }
      known.times.add(read.firstMillis());
      if (read.secondMillis() != ActivePeriods.NONE) {
        known.times.add(read.secondMillis());
      }
      return known;
    }

    Known firstTwo() {
      TreeSet<Long> two = new TreeSet<>(times.stream().limit(2).toList());
      return new Known(periods, two);
    }
  }

  private static Row row(Random random, long subjects, long unit) {
    long subject = Math.round(Math.pow(random.nextDouble(), 3) * subjects) - 3;
    long atMillis =
        random.nextInt(50) == 0
            ? random.nextLong(-1L << 47, 1L << 47)
            : 1_700_000_000_000L + random.nextLong(400) * 86_400_000L + random.nextInt(3);
    return new Row(
        subject, atMillis, Math.floorDiv(atMillis, unit) + Math.floorMod(atMillis, 3) - 1);
  }

  private static List<Row> rows(int size, long subjects, long unit) {
    Random random = new Random(SEED);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      rows.add(row(random, subjects, unit));
    }
    return rows;
  }

  private static ActivityBits bits(List<Row> rows, long unit) {
    ActivityBits bits = new ActivityBits(unit, KeptTimes.FIRST_TWO);
    rows.forEach(row -> bits.add(row.subject, row.atMillis, row.period));
    return bits;
  }

  private static Map<Long, Known> expected(List<Row> rows) {
    Map<Long, Known> all = new TreeMap<>();
    for (Row row : rows) {
      Known known =
          all.computeIfAbsent(row.subject, any -> new Known(new TreeSet<>(), new TreeSet<>()));
      known.periods.add(row.period);
      known.times.add(row.atMillis);
    }
    all.replaceAll((subject, known) -> known.firstTwo());
    return all;
  }

  private static Map<Long, Known> read(ActivityBits bits) {
    Map<Long, Known> all = new TreeMap<>();
    bits.forEach((subject, periods) -> assertThat(all.put(subject, Known.of(periods))).isNull());
    assertThat((long) all.size()).isEqualTo(bits.subjects());
    return all;
  }

  private static byte[] encode(ActivityBits bits) {
    return StateWriter.encode(HEADER, bits::writeTo);
  }

  private static ActivityBits decode(byte[] bytes, long unit) {
    return StateReader.decode(
        bytes, HEADER, in -> new ActivityBits(unit, KeptTimes.FIRST_TWO).readFrom(in));
  }

  @ParameterizedTest
  @ValueSource(longs = {ActivityBits.DAY, ActivityBits.HOUR})
  void keepsPeriodsAndTheFirstTwoTimes(long unit) {
    for (long subjects : new long[] {1, 5, 300, 30_000}) {
      List<Row> rows = rows(60_000, subjects, unit);

      assertThat(read(bits(rows, unit))).isEqualTo(expected(rows));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {20, 30_000})
  void anyOrderAndAnySplitGivesTheSameBytes(long subjects) {
    List<Row> rows = rows(40_000, subjects, ActivityBits.DAY);
    byte[] bytes = encode(bits(rows, ActivityBits.DAY));
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(SEED));
    ActivityBits left = bits(shuffled.subList(0, 33_000), ActivityBits.DAY);
    ActivityBits right = bits(shuffled.subList(33_000, 40_000), ActivityBits.DAY);
    byte[] untouched = encode(right);

    assertThat(encode(bits(shuffled, ActivityBits.DAY))).isEqualTo(bytes);
    ActivityBits merged = left.copy();
    merged.merge(right);
    assertThat(encode(merged)).isEqualTo(bytes);
    assertThat(encode(right)).isEqualTo(untouched);
    ActivityBits turned = right.copy();
    turned.merge(left);
    turned.merge(turned);
    assertThat(encode(turned)).isEqualTo(bytes);
    assertThat(encode(decode(bytes, ActivityBits.DAY))).isEqualTo(bytes);
    assertThat(read(decode(bytes, ActivityBits.DAY))).isEqualTo(expected(rows));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 8, 9, 500, 30_000})
  void addingGoesOnAfterReadingAndCopying(long subjects) {
    List<Row> rows = rows(40_000, subjects, ActivityBits.DAY);
    ActivityBits bits = bits(rows.subList(0, 30_000), ActivityBits.DAY);
    List<ActivityBits> states = List.of(decode(encode(bits), ActivityBits.DAY), bits.copy(), bits);
    for (ActivityBits state : states) {
      for (Row row : rows.subList(30_000, 40_000)) {
        state.add(row.subject, row.atMillis, row.period);
      }
      assertThat(read(state)).isEqualTo(expected(rows));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {ActivityBits.DAY, ActivityBits.HOUR})
  void theFarthestTimesAreReadAgain(long unit) {
    ActivityBits bits = new ActivityBits(unit, KeptTimes.FIRST_TWO);
    for (long atMillis :
        new long[] {EventTime.FARTHEST_MILLIS - 1, 1 - EventTime.FARTHEST_MILLIS}) {
      bits.add(1, atMillis, Math.floorDiv(atMillis, unit));
    }
    assertThat(encode(decode(encode(bits), unit))).isEqualTo(encode(bits));
  }

  @Test
  void refusesPeriodsFarFromTheirTime() {
    ActivityBits bits = new ActivityBits(ActivityBits.DAY, KeptTimes.FIRST_TWO);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bits.add(1, 1L << 48, (1L << 48) / ActivityBits.DAY))
        .withMessage(
            "time of an event must be in milliseconds within 2^48 of 1970, was 281474976710656");
    for (long period : new long[] {-2, 2, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> bits.add(1, 0, period))
          .withMessage("period must hold the time 0, was " + period);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActivityBits(1, KeptTimes.NONE))
        .withMessage("period of activity must be a day or an hour, was 1 ms");
  }

  @Test
  void keysAreChangedWhenStatesAreJoined() {
    ActivityBits bits = bits(rows(500, 10, ActivityBits.DAY), ActivityBits.DAY);
    ActivityBits joined = new ActivityBits(ActivityBits.DAY, KeptTimes.FIRST_TWO);
    joined.merge(bits, subject -> 7);

    Known all = Known.of(joined.periodsOf(7));
    assertThat(joined.subjects()).isEqualTo(1);
    TreeSet<Long> periods = new TreeSet<>();
    read(bits).values().forEach(known -> periods.addAll(known.periods()));
    assertThat(all.periods()).isEqualTo(periods);
    assertThat(joined.periodsOf(8).first()).isEqualTo(ActivePeriods.NONE);
    assertThat(joined.periodsOf(8).last()).isEqualTo(ActivePeriods.NONE);
  }

  @Test
  void viewsTellFirstLastCountAndNext() {
    ActivityBits bits = new ActivityBits(ActivityBits.DAY, KeptTimes.FIRST_TWO);
    for (long day : new long[] {-1, 5, 63, 64, 2_932_896}) {
      bits.add(9, day * ActivityBits.DAY, day);
    }
    ActivePeriods view = bits.periodsOf(9);

    assertThat(view.first()).isEqualTo(-1);
    assertThat(view.last()).isEqualTo(2_932_896);
    assertThat(view.count()).isEqualTo(5);
    assertThat(view.blocks()).isEqualTo(4);
    assertThat(view.contains(63)).isTrue();
    assertThat(view.contains(62)).isFalse();
    assertThat(view.contains(1_000)).isFalse();
    assertThat(view.next(6)).isEqualTo(63);
    assertThat(view.next(65)).isEqualTo(2_932_896);
    assertThat(view.next(2_932_897)).isEqualTo(ActivePeriods.NONE);
  }

  @Test
  void aDayCostsEightBytesForSixtyFourAndAConstantForEachSubject() {
    for (int blocks : new int[] {1, 6, 60}) {
      ActivityBits bits = new ActivityBits(ActivityBits.DAY, KeptTimes.FIRST_TWO);
      for (long day = 0; day < 64L * blocks; day++) {
        bits.add(3, day * ActivityBits.DAY, day);
      }

      assertThat(
              encode(bits).length
                  - encode(new ActivityBits(ActivityBits.DAY, KeptTimes.FIRST_TWO)).length)
          .isLessThanOrEqualTo(8 * blocks + 32);
    }
  }

  @Test
  void bytesOfNoStateAreRefused() {
    for (Consumer<StateWriter> payload :
        List.<Consumer<StateWriter>>of(
            out -> out.writeCount(1),
            out -> subject(out, 1L << 48, 0, 0, 1),
            out -> subject(out, 0, 0, 1L << 40, 1),
            out -> subject(out, 0, 0, 1L << 22, 1),
            out -> subject(out, 0, 0, (1L << 22) - 1, 1, 1),
            out -> subject(out, 0, 0, 0, 0),
            out -> subject(out, 0, 0, 0, 1, 0, 1),
            out -> subject(out, 0, 0, 0, 1, 0, 0, 1),
            out -> subject(out, 0, 0, 0, 8),
            out -> subject(out, 0, 0, 0, 3),
            out -> subject(out, 0, 864_000_000, 0, 1))) {
      byte[] bytes = StateWriter.encode(HEADER, payload);
      assertThatThrownBy(() -> decode(bytes, ActivityBits.DAY))
          .isInstanceOf(StateFormatException.class);
    }
  }

  private static void subject(StateWriter out, long first, long gap, long block, long... words) {
    out.writeCount(1);
    out.writeLong(5);
    out.writeLong(first);
    out.writeCount(gap);
    out.writeCount(1);
    out.writeLong(block);
    out.writeCount(words.length);
    for (long word : words) {
      out.writeLong(word);
    }
  }
}
