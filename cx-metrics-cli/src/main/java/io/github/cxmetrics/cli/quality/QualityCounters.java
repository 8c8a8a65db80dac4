package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.cli.input.DecimalParser;
import io.github.cxmetrics.cli.input.RecordSource;
import io.github.cxmetrics.cli.input.ValueFormatException;
import io.github.cxmetrics.survey.AnswerPatterns;
import io.github.cxmetrics.survey.AnswerPatternsAccumulator;
import io.github.cxmetrics.survey.AnswerTimes;
import io.github.cxmetrics.survey.AnswerTimesAccumulator;
import io.github.cxmetrics.survey.ContentHash;
import io.github.cxmetrics.survey.DuplicateRule;
import io.github.cxmetrics.survey.Duplicates;
import io.github.cxmetrics.survey.DuplicatesAccumulator;
import io.github.cxmetrics.survey.OpenText;
import io.github.cxmetrics.survey.OpenTextAccumulator;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.StraightLines;
import io.github.cxmetrics.survey.StraightLinesAccumulator;
import io.github.cxmetrics.survey.StraightLining;
import io.github.cxmetrics.survey.TextForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that is counted of a file, a record after the other; no record is kept. */
final class QualityCounters {

  /** Stands for a time or duration that a record does not have. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private final QualityLayout layout;
  private final Set<String> missingWords;
  private final Optional<RowLog> log;
  private final Optional<DuplicateRule> nearRule;
  private final boolean hasKey;
  private final int key;

  private final String[] raw;
  private final String[] cells;
  private final List<ColumnCells> columns;
  private final int[] lookedPlaces;
  private final int[] contentPlaces;
  private final int[] questionPlaces;
  private final RatingScale[] scales;
  private final int[][] gridPlaces;
  private final int[] textPlaces;
  private final BitSet noAnswers = new BitSet();

  private final DuplicatesAccumulator rows = Duplicates.accumulator();
  private final DuplicatesAccumulator keys = Duplicates.accumulator();
  private final DuplicatesAccumulator near;
  private final AnswerTimesAccumulator times = AnswerTimes.accumulator();
  private final AnswerPatternsAccumulator patterns;
  private final List<StraightLinesAccumulator> grids;
  private final List<OpenTextAccumulator> texts;
  private final BitSet missing = new BitSet();
  private final BitSet outOfScale = new BitSet();
  private final EnumSet<RowFlag> flagged = EnumSet.noneOf(RowFlag.class);

  QualityCounters(QualityFlags flags, QualityLayout layout) {
    this.layout = layout;
    missingWords = flags.missing();
    log = flags.flagsFile == null ? Optional.empty() : Optional.of(new RowLog());
    nearRule = flags.near();
    key = layout.placeOf(flags.key);
    hasKey = key != QualityLayout.NONE;
    raw = new String[layout.read().size()];
    cells = new String[raw.length];
    columns = layout.looked().stream().map(ColumnCells::new).toList();
    lookedPlaces = layout.placesOf(layout.looked());
    int time = layout.placeOf(flags.time);
    contentPlaces = Arrays.stream(lookedPlaces).filter(place -> place != time).toArray();
    questionPlaces = layout.placesOf(layout.questions());
    scales = new RatingScale[raw.length];
    Arrays.setAll(scales, i -> layout.scale(layout.read().get(i)));
    gridPlaces =
        layout.grids().stream().map(grid -> layout.placesOf(grid.columns())).toArray(int[][]::new);
    textPlaces = layout.placesOf(flags.text());
    for (int place = 0; place < raw.length; place++) {
      noAnswers.set(place, !layout.answers().contains(layout.read().get(place)));
    }
    for (int place : new int[] {key, layout.placeOf(flags.time), layout.placeOf(flags.duration)}) {
      if (place != QualityLayout.NONE) {
        noAnswers.set(place);
      }
    }
    near = Duplicates.accumulator(nearRule.orElse(DuplicateRule.ANY_TIME));
    patterns = AnswerPatterns.accumulator(layout.questions());
    grids =
        layout.grids().stream().map(grid -> StraightLines.accumulator(grid.definition())).toList();
    texts = flags.text().stream().map(name -> OpenText.accumulator()).toList();
  }

  void add(RecordSource source, long atMillis, long durationMillis) {
    flagged.clear();
    for (int i = 0; i < raw.length; i++) {
      String text = source.text(i);
      raw[i] = text == null ? "" : text;
      String trimmed = source.trimmed(i);
      cells[i] = isMissing(i, trimmed) ? "" : trimmed;
    }
    addColumns();
    addDuplicates(atMillis);
    addQuestions();
    for (int i = 0; i < gridPlaces.length; i++) {
      addGrid(i);
    }
    for (int i = 0; i < textPlaces.length; i++) {
      texts.get(i).add(missingWords.contains(raw[textPlaces[i]].strip()) ? "" : raw[textPlaces[i]]);
    }
    if (durationMillis != UNKNOWN) {
      times.add(durationMillis);
    }
    log.ifPresent(
        each -> each.add(source.line(), hasKey ? cells[key] : "", flagged, durationMillis));
  }

  /**
   * Whether a cell means 'not answered'. What is an answer on the scale of its column is one, and
   * keys, times, durations and columns beside the questions are no answers.
   */
  private boolean isMissing(int place, String cell) {
    return missingWords.contains(cell)
        && !noAnswers.get(place)
        && (scales[place] == null || isOutOfScale(place, cell));
  }

