package io.github.cxmetrics.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.Map;

/**
 * How many records repeat the content of another one, or its key: the first is kept, the rest are
 * counted, and none is taken away.
 *
 * <p><b>Definition</b> {@link DuplicateRule}. What the content is, the caller says: all columns, a
 * key, a text in its normal form; {@link ContentHash} stands for it. <b>Unit and range</b> counts,
 * and {@code duplicates / records} in [0, 1]. <b>n</b> records. <b>Interval</b> Wilson; duplicates
 * often come in groups, and the interval is then too narrow. <b>Empty data</b> undefined with the
 * interval [0, 1]. <b>Rejects</b> times beyond 2<sup>48</sup> ms from 1970. <b>Merge</b> exact, in
 * any order of arrival. <b>Cost</b> 24 bytes a record; reading takes a pass and a sort. <b>Wire</b>
 * kind {@code duplicates}, version 1, at {@link DuplicatesAccumulator}.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * Duplicates same = rows.collect(Duplicates.metric(row -> ContentHash.of(row.cells())));
 * long rest = same.duplicates();                       // all but the first of each content
 * }</pre>
 *
 * @param rule when a record is a duplicate
 * @param n the records
 * @param duplicates those that are not kept
 * @param contents how many different contents there are
 * @param repeatedContents how many of them have a duplicate
 * @param largest how many records the most frequent content has
 * @since 0.1
 */
public record Duplicates(
    DuplicateRule rule, long n, long duplicates, long contents, long repeatedContents, long largest)
    implements Result {

  /**
   * Checks that the counts can stand beside each other.
   *
   * @param rule as the record component
   * @param n as the record component
   * @param duplicates as the record component
   * @param contents as the record component
   * @param repeatedContents as the record component
   * @param largest as the record component
   * @throws IllegalArgumentException if they cannot
   */
  public Duplicates {
    if (repeatedContents < 0
        || repeatedContents > Math.min(contents, duplicates)
        || contents > n - duplicates
        || largest > n
        || contents > 0 != n > 0) {
      throw new IllegalArgumentException(
          "counts of duplicates must stand beside each other, was "
              + duplicates
              + " of "
              + n
              + " records, "
              + repeatedContents
              + " of "
              + contents
              + " contents");
    }
  }

  /**
   * An empty accumulator under which every record after the first of a content is a duplicate.
   *
   * @return a new accumulator
   */
  public static DuplicatesAccumulator accumulator() {
    return accumulator(DuplicateRule.ANY_TIME);
  }

  /**
   * An empty accumulator.
   *
   * @param rule when a record is a duplicate
   * @return a new accumulator
   */
  public static DuplicatesAccumulator accumulator(DuplicateRule rule) {
    return new DuplicatesAccumulator(rule);
  }

  /**
   * The metric under which every record after the first of a content is a duplicate.
   *
   * @param content the content, or the key
   * @param <T> the record
   * @return the metric
   */
  public static <T> DuplicatesMetric<T> metric(Field<T, ContentHash> content) {
    return new DuplicatesMetric<>(DuplicateRule.ANY_TIME, content, record -> 0);
  }

  /**
   * The metric under which duplicates are near in time.
   *
   * @param rule when a record is a duplicate
   * @param content the content, or the key
   * @param atMillis when the record came, in milliseconds since 1970
   * @param <T> the record
   * @return the metric
   */
  public static <T> DuplicatesMetric<T> metric(
      DuplicateRule rule, Field<T, ContentHash> content, LongField<T> atMillis) {
    return new DuplicatesMetric<>(rule, content, atMillis);
  }

  /**
   * The share of records that are duplicates.
   *
   * @param level the confidence level
   * @return {@code duplicates / records}, in [0, 1]
   */
  public Estimate share(ConfidenceLevel level) {
    return ProportionInterval.WILSON.estimate(duplicates, n, level);
  }

  /** {@code duplicateShare}. */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return Map.of("duplicateShare", share(level));
  }
}
