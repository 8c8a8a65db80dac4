package io.github.cxmetrics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JoinedTest {

  @Test
  void theSmallestStandsForAll() {
    Joined<String> joined = new Joined<>();
    assertThat(joined.isEmpty()).isTrue();
    joined.join("cookie 7", "ann");
    joined.join("cookie 7", "cookie 9");
    joined.join("ann", "cookie 9");

    assertThat(joined.of("cookie 9")).isEqualTo("ann");
    assertThat(joined.of("ann")).isEqualTo("ann");
    assertThat(joined.of("bob")).isEqualTo("bob");
    assertThat(joined.representatives()).isEqualTo(Map.of("cookie 7", "ann", "cookie 9", "ann"));
    assertThat(joined.isEmpty()).isFalse();
  }

  @Test
  void groupsJoinWhole() {
    Joined<Long> joined = new Joined<>();
    joined.join(5L, 6L);
    joined.join(2L, 3L);
    joined.join(6L, 3L);

    assertThat(joined.representatives()).isEqualTo(Map.of(3L, 2L, 5L, 2L, 6L, 2L));
  }

  @Test
  void orderAndPartsDoNotMatter() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      List<long[]> pairs = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        pairs.add(new long[] {random.nextInt(10), random.nextInt(10)});
      }
      Joined<Long> whole = new Joined<>();
      pairs.forEach(pair -> whole.join(pair[0], pair[1]));
      Collections.shuffle(pairs, random);
      Joined<Long> first = new Joined<>();
      Joined<Long> second = new Joined<>();
      pairs.forEach(pair -> (random.nextBoolean() ? first : second).join(pair[1], pair[0]));
      Joined<Long> merged = first.copy();
      merged.merge(second);

      assertThat(merged.representatives()).isEqualTo(whole.representatives());
    }
  }
}
