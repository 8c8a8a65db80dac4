package io.github.cxmetrics.cli.survey;

import io.github.cxmetrics.cli.input.BadDataException;
import io.github.cxmetrics.cli.input.BadRecordListener;
import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.InputOptions;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.InputFlags;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.cli.output.ProgressMeter;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.cli.survey.SelectionFlags.MissingPolicy;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads answers into tables, in one pass that holds one record at a time.
 *
 * @param <S> the score
 */
final class SurveyReader<S> {

  /**
   * The answers of one file in two tables.
   *
   * @param compared those the query selects
   * @param baseline those it is compared with; empty if there is no such condition
   * @param <S> the score
   */
  record Split<S>(SurveyTable<S> compared, SurveyTable<S> baseline) {}

  private final SurveyQuery<S> query;
  private final InputFlags input;
  private final BadRecordListener rejects;
  private final Hints hints;
  private final SurveyLayout layout;

  /**
   * Makes a reader.
   *
   * @param rejects told of each bad record; throws if bad records end the run
   */
  SurveyReader(SurveyQuery<S> query, InputFlags input, BadRecordListener rejects) {
    this.query = query;
    this.input = input;
    this.rejects = rejects;
    this.layout = new SurveyLayout(query);
    this.hints = new Hints(query, input.onBad == InputFlags.OnBad.FAIL);
  }

  /** The answers of a file that the query selects. */
  SurveyTable<S> read(String file) throws IOException {
    return readSplit(file, Optional.empty()).compared();
  }

  /**
   * The answers of a file, those of the baseline apart. If the query has no conditions of its own
   * it selects all others.
   */
  Split<S> readSplit(String file, Optional<RecordSelection> baseline) throws IOException {
    Split<S> split =
        new Split<>(
            new SurveyTable<>(RecordSource.nameOf(file), query.scoring()),
            new SurveyTable<>(RecordSource.nameOf(file), query.scoring()));
    InputOptions options =
        input.options(
            problem -> {
              rejects.onBadRecord(problem);
              split.compared().addRejectedRecord();
            });
    List<String> columns = layout.columns(baseline.map(RecordSelection::where).orElse(List.of()));
    try (RecordSource source = RecordSource.open(file, options, columns);
        ProgressMeter progress = ProgressMeter.onStandardError(RecordSource.sizeOf(file))) {
      long records = 0;
      while (source.next()) {
        distribute(source, baseline, split);
        progress.update(++records, source.bytesRead());
      }
      source.requireColumnsSeen();
    }
    return split;
  }

  private void distribute(RecordSource source, Optional<RecordSelection> baseline, Split<S> split) {
    boolean inBaseline;
    boolean selected;
    try {
      inBaseline =
          baseline.isPresent() && meets(source, baseline.get(), layout.firstFurtherCondition());
      selected =
          !(inBaseline && query.selection().isRestOf(baseline.get()))
              && meets(source, query.selection(), layout.firstCondition());
    } catch (ValueFormatException e) {
      rejectTime(source, e, split.compared());
      return;
    }
    if (selected && inBaseline) {
      throw new UsageException(
          "--where and --compare-where must select different records; the one at line "
              + source.line()
              + " meets both");
    }
    if (selected) {
      add(source, split.compared());
    } else {
      split.compared().addFiltered();
    }
    if (inBaseline) {
      add(source, split.baseline());
    } else {
      split.baseline().addFiltered();
    }
  }

  private boolean meets(RecordSource source, RecordSelection selection, int firstColumn) {
    return ColumnCondition.allHold(selection.where(), source, firstColumn)
        && (selection.dates().isAll()
            || selection
                .dates()
                .contains(query.time().orElseThrow().millis(source.trimmed(layout.time()))));
  }

  private void add(RecordSource source, SurveyTable<S> table) {
    SegmentKey segment = segment(source);
    long period;
    try {
      period = period(source);
    } catch (ValueFormatException e) {
      rejectTime(source, e, table);
      return;
    }
    double weight;
    try {
      weight = layout.hasWeight() ? DecimalParser.parseWeight(source.trimmed(layout.weight())) : 1;
    } catch (ValueFormatException e) {
      rejects.onBadRecord(source.badCell(layout.weight(), e.rule()));
      table.addRejectedAnswer(segment, period);
      return;
    }
    String answer = source.trimmed(layout.score());
    if (answer.isEmpty() || query.missing().contains(answer)) {
      if (query.missingPolicy() == MissingPolicy.FAIL) {
        throw source.badCell(layout.score(), "be answered under --missing-policy fail");
      }
      table.addMissing(segment, period, weight);
      return;
    }
    BadDataException problem = null;
    double value = Double.NaN;
    try {
      value = DecimalParser.parse(answer);
      if (!query.definition().scale().accepts(value)) {
        problem =
            source.badCell(
                layout.score(), "be " + query.definition().scale().rule() + hints.onNumber(value));
      }
    } catch (ValueFormatException e) {
      problem = source.badCell(layout.score(), e.rule() + hints.onAnswer(answer));
    }
    if (problem == null) {
      table.addAnswer(segment, period, value, weight);
    } else {
      rejects.onBadRecord(problem);
      table.addRejectedAnswer(segment, period);
    }
  }

  private void rejectTime(RecordSource source, ValueFormatException e, SurveyTable<S> table) {
    String rule = e.rule() + hints.onTime(source.trimmed(layout.time()));
    rejects.onBadRecord(source.badCell(layout.time(), rule));
    table.addRejectedRecord();
  }

  private SegmentKey segment(RecordSource source) {
    String[] values = new String[query.segments().size()];
    Arrays.setAll(values, i -> source.trimmed(layout.firstSegment() + i));
    return new SegmentKey(List.of(values));
  }

  private long period(RecordSource source) {
    if (query.calendar().isEmpty()) {
      return 0;
    }
    long millis = query.time().orElseThrow().millis(source.trimmed(layout.time()));
    return query.calendar().get().indexOfMillis(millis);
  }
}
