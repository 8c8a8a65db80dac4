package io.github.cxmetrics.bench.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Answers as the files that surveys are exported to, of any size: identity, time, segment, score,
 * comment. Comments hold commas, quotes, line breaks and Korean; of 100 scores two are empty. A row
 * of CSV has about 95 bytes, a line of NDJSON about 160. The same seed makes the same file.
 */
public final class AnswerFiles {

  private static final int BUFFER = 1 << 20;
  private static final long FIRST_ID = 1_000_000_000L;
  private static final int SECONDS_BETWEEN = 20;
  private static final String[] COMMENTS = {
    "",
    "fine",
    "Quick and friendly staff at the counter",
    "quick, friendly and cheap, and close to where I live",
    "waited for an hour, then had to call again, and again",
    "they said \"tomorrow\", twice",
    "The form is too long.\nPlease make it shorter",
    "dear team,\r\nthe parcel was open \"on arrival\"\r\nregards",
    "good price for what you get in this city",
    "배송이 빨라서 좋았어요, 다음에도 \"꼭\" 이용할게요"
  };
  private static final byte[][] CSV_COMMENTS = bytes(COMMENTS, AnswerFiles::quoted);
  private static final byte[][] JSON_COMMENTS = bytes(COMMENTS, AnswerFiles::escaped);

  private AnswerFiles() {}

  /**
   * Writes CSV with the header {@code id,answered,segment,score,comment}.
   *
   * @param file the file to make
   * @param seed which answers to make up
   * @param rows how many, without the header
   * @param segments how many segments
   * @throws IOException if the file cannot be written
   */
  public static void writeCsv(Path file, long seed, long rows, int segments) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      write(out, "id,answered,segment,score,comment\n");
      Rows made = new Rows(seed, segments);
      for (long row = 0; row < rows; row++) {
        made.make(row);
        write(out, made.id + "," + made.time + ",");
        out.write(made.segment);
        write(out, "," + made.score + ",");
        out.write(CSV_COMMENTS[made.comment]);
        out.write('\n');
      }
    }
  }

  /**
   * Writes the same answers as one JSON object a line; a score that was not given is {@code null}.
   *
   * @param file the file to make
   * @param seed which answers to make up
   * @param rows how many
   * @param segments how many segments
   * @throws IOException if the file cannot be written
   */
  public static void writeNdjson(Path file, long seed, long rows, int segments) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
      Rows made = new Rows(seed, segments);
      for (long row = 0; row < rows; row++) {
        made.make(row);
        write(out, "{\"id\":" + made.id + ",\"answered\":\"" + made.time + "\",\"segment\":\"");
        out.write(made.segment);
        write(
            out,
            "\",\"channel\":\"web\",\"score\":" + (made.score.isEmpty() ? "null" : made.score));
        write(out, ",\"comment\":\"");
        out.write(JSON_COMMENTS[made.comment]);
        write(out, "\"}\n");
      }
    }
  }

  private static void write(OutputStream out, String ascii) throws IOException {
    out.write(ascii.getBytes(UTF_8));
  }

  private static byte[][] bytes(String[] texts, UnaryOperator<String> form) {
    byte[][] bytes = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      bytes[i] = form.apply(texts[i]).getBytes(UTF_8);
    }
    return bytes;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String escaped(String text) {
    return text.replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n");
  }

  /** One row after another. */
  private static final class Rows {

    private final SplittableRandom random;
    private final byte[][] segments;
    private long id;
    private String time = "";
    private byte[] segment = {};
    private String score = "";
    private int comment;

    Rows(long seed, int segments) {
      this.random = new SplittableRandom(seed);
      this.segments =
          IntStream.range(0, segments)
              .mapToObj(i -> Answers.segmentName(i).getBytes(UTF_8))
              .toArray(byte[][]::new);
    }

    void make(long row) {
      id = FIRST_ID + row;
      time =
          Answers.START
              .plusSeconds(SECONDS_BETWEEN * row + random.nextInt(SECONDS_BETWEEN))
              .toString();
      segment = segments[Answers.segment(random, segments.length)];
      boolean skipped = random.nextInt(100) < Answers.SKIPPED_PERCENT;
      score = skipped ? "" : Byte.toString(Answers.score(random));
      comment = random.nextInt(COMMENTS.length);
    }
  }
}
