package io.github.cxmetrics.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotedTest {

  @Test
  void quotesAndBackslashesAreMarked() {
    assertThat(Quoted.of("pay")).isEqualTo("\"pay\"");
    assertThat(Quoted.of("")).isEqualTo("\"\"");
    assertThat(Quoted.of("a \"b\" \\")).isEqualTo("\"a \\\"b\\\" \\\\\"");
  }

  @Test
  void namesThatDifferNeverReadAlike() {
    assertThat(Quoted.of(List.of("a", "b"))).isEqualTo("\"a\", \"b\"");
    assertThat(Quoted.of(List.of("a\", \"b"))).isEqualTo("\"a\\\", \\\"b\"");
    assertThat(Quoted.of(List.of())).isEmpty();
  }
}
