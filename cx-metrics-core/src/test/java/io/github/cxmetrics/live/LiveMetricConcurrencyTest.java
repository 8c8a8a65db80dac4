package io.github.cxmetrics.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingMetric;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Under several writers, readers and resets nothing is lost and nothing is counted twice. */
@Timeout(120)
class LiveMetricConcurrencyTest {

  private static final int WRITERS = 4;
  private static final int RECORDS = 60_000;
  private static final long SEED = 20_261_127;

  private record Visit(String page, long code, int score) {

    /** Any of a hundred pages; the few first ones come most often. */
    static Visit random(SplittableRandom random) {
      int page = (int) Math.pow(100, random.nextDouble());
      return new Visit("page " + page, page * 999_983L, random.nextInt(11));
    }
  }

  private static final RatingMetric<Integer, Nps> SCORES = Nps.metric(Integer::intValue);
  private static final RatingMetric<Visit, Nps> VISITS = Nps.metric(Visit::score);

  private static SplittableRandom random(int writer) {
    return new SplittableRandom(SEED + writer);
  }

  private static Nps everything() {
    RatingAccumulator<Nps> all = Nps.accumulator();
    for (int writer = 0; writer < WRITERS; writer++) {
      SplittableRandom random = random(writer);
      for (int i = 0; i < RECORDS; i++) {
        all.add(random.nextInt(11));
      }
    }
    return all.result();
  }

  private static Nps allVisits() {
    RatingAccumulator<Nps> all = Nps.accumulator();
    for (int writer = 0; writer < WRITERS; writer++) {
      SplittableRandom random = random(writer);
      for (int i = 0; i < RECORDS; i++) {
        all.add(Visit.random(random).score());
      }
    }
    return all.result();
  }

  @Test
  void everyRecordIsInOneAnswerOfResets() throws InterruptedException, ExecutionException {
    LiveMetric<Integer, Nps> live = LiveMetric.of(SCORES);
    RatingAccumulator<Nps> answered = Nps.accumulator();
    Runnable reset =
        () -> {
          Nps answer = live.resultAndReset();
          synchronized (answered) {
            addTo(answered, answer);
          }
        };
    Threads.run(
        WRITERS,
        writer -> {
          SplittableRandom random = random(writer);
          for (int i = 0; i < RECORDS; i++) {
            live.record(random.nextInt(11));
          }
        },
        reset,
        reset,
        live::result);
    reset.run();
    assertThat(answered.result()).isEqualTo(everything());
    assertThat(live.result().n()).isZero();
  }

  private static void addTo(RatingAccumulator<Nps> sum, Nps answer) {
    for (int score = 0; score <= 10; score++) {
      for (long i = answer.ratings().counts().get(score); i > 0; i--) {
        sum.add(score);
      }
    }
  }

  @Test
  void anAnswerHasAllThatWasRecordedBeforeItAndNoMore()
      throws InterruptedException, ExecutionException {
    LiveMetric<Integer, Nps> live = LiveMetric.of(SCORES);
    AtomicLong begun = new AtomicLong();
    AtomicLong ended = new AtomicLong();
    Runnable look =
        () -> {
          long atLeast = ended.get();
          long n = live.result().n();
          assertThat(n).isBetween(atLeast, begun.get());
          assertThat(live.result().n()).isGreaterThanOrEqualTo(n);
        };
    Threads.run(
        WRITERS,
        writer -> {
          for (int i = 0; i < RECORDS; i++) {
            begun.incrementAndGet();
            live.record(i % 11);
            ended.incrementAndGet();
          }
        },
        look,
        look);
    assertThat(live.result().n()).isEqualTo((long) WRITERS * RECORDS);
  }

  @Test
  void anAnswerIsOfOneMoment() throws InterruptedException, ExecutionException {
    LiveMetric<Integer, Nps> live = LiveMetric.of(SCORES);
    AtomicLong promoters = new AtomicLong();
    Runnable look =
        () -> {
          Nps now = live.result();
          assertThat(now.detractors()).isLessThanOrEqualTo(now.promoters());
        };
    Threads.run(
        2,
        writer -> {
          for (int i = 1; i <= RECORDS; i++) {
            if (writer == 0) {
              live.record(10);
              promoters.set(i);
            } else {
              while (promoters.get() < i) {
                Thread.onSpinWait();
              }
              live.record(0);
            }
          }
        },
        look);
    assertThat(live.result().promoters()).isEqualTo(live.result().detractors()).isEqualTo(RECORDS);
  }

  @Test
  void rejectedRecordsOfManyThreadsChangeNothing() throws InterruptedException, ExecutionException {
    LiveMetric<Integer, Nps> live = LiveMetric.of(SCORES);
    Threads.run(
        WRITERS,
        writer -> {
          for (int i = 0; i < RECORDS / 10; i++) {
            live.record(9);
            assertThatIllegalArgumentException().isThrownBy(() -> live.record(11));
          }
        },
        live::result);
    assertThat(live.result().promoters()).isEqualTo(WRITERS * RECORDS / 10);
    assertThat(live.result().n()).isEqualTo(WRITERS * RECORDS / 10);
  }

