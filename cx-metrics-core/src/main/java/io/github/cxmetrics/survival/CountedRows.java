package io.github.cxmetrics.survival;

import io.github.cxmetrics.state.Tally;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * A multiset of rows of a fixed number of words, each with how often it was added.
 *
 * <p>Rows are appended; now and then, when the room is used up, equal rows become one before more
 * room is taken. <b>Cost</b> 8 bytes a word and 8 for the count of each distinct row, up to eight
 * times that while it grows and rows repeat. <b>Wire</b> the number of distinct rows as a count,
 * then each in ascending order: its words in eight bytes each, its count as a count.
 */
final class CountedRows implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int FIRST_ROWS = 16;

  private final int width;
  private long[] words;
  private long[] counts;
  private int size;
  private long total;

  /** Ordering costs more than room where most rows are distinct, so it is tried ever less often. */
  private int nextOrder = FIRST_ROWS;

  private boolean ordered = true;

  CountedRows(int width) {
    this(width, new long[FIRST_ROWS * width], new long[FIRST_ROWS]);
  }

  private CountedRows(int width, long[] words, long[] counts) {
    this.width = width;
    this.words = words;
    this.counts = counts;
  }

  /** How many rows there are, equal ones perhaps more than once. */
  int size() {
    return size;
  }

  /** How many rows were added. */
  long total() {
    return total;
  }

  long word(int row, int place) {
    return words[row * width + place];
  }

  long count(int row) {
    return counts[row];
  }

  /** Checks that some more rows can be counted. */
  void requireRoom(long count) {
    Tally.addCounts(total, count);
  }

  /** Makes room for a row whose words are set next; all checks come before. */
  int append(long count) {
    if (size == counts.length) {
      makeRoom();
    }
    counts[size] = count;
    total += count;
    ordered = false;
    return size++;
  }

  void set(int row, int place, long word) {
    words[row * width + place] = word;
  }

  private void makeRoom() {
    if (size >= nextOrder) {
      int before = size;
      order();
      boolean worthwhile = size < before / 2;
      nextOrder = (int) Math.min(Integer.MAX_VALUE, (worthwhile ? 2L : 8L) * size);
    }
    if (size > counts.length / 2) {
      int rows = Math.toIntExact(Math.max(FIRST_ROWS, counts.length + (long) counts.length / 2));
      words = Arrays.copyOf(words, Math.multiplyExact(rows, width));
      counts = Arrays.copyOf(counts, rows);
    }
  }

  /** Puts rows in ascending order and makes equal ones one. */
  void order() {
    if (ordered) {
      return;
    }
    int[] order = new RowOrder(words, width).sorted(size);
    long[] newWords = new long[words.length];
    long[] newCounts = new long[counts.length];
    int rows = 0;
    for (int i = 0; i < size; i++) {
      int from = order[i] * width;
      if (rows > 0 && isSame(newWords, (rows - 1) * width, from)) {
        newCounts[rows - 1] += counts[order[i]];
      } else {
        System.arraycopy(words, from, newWords, rows * width, width);
        newCounts[rows++] = counts[order[i]];
      }
    }
    words = newWords;
    counts = newCounts;
    size = rows;
    ordered = true;
  }

  private boolean isSame(long[] others, int at, int from) {
    return Arrays.equals(others, at, at + width, words, from, from + width);
  }

  /** Replaces the numbers at a place of all rows. */
  void renumber(int place, int[] numbers) {
    for (int row = 0; row < size; row++) {
      int at = row * width + place;
      if (words[at] >= 0) {
        words[at] = numbers[(int) words[at]];
      }
    }
    ordered = false;
  }

  /** Adds the rows of another multiset, which may be this one. */
  @SuppressWarnings("ReferenceEquality") // it is about being the same rows, not equal ones
  void merge(CountedRows other) {
    requireRoom(other.total);
    CountedRows more = other == this ? other.copy() : other; // appending puts rows in order
    for (int row = 0; row < more.size; row++) {
      int here = append(more.counts[row]);
      System.arraycopy(more.words, row * width, words, here * width, width);
    }
  }

  CountedRows copy() {
    CountedRows copy = new CountedRows(width, words.clone(), counts.clone());
    copy.size = size;
    copy.total = total;
    copy.nextOrder = nextOrder;
    copy.ordered = ordered;
    return copy;
  }

  void writeTo(StateWriter out) {
    order();
    out.writeCount(size);
    for (int row = 0; row < size; row++) {
      for (int place = 0; place < width; place++) {
        out.writeLong(word(row, place));
      }
      out.writeCount(counts[row]);
    }
  }

  /** Reads rows, each of which a check may refuse. */
  static CountedRows readFrom(StateReader in, int width, RowCheck check) {
    int size = in.readLength(width * Long.BYTES + 1);
    CountedRows read = new CountedRows(width, new long[size * width], new long[size]);
    RowOrder order = new RowOrder(read.words, width);
    for (int row = 0; row < size; row++) {
      for (int place = 0; place < width; place++) {
        read.words[row * width + place] = in.readLong();
      }
      read.counts[row] = in.readCount(1, Tally.MOST - read.total, "count of a row");
      read.total += read.counts[row];
      read.size++;
      check.check(read, row);
      if (row > 0 && order.compare(row - 1, row) >= 0) {
        throw new StateFormatException("rows of a state must ascend, was row " + row);
      }
    }
    return read;
  }

  /** What rows of a state must hold. */
  interface RowCheck {

    /** Throws {@link StateFormatException} if a row cannot be. */
    void check(CountedRows rows, int row);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof CountedRows that) || width != that.width) {
      return false;
    }
    order();
    that.order();
    return Arrays.equals(words, 0, size * width, that.words, 0, that.size * width)
        && Arrays.equals(counts, 0, size, that.counts, 0, that.size);
  }

  @Override
  public int hashCode() {
    order();
    int hash = size;
    for (int i = 0; i < size * width; i++) {
      hash = 31 * hash + Long.hashCode(words[i]);
    }
    return hash;
  }
}
