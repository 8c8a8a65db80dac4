package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a score of people is: what is made of the answers, which of them count of a person who gave
 * several, and what else is kept of them.
 *
 * @param answers what is made of the answers that count
 * @param rule which answers count
 * @param details what is kept of an answer beside its time
 * @param <S> the score
 * @since 0.1
 */
@SuppressWarnings("serial") // an ImmutableSet, which is serialisable
public record RespondentDefinition<S extends SurveyScore<S>>(
    RatingDefinition<S> answers, RespondentRule rule, Set<RespondentDetail> details)
    implements Serializable {

  /**
   * Copies the details.
   *
   * @param answers as the record component
   * @param rule as the record component
   * @param details as the record component
   */
  public RespondentDefinition {
    requireNonNull(answers, "answers");
    requireNonNull(rule, "rule");
    details = Sets.immutableEnumSet(details);
  }

  /**
   * A score of people of whom nothing but their answers with times is known.
   *
   * @param answers what is made of the answers that count
   * @param rule which answers count
   * @param <S> the score
   * @return the definition
   */
  public static <S extends SurveyScore<S>> RespondentDefinition<S> of(
      RatingDefinition<S> answers, RespondentRule rule) {
    return new RespondentDefinition<>(answers, rule, ImmutableSet.of());
  }

  /**
   * The same with more details.
   *
   * @param more what else is kept of an answer
   * @return the definition
   */
  public RespondentDefinition<S> with(RespondentDetail... more) {
    EnumSet<RespondentDetail> all = EnumSet.noneOf(RespondentDetail.class);
    all.addAll(details);
    all.addAll(Arrays.asList(more));
    return new RespondentDefinition<>(answers, rule, all);
  }

  boolean has(RespondentDetail detail) {
    return details.contains(detail);
  }

  /** Refuses an answer of which only the time is known if more is asked for. */
  void requireNoDetails() {
    if (!details.isEmpty()) {
      throw new IllegalArgumentException(
          "answer must come with what its definition asks for as a RespondentAnswer, was time and"
              + " answer only under "
              + this);
    }
  }

  /**
   * The definition in words that identify it.
   *
   * @return for example {@code "last answer of each person, by segment; nps: NPS on 0..10,
   *     promoters 9..10, detractors 0..6"}
   */
  public String describe() {
    List<String> words = new ArrayList<>();
    words.add(rule.describe());
    details.forEach(detail -> words.add(detail.label()));
    return String.join(", ", words) + "; " + answers.kind() + ": " + answers.describe();
  }

  /**
   * The definition in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
