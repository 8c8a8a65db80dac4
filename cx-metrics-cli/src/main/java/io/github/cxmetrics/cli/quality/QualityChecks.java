package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.quality.QualityReport.GridPart;
import io.github.cxmetrics.cli.quality.QualityReport.TimesPart;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.survey.AnswerPatterns;
import io.github.cxmetrics.survey.Duplicates;
import io.github.cxmetrics.survey.QuestionAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The checks of a file in the order in which reports list them. */
final class QualityChecks {

  private static final String RECORDS = "records";
  private static final double SECOND = 1000;

  private final List<QualityCheck> checks = new ArrayList<>();
  private final ConfidenceLevel level;

  QualityChecks(ConfidenceLevel level) {
    this.level = level;
  }

  List<QualityCheck> list() {
    return List.copyOf(checks);
  }

  void addDuplicates(RowFlag flag, String of, String unit, String what, Duplicates found) {
    checks.add(
        new QualityCheck(
            flag,
            of,
            found.duplicates(),
            unit,
            found
                    .rule()
                    .describe()
                    .replaceFirst("same content", what)
                    .replaceFirst(" at any time", "")
                + "; the first is not counted",
            found.share(level)));
  }

  void addTimes(TimesPart times) {
    OptionalDouble threshold = times.result().threshold(times.rule());
    checks.add(
        new QualityCheck(
            RowFlag.SPEEDER,
            times.column(),
            times.result().speeders(times.rule()),
            "records with a duration",
            times.rule().describe() + seconds(threshold),
            times.result().speederShare(times.rule(), level)));
    checks.add(
        new QualityCheck(
            RowFlag.SLOW,
            times.column(),
            times.result().slow(),
            "records with a duration",
            "above Q3 + 1.5 IQR of log durations" + seconds(times.result().slowFence()),
            times.result().slowShare(level)));
  }

  private static String seconds(OptionalDouble millis) {
    return millis.isPresent()
        ? " = " + Math.round(millis.getAsDouble()) / SECOND + " s"
        : ", which fewer than 30 or all alike cannot tell";
  }

  void addGrid(GridPart part) {
    checks.add(
        new QualityCheck(
            RowFlag.STRAIGHT_LINE,
            part.grid().name(),
            part.result().flagged(),
            "records with enough answers",
            part.grid().definition().describe(),
            part.result().flaggedShare(level)));
  }

  void addPatterns(AnswerPatterns patterns) {
    for (QuestionAnswers question : patterns.questions()) {
      if (question.outOfScale() > 0) {
        checks.add(
            new QualityCheck(
                RowFlag.OUT_OF_SCALE,
                question.question(),
                question.outOfScale(),
                "answers given",
                "not a whole number of the scale",
                question.outOfScaleShare(level)));
      }
    }
    checks.add(
        new QualityCheck(
            RowFlag.NOTHING_ANSWERED,
            "",
            patterns.nothingAnswered(),
            RECORDS,
            "none of the questions answered",
            ProportionInterval.WILSON.estimate(patterns.nothingAnswered(), patterns.n(), level)));
  }

  void addDamaged(List<ColumnCells> columns) {
    for (ColumnCells column : columns) {
      if (column.damaged() > 0) {
        checks.add(
            new QualityCheck(
                RowFlag.DAMAGED_TEXT,
                column.name(),
                column.damaged(),
                "cells not empty",
                "holds U+FFFD or half a surrogate pair",
                ProportionInterval.WILSON.estimate(
                    column.damaged(), column.cells() - column.empty(), level)));
      }
    }
  }
}
