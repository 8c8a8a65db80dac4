package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.OutputFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.OutputTarget;
import io.github.cxmetrics.cli.output.PrintableText;
import io.github.cxmetrics.cli.survey.SurveyReport.Comparison;
import io.github.cxmetrics.cli.survey.SurveyReport.Row;
import io.github.cxmetrics.cli.survey.SurveyReport.Scores;
import io.github.cxmetrics.cli.survey.SurveyReport.SegmentDifference;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.survey.RatingDefinition;
import io.github.cxmetrics.survey.SegmentComparison;
import io.github.cxmetrics.survey.SurveyScore;
import io.github.cxmetrics.time.CalendarGrid;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * One run of a survey command: read, score, compare, show.
 *
 * @param <S> the score
 */
final class SurveyRun<S extends SurveyScore<S>> {

  /** More periods than this come from a wrong time in the file, not from a wish to read them. */
  private static final long MOST_PERIODS = 100_000;

  /** More rows than this, empty ones included, nobody reads and no memory holds. */
  private static final long MOST_ROWS = 1_000_000;

  private final SurveyFlags flags;
  private final RatingDefinition<S> definition;
  private final ScoreView<S> view;
  private final UnaryOperator<S> reading;
  private final ConfidenceLevel level;

  /**
   * Prepares a run.
   *
   * @param reading how a score is read before anything is made of it; identity as a rule
   */
  SurveyRun(
      SurveyFlags flags,
      RatingDefinition<S> definition,
      ScoreView<S> view,
      UnaryOperator<S> reading)
      throws IOException {
    flags.check();
    this.flags = flags;
    this.definition = definition;
    this.view = view;
    this.reading = reading;
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
    if (comparison.where.isEmpty()) {
      main = reader.read(flags.file);
      baseline =
          comparison.file == null ? Optional.empty() : Optional.of(reader.read(comparison.file));
    } else {
      SurveyReader.Split<S> split = reader.readSplit(flags.file, comparison.conditions());
      main = split.compared();
      baseline = Optional.of(split.baseline());
    }
    return new SurveyReport<>(
        view,
        query,
        level,
        scores(query, main),
        baseline.map(table -> scores(query, table)),
        baseline.isPresent()
            ? Optional.of(compareTables(main, baseline.get()))
            : compareSegments(main));
  }

  private Scores<S> scores(SurveyQuery<S> query, SurveyTable<S> table) {
    List<Row<S>> rows = new ArrayList<>();
    if (query.time().isPresent()) {
      addPeriods(query.time().get().calendar(), table, rows);
    } else if (!query.segments().isEmpty()) {
      for (SegmentKey segment : ordered(table)) {
        rows.add(new Row<>(segment, Optional.empty(), reading.apply(table.segment(segment))));
      }
    }
    return new Scores<>(table.file(), table.counts(), rows, reading.apply(table.total()));
  }

  private void addPeriods(CalendarGrid calendar, SurveyTable<S> table, List<Row<S>> rows) {
    if (table.firstPeriod().isEmpty()) {
      return;
    }
    long first = table.firstPeriod().getAsLong();
    long last = table.lastPeriod().getAsLong();
    List<SegmentKey> segments = ordered(table);
    long periods = last - first + 1;
    if (periods > MOST_PERIODS || periods * segments.size() > MOST_ROWS) {
      throw new UsageException(
          "--period must give at most "
              + MOST_PERIODS
              + " periods and "
              + MOST_ROWS
              + " rows, was "
              + periods
              + " periods from "
              + calendar.period(first).label()
              + " to "
              + calendar.period(last).label()
              + (segments.size() == 1 ? "" : " for each of " + segments.size() + " segments")
              + ": is a time in the file wrong, or the period too short?");
    }
    for (SegmentKey segment : segments) {
      LongStream.rangeClosed(first, last)
          .forEach(
              period ->
                  rows.add(
                      new Row<>(
                          segment,
                          Optional.of(calendar.period(period)),
                          reading.apply(table.cell(segment, period)))));
    }
  }

  private List<SegmentKey> ordered(SurveyTable<S> table) {
    List<SegmentKey> segments = table.segments();
    if (flags.output.sort == OutputFlags.Sort.KEY) {
      return segments;
    }
    Map<SegmentKey, Double> places = new HashMap<>();
    segments.forEach(segment -> places.put(segment, place(reading.apply(table.segment(segment)))));
    segments.sort(Comparator.comparing(places::get));
    return segments;
  }

  /** Where a segment stands: low before high, without a score last. */
  private double place(S score) {
    double value = flags.output.sort == OutputFlags.Sort.N ? score.n() : score.score(level).value();
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
  }

  /** Each segment, and all answers, against the same of the baseline. */
  private Comparison compareTables(SurveyTable<S> main, SurveyTable<S> baseline) {
    Difference total =
        reading.apply(main.total()).differenceFrom(reading.apply(baseline.total()), level);
    TreeMap<SegmentKey, Difference> differences = new TreeMap<>();
    if (!flags.selection.by().isEmpty()) {
      for (SegmentKey segment : main.segments()) {
        differences.put(
            segment,
            reading
                .apply(main.segment(segment))
                .differenceFrom(reading.apply(baseline.segment(segment)), level));
      }
    }
    String against =
        flags.comparison.file == null
            ? String.join(" and ", flags.comparison.where)
            : baseline.file();
    return comparison(
        main,
        against,
        Optional.of(total),
        SegmentComparison.of(differences, flags.comparison.adjustment));
  }

  private Optional<Comparison> compareSegments(SurveyTable<S> table) {
    ComparisonFlags comparison = flags.comparison;
    if (comparison.baseline == null && !comparison.rest) {
      return Optional.empty();
    }
    SortedMap<SegmentKey, S> scores = new TreeMap<>();
    for (SegmentKey segment : table.segments()) {
      scores.put(segment, reading.apply(table.segment(segment)));
    }
    if (comparison.baseline == null) {
      return Optional.of(
          comparison(
              table,
              "the rest",
              Optional.empty(),
              SegmentComparison.withRest(
                  reading.apply(table.total()), scores, comparison.adjustment, level)));
    }
    SegmentKey baseline = baseline(comparison.baseline, scores.keySet());
    return Optional.of(
        comparison(
            table,
            baseline.title(),
            Optional.empty(),
            SegmentComparison.withBaseline(baseline, scores, comparison.adjustment, level)));
  }

  private static SegmentKey baseline(String name, Set<SegmentKey> segments) {
    List<SegmentKey> named =
        segments.stream().filter(segment -> segment.toString().equals(name)).toList();
    if (named.size() != 1) {
      throw new UsageException(
          "--baseline must be one of the segments "
              + PrintableText.list(segments.stream().map(SegmentKey::title).toList())
              + (named.isEmpty() ? ", was " : ", was the name of several: ")
              + PrintableText.quoted(name));
    }
    return named.get(0);
  }

  private Comparison comparison(
      SurveyTable<S> table,
      String against,
      Optional<Difference> total,
      SegmentComparison<SegmentKey> segments) {
    List<SegmentDifference> inOrder = new ArrayList<>();
    for (SegmentKey segment : ordered(table)) {
      Difference difference = segments.differences().get(segment);
      if (difference != null) {
        inOrder.add(new SegmentDifference(segment, difference));
      }
    }
    return new Comparison(
        against, segments.adjustment().label(), segments.comparisons(), total, inOrder);
  }
}
