package io.github.cxmetrics.state;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Codes, which may be any longs, and the numbers that stand for them, given in the order in which
 * the codes first come. They lead from the column of a group to the place of its counts.
 *
 * <p>Numbers mean something within one object only: whoever merges or writes states translates
 * them. <b>Cost</b> 32 to 64 bytes a code. Codes in 0..1,048,575 also stand in a table of four
 * bytes for each number up to the greatest of them, as soon as four times as many rows were seen;
 * it is found with one look then. A known code allocates nothing.
 *
 * @since 0.1
 */
public final class CodeNumbers implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int FEWEST_SLOTS = 16;

  /*
   * A look into the table takes half as long as one into the hash table, even if the codes are
   * scattered over all of it: what counts is how many different ones there are (10 million rows of
   * 1,000 codes in 0..999,999: 1.6 against 3.5 ns a row). Few rows do not pay for a large table.
   */
  private static final int MOST_DIRECT = 1 << 20;
  private static final int FREE_DIRECT = 1 << 10;
  private static final int[] NONE = {};

  /* Open addressing with linear probing, at most half full: the codes and their numbers from 1. */
  private long[] slots = new long[FEWEST_SLOTS];
  private int[] slotNumbers = new int[FEWEST_SLOTS];

  private long[] codes = new long[FEWEST_SLOTS];
  private int size;

  /* Unknown to whoever chooses codes, so that nobody can choose codes that share a slot. */
  private final long salt = ThreadLocalRandom.current().nextLong();

  /* By the code its number from 1, 0 if it is to be looked for in the slots. */
  private transient int @Nullable [] direct;
  private long rows;

  /** No codes. */
  public CodeNumbers() {}

  /**
   * The number of a code, which is given one if it has none.
   *
   * @param code any number
   * @return from 0
   */
  public int numberOf(long code) {
    int[] table = table();
    int number = code >= 0 && code < table.length ? table[(int) code] : 0;
    rows++;
    return (number == 0 ? numberInSlots(code) : number) - 1;
  }

  /**
   * The numbers of a column of codes, which are given one if they have none.
   *
   * @param column where the codes stand
   * @param from the index of the first
   * @param to the index after the last
   * @param numbers takes the numbers, that of the first at its index 0
   */
  public void numberAll(int[] column, int from, int to, int[] numbers) {
    rows += to - from;
    int[] table = table();
    for (int i = from; i < to; i++) {
      int code = column[i];
      int number = code >= 0 && code < table.length ? table[code] : 0;
      if (number == 0) {
        number = numberInSlots(code);
        table = table();
      }
      numbers[i - from] = number - 1;
    }
  }

  /**
   * The numbers of a column of codes, which are given one if they have none.
   *
   * @param column where the codes stand
   * @param from the index of the first
   * @param to the index after the last
   * @param numbers takes the numbers, that of the first at its index 0
   */
  public void numberAll(long[] column, int from, int to, int[] numbers) {
    rows += to - from;
    int[] table = table();
    for (int i = from; i < to; i++) {
      long code = column[i];
      int number = code >= 0 && code < table.length ? table[(int) code] : 0;
      if (number == 0) {
        number = numberInSlots(code);
        table = table();
      }
      numbers[i - from] = number - 1;
    }
  }

  /**
   * A table of numbers by code, for loops that look into it themselves: the number from 1, 0 if it
   * is to be asked for. It is a new one after codes were given numbers.
   */
  int[] table() {
    int[] table = direct;
    return table == null ? NONE : table;
  }

  /** The number from 1. */
  private int numberInSlots(long code) {
    int slot = slotOf(code);
    int number = slotNumbers[slot];
    if (number == 0) {
      number = add(code, slot);
    }
    if (code >= 0 && code < MOST_DIRECT) {
      putDirect((int) code, number);
    }
    return number;
  }

  private int add(long code, int freeSlot) {
    int slot = freeSlot;
    if (2 * (size + 1) > slots.length) {
      grow();
      slot = slotOf(code);
    }
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, 2 * size);
    }
    codes[size] = code;
    slots[slot] = code;
    size++;
    slotNumbers[slot] = size;
    return size;
  }

  private void putDirect(int code, int number) {
    int[] table = table();
    if (code >= table.length) {
      int length = Math.max(FREE_DIRECT, 2 * Integer.highestOneBit(code));
      if (length > FREE_DIRECT && length > 4 * rows) {
        return;
      }
      table = Arrays.copyOf(table, length);
      direct = table;
    }
    table[code] = number;
  }

  /** The slot that holds the code, or the free slot where it belongs. */
  private int slotOf(long code) {
    int mask = slots.length - 1;
    int slot = (int) (EventLog.scatter(code ^ salt) & mask);
    while (slotNumbers[slot] != 0 && slots[slot] != code) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    slots = new long[2 * slots.length];
    slotNumbers = new int[slots.length];
    for (int number = 1; number <= size; number++) {
      int slot = slotOf(codes[number - 1]);
      slots[slot] = codes[number - 1];
      slotNumbers[slot] = number;
    }
  }

  /**
   * The number of a code.
   *
   * @param code any number
   * @return from 0; -1 if it has none
   */
  public int find(long code) {
    return slotNumbers[slotOf(code)] - 1;
  }

  /**
   * The code of a number.
   *
   * @param number a number of these
   * @return its code
   */
  public long code(int number) {
    return codes[number];
  }

  /**
   * How many codes have a number.
   *
   * @return at least 0
   */
  public int size() {
    return size;
  }

  /**
   * All codes.
   *
   * @return a new array in ascending order
   */
  public long[] sorted() {
    long[] sorted = Arrays.copyOf(codes, size);
    Arrays.sort(sorted);
    return sorted;
  }

  /**
   * Independent numbers of the same codes.
   *
   * @return the copy
   */
  public CodeNumbers copy() {
    CodeNumbers copy = new CodeNumbers();
    for (int number = 0; number < size; number++) {
      copy.numberOf(codes[number]);
    }
    return copy;
  }
}
