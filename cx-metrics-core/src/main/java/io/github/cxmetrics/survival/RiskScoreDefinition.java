package io.github.cxmetrics.survival;

import java.io.Serializable;

/**
 * How scores are kept: each as it is, or in buckets of one width.
 *
 * @param buckets into how many buckets 0 to 1 is divided; 0 to keep each score
 * @since 0.1
 */
public record RiskScoreDefinition(int buckets) implements Serializable {

  /** Each distinct score is kept. */
  public static final RiskScoreDefinition EXACT = new RiskScoreDefinition(0);

  private static final int MOST_BUCKETS = 1 << 24;

  /**
   * Checks the number of buckets.
   *
   * @param buckets as the record component
   * @throws IllegalArgumentException if it is not in 0 to 2<sup>24</sup>
   */
  public RiskScoreDefinition {
    if (buckets < 0 || buckets > MOST_BUCKETS) {
      throw new IllegalArgumentException(
          "number of buckets must be in 0.." + MOST_BUCKETS + ", was " + buckets);
    }
  }

  /**
   * Scores in buckets: a bucket counts as its middle, so that a score is off by half a width at
   * most; a score of 1 belongs to the last.
   *
   * @param buckets how many, at least 1
   * @return the definition
   * @throws IllegalArgumentException if the number is out of range
   */
  public static RiskScoreDefinition inBuckets(int buckets) {
    if (buckets == 0) {
      throw new IllegalArgumentException("number of buckets must be at least 1, was 0");
    }
    return new RiskScoreDefinition(buckets);
  }

  /** The word of a score. */
  long word(double score) {
    return buckets == 0 ? RowWords.of(score) : Math.min(buckets - 1L, (long) (score * buckets));
  }

  /** The score of a word. */
  double score(long word) {
    return buckets == 0 ? RowWords.number(word) : (word + 0.5) / buckets;
  }

  boolean isWord(long word) {
    if (buckets > 0) {
      return word >= 0 && word < buckets;
    }
    double score = RowWords.number(word);
    return RowWords.isFinite(word) && score >= 0 && score <= 1;
  }

  /**
   * The definition in words that identify it.
   *
   * @return {@code each score} or for example {@code 1000 buckets}
   */
  public String describe() {
    return buckets == 0 ? "each score" : buckets + " buckets";
  }

  /**
   * The definition in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
