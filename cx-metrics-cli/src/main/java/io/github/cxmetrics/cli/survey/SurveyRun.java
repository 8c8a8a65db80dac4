package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.report.Rejects;
import io.github.cxmetrics.cli.survey.SurveyReport.Scores;
import io.github.cxmetrics.survey.RatingDefinition;
import io.github.cxmetrics.survey.SurveyScore;
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
  private final RatingDefinition<S> definition;
  private final ScoreView<S> view;
  private final ConfidenceLevel level;

  SurveyRun(SurveyFlags flags, RatingDefinition<S> definition, ScoreView<S> view)
      throws IOException {
    flags.check();
    this.flags = flags;
    this.definition = definition;
    this.view = view;
    this.level = flags.output.confidenceLevel();
  }

  /** Writes the report to {@code --output} or to {@code out}. */
  void run(PrintStream out) throws IOException {
    SurveyQuery<S> query = flags.query(definition);
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
