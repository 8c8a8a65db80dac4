package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.survey.RespondentRule;
import java.time.Instant;
import java.util.Optional;

/**
 * Which answers count of a person who gave several.
 *
 * @param column the column of who answered
 * @param account the column of their accounts, if those are asked for
 * @param rule which answers count
 * @param within how long the trailing window is, as the user wrote it; empty if there is none
 */
record RespondentQuery(
    String column, Optional<String> account, RespondentRule rule, Optional<String> within) {

  /** The rule in words for people. */
  String inWords() {
    return (rule.keep() == RespondentRule.Keep.ALL
            ? "every answer of each "
            : rule.keep().label() + " of each ")
        + column
        + within.map(length -> " within " + length).orElse("");
  }

  /** When the trailing window ends that is asked of a selection; empty for after its answers. */
  Optional<Instant> end(RecordSelection selection) {
    return within.isPresent() && selection.dates().to().isPresent()
        ? Optional.of(Instant.ofEpochMilli(selection.dates().endMillis()))
        : Optional.empty();
  }
}
