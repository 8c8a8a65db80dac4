package io.github.cxmetrics.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.Answer;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingMetric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LiveSegmentsTest {

  private static final RatingMetric<Answer, Nps> NPS = Nps.metric(Answer::score);

  private static Answer answer(String country, int score) {
    return new Answer("c", country == null ? 0 : country.hashCode(), country, score, true);
  }

  private static LiveSegments<Answer, String, Nps> byCountry(int most) {
    return LiveSegments.by(NPS, Answer::country, most);
  }

  @Test
  void eachSegmentHasItsResult() {
    LiveSegments<Answer, String, Nps> live = byCountry(3);
    assertThat(live.most()).isEqualTo(3);
    live.record(answer("KR", 10));
    live.record(answer("FR", 3));
    live.record(answer("KR", 8));
    Segments<String, Nps> now = live.result();
    assertThat(now.named())
        .containsExactly(Map.entry("FR", Nps.of(3)), Map.entry("KR", Nps.of(10, 8)));
    assertThat(now.other()).isEqualTo(Nps.of());
    assertThat(now.otherRecords()).isZero();
    assertThat(now.whole()).isEqualTo(Nps.of(3, 10, 8));
  }

  @Test
  void beyondTheCapEverythingGoesToOther() {
    LiveSegments<Answer, String, Nps> live = byCountry(2);
    live.record(answer("KR", 10));
    live.record(answer("FR", 9));
    live.record(answer("JP", 1));
    live.record(answer("DE", 2));
    live.record(answer("KR", 0));
    Segments<String, Nps> now = live.result();
    assertThat(now.named()).containsOnlyKeys("FR", "KR");
    assertThat(now.other()).isEqualTo(Nps.of(1, 2));
    assertThat(now.otherRecords()).isEqualTo(2);
    assertThat(now.whole()).isEqualTo(Nps.of(10, 9, 1, 2, 0));
    live.record(answer("JP", 1));
    assertThat(live.result().otherRecords()).isEqualTo(3);
  }

  @Test
  void aResetForgetsTheSegmentsToo() {
    LiveSegments<Answer, String, Nps> live = byCountry(1);
    live.record(answer("KR", 10));
    live.record(answer("FR", 9));
    assertThat(live.resultAndReset().named()).containsOnlyKeys("KR");
    assertThat(live.result().named()).isEmpty();
    assertThat(live.result().whole()).isEqualTo(Nps.of());
    live.record(answer("FR", 8));
    live.record(answer("KR", 7));
    assertThat(live.resultAndReset().named()).containsExactly(Map.entry("FR", Nps.of(8)));
  }

  @Test
  void aRejectedRecordTakesNoRoom() {
    LiveSegments<Answer, String, Nps> live = byCountry(1);
    assertThatIllegalArgumentException().isThrownBy(() -> live.record(answer("KR", 11)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> live.record(answer(null, 5)))
        .withMessage("segment key must not be null");
    live.record(answer("FR", 5));
    assertThatIllegalArgumentException().isThrownBy(() -> live.record(answer("FR", 11)));
    assertThatIllegalArgumentException().isThrownBy(() -> live.record(answer("JP", 11)));
    Segments<String, Nps> now = live.result();
    assertThat(now.named()).containsExactly(Map.entry("FR", Nps.of(5)));
    assertThat(now.otherRecords()).isZero();
  }

  @Test
  void rejectsCapsOutOfRange() {
    for (int most : new int[] {0, -3, (1 << 20) + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> byCountry(most))
          .withMessage("most segments of a live metric must be in 1..1048576, was " + most);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LiveSegments.byLong(NPS, Answer::account, most));
    }
  }

  @Test
  void theMapOfSegmentsCannotBeChanged() {
    LiveSegments<Answer, String, Nps> live = byCountry(1);
    live.record(answer("KR", 10));
    Map<String, Nps> named = live.result().named();
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(named::clear);
  }

  @Test
  void manySegmentsByNumber() {
    LiveSegments<Answer, Long, Nps> live = LiveSegments.byLong(NPS, Answer::account, 5_000);
    for (int round = 0; round < 2; round++) {
      for (long account = 0; account < 5_100; account++) {
        live.record(new Answer("c", account * 1_000_003 - 9, "", 10, false));
      }
    }
    Segments<Long, Nps> now = live.result();
    assertThat(now.named()).hasSize(5_000);
    assertThat(now.named().values()).allMatch(nps -> nps.n() == 2);
    assertThat(now.otherRecords()).isEqualTo(200);
    assertThat(now.whole().n()).isEqualTo(10_200);
  }

  private static <K> Segments<K, Nps> plain(
      Map<K, RatingAccumulator<Nps>> seen, RatingAccumulator<Nps> other, long others) {
    SortedMap<K, Nps> named = new TreeMap<>();
    RatingAccumulator<Nps> whole = other.copy();
    seen.forEach(
        (key, nps) -> {
          named.put(key, nps.result());
          whole.merge(nps);
        });
    return new Segments<>(named, other.result(), others, whole.result());
  }

  private static <K> void agreesWithAPlainMap(
      Function<Integer, LiveSegments<Answer, K, Nps>> made, Function<Answer, K> key) {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int most = 1 + random.nextInt(8);
      LiveSegments<Answer, K, Nps> live = made.apply(most);
      Map<K, RatingAccumulator<Nps>> seen = new LinkedHashMap<>();
      RatingAccumulator<Nps> other = Nps.accumulator();
      long others = 0;
      for (int i = 0; i < 300; i++) {
        Answer answer = Answer.random(random);
        live.record(answer);
        RatingAccumulator<Nps> part = seen.get(key.apply(answer));
        if (part == null && seen.size() < most) {
          part = Nps.accumulator();
          seen.put(key.apply(answer), part);
        }
        others += part == null ? 1 : 0;
        (part == null ? other : part).add(answer.score());
        if (random.nextInt(10) == 0) {
          assertThat(live.result()).as("seed %d", seed).isEqualTo(plain(seen, other, others));
        }
        if (random.nextInt(100) == 0) {
          assertThat(live.resultAndReset())
              .as("seed %d", seed)
              .isEqualTo(plain(seen, other, others));
          seen.clear();
          other = Nps.accumulator();
          others = 0;
        }
      }
    }
  }

  @Test
  void namedSegmentsAgreeWithAPlainMap() {
    agreesWithAPlainMap(most -> byCountry(most), Answer::country);
  }

  @Test
  void numberedSegmentsAgreeWithAPlainMap() {
    agreesWithAPlainMap(most -> LiveSegments.byLong(NPS, Answer::account, most), Answer::account);
  }
}
