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
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * An accumulator for each segment and period.
 *
 * @param <A> what answers are added up in
 * @param <S> the score
 */
final class ScoreGroups<A extends Accumulator<A, S>, S> implements AnswerGroups<S> {

  private final Scoring<A, S> scoring;
  private final Map<SegmentKey, Periods<A>> groups = new HashMap<>();
  private final List<@Nullable Periods<A>> byPlace = new ArrayList<>();

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
    int place = key.place();
    Periods<A> known = place < byPlace.size() ? byPlace.get(place) : null;
    Periods<A> periods = known == null ? newPeriods(key) : known;
    A last = periods.last;
    if (last != null && key.period() == periods.lastPeriod) {
      return last;
    }
    return periods.find(key.period(), scoring::newAccumulator);
  }

  private Periods<A> newPeriods(AnswerKey key) {
    Periods<A> periods = new Periods<>();
    groups.put(key.segment(), periods);
    while (byPlace.size() <= key.place()) {
      byPlace.add(null);
    }
    byPlace.set(key.place(), periods);
    return periods;
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
        .map(periods -> periods.all)
        .flatMapToLong(all -> LongStream.of(all.firstKey(), all.lastKey()));
  }

  @Override
  public S total() {
    A total = scoring.newAccumulator();
    groups.values().forEach(periods -> periods.all.values().forEach(total::merge));
    return total.result();
  }

  @Override
  public S segment(SegmentKey segment) {
    A total = scoring.newAccumulator();
    groups.getOrDefault(segment, new Periods<>()).all.values().forEach(total::merge);
    return total.result();
  }

  @Override
  public S cell(SegmentKey segment, long period) {
    A cell = groups.getOrDefault(segment, new Periods<>()).all.get(period);
    return (cell == null ? scoring.newAccumulator() : cell).result();
  }

  @Override
  public Optional<RespondentScore<?>> respondents() {
    return Optional.empty();
  }

  /** The periods of one segment; the one that was asked for last is at hand. */
  private static final class Periods<A> {

    private final TreeMap<Long, A> all = new TreeMap<>();
    private @Nullable A last;
    private long lastPeriod;

    A find(long period, Supplier<A> zero) {
      A found = all.computeIfAbsent(period, any -> zero.get());
      last = found;
      lastPeriod = period;
      return found;
    }
  }
}
