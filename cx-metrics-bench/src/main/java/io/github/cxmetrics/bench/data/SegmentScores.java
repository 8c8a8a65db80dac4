package io.github.cxmetrics.bench.data;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Answers by segment in columns, as {@link Answers#grouped} makes them up: a few large segments and
 * many small ones.
 */
public final class SegmentScores {

  private final int[] segments;
  private final byte[] scores;
  private final int count;

  private SegmentScores(int rows, int count) {
    segments = new int[rows];
    scores = new byte[rows];
    this.count = count;
  }

  /**
   * Makes answers up.
   *
   * @param seed which answers
   * @param rows how many
   * @param count how many segments; each occurs if there are as many rows
   * @return the answers
   */
  public static SegmentScores of(long seed, int rows, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    SegmentScores made = new SegmentScores(rows, count);
    for (int i = 0; i < rows; i++) {
      made.segments[i] = i < count ? i : Answers.segment(random, count);
      made.scores[i] = Answers.score(random);
    }
    return made;
  }

  /** The segment of each answer, from 0. */
  public int[] segments() {
    return segments;
  }

  /** The score of each answer, 0 to 10. */
  public byte[] scores() {
    return scores;
  }

  /** The code of the segment of each answer: scattered in 0..1,000,002. */
  public int[] codes() {
    int[] codeOf =
        LongStream.range(0, count).mapToInt(i -> (int) Answers.segmentCode((int) i)).toArray();
    return IntStream.of(segments).map(segment -> codeOf[segment]).toArray();
  }

  /** The name of the segment of each answer, 13 to 31 characters; one object for each segment. */
  public String[] names() {
    String[] nameOf =
        IntStream.range(0, count).mapToObj(Answers::segmentName).toArray(String[]::new);
    return IntStream.of(segments).mapToObj(segment -> nameOf[segment]).toArray(String[]::new);
  }
}
