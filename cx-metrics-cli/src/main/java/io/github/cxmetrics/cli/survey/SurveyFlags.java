package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.input.TimestampParser;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.OutputFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.survey.RatingDefinition;
import io.github.cxmetrics.time.CalendarGrid;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The options that all survey commands share. */
public final class SurveyFlags {

  @Parameters(
      paramLabel = "FILE",
      description =
          "The answers, a record each: CSV, TSV or NDJSON, also gzipped; '-' for standard input.")
  String file = "";

  @Mixin SelectionFlags selection = new SelectionFlags();

  @Mixin ComparisonFlags comparison = new ComparisonFlags();

  @Mixin InputFlags input = new InputFlags();

  @Mixin OutputFlags output = new OutputFlags();

  /** The rounding of tables: {@code --decimals}, or what the score is usually shown with. */
  Rounding rounding(Rounding usual) {
    Integer decimals = output.decimals;
    return decimals == null ? usual : new Rounding(decimals, usual.mode());
  }

  /** Refuses what has no meaning for scores without passives. */
  void checkHasNoPassives() {
    if (selection.missingPolicy == SelectionFlags.MissingPolicy.PASSIVE) {
      throw new UsageException("--missing-policy passive has a meaning for cxm nps only");
    }
  }

  void check() {
    if (Set.copyOf(selection.by).size() < selection.by.size()) {
      throw new UsageException("--by must name a column once, was " + selection.by);
    }
    input.check();
    output.check();
    comparison.check(selection);
  }

  <S> SurveyQuery<S> query(RatingDefinition<S> definition) {
    return new SurveyQuery<>(
        definition,
        selection.score,
        selection.missing.stream().map(String::strip).collect(Collectors.toSet()),
        selection.missingPolicy == SelectionFlags.MissingPolicy.FAIL,
        selection.conditions(),
        selection.by,
        selection.calendar().map(this::timeOfAnswer));
  }

  private SurveyQuery.TimeOfAnswer timeOfAnswer(CalendarGrid calendar) {
    TimestampParser parser;
    try {
      parser = TimestampParser.of(selection.timeFormats, calendar.zone());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--time-format: " + e.getMessage());
    }
    return new SurveyQuery.TimeOfAnswer(
        Optional.ofNullable(selection.time).orElseThrow(), parser, calendar);
  }
}
