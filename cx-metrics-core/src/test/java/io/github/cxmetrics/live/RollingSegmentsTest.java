package io.github.cxmetrics.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RollingSegmentsTest {

  private record Visit(String page, long code, int score) {}

  private static final RatingMetric<Visit, Nps> NPS = Nps.metric(Visit::score);
  private static final RollingWindow THREE_OF_TEN = RollingWindow.of(Duration.ofMillis(30), 3);

  private static Visit visit(long code, int score) {
    return new Visit("p" + code, code, score);
  }

  private static RollingSegments<Visit, String, Nps> named(int most, TestClock clock) {
    return RollingSegments.by(NPS, Visit::page, most, THREE_OF_TEN, clock);
  }

  private static RollingSegments<Visit, Long, Nps> numbered(int most, TestClock clock) {
    return RollingSegments.byLong(NPS, Visit::code, most, THREE_OF_TEN, clock);
  }

  @Test
  void aSegmentWithoutRecordsMakesRoom() {
    TestClock clock = new TestClock(0);
    RollingSegments<Visit, String, Nps> recent = named(1, clock);
    assertThat(recent.most()).isEqualTo(1);
    recent.record(visit(1, 10));
    clock.set(15);
    recent.record(visit(2, 3));
    assertThat(recent.result().result().named()).containsOnlyKeys("p1");
    assertThat(recent.result().result().otherRecords()).isEqualTo(1);
    clock.set(30);
    recent.record(visit(2, 4));
    Segments<String, Nps> now = recent.result().result();
    assertThat(now.named()).containsExactly(Map.entry("p2", Nps.of(4)));
    assertThat(now.other()).isEqualTo(Nps.of(3));
    assertThat(now.whole()).isEqualTo(Nps.of(3, 4));
    clock.set(40);
    assertThat(recent.result().result().otherRecords()).isZero();
    assertThat(recent.result().from()).isEqualTo(Instant.ofEpochMilli(20));
  }

  @Test
  void aSegmentOfThePaneThatIsNotOverKeepsItsRoom() {
    TestClock clock = new TestClock(0);
    RollingSegments<Visit, String, Nps> recent = named(1, clock);
    for (int time = 0; time < 200; time += 7) {
      clock.set(time);
      recent.record(visit(1, 10));
      recent.record(visit(2, 0));
    }
    assertThat(recent.result().result().named()).containsOnlyKeys("p1");
    assertThat(recent.result().result().other().detractors()).isPositive();
  }

  @Test
  void allAreForgottenWhenTheClockIsFarBack() {
    TestClock clock = new TestClock(1_000);
    RollingSegments<Visit, Long, Nps> recent = numbered(1, clock);
    recent.record(visit(1, 10));
    clock.set(0);
    recent.record(visit(2, 3));
    assertThat(recent.result().result().named()).containsExactly(Map.entry(2L, Nps.of(3)));
  }

  @Test
  void churningSegmentsAreNotKept() {
    TestClock clock = new TestClock(0);
    RollingSegments<Visit, String, Nps> names = named(1_000, clock);
    RollingSegments<Visit, Long, Nps> numbers = numbered(1_000, clock);
    for (long time = 0; time < 20_000; time++) {
      clock.set(time);
      names.record(visit(time, 10));
      numbers.record(visit(time, 10));
    }
    assertThat(names.result().result().named()).hasSizeLessThanOrEqualTo(30).hasSizeGreaterThan(20);
    assertThat(numbers.result().result().named()).hasSizeLessThanOrEqualTo(30);
    assertThat(numbers.result().result().otherRecords()).isZero();
  }

  /** The rules over a plain list: who is known when a record comes, and in which pane it came. */
  private static final class Plain<K extends Comparable<K>> {
    private record Kept<K>(long pane, boolean own, K key, int score) {}

    private final int most;
    private final List<Kept<K>> records = new ArrayList<>();
    private final Set<K> known = new HashSet<>();
    private long pane;

    Plain(int most) {
      this.most = most;
    }

    void see(long now) {
      if (now / 10 > pane) {
        pane = now / 10;
        records.removeIf(record -> record.pane() <= pane - 3);
        known.removeIf(
            key -> records.stream().noneMatch(kept -> kept.own() && kept.key().equals(key)));
      }
    }

    void record(long now, K key, int score) {
      see(now);
      boolean own = known.contains(key) || (known.size() < most && known.add(key));
      records.add(new Kept<>(pane, own, key, score));
    }

    Segments<K, Nps> result(long now) {
      see(now);
      SortedMap<K, RatingAccumulator<Nps>> own = new TreeMap<>();
      RatingAccumulator<Nps> other = Nps.accumulator();
      RatingAccumulator<Nps> whole = Nps.accumulator();
      for (Kept<K> record : records) {
        whole.add(record.score());
        (record.own() ? own.computeIfAbsent(record.key(), key -> Nps.accumulator()) : other)
            .add(record.score());
      }
      SortedMap<K, Nps> named = new TreeMap<>();
      own.forEach((key, nps) -> named.put(key, nps.result()));
      long others = records.stream().filter(record -> !record.own()).count();
      return new Segments<>(named, other.result(), others, whole.result());
    }
  }

  private static <K extends Comparable<K>> void agreesWithAPlainList(
      BiFunction<Integer, TestClock, RollingSegments<Visit, K, Nps>> made, Function<Visit, K> key) {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int most = 1 + random.nextInt(6);
      TestClock clock = new TestClock(0);
      RollingSegments<Visit, K, Nps> recent = made.apply(most, clock);
      Plain<K> plain = new Plain<>(most);
      long now = 0;
      for (int i = 0; i < 300; i++) {
        now += random.nextInt(40) == 0 ? random.nextInt(60) : random.nextInt(5);
        clock.set(now);
        Visit visit = visit(random.nextInt(10) + now / 50, random.nextInt(11));
        recent.record(visit);
        plain.record(now, key.apply(visit), visit.score());
        if (random.nextInt(5) == 0) {
          assertThat(recent.result().result()).as("seed %d", seed).isEqualTo(plain.result(now));
        }
      }
    }
  }

  @Test
  void namedSegmentsAgreeWithAPlainList() {
    agreesWithAPlainList(RollingSegmentsTest::named, Visit::page);
  }

  @Test
  void numberedSegmentsAgreeWithAPlainList() {
    agreesWithAPlainList(RollingSegmentsTest::numbered, Visit::code);
  }
}
