package io.github.cxmetrics.cli.input;

import static io.github.cxmetrics.cli.input.Inputs.csv;
import static io.github.cxmetrics.cli.input.Inputs.gzip;
import static io.github.cxmetrics.cli.input.Inputs.read;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every format: files, encodings, compression and damage. */
class RecordSourceTest {

  @Test
  void namedPipesThatCannotSayWhatIsAvailableAreRead() throws IOException {
    InputStream pipe =
        new ByteArrayInputStream("score\n9\n".getBytes(UTF_8)) {
          @Override
          public synchronized int available() {
            throw new UncheckedIOException(new IOException("Illegal seek"));
          }
        };

    try (RecordSource source =
        RecordSource.open(pipe, "/dev/fd/63", InputOptions.DEFAULT, List.of("score"))) {
      assertThat(source.next()).isTrue();
      assertThat(source.text(0)).isEqualTo("9");
      assertThat(source.next()).isFalse();
    }
  }

  private static final InputOptions DEFAULT = InputOptions.DEFAULT;

  @ParameterizedTest
  @CsvSource({
    "a.csv, CSV",
    "a.CSV.GZ, CSV",
    "a.tsv, TSV",
    "a.b.tab.gz, TSV",
    "a.ndjson, NDJSON",
    "dir.csv/a.jsonl, NDJSON",
    "a.txt,",
    "csv,CSV",
    "gz,",
  })
  void fileNamePromisesAFormat(String name, RecordFormat format) {
    assertThat(RecordFormat.ofFileName(name)).isEqualTo(Optional.ofNullable(format));
  }

  @Test
  void inputWithoutATellingNameIsRecognisedByItsBeginning() {
    assertThat(read(" {\"a\":1}", "standard input", "a")).containsExactly("1:1");
    assertThat(read("a\tb\n\"1\t2\n", "standard input", "a")).containsExactly("2:\"1");
    assertThat(read("a,b\tc\n1,2\n", "standard input", "a")).containsExactly("2:1");
    assertThat(read("\ufeffa\n1\n", "standard input", "a")).containsExactly("2:1");
  }

