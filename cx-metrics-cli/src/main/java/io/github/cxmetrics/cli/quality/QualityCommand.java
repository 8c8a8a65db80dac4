package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Rounding;
import io.github.cxmetrics.cli.quality.QualityReport.GridPart;
import io.github.cxmetrics.cli.quality.QualityReport.TextPart;
import io.github.cxmetrics.cli.quality.QualityReport.TimesPart;
import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.Rejects;
import io.github.cxmetrics.survey.AnswerPatterns;
import io.github.cxmetrics.survey.OpenText;
import io.github.cxmetrics.survey.StraightLines;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cxm quality}. */
@Command(
    name = "quality",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "What is to be known of answers before a score is made of them: duplicates, speeders, same"
          + " answers down a grid, missing and impossible answers, open text. Records are counted"
          + " and flagged; none is left out.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  cxm quality survey.csv",
      "  cxm quality survey.csv --key respondent --time at --zone UTC --near 10m \\",
      "      --duration seconds --flags flagged.csv",
      "  cxm quality survey.csv --grid Q7A,Q7B,Q7C,Q7D,Q7E --scale 1-5 --missing 0,6,Blank \\",
      "      --text comment"
    })
public final class QualityCommand implements Callable<Integer> {

  @Mixin QualityFlags flags = new QualityFlags();

  private final PrintStream out;

  /**
   * Makes the command.
   *
   * @param out where reports go that have no file
   */
  public QualityCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    flags.check();
    flags.speeder();
    QualityLayout layout = new QualityLayout(flags);
    ConfidenceLevel level = flags.output.confidenceLevel();
    QualityReport report =
        Rejects.during(
            flags.input,
            rejects -> {
              QualityReader reader = new QualityReader(flags, layout, rejects);
              QualityCounters counters = reader.read(flags.file);
              return report(reader.input(flags.file), layout, counters, level);
            });
    new QualityForms(report).write(flags.output, out);
    return 0;
  }

  private QualityReport report(
      QualityReport.Input input,
      QualityLayout layout,
      QualityCounters counters,
      ConfidenceLevel level)
      throws IOException {
    List<TimesPart> times =
        flags.duration == null
            ? List.of()
            : List.of(new TimesPart(flags.duration, flags.speeder(), counters.times()));
    List<GridPart> grids = new ArrayList<>();
    List<StraightLines> lines = counters.grids();
    for (int i = 0; i < lines.size(); i++) {
      grids.add(new GridPart(layout.grids().get(i), lines.get(i)));
    }
    List<TextPart> texts = new ArrayList<>();
    List<OpenText> open = counters.texts();
    for (int i = 0; i < open.size(); i++) {
      texts.add(new TextPart(flags.text().get(i), open.get(i)));
    }
    AnswerPatterns patterns = counters.patterns();
    writeFlags(counters);
    return new QualityReport(
        input,
        checks(counters, times, grids, patterns, level),
        counters.columns(),
        patterns,
        flags.patterns,
        grids,
        times,
        texts,
        level,
        NumberStyle.PERCENT.withRounding(Rounding.ONE_DECIMAL).withDecimals(flags.output.decimals));
  }

  private List<QualityCheck> checks(
      QualityCounters counters,
      List<TimesPart> times,
      List<GridPart> grids,
      AnswerPatterns patterns,
      ConfidenceLevel level) {
    QualityChecks checks = new QualityChecks(level);
    String key = flags.key == null ? "" : flags.key;
    checks.addDuplicates(
        RowFlag.DUPLICATE_ROW, "", "records", "same text in every column", counters.rows());
    counters
        .keys()
        .ifPresent(
            found ->
                checks.addDuplicates(
                    RowFlag.DUPLICATE_KEY, key, "records with a key", "same key", found));
    counters
        .near()
        .ifPresent(
            found ->
                checks.addDuplicates(
                    RowFlag.NEAR_DUPLICATE,
                    key,
                    key.isEmpty() ? "records with a time" : "records with a key and a time",
                    key.isEmpty() ? "same text in every other column" : "same key",
                    found));
    times.forEach(checks::addTimes);
    grids.forEach(checks::addGrid);
    checks.addPatterns(patterns);
    checks.addDamaged(counters.columns());
    return checks.list();
  }

  private void writeFlags(QualityCounters counters) throws IOException {
    Optional<RowLog> log = counters.log();
    if (log.isPresent() && flags.flagsFile != null) {
      log.get()
          .finish(
              flags.near(),
              flags.duration == null ? Optional.empty() : Optional.of(counters.times()),
              flags.speeder());
      FlagsFile.write(flags.flagsFile, log.get());
    }
  }
}
