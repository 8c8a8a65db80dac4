package io.github.cxmetrics.cli.survey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.options.FileRoles;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.OutputFlags;
import io.github.cxmetrics.cli.options.SortFlag;
import io.github.cxmetrics.cli.options.TargetFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.survey.SurveyQuery.TimeOfAnswer;
import io.github.cxmetrics.survey.RatingDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options that all survey commands share. */
public final class SurveyFlags {

  @Parameters(
      paramLabel = "FILE",
      description =
          "The answers, a record each: CSV, TSV or NDJSON, also gzipped; '-' for standard input.")
  String file = "";

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec command;

  @Mixin SelectionFlags selection = new SelectionFlags();

  @Mixin TargetFlags target = new TargetFlags();

  @Mixin RespondentFlags respondents = new RespondentFlags();

  @Mixin ComparisonFlags comparison = new ComparisonFlags();

  @Mixin ChangeFlags change = new ChangeFlags();

  @Mixin InputFlags input = new InputFlags();

  @Mixin OutputFlags output = new OutputFlags();

  @Mixin SortFlag sort = new SortFlag();

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

  /** Refuses a method of intervals that weights leave no choice of. */
  void checkInterval() {
    if ((selection.weight != null || target.file != null)
        && requireNonNull(command).commandLine().getParseResult().hasMatchedOption("--interval")) {
      throw new UsageException(
          "--interval is of unweighted scores: leave it out with "
              + (target.file == null ? "--weight" : "--target")
              + ", whose interval follows from the weights");
    }
  }

  void check() throws IOException {
    List<String> by = selection.by();
    if (Set.copyOf(by).size() < by.size()) {
      throw new UsageException("--by must name a column once, was " + PrintableText.list(by));
    }
    input.check();
    output.check();
    comparison.check(selection);
    change.check(selection, comparison);
    respondents.check(selection);
    checkTarget();
    checkFiles();
  }

  private void checkTarget() {
    target.check();
    if (target.file == null) {
      return;
    }
    if (respondents.areAsked()) {
      throw new UsageException(
          "--respondent has no rule for weighted answers: leave out --target, or give one answer of"
              + " each person");
    }
    if (change.explain) {
      throw new UsageException(
          "--explain asks how the mix of those who answered changed, and --target gives them the"
              + " mix of the population: leave out one of the two");
    }
  }

  private void checkFiles() throws IOException {
    FileRoles files = new FileRoles().reads("FILE", file);
    if (comparison.file != null) {
      files.reads("--compare", comparison.file);
    }
    if (target.file != null) {
      files.reads("--target", target.file);
    }
    if (input.rejects != null) {
      files.writes("--rejects", input.rejects);
    }
    if (output.output != null) {
      files.writes("--output", output.output);
    }
  }

  <S> SurveyQuery<S> query(
      RatingDefinition<?> definition, Optional<TargetQuery> targets, AnswerGroups.Maker<S> groups) {
    Optional<TimeOfAnswer> time =
        selection.time(comparison.comparesDates(), respondents.needsTime());
    return new SurveyQuery<>(
        definition,
        groups,
        selection.score,
        Optional.ofNullable(selection.weight),
        targets,
        respondents.query(),
        selection.missing(),
        selection.missingPolicy,
        new RecordSelection(selection.conditions(), selection.dates(time)),
        selection.by(),
        time);
  }
}
