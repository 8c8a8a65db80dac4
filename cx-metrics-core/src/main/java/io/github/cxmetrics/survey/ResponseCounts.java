package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.state.Tally;
import java.util.Map;

/** Checks of counted outcomes. */
final class ResponseCounts {

  private ResponseCounts() {}

  /** The counts of all outcomes in their order, 0 where there is none. */
  static <E extends Enum<E>> Map<E, Long> checked(Map<E, Long> counts, E[] outcomes) {
    ImmutableMap.Builder<E, Long> checked = ImmutableMap.builder();
    for (E outcome : outcomes) {
      checked.put(outcome, counts.getOrDefault(outcome, 0L));
    }
    ImmutableMap<E, Long> all = checked.buildOrThrow();
    requireEach(all);
    long total = 0;
    for (long count : all.values()) {
      total = Tally.addCounts(total, count);
    }
    return all;
  }

  static <E extends Enum<E>> void requireEach(Map<E, Long> counts) {
    counts.forEach(
        (outcome, count) -> {
          if (count < 0 || count > Tally.MOST) {
            throw new IllegalArgumentException(
                "count of " + outcome + " must be in 0.." + Tally.MOST + ", was " + count);
          }
        });
  }
}
