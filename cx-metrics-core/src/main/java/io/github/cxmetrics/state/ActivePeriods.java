package io.github.cxmetrics.state;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The periods in which one subject was active, and the first two distinct times at which it was.
 *
 * <p>Periods are whole numbers. Those that share all but their lowest six bits form a block, whose
 * bits are one {@code long}; only blocks with an active period are here, in ascending order.
 *
 * @since 0.1
 */
public final class ActivePeriods implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** Stands for a period or a time that is not there. */
  public static final long NONE = Long.MAX_VALUE;

  static final int BLOCK_BITS = 6;

  private long[] blocks = new long[8];
  private long[] words = new long[8];
  private int size;
  private long firstMillis = NONE;
  private long secondMillis = NONE;

  ActivePeriods() {}

  /**
   * How many blocks have an active period.
   *
   * @return at least 0
   */
  public int blocks() {
    return size;
  }

  /**
   * The number of a block: its periods divided by 64.
   *
   * @param index counted from 0, in ascending order
   * @return the number
   */
  public long block(int index) {
    return blocks[index];
  }

  /**
   * The active periods of a block: bit <i>i</i> stands for the period 64 times the block's number
   * plus <i>i</i>.
   *
   * @param index counted from 0, in ascending order of blocks
   * @return the bits, at least one of them set
   */
  public long word(int index) {
    return words[index];
  }

  /**
   * The first active period.
   *
   * @return the period; {@link #NONE} if there is none
   */
  public long first() {
    return size == 0 ? NONE : start(0) + Long.numberOfTrailingZeros(words[0]);
  }

  /**
   * The last active period.
   *
   * @return the period; {@link #NONE} if there is none
   */
  public long last() {
    return size == 0
        ? NONE
        : start(size - 1) + Long.SIZE - 1 - Long.numberOfLeadingZeros(words[size - 1]);
  }

  private long start(int index) {
    return blocks[index] << BLOCK_BITS;
  }

  /**
   * How many periods are active.
   *
   * @return at least 0
   */
  public long count() {
    long count = 0;
    for (int i = 0; i < size; i++) {
      count += Long.bitCount(words[i]);
    }
    return count;
  }

  /**
   * Tells whether a period is active.
   *
   * @param period any period
   * @return true if it is
   */
  public boolean contains(long period) {
    int index = indexOf(period >> BLOCK_BITS);
    return index >= 0 && (words[index] >>> period & 1) != 0;
  }

  /**
   * The first active period that is not before a given one.
   *
   * @param period any period
   * @return the period; {@link #NONE} if there is none
   */
  public long next(long period) {
    int index = indexOf(period >> BLOCK_BITS);
    if (index >= 0) {
      long rest = words[index] >>> period << period;
      if (rest != 0) {
        return start(index) + Long.numberOfTrailingZeros(rest);
      }
      index++;
    } else {
      index = -1 - index;
    }
    return index == size ? NONE : start(index) + Long.numberOfTrailingZeros(words[index]);
  }

  private int indexOf(long block) {
    return Arrays.binarySearch(blocks, 0, size, block);
  }

  /**
   * The earliest time.
   *
   * @return in milliseconds since 1970-01-01T00:00Z; {@link #NONE} if there is none
   */
  public long firstMillis() {
    return firstMillis;
  }

  /**
   * The earliest time after {@link #firstMillis()}.
   *
   * @return in milliseconds since 1970-01-01T00:00Z; {@link #NONE} if there is none
   */
  public long secondMillis() {
    return secondMillis;
  }

  /**
   * Forgets later periods, in this view only.
   *
   * @param period the last one to be kept
   */
  public void removeAfter(long period) {
    long block = period >> BLOCK_BITS;
    while (size > 0 && blocks[size - 1] > block) {
      size--;
    }
    if (size > 0 && blocks[size - 1] == block) {
      words[size - 1] &= -1L >>> (Long.SIZE - 1 - (period & (Long.SIZE - 1)));
      size -= words[size - 1] == 0 ? 1 : 0;
    }
  }

  void clear() {
    size = 0;
    firstMillis = NONE;
    secondMillis = NONE;
  }

  void setTimes(long first, long second) {
    firstMillis = first;
    secondMillis = second;
  }

  /** Appends a block after all others; one without active periods is left out. */
  void append(long block, long word) {
    if (word != 0) {
      insert(size, block, word);
    }
  }

  /** Adds active periods of a block. */
  void add(long block, long word) {
    int index = indexOf(block);
    if (index >= 0) {
      words[index] |= word;
    } else {
      insert(-1 - index, block, word);
    }
  }

  private void insert(int index, long block, long word) {
    if (size == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * size);
      words = Arrays.copyOf(words, 2 * size);
    }
    System.arraycopy(blocks, index, blocks, index + 1, size - index);
    System.arraycopy(words, index, words, index + 1, size - index);
    blocks[index] = block;
    words[index] = word;
    size++;
  }

  /** Adds all periods of another subject, and its times. */
  void addAll(ActivePeriods other) {
    for (int i = 0; i < other.size; i++) {
      add(other.blocks[i], other.words[i]);
    }
    addTime(other.firstMillis);
    addTime(other.secondMillis);
  }

  private void addTime(long atMillis) {
    if (atMillis < firstMillis) {
      secondMillis = firstMillis;
      firstMillis = atMillis;
    } else if (atMillis > firstMillis && atMillis < secondMillis) {
      secondMillis = atMillis;
    }
  }
}
