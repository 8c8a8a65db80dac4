package io.github.cxmetrics.stats;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * How many values each of many actors has, as sums: actors are independent, the values of one are
 * not.
 *
 * @param clusters how many actors have a value
 * @param values how many values they have together
 * @param squares the sum of the squares of how many each has
 * @since 0.1
 */
public record ClusterSizes(long clusters, long values, long squares) implements Serializable {

  /**
   * Checks that there can be such actors.
   *
   * @param clusters as the record component
   * @param values as the record component
   * @param squares as the record component
   * @throws IllegalArgumentException if a number is negative, below the one before it, or only some
   *     are 0
   */
  public ClusterSizes {
    if (clusters < 0 || values < clusters || squares < values || (clusters == 0 && squares > 0)) {
      throw new IllegalArgumentException(
          "sizes of clusters must be at least 0 and ascend from clusters to values to squares, was "
              + clusters
              + ", "
              + values
              + ", "
              + squares);
    }
  }

  /**
   * The sizes where each actor has one value.
   *
   * @param n how many
   * @return the sizes
   * @throws IllegalArgumentException if n is negative
   */
  public static ClusterSizes ofSingles(long n) {
    return new ClusterSizes(n, n, n);
  }

  /**
   * As many actors with one value each would make a share of the values as uncertain as these can:
   * all if they have equally many, less the more these numbers differ. Source: Kish, L. (1965),
   * Survey Sampling, section 11.7.
   *
   * @return at least 1; 0 without values
   */
  public long effective() {
    BigInteger all = BigInteger.valueOf(values);
    return values == 0 ? 0 : all.multiply(all).divide(BigInteger.valueOf(squares)).longValueExact();
  }
}
