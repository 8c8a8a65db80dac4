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
import io.github.cxmetrics.cli.survey.SelectionFlags.MissingPolicy;
import java.io.IOException;
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

  /**
   * What has been made of the cells of one input, for when they come again.
   *
   * @param segments of its segments
   * @param answers of its answers
   */
  private record Seen(SegmentKeys segments, KnownAnswers answers) {}

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
            table(file, query.selection()), table(file, baseline.orElse(query.selection())));
    InputOptions options =
        input.options(
            problem -> {
              rejects.onBadRecord(problem);
              split.compared().addRejectedRecord();
            });
    List<String> columns = layout.columns(baseline.map(RecordSelection::where).orElse(List.of()));
    try (RecordSource source = RecordSource.open(file, options, columns);
        ProgressMeter progress = ProgressMeter.onStandardError(RecordSource.sizeOf(file))) {
      Seen seen =
          new Seen(
              new SegmentKeys(source, query.segments().size(), layout.firstSegment()),
              new KnownAnswers());
      long records = 0;
      while (source.next()) {
        distribute(source, seen, baseline, split);
        progress.update(++records, source.bytesRead());
      }
      source.requireColumnsSeen();
    }
    return split;
  }

  private SurveyTable<S> table(String file, RecordSelection selection) {
    return new SurveyTable<>(
        RecordSource.nameOf(file), query.groups().newGroups(RecordSource.nameOf(file), selection));
  }

  private void distribute(
      RecordSource source, Seen seen, Optional<RecordSelection> baseline, Split<S> split) {
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
      add(source, seen, split.compared());
    } else {
      split.compared().addFiltered();
    }
    if (inBaseline) {
      add(source, seen, split.baseline());
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

  private void add(RecordSource source, Seen seen, SurveyTable<S> table) {
    AnswerKey key;
    try {
      key = key(source, seen.segments().present());
    } catch (ValueFormatException e) {
      rejectTime(source, e, table);
      return;
    } catch (BadDataException e) {
      rejects.onBadRecord(e);
      table.addRejectedRecord();
      return;
    }
    double weight;
    try {
      weight = layout.hasWeight() ? DecimalParser.parseWeight(source.trimmed(layout.weight())) : 1;
    } catch (ValueFormatException e) {
      rejects.onBadRecord(source.badCell(layout.weight(), e.rule()));
      table.addRejectedAnswer(key);
      return;
    }
    int code = source.code(layout.score());
    if (!seen.answers().has(code) && isMissing(source)) {
      addMissing(source, table, key, weight);
      return;
    }
    double value;
    AnswerKey known;
    try {
      value =
          seen.answers().has(code)
              ? seen.answers().value(code)
              : seen.answers().with(code, value(source));
      known = withLevels(source, key);
    } catch (BadDataException e) {
      rejects.onBadRecord(e);
      table.addRejectedAnswer(key);
      return;
    }
    table.addAnswer(known, value, weight);
  }

  private boolean isMissing(RecordSource source) {
    String answer = source.trimmed(layout.score());
    boolean missing = answer.isEmpty() || query.missing().contains(answer);
    if (missing && query.missingPolicy() == MissingPolicy.FAIL) {
      throw source.badCell(layout.score(), "be answered under --missing-policy fail");
    }
    return missing;
  }

  private double value(RecordSource source) {
    String answer = source.trimmed(layout.score());
    double value;
    try {
      value = DecimalParser.parse(answer);
    } catch (ValueFormatException e) {
      throw source.badCell(layout.score(), e.rule() + hints.onAnswer(answer));
    }
    if (!query.definition().scale().accepts(value)) {
      throw source.badCell(
          layout.score(), "be " + query.definition().scale().rule() + hints.onNumber(value));
    }
    return value;
  }

  /** Only where missing answers enter the score they are weighted. */
  private void addMissing(RecordSource source, SurveyTable<S> table, AnswerKey key, double weight) {
    if (query.missingPolicy() != MissingPolicy.PASSIVE) {
      table.addMissing(key, weight);
      return;
    }
    AnswerKey known;
    try {
      known = withLevels(source, key);
    } catch (BadDataException e) {
      rejects.onBadRecord(e);
      table.addRejectedAnswer(key);
      return;
    }
    table.addMissing(known, weight);
  }

  private AnswerKey withLevels(RecordSource source, AnswerKey key) {
    return query.targets().isEmpty()
        ? key
        : key.withLevels(query.targets().get().levels(source, layout.levels()));
  }

  private void rejectTime(RecordSource source, ValueFormatException e, SurveyTable<S> table) {
    String rule = e.rule() + hints.onTime(source.trimmed(layout.time()));
    rejects.onBadRecord(source.badCell(layout.time(), rule));
    table.addRejectedRecord();
  }

  private AnswerKey key(RecordSource source, AnswerKey inSegment) {
    if (query.targets().isPresent()) {
      checkSegment(source);
    }
    if (query.respondents().isEmpty()) {
      return query.calendar().isEmpty() ? inSegment : inSegment.withPeriod(period(source));
    }
    String respondent = text(source, layout.respondent());
    String account = layout.hasAccount() ? text(source, layout.account()) : "";
    checkSegment(source);
    long atMillis =
        layout.hasTime() ? query.time().orElseThrow().millis(source.trimmed(layout.time())) : 0;
    return new AnswerKey(
        inSegment.segment(),
        inSegment.place(),
        period(source),
        respondent,
        account,
        atMillis,
        List.of());
  }

  private void checkSegment(RecordSource source) {
    for (int i = 0; i < query.segments().size(); i++) {
      text(source, layout.firstSegment() + i);
    }
  }

  /** Text that is kept; half a surrogate pair, which only JSON can say, has no bytes. */
  private static String text(RecordSource source, int place) {
    String text = source.trimmed(place);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
        throw source.badCell(place, "be well-formed Unicode");
      }
    }
    return text;
  }

  private long period(RecordSource source) {
    if (query.calendar().isEmpty()) {
      return 0;
    }
    long millis = query.time().orElseThrow().millis(source.trimmed(layout.time()));
    return query.calendar().get().indexOfMillis(millis);
  }
}
