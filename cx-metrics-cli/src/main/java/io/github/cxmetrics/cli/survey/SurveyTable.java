package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The answers of one input, an accumulator for each segment and period.
 *
 * @param <S> the score
 */
final class SurveyTable<S> {

  private final String file;
  private final RatingDefinition<S> definition;
  private final Map<SegmentKey, TreeMap<Long, RatingAccumulator<S>>> groups = new HashMap<>();

  private long rows;
  private long filtered;
  private long used;
  private long missing;
  private long rejected;

  SurveyTable(String file, RatingDefinition<S> definition) {
    this.file = file;
    this.definition = definition;
  }

  /** The input as the user named it. */
  String file() {
    return file;
  }

  void addAnswer(SegmentKey segment, long period, double answer) {
    group(segment, period).add(answer);
    rows++;
    used++;
  }

  void addMissing(SegmentKey segment, long period) {
    group(segment, period).addMissing();
    rows++;
    missing++;
  }

  /** Counts an answer that is not on the scale where it would have counted. */
  void addRejectedAnswer(SegmentKey segment, long period) {
    group(segment, period).addRejected();
    addRejectedRecord();
  }

  /** Counts a record of which not even the segment is known. */
  void addRejectedRecord() {
    rows++;
    rejected++;
  }

  void addFiltered() {
    rows++;
    filtered++;
  }

  private RatingAccumulator<S> group(SegmentKey segment, long period) {
    return groups
        .computeIfAbsent(segment, key -> new TreeMap<>())
        .computeIfAbsent(period, key -> RatingAccumulator.of(definition));
  }

  InputCounts counts() {
    return new InputCounts(rows, filtered, used, missing, rejected);
  }

  /** The segments in order of their names. */
  List<SegmentKey> segments() {
    List<SegmentKey> segments = new ArrayList<>(groups.keySet());
    Collections.sort(segments);
    return segments;
  }

  OptionalLong firstPeriod() {
    return periods().min();
  }

  OptionalLong lastPeriod() {
    return periods().max();
  }

  private LongStream periods() {
    return groups.values().stream()
        .flatMapToLong(all -> LongStream.of(all.firstKey(), all.lastKey()));
  }

  S total() {
    RatingAccumulator<S> total = RatingAccumulator.of(definition);
    groups.values().forEach(periods -> periods.values().forEach(total::merge));
    return total.result();
  }

  S segment(SegmentKey segment) {
    RatingAccumulator<S> total = RatingAccumulator.of(definition);
    groups.getOrDefault(segment, new TreeMap<>()).values().forEach(total::merge);
    return total.result();
  }

  S cell(SegmentKey segment, long period) {
    RatingAccumulator<S> cell = groups.getOrDefault(segment, new TreeMap<>()).get(period);
    return (cell == null ? RatingAccumulator.of(definition) : cell).result();
  }
}
