package io.github.cxmetrics.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionalColumnsTest {

  private static final InputOptions OPTIONS = InputOptions.DEFAULT.withOptional(Set.of("b", "c"));

  private static RecordSource open(String name, String text) throws IOException {
    return RecordSource.open(
        new ByteArrayInputStream(text.getBytes(UTF_8)), name, OPTIONS, List.of("a", "b", "c"));
  }

  @Test
  void aColumnThatIsNotThereHasNoCells() throws IOException {
    try (RecordSource source = open("x.csv", "c,a\n3,1\n,2\n")) {
      assertThat(source.columnsSeen()).containsExactlyInAnyOrder("a", "c");
      source.next();
      assertThat(List.of(source.trimmed(0), source.trimmed(1), source.trimmed(2)))
          .containsExactly("1", "", "3");
      assertThat(source.text(1)).isNull();
      source.next();
      assertThat(source.text(2)).isEmpty();
    }
  }

  @Test
  void othersMustBeThere() {
    assertThatThrownBy(() -> open("x.csv", "b,c\n1,2\n"))
        .isInstanceOf(UnknownColumnException.class)
        .hasMessageContaining("has no column \"a\"");
  }

  @Test
  void keysOfNdjsonMayBeMissingInAllRecords() throws IOException {
    try (RecordSource source = open("x.ndjson", "{\"a\":1}\n")) {
      source.next();
      assertThat(source.text(2)).isNull();
      source.requireColumnsSeen();
      assertThat(source.columnsSeen()).containsExactly("a");
      assertThat(source.unknown("b")).hasMessageContaining("x.ndjson has no column \"b\"");
    }
  }
}
