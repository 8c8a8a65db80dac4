package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

/** What equality asks of a value: equal to its like in both directions, unlike all others. */
public final class EqualityCheck {

  private EqualityCheck() {}

  /** Checks a value beside an equal one and some that differ from it, each in one part. */
  public static void check(Object one, Object same, Object... others) {
    assertThat(one).isNotSameAs(same).isEqualTo(one).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(same).isEqualTo(one);
    assertThat(one).isNotEqualTo(null).isNotEqualTo("a text");
    for (int i = 0; i < others.length; i++) {
      assertThat(one).as("other %d", i).isNotEqualTo(others[i]);
      assertThat(others[i]).as("other %d", i).isNotEqualTo(one);
    }
  }
}
