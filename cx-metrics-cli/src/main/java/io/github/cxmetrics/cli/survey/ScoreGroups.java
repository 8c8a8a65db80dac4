package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.cli.report.SegmentKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * An accumulator for each segment and period.
 *
 * @param <A> what answers are added up in
 * @param <S> the score
 */
final class ScoreGroups<A extends Accumulator<A, S>, S> {

  private final Scoring<A, S> scoring;
  private final Map<SegmentKey, TreeMap<Long, A>> groups = new HashMap<>();

  ScoreGroups(Scoring<A, S> scoring) {
    this.scoring = scoring;
  }

  void add(SegmentKey segment, long period, double answer, double weight) {
    scoring.add(group(segment, period), answer, weight);
  }

  void addMissing(SegmentKey segment, long period, double weight) {
    scoring.addMissing(group(segment, period), weight);
  }

  void addRejected(SegmentKey segment, long period) {
    scoring.addRejected(group(segment, period));
  }

  private A group(SegmentKey segment, long period) {
    return groups
        .computeIfAbsent(segment, key -> new TreeMap<>())
        .computeIfAbsent(period, key -> scoring.newAccumulator());
  }

  /** The segments in order of their names. */
  List<SegmentKey> segments() {
    List<SegmentKey> segments = new ArrayList<>(groups.keySet());
    Collections.sort(segments);
    return segments;
  }

  /** The first and the last period of every segment. */
  LongStream periods() {
    return groups.values().stream()
        .flatMapToLong(all -> LongStream.of(all.firstKey(), all.lastKey()));
  }

  S total() {
    A total = scoring.newAccumulator();
    groups.values().forEach(periods -> periods.values().forEach(total::merge));
    return total.result();
  }

  S segment(SegmentKey segment) {
    A total = scoring.newAccumulator();
    groups.getOrDefault(segment, new TreeMap<>()).values().forEach(total::merge);
    return total.result();
  }

  S cell(SegmentKey segment, long period) {
    A cell = groups.getOrDefault(segment, new TreeMap<>()).get(period);
    return (cell == null ? scoring.newAccumulator() : cell).result();
  }
}
