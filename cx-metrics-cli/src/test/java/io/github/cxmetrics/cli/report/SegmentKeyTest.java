package io.github.cxmetrics.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.cli.options.UsageException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SegmentKeyTest {

  private static SegmentKey key(String... values) {
    return new SegmentKey(List.of(values));
  }

  @Test
  void numbersComeBySizeAndBeforeWords() {
    assertThat(
            Stream.of("web", "10", "9", "", "9.0", "-1", "App").map(SegmentKeyTest::key).sorted())
        .extracting(each -> each.values().get(0))
        .containsExactly("-1", "9", "9.0", "10", "", "App", "web");
  }

  @Test
  void isFoundByTheNameThatOptionsGive() {
    List<SegmentKey> keys = List.of(key("a", ""), key("a", "b"));

    assertThat(SegmentKey.named("--baseline", "a / b", keys)).isEqualTo(key("a", "b"));
    assertThatThrownBy(() -> SegmentKey.named("--baseline", "b", keys))
        .isInstanceOf(UsageException.class)
        .hasMessage("--baseline must be one of the segments a / (empty), a / b, was \"b\"");
    assertThatThrownBy(
            () ->
                SegmentKey.named(
                    "--baseline", "a / b / c", List.of(key("a / b", "c"), key("a", "b / c"))))
        .hasMessageEndingWith(", was the name of several: \"a / b / c\"");
  }
}
