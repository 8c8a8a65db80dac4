package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.ConfidenceLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Duplicates, by hand and against the rule written over plain lists. */
class DuplicatesTest {

  private static final long SEED = 20260701;

  /** All the rule says: by content, in the order of time, kept or not. */
  private static Duplicates oracle(DuplicateRule rule, List<long[]> records) {
    TreeMap<String, List<Long>> times = new TreeMap<>();
    for (long[] record : records) {
      times.computeIfAbsent(record[0] + "/" + record[1], key -> new ArrayList<>()).add(record[2]);
    }
    long duplicates = 0;
    long repeated = 0;
    long largest = 0;
    for (List<Long> each : times.values()) {
      each.sort(null);
      List<Long> kept = new ArrayList<>();
      for (long at : each) {
        boolean near = !kept.isEmpty() && at - kept.get(kept.size() - 1) < rule.withinMillis();
        if (!near) {
          kept.add(at);
        }
      }
      duplicates += each.size() - kept.size();
      repeated += each.size() > kept.size() ? 1 : 0;
      largest = Math.max(largest, each.size());
    }
    return new Duplicates(rule, records.size(), duplicates, times.size(), repeated, largest);
  }

  @Test
  void equalsTheRuleOverPlainLists() {
    Random random = new Random(SEED);
    for (int round = 0; round < 2_000; round++) {
      DuplicateRule rule =
          random.nextInt(4) == 0
              ? DuplicateRule.ANY_TIME
              : new DuplicateRule(1 + random.nextInt(20));
      DuplicatesAccumulator state = Duplicates.accumulator(rule);
      List<long[]> records = new ArrayList<>();
      for (int i = random.nextInt(30); i > 0; i--) {
        long[] record = {random.nextInt(2), random.nextInt(3), random.nextInt(60)};
        records.add(record);
        state.add(record[0], record[1], record[2]);
      }
      assertThat(state.result())
          .as("seed %d round %d", SEED, round)
          .isEqualTo(oracle(rule, records));
    }
  }

  @Test
  void theWindowStartsAtTheKeptRecord() {
    DuplicatesAccumulator state =
        Duplicates.accumulator(DuplicateRule.within(Duration.ofMillis(10)));
    for (long at : new long[] {18, 0, 9, 10}) {
      state.add(ContentHash.of("x"), at);
    }
    Duplicates result = state.result();
    assertThat(result.duplicates()).isEqualTo(2); // 9 is near 0, 10 is kept, 18 is near 10
    assertThat(result.repeatedContents()).isEqualTo(1);
    assertThat(result.largest()).isEqualTo(4);
    assertThat(result.share(ConfidenceLevel.P95).value()).isEqualTo(0.5);
  }

  @Test
  void contentsWithoutTimes() {
    Duplicates same =
        List.of("a", "b", "a", "a").stream()
            .collect(Duplicates.metric((String text) -> ContentHash.of(text)));
    assertThat(same).isEqualTo(new Duplicates(DuplicateRule.ANY_TIME, 4, 2, 2, 1, 3));
    DuplicatesAccumulator one = Duplicates.accumulator();
    one.add(ContentHash.of("a"));
    assertThat(one.result().duplicates()).isZero();
    assertThat(Duplicates.accumulator().result().estimates().get("duplicateShare").isDefined())
        .isFalse();
  }

  @Test
  void whereATextEndsMatters() {
    assertThat(ContentHash.of(List.of("ab", "c"))).isNotEqualTo(ContentHash.of(List.of("a", "bc")));
    assertThat(ContentHash.of(List.of("a"))).isEqualTo(ContentHash.of("a"));
    assertThat(ContentHash.of(List.of("", ""))).isNotEqualTo(ContentHash.of(List.of("")));
    assertThat(ContentHash.of("\ud83d")).isNotEqualTo(ContentHash.of("\ud83e"));
  }

  /** The hash stands in stored states, so it must never change. */
  @Test
  void hashOfKnownTexts() {
    assertThat(ContentHash.of("만족"))
        .isEqualTo(new ContentHash(6248752225138573997L, -5579048370070792076L));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DuplicateRule(0))
        .withMessage("time within which records are duplicates must be at least 1 ms, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Duplicates(DuplicateRule.ANY_TIME, 2, 1, 2, 1, 2))
        .withMessage(
            "counts of duplicates must stand beside each other, was 1 of 2 records, 1 of 2"
                + " contents");
    assertThat(DuplicateRule.ANY_TIME.describe()).isEqualTo("same content at any time");
    assertThat(new DuplicateRule(60_000).describe())
        .isEqualTo("same content within 60000 ms of the kept record");
  }
}
