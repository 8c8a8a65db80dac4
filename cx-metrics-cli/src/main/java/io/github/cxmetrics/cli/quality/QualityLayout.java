package io.github.cxmetrics.cli.quality;

import io.github.cxmetrics.cli.options.ColumnCondition;
import io.github.cxmetrics.cli.options.UsageException;
import io.github.cxmetrics.survey.RatingScale;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which columns are read, and where each that an option names stands among them. */
final class QualityLayout {

  static final int NONE = -1;

  private final QualityFlags flags;
  private final List<Grid> grids;
  private final List<ColumnCondition> where;
  private final Map<String, RatingScale> scales;
  private List<String> looked = List.of();
  private List<String> read = List.of();
  private List<String> questions = List.of();

  QualityLayout(QualityFlags flags) {
    this.flags = flags;
    this.grids = flags.grids();
    this.where = flags.where.conditions();
    this.scales = flags.scales();
  }

  /** Chooses the columns when the header is known. */
  List<String> choose(List<String> header) {
    looked = flags.columns().isEmpty() ? header : flags.columns();
    if (looked.isEmpty()) {
      throw new UsageException(
          "NDJSON has no header: name the keys to look at with --columns COL[,COL]");
    }
    Set<String> names = new LinkedHashSet<>(looked);
    addAll(names, flags.key, flags.time, flags.duration);
    grids.forEach(grid -> names.addAll(grid.columns()));
    names.addAll(scales.keySet());
    names.addAll(flags.text());
    names.addAll(flags.questions());
    read = List.copyOf(names);
    questions = chosenQuestions();
    List<String> all = new ArrayList<>(read);
    where.stream().map(ColumnCondition::column).forEach(all::add);
    return all;
  }

  private static void addAll(Set<String> names, @Nullable String... options) {
    for (String option : options) {
      if (option != null) {
        names.add(option);
      }
    }
  }

  private List<String> chosenQuestions() {
    if (!flags.questions().isEmpty()) {
      return flags.questions();
    }
    Set<String> named = withScaleOrInGrid();
    return named.isEmpty() ? looked : List.copyOf(named);
  }

  private Set<String> withScaleOrInGrid() {
    Set<String> named = new LinkedHashSet<>();
    grids.forEach(grid -> named.addAll(grid.columns()));
    named.addAll(scales.keySet());
    return named;
  }

  /** The columns whose cells may mean 'not answered': those named as questions, else all. */
  Set<String> answers() {
    Set<String> named = withScaleOrInGrid();
    named.addAll(flags.questions());
    named.addAll(flags.text());
    return named.isEmpty() ? Set.copyOf(read) : named;
  }

  /** The columns whose cells make the content of a record. */
  List<String> looked() {
    return looked;
  }

  /** All columns that are read, but those of conditions. */
  List<String> read() {
    return read;
  }

  List<String> questions() {
    return questions;
  }

  List<Grid> grids() {
    return grids;
  }

  @Nullable RatingScale scale(String column) {
    return scales.get(column);
  }

  List<ColumnCondition> where() {
    return where;
  }

  /** Where the columns of conditions begin. */
  int firstCondition() {
    return read.size();
  }

  int placeOf(@Nullable String column) {
    return column == null ? NONE : read.indexOf(column);
  }

  int[] placesOf(List<String> columns) {
    return columns.stream().mapToInt(this::placeOf).toArray();
  }
}
