package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.report.CsvNumbers;
import io.github.cxmetrics.survey.RespondentCounts;
import io.github.cxmetrics.survey.RespondentScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The cells of a CSV report about the answers of people, which are of the total only.
 *
 * @param query which answers count
 */
record RespondentCells(RespondentQuery query) {

  List<String> titles() {
    List<String> titles = new ArrayList<>();
    Collections.addAll(
        titles, "respondents", "several_answers", "kept", "without_id", "superseded", "outside");
    if (query.account().isPresent()) {
      Collections.addAll(titles, "accounts", "account_value", "account_low", "account_high");
    }
    return titles;
  }

  List<String> none() {
    return Collections.nCopies(titles().size(), "");
  }

  List<String> of(RespondentScore<?> score, ConfidenceLevel level) {
    RespondentCounts counts = score.counts();
    List<String> cells = new ArrayList<>();
    LongStream.of(
            counts.respondents(),
            counts.several(),
            counts.kept(),
            counts.withoutId(),
            counts.superseded(),
            counts.outside())
        .forEach(count -> cells.add(Long.toString(count)));
    if (query.account().isPresent()) {
      cells.add(Long.toString(score.accounts().n()));
      CsvNumbers.addEstimate(cells, score.accounts().score(level));
    }
    return cells;
  }
}
