package io.github.cxmetrics.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows split as bytes are those of the library, down to the last complaint. */
class ByteRowsTest {

  private static final CsvDialect COMMAS = CsvDialect.quoted(',');
  private static final List<CsvDialect> DIALECTS =
      List.of(
          COMMAS,
          CsvDialect.quoted(';'),
          CsvDialect.quoted('\t'),
          CsvDialect.quoted('|'),
          CsvDialect.quoted('\u0001'),
          CsvDialect.UNQUOTED_TABS);
  private static final String[] PARTS = {
    "a",
    "b",
    "7",
    ",",
    ",",
    ",",
    "\"",
    "\"",
    "\"\"",
    "\n",
    "\n",
    "\r\n",
    "\r",
    ";",
    "\t",
    "|",
    "\u0001",
    " ",
    "\u00a0",
    "\u0000",
    "é",
    "점",
    "😀",
    "\ufeff",
    "longer text",
    "\"x,y\"",
    "\"x\ny\"",
    "\"x\r\ny\"",
    "\"x\ry\"",
    "\"he said \"\"no\"\"\"",
    "abcdefg",
    "12345678",
    "\u0080",
    "\uffff",
    "\udbff\udfff"
  };
  private static final byte[][] BAD_PARTS = {
    {(byte) 0x80},
    {(byte) 0xC0, (byte) 0xAF},
    {(byte) 0xC3},
    {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
    {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
    {(byte) 0xEC, (byte) 0xA0},
    {(byte) 0xF0, (byte) 0x80},
    {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
    {(byte) 0xF8},
    {(byte) 0xFF},
    {(byte) 0xF0, (byte) 0x9F}
  };

  static Stream<String> hostileTexts() {
    return Stream.of(
        "",
        "\n",
        "\r",
        "\r\n\r\n",
        "a",
        "a,b",
        "a,",
        ",",
        "\"",
        "\"\"",
        "\"\"\"",
        "\"\"\"\"",
        "a,\"",
        "a,\"b",
        "a,\"b\n",
        "a,\"b\"\"",
        "a,\"b\"c",
        "a,\"b\" \n",
        "\"a\"\r\"b\"\r\n\"c\"\n",
        "a\rb\r\rc\r\n\r\nd\n\n\re",
        "a,b\n1,5\" screen\n2,a\"\"b\n",
        "a,b\n\" 1\",\" \"\n",
        "\"a\nb\r\nc\",d\n1,2\n",
        "\"a\rb\nc\",d\n1,2\n\"x",
        "a,b\r\n\"x\r\r\ny\",1\r\n2,3\r\n",
        "a,b\n1\n1,2,3\n,\n,,\n1,2",
        "sep=;\na;b\n1;2\n",
        " \n\u00a0\n\u200b\na,b\n \n\u3000\n1,2\n",
        "점수,의견\n9,\"좋아요, \"\"꼭\"\" 다시\n올게요\"\n10,😀\n",
        "a,b\n" + "x".repeat(300) + "," + "\"" + "y\n".repeat(200) + "\"\n1,2\n",
        "a,b\n1," + "x".repeat(7) + "\n1," + "x".repeat(8) + "\n1," + "x".repeat(9) + "\n",
        "a,b\n\u0000,\u0000\u0000\n\u0000\u0000,\u0000\n,\n",
        ",".repeat(200) + "\n" + ",".repeat(200) + "\n" + ",".repeat(300) + "\n");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTextsAreReadAsByTheLibraryWhereverTheyAreCut(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    for (CsvDialect dialect : DIALECTS) {
      List<String> expected = library(bytes, dialect, false);
      for (int size = 1; size <= Math.min(40, bytes.length + 2); size++) {
        assertThat(fast(bytes, dialect, size, 1 << 12, size, false)).isEqualTo(expected);
        assertThat(fast(bytes, dialect, size, 64, 1, false)).isEqualTo(expected);
      }
    }
  }

  @Test
  void everyEndOfATextIsReadAsByTheLibrary() {
    byte[] bytes = "id,text\r\n1,\"a \"\"b\"\"\r\nc\"\r\n2,점\n3,\"\"\r4,😀".getBytes(UTF_8);
    for (int length = 0; length <= bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      for (boolean failing : new boolean[] {false, true}) {
        List<String> expected = library(cut, COMMAS, failing);
        for (int size = 1; size < 20; size++) {
          assertThat(fast(cut, COMMAS, size, 1 << 12, 3, failing))
              .as("%s bytes, %s", length, size)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void anyTextIsReadAsByTheLibrary() {
    long seed = 20_261_127;
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = anyText(random);
      CsvDialect dialect = DIALECTS.get(random.nextInt(DIALECTS.size()));
      boolean failing = random.nextInt(10) == 0;
      int size = 1 + random.nextInt(40);
      int most = 20 + random.nextInt(400);
      int chunk = 1 + random.nextInt(50);
      assertThat(fast(bytes, dialect, size, most, chunk, failing))
          .as("seed %s, round %s: %s", seed, round, new String(bytes, UTF_8))
          .isEqualTo(library(bytes, dialect, failing));
    }
  }

  @Test
  void onlyUtf8IsSplitAsBytes() throws IOException {
    assertThat(rows("a", UTF_8.name(), ',')).isInstanceOf(ByteRows.class);
    assertThat(rows("a", "US-ASCII", ',')).isInstanceOf(LibraryRows.class);
    assertThat(rows("a", "EUC-KR", ',')).isInstanceOf(LibraryRows.class);
    assertThat(rows("a", UTF_8.name(), '점')).isInstanceOf(LibraryRows.class);
  }

  @Test
  void textThatComesAgainIsTheSameObjectAndHasTheSameNumber() throws IOException {
    String text = "v\nweb\n\"web\"\n\"w\"\"b\"\nweb\nw\n" + "x".repeat(70) + "\n";
    CsvRows rows = rows(text, UTF_8.name(), ',');
    rows.next();
    rows.keep(new int[] {0}, 1);
    rows.next();
    String first = rows.cell(0);
    int code = rows.code(0);
    rows.next();
    assertThat(rows.cell(0)).isSameAs(first).isEqualTo("web");
    assertThat(rows.code(0)).isEqualTo(code).isNotNegative();
    rows.next();
    assertThat(rows.code(0)).isEqualTo(RecordSource.NO_CODE);
    rows.next();
    assertThat(rows.cell(0)).isSameAs(first);
    rows.next();
    assertThat(rows.code(0)).isNotEqualTo(code).isNotNegative();
    rows.next();
    assertThat(rows.code(0)).isEqualTo(RecordSource.NO_CODE);
    assertThat(rows.cell(0)).hasSize(70);
  }

  private static CsvRows rows(String text, String charset, char delimiter) throws IOException {
    StrictReader reader =
        new StrictReader(
            new ByteArrayInputStream(Inputs.bytes(text, charset)), "x", Charset.forName(charset));
    return ByteRows.of(reader, CsvDialect.quoted(delimiter));
  }

  private static byte[] anyText(Random random) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    boolean mayBeBad = random.nextInt(4) == 0;
    for (int i = random.nextInt(40); i > 0; i--) {
      byte[] part =
          mayBeBad && random.nextInt(15) == 0
              ? BAD_PARTS[random.nextInt(BAD_PARTS.length)]
              : PARTS[random.nextInt(PARTS.length)].getBytes(UTF_8);
      text.writeBytes(part);
    }
    return text.toByteArray();
  }

  private static List<String> fast(
      byte[] bytes, CsvDialect dialect, int size, int most, int chunk, boolean failing) {
    return outcome(
        () -> {
          StrictReader text = new StrictReader(stream(bytes, chunk, failing), "x.csv", UTF_8);
          return ByteRows.of(text, dialect, size, most);
        });
  }

  private static List<String> library(byte[] bytes, CsvDialect dialect, boolean failing) {
    return outcome(
        () -> {
          StrictReader text = new StrictReader(stream(bytes, 64, failing), "x.csv", UTF_8);
          return new LibraryRows(text, dialect, 1);
        });
  }

  /** Opens rows. */
  @FunctionalInterface
  private interface Opening {
    CsvRows open() throws IOException;
  }

  /** All rows, the first two as a header and its declaration, and how it ends. */
  private static List<String> outcome(Opening opening) {
    List<String> all = new ArrayList<>();
    try {
      CsvRows rows = opening.open();
      int width = 0;
      for (int i = 0; i < 2 && rows.next(); i++) {
        all.add(rows.line() + " " + rows.isBlank() + " " + rows.width() + rows.cells());
        width = rows.width();
      }
      int[] slots = new int[width];
      for (int i = 0; i < width; i++) {
        slots[i] = i % 3 == 1 ? -1 : width - 1 - i;
      }
      rows.keep(slots, width + 1);
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        row.append(rows.line()).append(' ').append(rows.isBlank()).append(' ').append(rows.width());
        for (int i = 0; i <= width && rows.width() == width; i++) {
          row.append('|').append(rows.cell(i));
        }
        all.add(row.toString());
      }
      all.add("end");
    } catch (IOException | BadDataException e) {
      all.add(e.toString());
    }
    return all;
  }

  /** The bytes, or a gzip of them that lacks its end. */
  private static InputStream stream(byte[] bytes, int chunk, boolean failing) {
    byte[] packed = failing ? Inputs.gzip(bytes) : bytes;
    return new Chunks(failing ? Arrays.copyOf(packed, packed.length - 9) : packed, chunk);
  }

  /** Gives so many bytes at most each time. */
  private static final class Chunks extends ByteArrayInputStream {

    private final int most;

    Chunks(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, most));
    }

    @Override
    public synchronized int available() {
      return 0;
    }
  }
}
