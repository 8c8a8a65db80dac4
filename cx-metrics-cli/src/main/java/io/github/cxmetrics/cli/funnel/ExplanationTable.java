package io.github.cxmetrics.cli.funnel;

import io.github.cxmetrics.cli.event.TimeText;
import io.github.cxmetrics.cli.funnel.FunnelReport.ExplainedActor;
import io.github.cxmetrics.cli.output.Column;
import io.github.cxmetrics.cli.output.DurationText;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.output.TableFormat;
import io.github.cxmetrics.cli.output.TextTable;
import io.github.cxmetrics.funnel.Attempt;
import io.github.cxmetrics.funnel.ConversionWindow;
import io.github.cxmetrics.funnel.EntryChoice;
import io.github.cxmetrics.funnel.Explanation;
import io.github.cxmetrics.funnel.Explanation.Considered;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.Journey;
import io.github.cxmetrics.funnel.OrderRule;
import io.github.cxmetrics.funnel.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** The way of one actor for people: a row for each step, and for what ended each attempt. */
final class ExplanationTable {

  /** How many attempts people read. */
  private static final int MOST_ATTEMPTS = 100;

  private final FunnelDefinition definition;
  private final List<String> labels;
  private final TimeText times;
  private final long asOfMillis;

  ExplanationTable(FunnelReport report, List<String> labels) {
    this.definition = report.query().definition();
    this.labels = labels;
    this.times = TimeText.in(report.query().events().zone());
    this.asOfMillis = report.input().asOfMillis();
  }

  void writeTo(Writer out, TableFormat format, ExplainedActor actor) throws IOException {
    Explanation explanation = actor.explanation();
    String lineBreak = format == TableFormat.MARKDOWN ? "  \n" : "\n";
    out.append("Actor ")
        .append(PrintableText.of(actor.actor()))
        .append(" (")
        .append(Long.toString(actor.events()))
        .append(actor.events() == 1 ? " event): " : " events): ")
        .append(PrintableText.of(verdict(explanation)))
        .append(lineBreak);
    if (explanation.considered().isEmpty()) {
      return;
    }
    if (explanation.considered().size() > 1 && explanation.journey().entered()) {
      out.append(choice()).append(lineBreak);
    }
    out.append('\n');
    TextTable table =
        TextTable.of(
            Column.left("attempt"),
            Column.left("step"),
            Column.left("time"),
            Column.right("since previous"),
            Column.left("note"));
    int number = 0;
    int left = 0;
    for (Considered considered : explanation.considered()) {
      number++;
      if (number <= MOST_ATTEMPTS || isTheOne(considered)) {
        addAttempt(table, number, considered);
      } else {
        left++;
      }
    }
    table.writeTo(out, format);
    if (left > 0) {
      out.append(format == TableFormat.MARKDOWN ? "\n" : "")
          .append(Integer.toString(left))
          .append(left == 1 ? " more attempt" : " more attempts")
          .append("; --format json has all")
          .append(lineBreak);
    }
  }

  /** Whether an attempt counts alone. */
  private boolean isTheOne(Considered considered) {
    EntryChoice choice = definition.entries().choice();
    return considered.counts() && (choice == EntryChoice.BEST || choice == EntryChoice.FIRST);
  }

  private String verdict(Explanation explanation) {
    Journey journey = explanation.journey();
    if (journey.removed()) {
      return "removed by an exclusion, counts nowhere";
    }
    if (explanation.considered().isEmpty()) {
      return "never entered";
    }
    if (journey.attempts().isEmpty()) {
      return "exclusions voided every attempt, counts nowhere";
    }
    return "step "
        + journey.level()
        + " of "
        + labels.size()
        + " ("
        + label(journey.level())
        + "), "
        + DefinitionText.word(journey.outcome(Instant.ofEpochMilli(asOfMillis)));
  }

  private String choice() {
    return switch (definition.entries().choice()) {
      case BEST ->
          "The attempt counts that gets furthest; of equals the one that ends first, then the one"
              + " that begins last.";
      case FIRST -> "The attempt of the first entry counts.";
      case TOTALS -> "Attempts count one after the other.";
      case TOTALS_EVERY_ENTRY -> "Every attempt counts.";
      case SESSIONS -> "Of each session the attempt counts that gets furthest.";
    };
  }

  private void addAttempt(TextTable table, int number, Considered considered) {
    Attempt attempt = considered.attempt();
    String mark = considered.counts() ? " counts" : considered.voided() ? " voided" : "";
    long previous = Long.MIN_VALUE;
    boolean first = true;
    for (int step = 1; step <= labels.size(); step++) {
      OptionalLong at = attempt.stepMillis(step);
      if (at.isPresent()) {
        table.add(
            first ? number + mark : "",
            step + " " + label(step),
            times.of(at.getAsLong()),
            first ? "" : DurationText.rounded(at.getAsLong() - previous),
            step == labels.size() ? "converted" : "");
        previous = at.getAsLong();
        first = false;
      }
    }
    addEnd(table, attempt, previous);
  }

  private void addEnd(TextTable table, Attempt attempt, long previous) {
    switch (attempt.end()) {
      case CONVERTED -> {}
      case NO_FURTHER_STEP -> addWait(table, attempt, previous);
      case EXCLUDED ->
          table.add(
              "",
              attempt.cause(),
              times.of(attempt.endMillis()),
              DurationText.rounded(attempt.endMillis() - previous),
              "excluded");
      case ORDER_BROKEN ->
          table.add(
              "",
              "another event",
              times.of(attempt.endMillis()),
              DurationText.rounded(attempt.endMillis() - previous),
              "breaks the order: " + rule(attempt.cause()));
    }
  }

  private void addWait(TextTable table, Attempt attempt, long previous) {
    String missing = "no " + label(Math.min(labels.size(), attempt.level() + 1));
    OptionalLong until = attempt.openUntilMillis();
    if (until.isEmpty() || until.getAsLong() == Long.MAX_VALUE) {
      table.add("", missing, "", "", until.isEmpty() ? "" : "still open, without a limit");
      return;
    }
    boolean open = attempt.outcome(Instant.ofEpochMilli(asOfMillis)) == Outcome.OPEN;
    table.add(
        "",
        missing,
        times.of(until.getAsLong()),
        DurationText.rounded(until.getAsLong() - previous),
        open ? "still open until then" : limit(attempt, until.getAsLong(), previous));
  }

  /** Which limit passed. */
  private String limit(Attempt attempt, long until, long previous) {
    int next = attempt.level();
    Duration gap =
        next < definition.steps().size() ? definition.steps().get(next).maximumGap() : null;
    if (gap != null && until == previous + gap.toMillis()) {
      return "longest gap passed";
    }
    return definition.window().kind() == ConversionWindow.Kind.SESSION
        ? "session over"
        : "window passed";
  }

  /** The core names the rule by its constant. */
  private static String rule(String cause) {
    return DefinitionText.word(OrderRule.valueOf(cause));
  }

  private String label(int step) {
    return labels.get(step - 1);
  }
}
