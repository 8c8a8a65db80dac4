package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Field;
import io.github.cxmetrics.Metric;
import java.io.Serial;

/**
 * A score of people known by text, over records of any type.
 *
 * @param <T> the record
 * @param <S> the score
 * @since 0.1
 */
public final class NamedRespondentMetric<T, S extends SurveyScore<S>>
    implements Metric<T, NamedRespondentAccumulator<S>, RespondentScore<S>> {

  @Serial private static final long serialVersionUID = 1L;

  private final RatingMetric<T, S> answers;
  private final RespondentDefinition<S> definition;
  private final Field<? super T, String> respondent;
  private final RespondentFields<T> fields;

  NamedRespondentMetric(
      RatingMetric<T, S> answers,
      RespondentRule rule,
      Field<? super T, String> respondent,
      RespondentFields<T> fields) {
    this.answers = answers;
    this.definition =
        new RespondentDefinition<>(RespondentCode.definition(answers), rule, fields.details());
    this.respondent = requireNonNull(respondent, "respondent");
    this.fields = fields;
  }

  @Override
  public NamedRespondentAccumulator<S> newAccumulator() {
    return new NamedRespondentAccumulator<>(definition);
  }

  @Override
  public void add(NamedRespondentAccumulator<S> accumulator, T record) {
    long atMillis = fields.atMillis().applyAsLong(record);
    int code = RespondentCode.read(answers, record);
    String segment = fields.segmentOf(record);
    String account = fields.accountOf(record);
    if (fields.isWithoutId(record)) {
      accumulator.addVoice(atMillis, code, segment, account);
    } else {
      accumulator.add(
          respondent.apply(record), atMillis, fields.sequenceOf(record), code, segment, account);
    }
  }
}