  private void addColumns() {
    for (int i = 0; i < lookedPlaces.length; i++) {
      String cell = cells[lookedPlaces[i]];
      if (cell.isEmpty()) {
        columns.get(i).addEmpty();
        continue;
      }
      columns.get(i).add(cell);
      if (TextForm.isDamaged(cell)) {
        columns.get(i).addDamaged();
        flagged.add(RowFlag.DAMAGED_TEXT);
      }
    }
  }

  private void addDuplicates(long atMillis) {
    ContentHash row = hash(lookedPlaces);
    rows.add(row);
    if (log.isPresent() && log.get().isKnownContent(row)) {
      flagged.add(RowFlag.DUPLICATE_ROW);
    }
    Optional<ContentHash> who =
        hasKey && !cells[key].isEmpty()
            ? Optional.of(ContentHash.of(cells[key]))
            : Optional.empty();
    if (who.isPresent()) {
      keys.add(who.get());
      if (log.isPresent() && log.get().isKnownKey(who.get())) {
        flagged.add(RowFlag.DUPLICATE_KEY);
      }
    }
    if (nearRule.isPresent() && atMillis != UNKNOWN && (who.isPresent() || !hasKey)) {
      ContentHash content = who.orElseGet(() -> hash(contentPlaces));
      near.add(content, atMillis);
      log.ifPresent(each -> each.addNear(content, atMillis));
    }
  }

  private ContentHash hash(int[] places) {
    List<String> content = new ArrayList<>(places.length);
    for (int place : places) {
      content.add(raw[place]);
    }
    return ContentHash.of(content);
  }

  private void addQuestions() {
    missing.clear();
    outOfScale.clear();
    for (int i = 0; i < questionPlaces.length; i++) {
      String cell = cells[questionPlaces[i]];
      if (cell.isEmpty()) {
        missing.set(i);
      } else if (isOutOfScale(questionPlaces[i], cell)) {
        outOfScale.set(i);
      }
    }
    patterns.add(missing, outOfScale);
    if (!outOfScale.isEmpty()) {
      flagged.add(RowFlag.OUT_OF_SCALE);
    }
    if (missing.cardinality() == questionPlaces.length) {
      flagged.add(RowFlag.NOTHING_ANSWERED);
    }
  }

  private boolean isOutOfScale(int place, String cell) {
    RatingScale scale = scales[place];
    if (scale == null) {
      return false;
    }
    try {
      return !scale.accepts(DecimalParser.parse(cell));
    } catch (ValueFormatException e) {
      return true;
    }
  }

  private void addGrid(int grid) {
    int[] answers = new int[gridPlaces[grid].length];
    Arrays.setAll(answers, i -> answer(gridPlaces[grid][i]));
    grids.get(grid).add(answers);
    if (layout.grids().get(grid).definition().isFlagged(StraightLining.of(answers))) {
      flagged.add(RowFlag.STRAIGHT_LINE);
    }
  }

  /** The whole number of a cell; missing if it is none, or not on its scale. */
  private int answer(int place) {
    if (cells[place].isEmpty() || isOutOfScale(place, cells[place])) {
      return StraightLining.MISSING;
    }
    try {
      double answer = DecimalParser.parse(cells[place]);
      boolean whole =
          answer == Math.rint(answer) && Math.abs(answer) <= StraightLining.FARTHEST_ANSWER;
      return whole ? (int) answer : StraightLining.MISSING;
    } catch (ValueFormatException e) {
      return StraightLining.MISSING;
    }
  }

  List<ColumnCells> columns() {
    return columns;
  }

  Duplicates rows() {
    return rows.result();
  }

  Optional<Duplicates> keys() {
    return hasKey ? Optional.of(keys.result()) : Optional.empty();
  }

  Optional<Duplicates> near() {
    return nearRule.isPresent() ? Optional.of(near.result()) : Optional.empty();
  }

  AnswerTimes times() {
    return times.result();
  }

  AnswerPatterns patterns() {
    return patterns.result();
  }

  List<StraightLines> grids() {
    return grids.stream().map(StraightLinesAccumulator::result).toList();
  }

  List<OpenText> texts() {
    return texts.stream().map(OpenTextAccumulator::result).toList();
  }

  /** What is kept of every record, if records are to be told apart. */
  Optional<RowLog> log() {
    return log;
  }
}
