package io.github.cxmetrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counting by planes of bits equals a loop over set bits; widening equals a loop over days. */
class BitCountsTest {

  private static final long SEED = 77;

  @Test
  void countsEqualThoseOfALoop() {
    Random random = new Random(SEED);
    for (int actors = 0; actors < 1_200; actors += 1 + random.nextInt(40)) {
      int words = 1 + random.nextInt(4);
      BitCounts counts = new BitCounts(words);
      long[] expected = new long[words * Long.SIZE];
      for (int i = 0; i < actors; i++) {
        for (int index = 0; index < words; index++) {
          long word = random.nextInt(4) == 0 ? random.nextLong() : -1L;
          counts.add(index, word);
          for (int bit = 0; bit < Long.SIZE; bit++) {
            expected[index * Long.SIZE + bit] += word >>> bit & 1;
          }
        }
      }
      assertThat(counts.counts()).as("seed %d, %d actors", SEED, actors).isEqualTo(expected);
    }
  }

  @Test
  void lanesCountAndWidenAsWordsDo() {
    Random random = new Random(SEED);
    for (int actors = 0; actors < 1_200; actors += 1 + random.nextInt(90)) {
      int words = 1 + random.nextInt(4);
      int window = 1 + random.nextInt(150);
      BitCounts expected = new BitCounts(words);
      LaneCounts counts = new LaneCounts(words);
      ActorLanes lanes = new ActorLanes(words);
      for (int i = 0; i < actors; i++) {
        long[] of = random.longs(words).map(word -> word & word >> 7 & word << 9).toArray();
        boolean full = lanes.add(of);
        DayWords.widen(of, 1, window);
        for (int index = 0; index < words; index++) {
          expected.add(index, of[index]);
        }
        if (full || i == actors - 1) {
          lanes.widen(1, window);
          counts.add(lanes);
          lanes.clear();
        }
      }
      assertThat(counts.counts())
          .as("seed %d, %d actors", SEED, actors)
          .isEqualTo(expected.counts());
    }
  }

  @Test
  void wideningSetsTheDaysAfter() {
    Random random = new Random(SEED);
    for (int round = 0; round < 2_000; round++) {
      long[] words = new long[1 + random.nextInt(5)];
      int size = words.length * Long.SIZE;
      boolean[] active = new boolean[size];
      for (int i = random.nextInt(5); i > 0; i--) {
        int day = random.nextInt(size);
        active[day] = true;
        words[day >> 6] |= 1L << day;
      }
      int first = 1 + random.nextInt(10);
      int window = first + random.nextInt(200);
      DayWords.widen(words, 1, first);
      DayWords.widen(words, first, window);
      for (int day = 0; day < size; day++) {
        boolean expected = false;
        for (int back = 0; back < window && back <= day; back++) {
          expected |= active[day - back];
        }
        assertThat((words[day >> 6] >>> day & 1) != 0)
            .as("seed %d, round %d, day %d of window %d", SEED, round, day, window)
            .isEqualTo(expected);
      }
    }
  }
}
