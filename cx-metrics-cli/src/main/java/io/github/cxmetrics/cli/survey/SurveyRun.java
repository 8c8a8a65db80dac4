package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.report.Rejects;
import io.github.cxmetrics.cli.survey.SurveyReport.Scores;
import io.github.cxmetrics.survey.RatingDefinition;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.survey.WeightedScore;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/**
 * One run of a survey command: read, score, compare, show.
 *
 * @param <S> the score
 */
final class SurveyRun<S extends SurveyScore<S>> {

  private final SurveyFlags flags;
  private final RatingDefinition<?> definition;
  private final AnswerGroups.Maker<S> groups;
  private final ScoreView<S> view;
  private final ConfidenceLevel level;

  private SurveyRun(
      SurveyFlags flags,
      RatingDefinition<?> definition,
      AnswerGroups.Maker<S> groups,
      ScoreView<S> view)
      throws IOException {
    this.flags = flags;
    this.definition = definition;
    this.groups = groups;
    this.view = view;
    this.level = flags.output.confidenceLevel();
  }

  /** Writes the report to {@code --output} or to {@code out}. */
  static <S extends SurveyScore<S>> void run(
      SurveyFlags flags, RatingDefinition<S> definition, ScoreView<S> view, PrintStream out)
      throws IOException {
    flags.checkInterval();
    flags.check();
    String weight = flags.selection.weight;
    if (flags.target.file != null) {
      TargetQuery targets = TargetQuery.read(flags);
      new SurveyRun<>(
              flags, definition, targets.groups(flags, definition), new TargetView<>(view, targets))
          .write(Optional.of(targets), out);
    } else if (weight == null) {
      new SurveyRun<>(flags, definition, unweighted(flags, definition), view)
          .write(Optional.empty(), out);
    } else {
      ScoreView<WeightedScore<S>> weighted = new WeightedView<>(view, weight);
      AnswerGroups.Maker<WeightedScore<S>> groups =
          (file, selection) -> new ScoreGroups<>(Scoring.weighted(definition));
      new SurveyRun<>(flags, definition, groups, weighted).write(Optional.empty(), out);
    }
  }

  private static <S extends SurveyScore<S>> AnswerGroups.Maker<S> unweighted(
      SurveyFlags flags, RatingDefinition<S> definition) {
    Optional<RespondentQuery> respondents = flags.respondents.query();
    return respondents.isEmpty()
        ? (file, selection) -> new ScoreGroups<>(Scoring.unweighted(definition))
        : (file, selection) ->
            new PersonGroups<>(
                definition, respondents.get(), flags.selection.period != null, selection);
  }

  private void write(Optional<TargetQuery> targets, PrintStream out) throws IOException {
    SurveyQuery<S> query = flags.query(definition, targets, groups);
    SurveyReport<S> report = Rejects.during(flags.input, rejects -> report(query, rejects));
    new SurveyForms<>(report).write(flags.output, out);
  }

  private SurveyReport<S> report(SurveyQuery<S> query, BadRecordListener rejects)
      throws IOException {
    SurveyReader<S> reader = new SurveyReader<>(query, flags.input, rejects);
    ComparisonFlags comparison = flags.comparison;
    SurveyTable<S> main;
    Optional<SurveyTable<S>> baseline;
    Optional<RecordSelection> others = comparison.baselineOf(query);
    if (others.isEmpty()) {
      main = reader.read(flags.file);
      baseline =
          comparison.file == null ? Optional.empty() : Optional.of(reader.read(comparison.file));
    } else {
      SurveyReader.Split<S> split = reader.readSplit(flags.file, others);
      main = split.compared();
      baseline = Optional.of(split.baseline());
    }
    String baselineSelection = others.orElse(query.selection()).toString();
    ScoreRows<S> rows = new ScoreRows<>(query, flags.sort.order, view.lowIsGood(), level);
    SurveyComparer<S> comparer = new SurveyComparer<>(comparison, rows);
    Scores<S> scores = rows.of(main, query.selection().toString());
    Optional<Scores<S>> baselineScores = baseline.map(table -> rows.of(table, baselineSelection));
    return new SurveyReport<>(
        view,
        query,
        level,
        scores,
        baselineScores,
        baseline.isPresent()
            ? Optional.of(
                comparer.compareTables(
                    main,
                    baseline.get(),
                    others.isPresent() ? baselineSelection : baseline.get().file()))
            : comparer.compareSegments(main),
        ScoreChange.of(flags, scores, baselineScores));
  }
}
