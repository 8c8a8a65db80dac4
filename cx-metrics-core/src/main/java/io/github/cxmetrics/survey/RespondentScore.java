package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedMap;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import java.util.Map;
import java.util.SortedMap;

/**
 * A survey score in which people, not answers, have a voice: of who answered several times the last
 * answer counts, or the first, or every one.
 *
 * <p><b>Definition</b> the score of the answers that a {@link RespondentRule} keeps. <b>Unit and
 * range</b>, <b>interval</b> and <b>empty data</b> those of the score. <b>n</b> people with an id
 * and an answer in the window, and answers without an id, each a voice of its own; all answers
 * under {@link RespondentRule.Keep#ALL}, of which those of one person are not independent.
 * <b>Missing answers</b> a person counts as missing who was asked in the window and never answered.
 * <b>Rejects</b> answers that are not on the scale unless the metric counts them, and times beyond
 * 2<sup>48</sup> milliseconds from 1970. <b>Merge</b> exact. <b>Cost</b> and <b>wire</b> those of
 * {@link RespondentAccumulator}. <b>Source</b> as the score; which answer of a person counts has no
 * standard, {@code docs/respondents.md} says every rule.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * RespondentScore<Nps> nps = answers.collect(
 *     RespondentScore.metric(
 *         Nps.metric(Answer::score),
 *         RespondentRule.RELATIONSHIP,
 *         Answer::customer,
 *         RespondentFields.<Answer>of(Answer::atMillis).segment(Answer::country)));
 * Estimate score = nps.score().score();
 * SegmentComparison<String> countries = SegmentComparison.withRest(nps.score(), nps.segments());
 * }</pre>
 *
 * @param definition what is made of which answers
 * @param window the range of time in which the answers lie
 * @param score the score of the kept answers
 * @param counts what became of the answers
 * @param segments the score of the kept answers of each segment, in which each person is at most
 *     once and in one segment only; empty if segments were not asked for. Under {@code ALL} a
 *     person may be in several
 * @param accounts the score in which every account has one voice; if accounts were not asked for,
 *     every answer is an account of its own
 * @param <S> the score itself
 * @since 0.1
 */
@SuppressWarnings("serial") // an ImmutableSortedMap, which is serialisable
public record RespondentScore<S extends SurveyScore<S>>(
    RespondentDefinition<S> definition,
    RespondentWindow.Between window,
    S score,
    RespondentCounts counts,
    SortedMap<String, S> segments,
    RespondentAccounts accounts)
    implements Result {

  /**
   * Copies the segments.
   *
   * @param definition as the record component
   * @param window as the record component
   * @param score as the record component
   * @param counts as the record component
   * @param segments as the record component
   * @param accounts as the record component
   */
  public RespondentScore {
    requireNonNull(definition, "definition");
    requireNonNull(window, "window");
    requireNonNull(score, "score");
    requireNonNull(counts, "counts");
    requireNonNull(accounts, "accounts");
    segments = ImmutableSortedMap.copyOf(segments);
  }

  /**
   * The score of people known by text, each exactly.
   *
   * @param answers the metric of single answers, which says what is missing and what is rejected
   * @param rule which answers of a person count
   * @param respondent who answered; empty if that is not known, never null
   * @param fields what else is read of a record
   * @param <T> the record
   * @param <S> the score
   * @return the metric
   */
  public static <T, S extends SurveyScore<S>> NamedRespondentMetric<T, S> metric(
      RatingMetric<T, S> answers,
      RespondentRule rule,
      Field<? super T, String> respondent,
      RespondentFields<T> fields) {
    return new NamedRespondentMetric<>(answers, rule, respondent, fields);
  }

  /**
   * The score of people known by number.
   *
   * @param answers the metric of single answers, which says what is missing and what is rejected
   * @param rule which answers of a person count
   * @param respondent who answered
   * @param fields what else is read of a record
   * @param <T> the record
   * @param <S> the score
   * @return the metric
   */
  public static <T, S extends SurveyScore<S>> RespondentMetric<T, S> metricLong(
      RatingMetric<T, S> answers,
      RespondentRule rule,
      LongField<? super T> respondent,
      RespondentFields<T> fields) {
    return new RespondentMetric<>(answers, rule, respondent, fields);
  }

  /**
   * An empty state of people known by number.
   *
   * @param definition what is made of which answers
   * @param <S> the score
   * @return a new accumulator
   */
  public static <S extends SurveyScore<S>> RespondentAccumulator<S> accumulator(
      RespondentDefinition<S> definition) {
    return new RespondentAccumulator<>(definition);
  }

  /**
   * An empty state of people known by text.
   *
   * @param definition what is made of which answers
   * @param <S> the score
   * @return a new accumulator
   */
  public static <S extends SurveyScore<S>> NamedRespondentAccumulator<S> accumulatorOfNames(
      RespondentDefinition<S> definition) {
    return new NamedRespondentAccumulator<>(definition);
  }

  /** Voices: people, and answers without an id. */
  @Override
  public long n() {
    return score.n();
  }

  /** Those of the score. */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    return score.estimates(level);
  }
}
