package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.MeanSums;
import io.github.cxmetrics.stats.MixSplit;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Why a score changed between two sets of answers: what changed within segments, and what comes
 * from other segments having answered.
 *
 * <p><b>Definition</b> with the shares p and scores m of a segment in the baseline (0) and now (1)
 * and M the average of the two total scores: within {@code (p0 + p1) / 2 * (m1 - m0)}, composition
 * {@code (p1 - p0) * ((m0 + m1) / 2 - M)}. Over all segments they add up to the change of the total
 * score; there is no rest. A segment that grows adds to the composition effect if its score is
 * above the total, and takes away if it is below. A segment that is in one set only has no change
 * within. <b>Unit and range</b> the unit of the score, from minus to plus the length of its range.
 * <b>n</b> the answers of both sets; for a segment, its own. <b>Interval</b> linearised, see {@link
 * MixSplit}. <b>Empty data</b> a set without answers leaves all changes undefined. <b>Assumes</b>
 * that the two sets share no answers and answers are independent. <b>Rejects</b> scores of
 * different definitions, with {@link IllegalArgumentException}. <b>Cost</b> linear in the number of
 * segments. <b>Source</b> Kitagawa (1955), doi:10.1080/01621459.1955.10501299; Bennet (1920),
 * doi:10.2307/2340960.
 *
 * <p>The split depends on the segments asked for: other segments, other effects. It says where a
 * change came from, not why people changed their minds.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * MixShift<String> shift = MixShift.between(aprilByChannel, mayByChannel);
 * Estimate within = shift.within(ConfidenceLevel.P95);             // +1.0 points
 * Estimate composition = shift.composition(ConfidenceLevel.P95);   // +2.1 points
 * }</pre>
 *
 * @param mean how the score is a mean of what each answer is worth
 * @param segments the answers of each segment in both sets, ordered by segment
 * @param <K> what segments are known by
 * @since 0.1
 */
