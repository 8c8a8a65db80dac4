package io.github.cxmetrics.cli.input;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a text of delimited cells, one at a time. */
interface CsvRows {

  /**
   * Moves to the next row that is not an empty line; false at the end.
   *
   * @throws BadDataException if the row is malformed
   */
  boolean next() throws IOException;

  /** The line on which the row begins, counted from 1. */
  long line();

  /** How many cells the row has. */
  int width();

  /** Whether the row is a single cell of nothing but spaces, which no quotes stand around. */
  boolean isBlank();

  /**
   * All cells of the row; to be asked before {@link #keep} only.
   *
   * @throws BadDataException if it is longer than a header may be
   */
  List<String> cells();

  /**
   * From now on keeps the cells of some positions, and only those.
   *
   * @param slotOfField the slot for the cell of each position; negative if it is not kept
   * @param slots how many slots there are
   */
  void keep(int[] slotOfField, int slots);

  /** The cell in a slot; null if the row does not have it or no position fills the slot. */
  @Nullable String cell(int slot);

  /** The number of the text in a slot, see {@link RecordSource#code}. */
  int code(int slot);
}
