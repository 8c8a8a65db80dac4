package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.survey.RespondentCounts;
import io.github.cxmetrics.survey.RespondentRule.Keep;
import io.github.cxmetrics.survey.RespondentScore;
import io.github.cxmetrics.survey.RespondentWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * What a report says about the answers of people.
 *
 * @param query which answers count
 * @param score what became of them
 */
record RespondentLines(RespondentQuery query, RespondentScore<?> score) {

  /** Which answers of how many people count, above the table. */
  String counts() {
    RespondentCounts counts = score.counts();
    StringBuilder line = new StringBuilder(PrintableText.of(query.inWords()));
    if (!score.window().equals(RespondentWindow.ALWAYS)) {
      line.append(' ').append(score.window().describe());
    }
    line.append(": kept ")
        .append(counts.kept())
        .append(", people ")
        .append(counts.respondents())
        .append(counts.several() == 0 ? "" : " (with several answers " + counts.several() + ")")
        .append(", without id ")
        .append(counts.withoutId())
        .append(", superseded ")
        .append(counts.superseded());
    if (query.within().isPresent()) {
      line.append(", outside the window ").append(counts.outside());
    }
    return line.toString();
  }

  /** What is to be said below the table. */
  List<String> notes(ScoreView<?> view, ConfidenceLevel level, boolean hasPeriods) {
    List<String> notes = new ArrayList<>();
    if (query.account().isPresent()) {
      notes.add(accounts(view, level, query.account().get()));
    }
    boolean keepsAll = score.definition().rule().keep() == Keep.ALL;
    if (hasPeriods && !keepsAll) {
      notes.add(
          "each period is a window of its own; the total has all periods as one window, so rows do"
              + " not sum up to it");
    }
    if (keepsAll && score.counts().several() > 0) {
      notes.add(
          "people with several answers: "
              + score.counts().several()
              + "; answers of one person are not independent, so that intervals are too narrow");
    }
    return notes;
  }

  private String accounts(ScoreView<?> view, ConfidenceLevel level, String column) {
    NumberStyle style = view.style();
    Estimate each = score.accounts().score(level);
    return "one voice for each "
        + PrintableText.of(column)
        + ": "
        + view.title()
        + " "
        + style.show(each.value())
        + (each.isDefined() ? ", " + level + " interval " + style.show(each.interval()) : "")
        + ", n "
        + each.n()
        + ", of which without account "
        + score.accounts().withoutAccount()
        + " ("
        + each.method()
        + ")";
  }
}
