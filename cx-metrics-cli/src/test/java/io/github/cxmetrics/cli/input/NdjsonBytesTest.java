package io.github.cxmetrics.cli.input;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines read as bytes say what the parser says of the same text in another encoding. */
class NdjsonBytesTest {

  private static final List<String> COLUMNS = List.of("a", "score", "c.d", "점수", "a", "x");
  private static final String FIRST =
      "{\"a\":1,\"score\":9,\"c\":null,\"c.d\":\"e\",\"점수\":true,\"z\":\"\"}\n";
  private static final String[] VALUES = {
    "1",
    "0",
    "-0",
    "01",
    "-",
    "1.",
    "1.5",
    ".5",
    "1e3",
    "1E+3",
    "1e",
    "-1.25e-2",
    "9".repeat(120),
    "true",
    "false",
    "null",
    "nul",
    "truex",
    "NaN",
    "\"\"",
    "\"web\"",
    "\"점\"",
    "\"a\\\"b\"",
    "\"\\u00e9\"",
    "\"\\u00e\"",
    "\"\\x\"",
    "\"\\ud800\"",
    "\"a\tb\"",
    "\"unclosed",
    "{}",
    "{\"d\":7}",
    "{\"d\":1,\"d\":2}",
    "[1,2]",
    "[",
    "'a'",
    "",
    "\"a,b:}c\"",
    "1 2",
    "\"" + "long ".repeat(30) + "\"",
    "\"\u0000\"",
    "\"\u007f\u00a0\""
  };
  private static final String[] KEYS = {
    "\"a\"",
    "\"score\"",
    "\"c\"",
    "\"c.d\"",
    "\"점수\"",
    "\"z\"",
    "\"\"",
    "\"sc\\u006fre\"",
    "a",
    "\"x\"",
    "\"scor\""
  };
  private static final String[] ENDS = {
    "\n", "\n", "\n", "\r\n", "\r", "\n\n", " \n", "\n\u00a0\n", " x\n", ",\n", "}\n"
  };

  @Test
  void anyLinesAreReadAsByTheParser() {
    long seed = 20_261_127;
    Random random = new Random(seed);
    for (int round = 0; round < 6_000; round++) {
      StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "" : FIRST);
      for (int i = random.nextInt(8); i > 0; i--) {
        text.append(anyLine(random));
      }
      int size = 1 + random.nextInt(60);
      assertThat(read(text.toString(), UTF_8, size, 20 + random.nextInt(400)))
          .as("seed %s, round %s: %s", seed, round, text)
          .isEqualTo(read(text.toString(), UTF_16BE, size, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}\n{\"a\":1,\"a\":2}\n{\"a\":3}",
        "{\"a\":1,\"x\":2}\n{\"x\":2,\"a\":1}\n{\"a\":1,\"x\":2,\"a\":3}\n{\"x\":1,\"x\":2}\n{\"x\":5}",
        "{}\n{\"a\":1}\n{}\n { } \r\n{\"a\" : 2 } ",
        "{\"a\":1}\n{\"a\":1} {\"a\":2}\n[1]\n7\nnull\n\"a\"\n{\"a\":1",
        "{\"a\":1}\r\r\n\r{\"a\":2}\r\n{\r\"a\":3}\n",
        "{\"c\":{\"d\":1}}\n{\"c\":{\"d\":2},\"c.d\":3}\n{\"c.d\":4}\n{\"c\":5}\n{\"c.d\":6,\"c\":{\"d\":7}}"
      })
  void hostileLinesAreReadAsByTheParserWhereverTheyAreCut(String text) {
    for (int size = 1; size < 40; size++) {
      assertThat(read(text, UTF_8, size, 1 << 12)).isEqualTo(read(text, UTF_16BE, size, 0));
      assertThat(read(text, UTF_8, 1, size)).isEqualTo(read(text, UTF_16BE, size, 0));
    }
  }

  @Test
  void damageIsReportedOnItsLine() throws IOException {
    byte[] good = "{\"a\":1}\n{\"a\":\r1}\r\n\r\r{\"a\":2}\n".getBytes(UTF_8);
    for (int at = 1; at <= good.length; at++) {
      byte[] bytes = new byte[good.length + 1];
      System.arraycopy(good, 0, bytes, 0, at);
      bytes[at] = (byte) 0xC3;
      System.arraycopy(good, at, bytes, at + 1, good.length - at);
      List<String> outcome = new ArrayList<>();
      try {
        LineBuffer lines = new LineBuffer(reader(bytes, UTF_8), 0);
        while (lines.next()) {}
      } catch (BadDataException e) {
        outcome.add(e.toString());
      }
      List<String> all = read(reader(bytes, UTF_8), 3, 100);
      assertThat(all.subList(all.size() - 1, all.size())).isEqualTo(outcome);
    }
  }

  @Test
  void textThatComesAgainIsTheSameObjectAndHasTheSameNumber() throws IOException {
    NdjsonSource source =
        source(reader((FIRST + FIRST + FIRST).getBytes(UTF_8), UTF_8), 64, 1 << 10);
    source.next();
    assertThat(source.code(1)).isEqualTo(RecordSource.NO_CODE);
    source.next();
    String text = source.text(1);
    int code = source.code(1);
    assertThat(code).isNotNegative();
    source.next();
    assertThat(source.text(1)).isSameAs(text).isEqualTo("9");
    assertThat(source.code(1)).isEqualTo(code);
    assertThat(source.code(5)).isEqualTo(RecordSource.NO_CODE);
  }

  private static String anyLine(Random random) {
    StringBuilder line = new StringBuilder(random.nextInt(20) == 0 ? " " : "{");
    int fields = random.nextInt(5);
    int key = 0;
    for (int i = 0; i < fields; i++) {
      key =
          random.nextInt(4) == 0
              ? random.nextInt(KEYS.length)
              : Math.min(key + random.nextInt(3), 5);
      int value = random.nextInt(3) == 0 ? random.nextInt(VALUES.length) : i;
      line.append(i == 0 ? "" : ",").append(KEYS[key]);
      line.append(random.nextInt(9) == 0 ? " : " : ":").append(VALUES[value]);
      key++;
    }
    line.append(random.nextInt(20) == 0 ? "" : "}");
    return line.append(ENDS[random.nextInt(ENDS.length)]).toString();
  }

  private static StrictReader reader(byte[] bytes, Charset charset) throws IOException {
    return new StrictReader(new ByteArrayInputStream(bytes), "x", charset);
  }

  private static List<String> read(String text, Charset charset, int size, int most) {
    try {
      return read(reader(text.getBytes(charset), charset), size, most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NdjsonSource source(StrictReader text, int size, int most) {
    return new NdjsonSource(text, InputOptions.DEFAULT, COLUMNS, size, most);
  }

  /** All records, all complaints, and how it ends. */
  private static List<String> read(StrictReader text, int size, int most) throws IOException {
    List<String> all = new ArrayList<>();
    InputOptions options =
        InputOptions.DEFAULT.withBadRecords(problem -> all.add(problem.toString()));
    NdjsonSource source = new NdjsonSource(text, options, COLUMNS, size, most);
    try {
      while (source.next()) {
        StringBuilder record = new StringBuilder().append(source.line());
        for (int i = 0; i < COLUMNS.size(); i++) {
          record.append('|').append(source.text(i));
        }
        all.add(record.toString());
      }
      all.add(source.columnsSeen().toString());
      source.requireColumnsSeen();
    } catch (BadDataException | UnknownColumnException e) {
      all.add(e.toString());
    }
    return all;
  }
}
