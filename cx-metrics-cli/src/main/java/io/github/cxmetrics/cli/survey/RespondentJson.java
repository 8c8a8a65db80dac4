package io.github.cxmetrics.cli.survey;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.report.JsonFields;
import io.github.cxmetrics.survey.RespondentCounts;
import io.github.cxmetrics.survey.RespondentScore;
import io.github.cxmetrics.survey.RespondentWindow;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/**
 * The fields of a JSON report about the answers of people.
 *
 * @param query which answers count
 */
record RespondentJson(RespondentQuery query) {

  /** Those of the object {@code definition}. */
  void writeDefinition(JsonGenerator json) throws IOException {
    json.writeStringField("respondent", query.column());
    json.writeStringField("keep", query.rule().keep().name().toLowerCase(Locale.ROOT));
    JsonFields.writeText(json, "within", query.within());
    JsonFields.writeText(json, "account", query.account());
  }

  /** The objects {@code respondents} and, if accounts are asked for, {@code accounts}. */
  void writeScore(JsonGenerator json, RespondentScore<?> score, ConfidenceLevel level)
      throws IOException {
    RespondentCounts counts = score.counts();
    json.writeObjectFieldStart("respondents");
    json.writeNumberField("respondents", counts.respondents());
    json.writeNumberField("severalAnswers", counts.several());
    json.writeNumberField("seen", counts.seen());
    json.writeNumberField("kept", counts.kept());
    json.writeNumberField("withoutId", counts.withoutId());
    json.writeNumberField("superseded", counts.superseded());
    json.writeNumberField("outside", counts.outside());
    json.writeNumberField("rejected", counts.rejected());
    if (!score.window().equals(RespondentWindow.ALWAYS)) {
      json.writeStringField("since", Instant.ofEpochMilli(score.window().sinceMillis()).toString());
      json.writeStringField("until", Instant.ofEpochMilli(score.window().untilMillis()).toString());
    }
    json.writeEndObject();
    if (query.account().isPresent()) {
      json.writeObjectFieldStart("accounts");
      json.writeNumberField("n", score.accounts().n());
      json.writeNumberField("withoutAccount", score.accounts().withoutAccount());
      JsonFields.writeEstimate(json, score.accounts().score(level));
      json.writeStringField("method", score.accounts().score(level).method());
      json.writeEndObject();
    }
  }
}
