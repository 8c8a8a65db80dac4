package io.github.cxmetrics.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The table does what a map does. */
class KeyTableTest {

  @Test
  void anyPutsAndRemovalsAreThoseOfAMap() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      KeyTable<Integer> table = new KeyTable<>();
      Map<Long, Integer> map = new HashMap<>();
      long stride = random.nextBoolean() ? 1 : random.nextLong();
      for (int i = 0; i < 400; i++) {
        long key = (random.nextInt(random.nextBoolean() ? 20 : 400) - 5) * stride;
        if (random.nextInt(3) > 0) {
          table.put(key, i);
          map.put(key, i);
        } else {
          table.remove(key);
          map.remove(key);
        }
        assertThat(table.size()).as("seed %s", seed).isEqualTo(map.size());
        assertThat(table.get(key)).as("seed %s", seed).isEqualTo(map.get(key));
      }
      Map<Long, Integer> all = new HashMap<>();
      table.forEach(all::put);
      assertThat(all).as("seed %s", seed).isEqualTo(map);
      assertThat(table.keys()).as("seed %s", seed).containsExactlyInAnyOrder(keys(map));
      map.forEach((key, value) -> assertThat(table.get(key)).isEqualTo(value));
    }
  }

  private static long[] keys(Map<Long, Integer> map) {
    return map.keySet().stream().mapToLong(Long::longValue).toArray();
  }
}
