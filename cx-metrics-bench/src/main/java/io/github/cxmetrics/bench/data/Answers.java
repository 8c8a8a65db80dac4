package io.github.cxmetrics.bench.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.SplittableRandom;

/**
 * Makes up answers with the shapes of real ones: many tens and eights, few ones to fours; a few
 * large segments and many small ones. The same seed makes the same answers.
 */
public final class Answers {

  /** The position of the segment in the CSV file. */
  public static final int SEGMENT_COLUMN = 2;

  /** The position of the score in the CSV file, which is empty where the question was skipped. */
  public static final int SCORE_COLUMN = 3;

  private static final int HIGHEST = 10;

  /* How many of 100 people give the answers 0 to 10; the score is 28 points. */
  private static final int[] PERCENT = {4, 1, 2, 2, 2, 6, 5, 10, 18, 16, 34};
  private static final byte[] ANSWER_OF_PERCENTILE = percentiles();

  static final int SKIPPED_PERCENT = 2;
  static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 9, 0);
  private static final String[] KINDS = {"", "-north", "-south-web", "-call-centre-night"};
  private static final String[] COMMENTS = {
    "",
    "fine",
    "quick, friendly and cheap",
    "waited for an hour, then had to call again",
    "they said \"tomorrow\", twice"
  };

  private Answers() {}

  private static byte[] percentiles() {
    byte[] answers = new byte[100];
    int next = 0;
    for (byte answer = 0; answer <= HIGHEST; answer++) {
      for (int i = 0; i < PERCENT[answer]; i++) {
        answers[next++] = answer;
      }
    }
    return answers;
  }

  static byte score(SplittableRandom random) {
    return ANSWER_OF_PERCENTILE[random.nextInt(ANSWER_OF_PERCENTILE.length)];
  }

  /**
   * Scores 0 to 10 as a column of bytes.
   *
   * @param seed which scores to make up
   * @param n how many
   * @return the scores
   */
  public static byte[] skewed(long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] scores = new byte[n];
    for (int i = 0; i < n; i++) {
      scores[i] = score(random);
    }
    return scores;
  }

  /**
   * The same scores as a column of ints.
   *
   * @param scores scores
   * @return a new array
   */
  public static int[] widened(byte[] scores) {
    int[] widened = new int[scores.length];
    for (int i = 0; i < scores.length; i++) {
      widened[i] = scores[i];
    }
    return widened;
  }

  /**
   * Answers as objects. The first ones come from one segment each, so that all occur; after them
   * the k-th segment gives about 1/k as many answers as the first. Answers of one segment share the
   * string of its name.
   *
   * @param seed which answers to make up
   * @param n how many
   * @param segments how many segments, at most n
   * @return the answers
   */
  public static Answer[] grouped(long seed, int n, int segments) {
    SplittableRandom random = new SplittableRandom(seed);
    String[] names = new String[segments];
    for (int i = 0; i < segments; i++) {
      names[i] = segmentName(i);
    }
    Answer[] answers = new Answer[n];
    for (int i = 0; i < n; i++) {
      int segment = i < segments ? i : segment(random, segments);
      answers[i] = new Answer(names[segment], segmentCode(segment), score(random));
    }
    return answers;
  }

  static int segment(SplittableRandom random, int segments) {
    return (int) Math.pow(segments + 1.0, random.nextDouble()) - 1;
  }

  /** A name of 13 to 31 characters. */
  static String segmentName(int segment) {
    return "segment-" + (10_000 + segment) + KINDS[segment % KINDS.length];
  }

  /** Numbers scattered in 0..1,000,002, which is a prime less one: none comes twice. */
  static long segmentCode(int segment) {
    return (12_345 + 611_953L * segment) % 1_000_003;
  }

  /**
   * Writes answers as CSV: identity, time, segment, score, comment. Commas and quotes occur in the
   * comment only, and no cell holds a line end, so that a program that knows no quoting can read
   * the columns before it.
   *
   * @param file the file to make
   * @param seed which answers to make up
   * @param rows how many, without the header
   * @param segments how many segments
   * @throws IOException if the file cannot be written
   */
  public static void writeCsv(Path file, long seed, int rows, int segments) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord("id", "answered", "segment", "score", "comment");
      for (int row = 0; row < rows; row++) {
        csv.writeRecord(
            Long.toString(1_000_000_000L + row),
            START.plusSeconds(20L * row + random.nextInt(20)).toString(),
            segmentName(segment(random, segments)),
            random.nextInt(100) < SKIPPED_PERCENT ? "" : Byte.toString(score(random)),
            COMMENTS[random.nextInt(COMMENTS.length)]);
      }
    }
  }
}
