package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.output.OutputTarget;
import io.github.cxmetrics.survey.RatingDefinition;
import io.github.cxmetrics.survey.SurveyScore;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a survey command: read, score, compare, show.
 *
 * @param <S> the score
 */
final class SurveyRun<S extends SurveyScore<S>> {

  private static final char BYTE_ORDER_MARK = '\ufeff';

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
    SurveyReport<S> report = readAndReport(query);
    OutputTarget target =
        flags.output.output == null
            ? OutputTarget.stream(out)
            : OutputTarget.file(flags.output.output);
    target.write(
        writer -> {
          if (flags.output.bom) {
            writer.write(BYTE_ORDER_MARK);
          }
          switch (flags.output.format) {
            case JSON -> new JsonReport<>(report).writeTo(writer);
            case CSV -> new CsvReport<>(report).writeTo(writer);
            case TABLE -> new TableReport<>(report).writeText(writer);
            case MARKDOWN -> new TableReport<>(report).writeMarkdown(writer);
          }
        });
  }

  private SurveyReport<S> readAndReport(SurveyQuery<S> query) throws IOException {
    if (flags.input.rejects == null) {
      boolean skips = flags.input.onBad == InputFlags.OnBad.SKIP;
      return report(query, skips ? problem -> {} : BadRecordListener.REJECT);
    }
    List<SurveyReport<S>> report = new ArrayList<>();
    OutputTarget.file(flags.input.rejects)
        .write(
            writer -> {
              Rejects rejects = new Rejects(writer);
              report.add(report(query, rejects));
              rejects.flush();
            });
    return report.get(0);
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
    ScoreRows<S> rows = new ScoreRows<>(query, flags.output.sort, view.lowIsGood(), level);
    SurveyComparer<S> comparer = new SurveyComparer<>(comparison, rows);
    return new SurveyReport<>(
        view,
        query,
        level,
        rows.of(main, query.selection().toString()),
        baseline.map(table -> rows.of(table, baselineSelection)),
        baseline.isPresent()
            ? Optional.of(
                comparer.compareTables(
                    main,
                    baseline.get(),
                    others.isPresent() ? baselineSelection : baseline.get().file()))
            : comparer.compareSegments(main));
  }
}
