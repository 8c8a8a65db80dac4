package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.survey.RespondentScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * An accumulator for each segment and period.
 *
 * @param <A> what answers are added up in
 * @param <S> the score
 */
final class ScoreGroups<A extends Accumulator<A, S>, S> implements AnswerGroups<S> {

  private final Scoring<A, S> scoring;
  private final Map<SegmentKey, TreeMap<Long, A>> groups = new HashMap<>();

  ScoreGroups(Scoring<A, S> scoring) {
    this.scoring = scoring;
  }

  @Override
  public void add(AnswerKey key, double answer, double weight) {
    scoring.add(group(key), answer, weight);
  }

  @Override
  public void addMissing(AnswerKey key, double weight) {
    scoring.addMissing(group(key), weight);
  }

  @Override
  public void addRejected(AnswerKey key) {
    scoring.addRejected(group(key));
  }

  private A group(AnswerKey key) {
    return groups
        .computeIfAbsent(key.segment(), segment -> new TreeMap<>())
        .computeIfAbsent(key.period(), period -> scoring.newAccumulator());
  }

  @Override
  public List<SegmentKey> segments() {
    List<SegmentKey> segments = new ArrayList<>(groups.keySet());
    Collections.sort(segments);
    return segments;
  }

  @Override
  public LongStream periods() {
    return groups.values().stream()
        .flatMapToLong(all -> LongStream.of(all.firstKey(), all.lastKey()));
  }

  @Override
  public S total() {
    A total = scoring.newAccumulator();
    groups.values().forEach(periods -> periods.values().forEach(total::merge));
    return total.result();
  }

  @Override
  public S segment(SegmentKey segment) {
    A total = scoring.newAccumulator();
    groups.getOrDefault(segment, new TreeMap<>()).values().forEach(total::merge);
    return total.result();
  }

  @Override
  public S cell(SegmentKey segment, long period) {
    A cell = groups.getOrDefault(segment, new TreeMap<>()).get(period);
    return (cell == null ? scoring.newAccumulator() : cell).result();
  }

  @Override
  public Optional<RespondentScore<?>> respondents() {
    return Optional.empty();
  }
}
