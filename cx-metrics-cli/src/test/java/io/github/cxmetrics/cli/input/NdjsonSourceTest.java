package io.github.cxmetrics.cli.input;

import static io.github.cxmetrics.cli.input.Inputs.ndjson;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdjsonSourceTest {

  @Test
  void readsTextsNumbersAndTruthAsTheyAreWritten() {
    assertThat(
            ndjson(
                """
                {"a":"x\\ny","b":1.50,"c":true}
                {"c":false,"b":-1e400,"a":"\\u00e9"}
                """,
                "a",
                "b",
                "c"))
        .containsExactly("1:x\ny|1.50|true", "2:é|-1e400|false");
  }

  @Test
  void absentKeyAndJsonNullAreNull() {
    assertThat(ndjson("{\"a\":null,\"b\":\"\"}\n{}\n", "a", "b")).containsExactly("1:~|", "2:~|~");
  }

  @Test
  void followsPathsAndSkipsTheRest() {
    String line =
        "{\"x\":[{\"customer\":1}],\"customer\":{\"id\":{\"n\":7},\"country\":\"KR\"},\"y\":{}}\n";

    assertThat(ndjson(line, "customer.country", "customer.id.n")).containsExactly("1:KR|7");
  }

  @Test
  void keyWithADotIsFoundByItsWholeName() {
    assertThat(ndjson("{\"customer.country\":\"KR\"}", "customer.country")).containsExactly("1:KR");
  }

  @Test
  void pathThroughSomethingThatIsNoObjectIsAbsent() {
    assertThat(ndjson("{\"a\":1}\n{\"a\":[{\"b\":1}]}\n{\"a\":{\"b\":2}}", "a.b"))
        .containsExactly("1:~", "2:~", "3:2");
  }

  @Test
  void sameKeyMayBeWantedTwice() {
    assertThat(ndjson("{\"a\":1,\"b\":2}", "b", "a", "b")).containsExactly("1:2|1|2");
  }

  @Test
  void skipsBlankLinesAndByteOrderMark() {
    assertThat(ndjson("\ufeff\n{\"a\":1}\r\n\r\n  \n{\"a\":2}", "a")).containsExactly("2:1", "5:2");
  }

  @Test
  void emptyInputIsNoRecords() {
    assertThat(ndjson("", "a")).isEmpty();
  }

  @Test
  void linesMayBeLongerThanTheFirstBuffer() {
    String text = "x".repeat(300_000);

    assertThat(ndjson("{\"a\":1}\n{\"a\":\"" + text + "\"}\n{\"a\":3}\n", "a"))
        .containsExactly("1:1", "2:" + text, "3:3");
  }

  @Test
  void manyShortLinesCrossTheBuffer() {
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 20_000; i++) {
      text.append("{\"a\":").append(i).append("}\n");
      expected.add(i + ":" + i);
    }

    assertThat(ndjson(text.toString(), "a")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "[1]; be a JSON object",
        "5; be a JSON object",
        "{\"a\":1} {\"a\":2}; be one JSON object",
        "{\"a\":1; be well-formed JSON",
        "{a:1}; be well-formed JSON",
        "{\"a\":NaN}; be well-formed JSON",
        "{\"b\":1,\"b\":2}; be well-formed JSON",
        "{\"a\":{\"c\":1}}; hold a text, a number, true or false under every wanted key",
        "{\"a\":[1]}; hold a text, a number, true or false under every wanted key",
      })
  void rejectsLineThatIsNoRecord(String line, String rule) {
    assertThatThrownBy(() -> ndjson("{\"a\":0}\n" + line + "\n", "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("events.ndjson, line 2: record must " + rule + ", was ");
  }

  @Test
  void duplicateKeyIsNamed() {
    assertThatThrownBy(() -> ndjson("{\"a\":1,\"a\":2}", "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("'a'");
  }

  @Test
  void sameColumnByPathAndByDottedKeyIsAmbiguous() {
    assertThatThrownBy(() -> ndjson("{\"a\":{\"b\":1},\"a.b\":2}", "a.b"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("record must have distinct keys");
  }

  @Test
  void listenerMaySkipBadLines() {
    List<Long> bad = new ArrayList<>();
    InputOptions lenient = InputOptions.DEFAULT.withBadRecords(problem -> bad.add(problem.line()));

    List<String> records =
        Inputs.read(
            "{\"a\":1}\nnonsense\n{\"a\":2\n{\"a\":3}\n".getBytes(UTF_8), "x.jsonl", lenient, "a");

    assertThat(records).containsExactly("1:1", "4:3");
    assertThat(bad).containsExactly(2L, 3L);
  }

  @Test
  void rejectsLineWithoutEnd() {
    String line = "{\"a\":\"" + "x".repeat(InputLimits.MAX_CHARS) + "\"}";

    assertThatThrownBy(() -> ndjson("{\"a\":1}\n" + line, "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "events.ndjson, line 2: line must be at most 4194304 characters long, was longer");
  }

  @Test
  void rejectsBottomlessNesting() {
    assertThatThrownBy(() -> ndjson("{\"x\":" + "[".repeat(100_000), "a"))
        .isInstanceOf(BadDataException.class);
  }

  @Test
  void tellsWhichColumnsOccurred() throws IOException {
    try (RecordSource source =
        RecordSource.open(
            new ByteArrayInputStream("{\"a\":null}\n{\"c\":{\"d\":1}}".getBytes(UTF_8)),
            "e.ndjson",
            InputOptions.DEFAULT,
            List.of("a", "b", "c.d"))) {
      assertThat(source.columnsSeen()).isEmpty();
      source.next();
      assertThat(source.columnsSeen()).containsExactly("a");
      source.next();
      assertThat(source.columnsSeen()).containsExactly("a", "c.d");
    }
  }

  @Test
  void columnThatNeverOccurredIsUnknown() throws IOException {
    assertThatThrownBy(() -> readAndRequire("{}\n{\"score\":1,\"x\":{\"y\":2}}", "scroe"))
        .isInstanceOf(UnknownColumnException.class)
        .hasMessage(
            "e.ndjson has no column \"scroe\", did you mean \"score\"? Its columns: score, x");
    readAndRequire("{}\n{\"score\":null}", "score");
    readAndRequire("", "score");
  }

  private static void readAndRequire(String text, String column) throws IOException {
    try (RecordSource source =
        RecordSource.open(
            new ByteArrayInputStream(text.getBytes(UTF_8)),
            "e.ndjson",
            InputOptions.DEFAULT,
            List.of(column))) {
      while (source.next()) {
        assertThat(source.line()).isPositive();
      }
      source.requireColumnsSeen();
    }
  }
}
