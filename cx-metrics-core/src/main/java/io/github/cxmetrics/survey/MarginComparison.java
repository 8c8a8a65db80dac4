package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.stats.ChiSquare;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The levels of a margin in the sample and in the population, with how far the two distributions
 * are apart.
 *
 * @param margin the margin
 * @param n how many records were counted
 * @param levels each level of the targets in their order, then those only in the sample
 * @since 0.1
 */
public record MarginComparison(TargetMargin margin, long n, List<LevelComparison> levels)
    implements Serializable {

  /**
   * A level in the sample and in the population.
   *
   * @param level one text a variable
   * @param count how many records have it
   * @param n how many records were counted
   * @param target its share of the population; 0 for a level without a target
   */
  public record LevelComparison(List<String> level, long count, long n, double target)
      implements Serializable {

    /**
     * Copies the level.
     *
     * @param level as the record component
     * @param count as the record component
     * @param n as the record component
     * @param target as the record component
     * @throws IllegalArgumentException if the count is not in 0..n or the share not in [0, 1]
     */
    public LevelComparison {
      level = ImmutableList.copyOf(level);
      if (count < 0 || count > n) {
        throw new IllegalArgumentException("count must be in 0.." + n + ", was " + count);
      }
      if (!(target >= 0 && target <= 1)) {
        throw new IllegalArgumentException("target share must be in 0..1, was " + target);
      }
    }

    /**
     * The share of the sample.
     *
     * @return count / n, in [0, 1]; empty if n is 0
     */
    public OptionalDouble share() {
      return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count / n);
    }

    /**
     * How much larger the share of the sample is, in percentage points.
     *
     * @return 100 (share - target), in [-100, 100]; empty if n is 0
     */
    public OptionalDouble gap() {
      return n == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(100 * ((double) count / n - target));
    }

    /**
     * How many times as large as in the population the level is in the sample.
     *
     * @return share / target, at least 0; empty if n or the target is 0
     */
    public OptionalDouble ratio() {
      double ratio = n == 0 ? Double.NaN : (double) count / n / target;
      return Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty();
    }
  }

  /**
   * Copies the levels.
   *
   * @param margin as the record component
   * @param n as the record component
   * @param levels as the record component
   */
  public MarginComparison {
    levels = ImmutableList.copyOf(levels);
  }

  static MarginComparison of(SurveySample sample, TargetMargin margin) {
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    int[] places = sample.places(margin.variables());
    for (int row = 0; row < sample.table().rows(); row++) {
      if (sample.count(row) > 0) {
        counts.merge(sample.levels(row, places), sample.count(row), Long::sum);
      }
    }
    long n = sample.n();
    double total = margin.total();
    List<LevelComparison> levels = new ArrayList<>();
    margin
        .targets()
        .forEach(
            (level, target) ->
                levels.add(
                    new LevelComparison(
                        level, counts.getOrDefault(level, 0L), n, Math.min(1, target / total))));
    counts.forEach(
        (level, count) -> {
          if (!margin.targets().containsKey(level)) {
            levels.add(new LevelComparison(level, count, n, 0));
          }
        });
    return new MarginComparison(margin, n, levels);
  }

  /**
   * Half the sum of the absolute gaps: the share of the sample that would have to be on another
   * level for the distributions to be alike. Duncan, O. D. and Duncan, B. (1955), A Methodological
   * Analysis of Segregation Indexes, American Sociological Review 20(2), doi:10.2307/2088328.
   *
   * @return in [0, 1]; empty if n is 0
   */
  public OptionalDouble dissimilarity() {
    if (n == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (LevelComparison level : levels) {
      sum += Math.abs((double) level.count() / n - level.target());
    }
    return OptionalDouble.of(Math.min(1, sum / 2));
  }

  /**
   * Pearson's chi-square statistic of goodness of fit: the sum of (count - expected)<sup>2</sup> /
   * expected over the levels with a target above 0.
   *
   * @return at least 0; empty if n is 0, there are not two such levels, or records have a level
   *     that none of the population has
   */
  public OptionalDouble chiSquare() {
    if (n == 0 || degreesOfFreedom() < 1) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (LevelComparison level : levels) {
      double expected = n * level.target();
      double gap = level.count() - expected;
      sum += gap == 0 ? 0 : gap * gap / expected;
    }
    return Double.isFinite(sum) ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  /**
   * The degrees of freedom of {@link #chiSquare()}.
   *
   * @return the number of levels with a target above 0, less one
   */
  public int degreesOfFreedom() {
    return (int) levels.stream().filter(level -> level.target() > 0).count() - 1;
  }

  /**
   * The probability of so large a chi-square in a random sample of the population, by the
   * chi-square law, which is rough where few records (below about 5) are expected on a level.
   *
   * @return in [0, 1]; empty where {@link #chiSquare()} is
   */
  public OptionalDouble pValue() {
    OptionalDouble statistic = chiSquare();
    return statistic.isPresent()
        ? OptionalDouble.of(ChiSquare.tailAbove(statistic.getAsDouble(), degreesOfFreedom()))
        : statistic;
  }
}
