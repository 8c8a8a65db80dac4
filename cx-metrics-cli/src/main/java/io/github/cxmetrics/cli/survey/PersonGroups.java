package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.survey.NamedRespondentAccumulator;
import io.github.cxmetrics.survey.RatingDefinition;
import io.github.cxmetrics.survey.RespondentAnswer;
import io.github.cxmetrics.survey.RespondentDefinition;
import io.github.cxmetrics.survey.RespondentDetail;
import io.github.cxmetrics.survey.RespondentScore;
import io.github.cxmetrics.survey.SurveyScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The answers of people: one window over all of them, and one for each period.
 *
 * @param <S> the score
 */
final class PersonGroups<S extends SurveyScore<S>> implements AnswerGroups<S> {

  /** Answers of a window, and what they come to once somebody asks. */
  private static final class Window<S extends SurveyScore<S>> {

    private final NamedRespondentAccumulator<S> state;
    private final Optional<Instant> end;
    private @Nullable RespondentScore<S> score;

    Window(RespondentDefinition<S> definition, Optional<Instant> end) {
      state = RespondentScore.accumulatorOfNames(definition);
      this.end = end;
    }

    void add(String respondent, RespondentAnswer answer) {
      state.add(respondent, answer);
      score = null;
    }

    RespondentScore<S> score() {
      RespondentScore<S> known = score;
      if (known == null) {
        known = end.isPresent() ? state.result(end.get()) : state.result();
        score = known;
      }
      return known;
    }
  }

  private final RespondentDefinition<S> definition;
  private final boolean hasPeriods;
  private final Window<S> whole;
  private final TreeMap<Long, Window<S>> periods = new TreeMap<>();
  private final Map<SegmentKey, String> names = new HashMap<>();

  PersonGroups(
      RatingDefinition<S> answers,
      RespondentQuery respondents,
      boolean hasPeriods,
      RecordSelection selection) {
    RespondentDefinition<S> bySegment =
        RespondentDefinition.of(answers, respondents.rule()).with(RespondentDetail.SEGMENT);
    this.definition =
        respondents.account().isPresent() ? bySegment.with(RespondentDetail.ACCOUNT) : bySegment;
    this.hasPeriods = hasPeriods;
    this.whole = new Window<>(definition, respondents.end(selection));
  }

  @Override
  public void add(AnswerKey key, double answer, double weight) {
    add(key, RespondentAnswer.of(key.atMillis(), answer));
  }

  @Override
  public void addMissing(AnswerKey key, double weight) {
    add(key, RespondentAnswer.missing(key.atMillis()));
  }

  @Override
  public void addRejected(AnswerKey key) {
    add(key, RespondentAnswer.rejected(key.atMillis()));
  }

  private void add(AnswerKey key, RespondentAnswer answer) {
    String name = names.computeIfAbsent(key.segment(), PersonGroups::name);
    RespondentAnswer whole = answer.inSegment(name).ofAccount(key.account());
    this.whole.add(key.respondent(), whole);
    if (hasPeriods) {
      periods
          .computeIfAbsent(key.period(), index -> new Window<>(definition, Optional.empty()))
          .add(key.respondent(), whole);
    }
  }

  /** One text for all values of a segment, in the order of the values and never that of another. */
  private static String name(SegmentKey segment) {
    return String.join(
        "\0\0", segment.values().stream().map(value -> value.replace("\0", "\0\1")).toList());
  }

  @Override
  public List<SegmentKey> segments() {
    List<SegmentKey> segments = new ArrayList<>();
    names.forEach(
        (segment, name) -> {
          if (whole.score().segments().containsKey(name) || hasPeriods) {
            segments.add(segment);
          }
        });
    Collections.sort(segments);
    return segments;
  }

  @Override
  public LongStream periods() {
    return hasPeriods
        ? periods.keySet().stream().mapToLong(Long::longValue)
        : names.isEmpty() ? LongStream.empty() : LongStream.of(0);
  }

  @Override
  public S total() {
    return whole.score().score();
  }

  @Override
  public S segment(SegmentKey segment) {
    return segment(whole, segment);
  }

  @Override
  public S cell(SegmentKey segment, long period) {
    Window<S> window = periods.get(period);
    return window == null ? empty() : segment(window, segment);
  }

  private S segment(Window<S> window, SegmentKey segment) {
    S score = window.score().segments().get(names.getOrDefault(segment, name(segment)));
    return score == null ? empty() : score;
  }

  private S empty() {
    return RespondentScore.accumulatorOfNames(definition).result().score();
  }

  @Override
  public Optional<RespondentScore<?>> respondents() {
    return Optional.of(whole.score());
  }
}