  @Test
  void slowBeginningIsWaitedFor() throws IOException {
    InputStream slow = new OneByteAtATime(bytes("\n\nscore\tgate\n9\tA1\n"));

    try (RecordSource source = RecordSource.open(slow, "pipe", DEFAULT, List.of("gate"))) {
      assertThat(source.next()).isTrue();
      assertThat(source.text(0)).isEqualTo("A1");
      assertThat(source.line()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\ufeff", "\n \n"})
  void emptyInputWithoutATellingNameIsAFileWithoutHeader(String text) {
    assertThatThrownBy(() -> read(text, "pipe", "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessage("pipe: file must begin with a row of column names, was empty");
  }

  @Test
  void givenFormatOverridesTheName() {
    assertThat(
            read(
                "{\"a\":1}".getBytes(UTF_8), "x.csv", DEFAULT.withFormat(RecordFormat.NDJSON), "a"))
        .containsExactly("1:1");
  }

  @Test
  void opensFilesByPath(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("survey.csv.gz"), gzip("a\n1\n".getBytes(UTF_8)));

    try (RecordSource source = RecordSource.open(file.toString(), DEFAULT, List.of("a"))) {
      assertThat(source.next()).isTrue();
      assertThat(source.text(0)).isEqualTo("1");
      assertThat(source.next()).isFalse();
      assertThat(source.next()).isFalse();
      assertThat(source.bytesRead()).isEqualTo(Files.size(file));
    }
  }

  @Test
  void missingFileIsAnIoException(@TempDir Path folder) {
    assertThatThrownBy(
            () -> RecordSource.open(folder.resolve("no.csv").toString(), DEFAULT, List.of()))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void gzipIsRecognisedWhateverTheName() {
    byte[] packed = gzip("a,b\n1,2\n".getBytes(UTF_8));

    assertThat(read(packed, "survey.csv", DEFAULT, "b")).containsExactly("2:2");
    assertThat(read("a,b\n1,2\n", "survey.csv.gz", "b")).containsExactly("2:2");
  }

  @Test
  void allMembersOfGzipAreReadThroughASlowPipe() throws IOException {
    InputStream slow = new OneByteAtATime(concat(gzip(bytes("a\n1\n")), gzip(bytes("2\n"))));

    try (RecordSource source = RecordSource.open(slow, "x.csv", DEFAULT, List.of("a"))) {
      assertThat(source.next()).isTrue();
      assertThat(source.next()).isTrue();
      assertThat(source.text(0)).isEqualTo("2");
    }
  }

  @Test
  void gzipCutAnywhereIsAnError() {
    byte[] packed = gzip(bytes("a,b\n" + "1,2\n".repeat(50)));
    for (int length = 2; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);

      assertThatThrownBy(() -> read(cut, "x.csv", DEFAULT, "a"))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("gzip data must be complete, was cut short or damaged");
    }
  }

  @Test
  void koreanEncodingIsReadWhenNamedAndRejectedWhenNot() {
    byte[] korean = Inputs.bytes("점수,의견\n9,좋아요\n", "EUC-KR");

    assertThat(read(korean, "x.csv", DEFAULT.withCharset(Charset.forName("EUC-KR")), "의견"))
        .containsExactly("2:좋아요");
    assertThatThrownBy(() -> read(korean, "x.csv", DEFAULT, "의견"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "x.csv, line 1: text must be valid UTF-8, was 0xC1 (give its encoding with --charset,"
                + " such as MS949 for Korean Excel)");
    assertThatThrownBy(() -> read(korean, "x.csv", DEFAULT.withCharset(US_ASCII), "의견"))
        .hasMessageEndingWith(
            "must be valid US-ASCII, was 0xC1 (give its encoding with --charset)");
  }

  @ParameterizedTest
  @EnumSource(RecordFormat.class)
  void malformedByteDeepInTheFileIsReportedOnItsLine(RecordFormat format) {
    String line = format == RecordFormat.NDJSON ? "{\"a\":\"점수\"}\r\n" : "a\r\n";
    byte[] bytes = concat(bytes(line.repeat(50_000)), new byte[] {(byte) 0xC3, '\n'});

    assertThatThrownBy(() -> read(bytes, "x", DEFAULT.withFormat(format), "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("x, line 50001: text must be valid UTF-8, was 0xC3");
  }

  @Test
  void fileEndingInsideACharacterIsAnError() {
    byte[] bytes = concat(bytes("a\n점"), new byte[] {(byte) 0xEC, (byte) 0xA0});

    assertThatThrownBy(() -> read(bytes, "x.csv", DEFAULT, "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("x.csv, line 2: text must be valid UTF-8, was 0xEC 0xA0");
  }

  @Test
  void spreadsheetUnicodeTextIsReadWhenNamedAndHintedAtWhenNot() {
    byte[] utf16 =
        concat(new byte[] {(byte) 0xFF, (byte) 0xFE}, Inputs.bytes("a\tb\r\n1\t2\r\n", "UTF-16LE"));
    InputOptions named = DEFAULT.withCharset(Charset.forName("UTF-16"));

    assertThat(read(utf16, "x.tsv", named, "b")).containsExactly("2:2");
    assertThat(read(utf16, "x.tsv", DEFAULT.withCharset(Charset.forName("UTF-16LE")), "a"))
        .containsExactly("2:1");
    assertThatThrownBy(() -> read(utf16, "x.tsv", DEFAULT, "b"))
        .hasMessageEndingWith("(give its encoding with --charset, such as UTF-16)");
  }

  @Test
  void failedOpeningClosesTheStream() {
    OneByteAtATime stream = new OneByteAtATime(bytes("a\n"));

    assertThatThrownBy(() -> RecordSource.open(stream, "x.csv", DEFAULT, List.of("nothing")))
        .isInstanceOf(UnknownColumnException.class);
    assertThat(stream.closed).isTrue();
  }

  @Test
  void failingDiskIsAnIoException() {
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes("a\n" + "1\n".repeat(100_000))), new DiskOnFire());

    assertThatThrownBy(
            () -> {
              try (RecordSource source =
                  RecordSource.open(failing, "x.csv", DEFAULT, List.of("a"))) {
                while (source.next()) {
                  assertThat(source.text(0)).isEqualTo("1");
                }
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("disk on fire");
  }

  @ParameterizedTest
  @EnumSource(RecordFormat.class)
  void randomBytesMeetDocumentedExceptionsOnly(RecordFormat format) {
    long seed = 4711;
    Random random = new Random(seed);
    for (int i = 0; i < 1_500; i++) {
      byte[] bytes = i % 2 == 0 ? anyBytes(random) : likelyBytes(random);
      InputOptions options = i % 7 == 0 ? DEFAULT : DEFAULT.withFormat(format);
      if (i % 3 == 0) {
        options = options.withBadRecords(problem -> assertThat(problem).hasMessageContaining("x"));
      }
      try {
        read(i % 5 == 0 ? gzip(bytes) : bytes, "x", options, "a", "#1");
      } catch (BadDataException | UnknownColumnException expected) {
        assertThat(expected).as("seed %s, round %s", seed, i).hasMessageContaining("x");
      }
    }
  }

  @Test
  void randomDamageToGzipMeetsDocumentedExceptionsOnly() {
    long seed = 815;
    Random random = new Random(seed);
    byte[] packed = gzip(bytes("a,b\n" + "1,2\n3,\"x\"\n".repeat(30)));
    for (int i = 0; i < 1_000; i++) {
      byte[] damaged = packed.clone();
      damaged[2 + random.nextInt(damaged.length - 2)] = (byte) random.nextInt();
      try {
        read(damaged, "x.csv", DEFAULT, "a");
      } catch (BadDataException | UnknownColumnException expected) {
        assertThat(expected).as("seed %s, round %s", seed, i).hasMessageContaining("x.csv");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"survey.csv", "survey.xlsx", "survey.ndjson", "standard input"})
  void excelWorkbookIsNamedAsSuch(String name) {
    byte[] workbook =
        concat(bytes("PK\u0003\u0004"), new byte[] {0x14, 0, 6, 0, 8, 0, (byte) 0xFF});

    assertThatThrownBy(() -> read(workbook, name, DEFAULT, "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            name
                + ": file must be text, was an Excel workbook or ZIP archive: save it as CSV UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"survey.json; [{\"a\":1}]", "survey.ndjson; '[\n  {\"a\":1}\n]'", "x.csv; ' [ {}]'"})
  void jsonArrayIsNamedAsSuch(String name, String text) {
    assertThatThrownBy(() -> read(text, name, "a"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(name + ": file must hold one JSON object a line, was a JSON array");
  }

  @Test
  void veryBinaryFileIsRejectedAtOnce() {
    byte[] png =
        concat(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}, new byte[64]);

    assertThatThrownBy(() -> csvOf(png)).isInstanceOf(BadDataException.class);
    assertThatThrownBy(() -> csv("\u0000\u0000\u0000", "a"))
        .isInstanceOf(UnknownColumnException.class);
  }

  private static List<String> csvOf(byte[] bytes) {
    return read(bytes, "x.csv", DEFAULT, "a");
  }

  private static byte[] anyBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Bytes that are mostly grammar, so that they get deeper into the parsers. */
  private static byte[] likelyBytes(Random random) {
    String alphabet = "a,\"\n\r\t{}[]:1.-e\\u0 점\u0000truenull\ufeff";
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "a,\n" : "{\"a\":1}\n");
    for (int i = random.nextInt(120); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /**
   * A pipe whose other end is slow: never has more than one byte, never says that more is ready.
   */
  private static final class OneByteAtATime extends ByteArrayInputStream {

    private boolean closed;

    OneByteAtATime(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 1));
    }

    @Override
    public synchronized int available() {
      return 0;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class DiskOnFire extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("disk on fire");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return read();
    }
  }
}