  @Test
  void panesTurnUnderWriters() throws InterruptedException, ExecutionException {
    TestClock clock = new TestClock(0);
    RollingMetric<Integer, Nps> recent =
        RollingMetric.of(SCORES, RollingWindow.of(Duration.ofSeconds(10), 10_000), clock);
    AtomicLong turns = new AtomicLong();
    Threads.run(
        WRITERS,
        writer -> {
          SplittableRandom random = random(writer);
          for (int i = 0; i < RECORDS; i++) {
            recent.record(random.nextInt(11));
          }
        },
        () -> {
          if (turns.incrementAndGet() < 9_999) {
            clock.advance(1);
          }
        },
        recent::result);
    assertThat(recent.result().result()).isEqualTo(everything());
  }

  @Test
  void aSegmentedAnswerAlwaysSumsToTheWhole() throws InterruptedException, ExecutionException {
    LiveSegments<Visit, String, Nps> live = LiveSegments.by(VISITS, Visit::page, 20);
    LiveSegments<Visit, Long, Nps> byCode = LiveSegments.byLong(VISITS, Visit::code, 20);
    Threads.run(
        WRITERS,
        writer -> {
          SplittableRandom random = random(writer);
          for (int i = 0; i < RECORDS; i++) {
            Visit visit = Visit.random(random);
            live.record(visit);
            byCode.record(visit);
          }
        },
        () -> assertSums(live.result(), 20),
        () -> assertSums(byCode.result(), 20));
    Nps expected = allVisits();
    assertThat(live.result().whole()).isEqualTo(expected);
    assertThat(byCode.result().whole()).isEqualTo(expected);
    assertThat(live.result().named()).hasSize(20);
    assertThat(byCode.result().named()).hasSize(20);
  }

  private static <K> void assertSums(Segments<K, Nps> now, int most) {
    long own = now.named().values().stream().mapToLong(Nps::n).sum();
    assertThat(now.named()).hasSizeLessThanOrEqualTo(most);
    assertThat(now.otherRecords()).isEqualTo(now.other().n());
    assertThat(now.whole().n()).isEqualTo(own + now.otherRecords());
  }

  @Test
  void aKnownSegmentHasAllItsRecords() throws InterruptedException, ExecutionException {
    for (int round = 0; round < 200; round++) {
      LiveSegments<Visit, String, Nps> live = LiveSegments.by(VISITS, Visit::page, 1);
      Threads.run(
          2,
          writer -> {
            live.record(new Visit("first", 1, 10));
            live.record(new Visit("page " + writer, 2, 0));
          });
      Segments<String, Nps> now = live.result();
      assertThat(now.named()).hasSize(1);
      String own = now.named().firstKey();
      assertThat(now.named().get(own).n()).isEqualTo(own.equals("first") ? 2 : 1);
      assertSums(now, 1);
    }
  }

  @Test
  void segmentedResetsLoseNothing() throws InterruptedException, ExecutionException {
    LiveSegments<Visit, String, Nps> live = LiveSegments.by(VISITS, Visit::page, 30);
    Map<Integer, Long> counts = new HashMap<>();
    Runnable reset =
        () -> {
          Segments<String, Nps> answer = live.resultAndReset();
          assertSums(answer, 30);
          for (int score = 0; score <= 10; score++) {
            counts.merge(score, answer.whole().ratings().counts().get(score), Long::sum);
          }
        };
    Threads.run(
        WRITERS,
        writer -> {
          SplittableRandom random = random(writer);
          for (int i = 0; i < RECORDS; i++) {
            live.record(Visit.random(random));
          }
        },
        reset);
    reset.run();
    for (int score = 0; score <= 10; score++) {
      assertThat(counts.get(score)).isEqualTo(allVisits().ratings().counts().get(score));
    }
  }

  @Test
  void rollingSegmentsThatComeAndGoSumToTheWhole() throws InterruptedException, ExecutionException {
    TestClock clock = new TestClock(0);
    RollingSegments<Visit, Long, Nps> recent =
        RollingSegments.byLong(
            VISITS, Visit::code, 25, RollingWindow.of(Duration.ofMillis(50), 10), clock);
    RollingSegments<Visit, String, Nps> all =
        RollingSegments.by(
            VISITS, Visit::page, 25, RollingWindow.of(Duration.ofDays(10), 1_000), clock);
    Threads.run(
        WRITERS,
        writer -> {
          SplittableRandom random = random(writer);
          for (int i = 0; i < RECORDS; i++) {
            Visit visit = Visit.random(random);
            long wave = visit.code() + i / 500;
            recent.record(new Visit(visit.page(), wave, visit.score()));
            all.record(visit);
          }
        },
        () -> clock.advance(1),
        () -> assertSums(recent.result().result(), 25),
        () -> assertSums(all.result().result(), 25));
    assertThat(all.result().result().whole()).isEqualTo(allVisits());
    clock.advance(1_000);
    Segments<Long, Nps> later = recent.result().result();
    assertThat(later.named()).isEmpty();
    assertThat(later.whole().n()).isZero();
  }
}
