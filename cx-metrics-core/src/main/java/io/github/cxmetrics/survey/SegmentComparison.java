package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.PValueAdjustment;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * Many segments compared at once: which of them differ, with p-values adjusted for the number of
 * looks.
 *
 * <p>The intervals are those of each comparison on its own; the p-values, and with them the words
 * of {@link Difference#inWords}, are adjusted for all comparisons. Segments without answers are
 * listed and do not count as comparisons.
 *
 * @param differences each segment's difference, ordered by segment
 * @param adjustment how the p-values were adjusted
 * @param comparisons the number of comparisons they were adjusted for
 * @param <K> what segments are known by
 * @since 0.1
 */
@SuppressWarnings("serial") // an ImmutableSortedMap, which is serialisable
public record SegmentComparison<K extends Comparable<? super K>>(
    SortedMap<K, Difference> differences, PValueAdjustment adjustment, int comparisons)
    implements Serializable {

  /**
   * Copies the differences.
   *
   * @param differences as the record component
   * @param adjustment as the record component
   * @param comparisons as the record component
   * @throws IllegalArgumentException if there are fewer differences than comparisons
   */
  public SegmentComparison {
    differences = ImmutableSortedMap.copyOf(differences);
    if (comparisons < 0 || comparisons > differences.size()) {
      throw new IllegalArgumentException(
          "comparisons must be in 0.." + differences.size() + ", was " + comparisons);
    }
  }

  /**
   * Compares each segment with all answers outside it, by Holm's method and at 95 %.
   *
   * @param total the score of all answers, which contains every segment
   * @param segments the scores of the segments
   * @param <K> what segments are known by
   * @param <S> the score
   * @return a difference (segment minus rest) for each segment
   * @throws IllegalArgumentException if a segment is not part of the total
   */
  public static <K extends Comparable<? super K>, S extends SurveyScore<S>>
      SegmentComparison<K> withRest(S total, Map<K, S> segments) {
    return withRest(total, segments, PValueAdjustment.HOLM, ConfidenceLevel.P95);
  }

  /**
   * Compares each segment with all answers outside it.
   *
   * @param total the score of all answers, which contains every segment
   * @param segments the scores of the segments
   * @param adjustment how p-values are adjusted; Holm unless there is a reason
   * @param level the confidence level of the intervals
   * @param <K> what segments are known by
   * @param <S> the score
   * @return a difference (segment minus rest) for each segment
   * @throws IllegalArgumentException if a segment is not part of the total
   */
  public static <K extends Comparable<? super K>, S extends SurveyScore<S>>
      SegmentComparison<K> withRest(
          S total, Map<K, S> segments, PValueAdjustment adjustment, ConfidenceLevel level) {
    Map<K, Difference> differences = new LinkedHashMap<>();
    segments.forEach(
        (key, segment) ->
            differences.put(key, segment.differenceFrom(total.without(segment), level)));
    return of(differences, adjustment);
  }

  /**
   * Compares each other segment with one of them, by Holm's method and at 95 %.
   *
   * @param baseline the segment to compare with
   * @param segments the scores of the segments, which share no answers
   * @param <K> what segments are known by
   * @param <S> the score
   * @return a difference (segment minus baseline) for each segment but the baseline
   * @throws IllegalArgumentException if there is no such segment
   */
  public static <K extends Comparable<? super K>, S extends SurveyScore<S>>
      SegmentComparison<K> withBaseline(K baseline, Map<K, S> segments) {
    return withBaseline(baseline, segments, PValueAdjustment.HOLM, ConfidenceLevel.P95);
  }

  /**
   * Compares each other segment with one of them.
   *
   * @param baseline the segment to compare with
   * @param segments the scores of the segments, which share no answers
   * @param adjustment how p-values are adjusted; Holm unless there is a reason
   * @param level the confidence level of the intervals
   * @param <K> what segments are known by
   * @param <S> the score
   * @return a difference (segment minus baseline) for each segment but the baseline
   * @throws IllegalArgumentException if there is no such segment
   */
  public static <K extends Comparable<? super K>, S extends SurveyScore<S>>
      SegmentComparison<K> withBaseline(
          K baseline, Map<K, S> segments, PValueAdjustment adjustment, ConfidenceLevel level) {
    S reference = segments.get(baseline);
    if (reference == null) {
      throw new IllegalArgumentException(
          "baseline must be one of the segments "
              + ImmutableSortedSet.copyOf(segments.keySet())
              + ", was "
              + baseline);
    }
    Map<K, Difference> differences = new LinkedHashMap<>();
    segments.forEach(
        (key, segment) -> {
          if (!key.equals(baseline)) {
            differences.put(key, segment.differenceFrom(reference, level));
          }
        });
    return of(differences, adjustment);
  }

  /**
   * Adjusts the p-values of differences that are looked at together.
   *
   * @param differences each segment's difference
   * @param adjustment how p-values are adjusted; Holm unless there is a reason
   * @param <K> what segments are known by
   * @return the differences with adjusted p-values
   */
  public static <K extends Comparable<? super K>> SegmentComparison<K> of(
      Map<K, Difference> differences, PValueAdjustment adjustment) {
    double[] adjusted =
        adjustment.adjust(differences.values().stream().mapToDouble(Difference::pValue).toArray());
    ImmutableSortedMap.Builder<K, Difference> all = ImmutableSortedMap.naturalOrder();
    int index = 0;
    int comparisons = 0;
    for (Map.Entry<K, Difference> entry : differences.entrySet()) {
      double pValue = adjusted[index++];
      all.put(entry.getKey(), entry.getValue().withPValue(pValue));
      comparisons += Double.isNaN(pValue) ? 0 : 1;
    }
    return new SegmentComparison<>(all.build(), adjustment, comparisons);
  }
}
