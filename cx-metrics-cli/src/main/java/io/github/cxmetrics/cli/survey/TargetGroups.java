package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.survey.AdjustedScore;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingDefinition;
import io.github.cxmetrics.survey.RespondentScore;
import io.github.cxmetrics.survey.StratifiedRatingAccumulator;
import io.github.cxmetrics.survey.SurveyScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are weighted to targets all together; segments and periods are parts of them.
 *
 * @param <S> the unweighted score
 */
final class TargetGroups<S extends SurveyScore<S>> implements AnswerGroups<TargetScore<S>> {

  private final TargetQuery targets;
  private final List<String> by;
  private final String name;
  private final List<String> variables;
  private final int[] placesOfSegment;
  private final String[] levels;
  private final ScoreGroups<RatingAccumulator<S>, S> unweighted;
  private final StratifiedRatingAccumulator<S> answers;
  private @Nullable AdjustedScore<S> weighted;

  /**
   * Makes groups without answers.
   *
   * @param by the columns that make the segments
   * @param name what a refusal of the weights begins with
   */
  TargetGroups(RatingDefinition<S> definition, TargetQuery targets, List<String> by, String name) {
    this.targets = targets;
    this.by = by;
    this.name = name;
    this.variables = new ArrayList<>(targets.variables());
    by.stream().filter(column -> !variables.contains(column)).forEach(variables::add);
    this.placesOfSegment = by.stream().mapToInt(variables::indexOf).toArray();
    variables.add(nameOfPeriod());
    this.levels = new String[variables.size()];
    this.unweighted = new ScoreGroups<>(Scoring.unweighted(definition));
    this.answers =
        UsageException.ofRefusals(
            "--target with --by", () -> StratifiedRatingAccumulator.of(definition, variables));
  }

  /** No column has it. */
  private String nameOfPeriod() {
    StringBuilder period = new StringBuilder("period");
    while (variables.contains(period.toString())) {
      period.append('\'');
    }
    return period.toString();
  }

  @Override
  public void add(AnswerKey key, double answer, double weight) {
    unweighted.add(key, answer, weight);
    fillLevels(key);
    answers.add(levels, answer, weight);
  }

  @Override
  public void addMissing(AnswerKey key, double weight) {
    unweighted.addMissing(key, weight);
    if (!key.levels().isEmpty()) {
      fillLevels(key);
      answers.addMissing(levels, weight);
    }
  }

  @Override
  public void addRejected(AnswerKey key) {
    unweighted.addRejected(key);
  }

  private void fillLevels(AnswerKey key) {
    for (int i = 0; i < placesOfSegment.length; i++) {
      levels[placesOfSegment[i]] = key.segment().values().get(i);
    }
    for (int i = 0; i < key.levels().size(); i++) {
      levels[i] = key.levels().get(i);
    }
    levels[levels.length - 1] = Long.toString(key.period());
  }

  @Override
  public List<SegmentKey> segments() {
    return unweighted.segments();
  }

  @Override
  public LongStream periods() {
    return unweighted.periods();
  }

  @Override
  public TargetScore<S> total() {
    return new TargetScore<>(weighted(), unweighted.total());
  }

  @Override
  public TargetScore<S> segment(SegmentKey segment) {
    return new TargetScore<>(part(segment), unweighted.segment(segment));
  }

  @Override
  public TargetScore<S> cell(SegmentKey segment, long period) {
    AdjustedScore<S> cell =
        part(segment).segment(variables.get(variables.size() - 1), Long.toString(period));
    return new TargetScore<>(cell, unweighted.cell(segment, period));
  }

  private AdjustedScore<S> part(SegmentKey segment) {
    AdjustedScore<S> part = weighted();
    for (int i = 0; i < by.size(); i++) {
      part = part.segment(by.get(i), segment.values().get(i));
    }
    return part;
  }

  private AdjustedScore<S> weighted() {
    AdjustedScore<S> known = weighted;
    if (known == null) {
      known = answers.result().weighTo(targets.targets(), targets.rule());
      if (!known.weights().converged()) {
        throw new UsageException("--target: " + name + known.weights().inWords());
      }
      weighted = known;
    }
    return known;
  }

  @Override
  public Optional<RespondentScore<?>> respondents() {
    return Optional.empty();
  }
}