@SuppressWarnings("serial") // an ImmutableSortedMap, which is serialisable
public record MixShift<K extends Comparable<? super K>>(
    AnswerMean mean, SortedMap<K, MixSplit.Segment> segments) implements Result {

  /**
   * One segment of the change.
   *
   * @param baselineShare which part of the answers it had; in [0, 1]
   * @param share which part it has now
   * @param baselineScore its score before; undefined if it had no answers
   * @param score its score now
   * @param within what the change of its score contributes
   * @param composition what the change of its share contributes
   * @param change both together
   */
  public record Row(
      Estimate baselineShare,
      Estimate share,
      Estimate baselineScore,
      Estimate score,
      Estimate within,
      Estimate composition,
      Estimate change)
      implements Serializable {}

  /**
   * Copies the segments.
   *
   * @param mean as the record component
   * @param segments as the record component
   * @throws IllegalArgumentException if all answers are worth the same
   */
  public MixShift {
    if (!(mean.lowest() < mean.highest())) {
      throw new IllegalArgumentException(
          "answers must differ in worth, was " + mean.lowest() + " for each");
    }
    segments = ImmutableSortedMap.copyOfSorted(segments);
  }

  /**
   * The change from one set of answers to another.
   *
   * @param baseline the score of each segment in the set compared with
   * @param current the score of each segment in the set that is explained
   * @param <K> what segments are known by
   * @param <S> the score
   * @return the change
   * @throws IllegalArgumentException if there is no score at all, or their definitions differ
   */
  public static <K extends Comparable<? super K>, S extends SurveyScore<S>> MixShift<K> between(
      Map<K, S> baseline, Map<K, S> current) {
    Iterable<S> scores = Iterables.concat(current.values(), baseline.values());
    return of(headline(scores), sums(baseline), sums(current));
  }

  /**
   * The change of the mean of any worths.
   *
   * @param mean what answers are worth
   * @param baseline the worths of each segment in the set compared with
   * @param current the worths of each segment in the set that is explained
   * @param <K> what segments are known by
   * @return the change
   */
  public static <K extends Comparable<? super K>> MixShift<K> of(
      AnswerMean mean, Map<K, MeanSums> baseline, Map<K, MeanSums> current) {
    TreeSet<K> keys = new TreeSet<>(baseline.keySet());
    keys.addAll(current.keySet());
    ImmutableSortedMap.Builder<K, MixSplit.Segment> segments = ImmutableSortedMap.naturalOrder();
    for (K key : keys) {
      segments.put(
          key,
          new MixSplit.Segment(
              baseline.getOrDefault(key, MeanSums.NONE), current.getOrDefault(key, MeanSums.NONE)));
    }
    return new MixShift<>(mean, segments.build());
  }

  /** The headline that all scores have in common. */
  static <S extends SurveyScore<S>> AnswerMean headline(Iterable<S> scores) {
    RatingDefinition<?> first =
        Iterables.getFirst(Iterables.transform(scores, SurveyScore::definition), null);
    if (first == null) {
      throw new IllegalArgumentException("scores must be at least one, was none");
    }
    scores.forEach(score -> first.requireComparable(score.definition()));
    return first.headline();
  }

  /** What each score rests on. */
  static <K extends Comparable<? super K>, S extends SurveyScore<S>> SortedMap<K, MeanSums> sums(
      Map<K, S> scores) {
    ImmutableSortedMap.Builder<K, MeanSums> sums = ImmutableSortedMap.naturalOrder();
    scores.forEach((key, score) -> sums.put(key, score.sums()));
    return sums.build();
  }

  /**
   * How much the score changed.
   *
   * @param level the confidence level
   * @return the score now minus that of the baseline
   */
  public Estimate change(ConfidenceLevel level) {
    return inUnit(split().total(level).change());
  }

  /**
   * What came from segments changing.
   *
   * @param level the confidence level
   * @return the sum over all segments
   */
  public Estimate within(ConfidenceLevel level) {
    return inUnit(split().total(level).within());
  }

  /**
   * What came from who answered.
   *
   * @param level the confidence level
   * @return the sum over all segments
   */
  public Estimate composition(ConfidenceLevel level) {
    return inUnit(split().total(level).composition());
  }

  /**
   * The change segment by segment.
   *
   * @param level the confidence level of all intervals
   * @return a row for each segment
   */
  public SortedMap<K, Row> rows(ConfidenceLevel level) {
    MeanSums allBaseline = MeanSums.total(sumsOf(MixSplit.Segment::baseline));
    MeanSums allCurrent = MeanSums.total(sumsOf(MixSplit.Segment::current));
    List<MixSplit.Part> parts = split().parts(level);
    ImmutableSortedMap.Builder<K, Row> rows = ImmutableSortedMap.naturalOrder();
    int index = 0;
    for (Map.Entry<K, MixSplit.Segment> entry : segments.entrySet()) {
      MixSplit.Segment segment = entry.getValue();
      MixSplit.Part part = parts.get(index++);
      rows.put(
          entry.getKey(),
          new Row(
              segment.baseline().shareOf(allBaseline, level),
              segment.current().shareOf(allCurrent, level),
              mean.inUnit(mean.mean(segment.baseline()).estimate(level)),
              mean.inUnit(mean.mean(segment.current()).estimate(level)),
              inUnit(part.within()),
              inUnit(part.composition()),
              inUnit(part.change())));
    }
    return rows.build();
  }

  private List<MeanSums> sumsOf(Function<MixSplit.Segment, MeanSums> side) {
    return segments.values().stream().map(side).toList();
  }

  private MixSplit split() {
    return new MixSplit(List.copyOf(segments.values()), mean.lowest(), mean.highest());
  }

  /** A difference has no origin: the offset of the unit drops out. */
  private Estimate inUnit(Estimate change) {
    return change.scaled(mean.factor(), 0);
  }

  @Override
  public long n() {
    return segments.values().stream().mapToLong(MixSplit.Segment::n).sum();
  }

  /** {@code change}, {@code within} and {@code composition} in the unit of the score. */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    MixSplit.Part total = split().total(level);
    return ImmutableMap.of(
        "change", inUnit(total.change()),
        "within", inUnit(total.within()),
        "composition", inUnit(total.composition()));
  }
}
