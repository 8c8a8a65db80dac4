package io.github.cxmetrics.cli.quality;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the cells of one column hold, one after the other. */
final class ColumnCells {

  private final String name;
  private long cells;
  private long empty;
  private long damaged;
  private boolean varies;
  private @Nullable String first;

  ColumnCells(String name) {
    this.name = name;
  }

  void addEmpty() {
    cells++;
    empty++;
  }

  void add(String cell) {
    cells++;
    if (first == null) {
      first = cell;
    } else if (!varies) {
      varies = !first.equals(cell);
    }
  }

  void addDamaged() {
    damaged++;
  }

  String name() {
    return name;
  }

  long cells() {
    return cells;
  }

  /** Cells that are empty or mean 'not answered'. */
  long empty() {
    return empty;
  }

  /** Cells whose text was damaged on its way. */
  long damaged() {
    return damaged;
  }

  /** The one text that all cells have which are not empty, if there are two of them or more. */
  Optional<String> constant() {
    return varies || cells - empty < 2 ? Optional.empty() : Optional.ofNullable(first);
  }
}
