package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How often each category occurred in each row of a cross table. A row is one level of every
 * variable, such as an age group and a region, and the weight its records come with.
 *
 * <p><b>Merge</b> exact in any order: only whole numbers are counted, and weights are told apart,
 * not summed. <b>Cost</b> for each row four bytes a variable, eight a category and about 20 more;
 * counting in a known row allocates nothing. <b>Wire</b> a {@link Dictionary} for each variable;
 * the number of rows as a count; each row in ascending order of its levels, then of its weight: the
 * number of each level as a count, the weight as eight bytes, a count each category.
 *
 * @since 0.1
 */
public final class CrossTable implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int FEWEST_SLOTS = 16;
  private static final int NONE = -1;

  private final int categories;
  private final Dictionary[] levels;
  private final int[] key;
  private int[] keys = new int[0];
  private double[] weights = new double[0];
  private long[] counts = new long[0];
  private int[] slots = new int[FEWEST_SLOTS];
  private int rows;

  /**
   * An empty table.
   *
   * @param variables how many variables, at least 1
   * @param categories how many categories, at least 1
   * @throws IllegalArgumentException if one of them is below 1
   */
  public CrossTable(int variables, int categories) {
    if (variables < 1 || categories < 1) {
      throw new IllegalArgumentException(
          "cross table must have at least 1 variable and 1 category, was "
              + variables
              + " and "
              + categories);
    }
    this.categories = categories;
    this.key = new int[variables];
    this.levels = new Dictionary[variables];
    Arrays.setAll(levels, variable -> new Dictionary());
  }

  /**
   * Counts a record.
   *
   * @param levelsOfRecord the level of each variable
   * @param weight the weight of the record, 0 or {@link UnitWeight#LEAST} to {@link
   *     UnitWeight#MOST}
   * @param category the category, from 0
   * @throws IllegalArgumentException if there is not one level a variable, one is null or has half
   *     a surrogate pair, or the weight is out of its range; nothing changes then
   * @throws IndexOutOfBoundsException if there is no such category; nothing changes then
   */
  public void add(String[] levelsOfRecord, double weight, int category) {
    if (category < 0 || category >= categories) {
      throw new IndexOutOfBoundsException(
          "category must be in 0.." + (categories - 1) + ", was " + category);
    }
    UnitWeight.require(weight);
    int known = find(levelsOfRecord, weight, key);
    int row = known == NONE ? newRow(levelsOfRecord, weight) : known;
    counts[row * categories + category]++;
  }

  /**
   * Checks a record as {@link #add} does.
   *
   * @param levelsOfRecord the level of each variable
   * @param weight the weight of the record
   * @throws IllegalArgumentException as {@link #add} throws it
   */
  public void check(String[] levelsOfRecord, double weight) {
    UnitWeight.require(weight);
    if (row(levelsOfRecord, weight) == NONE) {
      requireWellFormed(levelsOfRecord);
    }
  }

  /**
   * The row of a record.
   *
   * @param levelsOfRecord the level of each variable
   * @param weight the weight of the record
   * @return from 0; -1 if no such record was counted
   * @throws IllegalArgumentException if there is not one level a variable
   */
  public int row(String[] levelsOfRecord, double weight) {
    return find(levelsOfRecord, weight, new int[key.length]);
  }

  private int find(String[] levelsOfRecord, double weight, int[] numbers) {
    if (levelsOfRecord.length != key.length) {
      throw new IllegalArgumentException(
          "record must have one level for each of "
              + key.length
              + " variables, was "
              + levelsOfRecord.length);
    }
    for (int variable = 0; variable < key.length; variable++) {
      numbers[variable] = levels[variable].find(levelsOfRecord[variable]);
      if (numbers[variable] == NONE) {
        return NONE;
      }
    }
    return slots[slotOf(numbers, 0, weight)] - 1;
  }

  private int newRow(String[] levelsOfRecord, double weight) {
    requireWellFormed(levelsOfRecord);
    for (int variable = 0; variable < key.length; variable++) {
      key[variable] = levels[variable].numberOf(levelsOfRecord[variable]);
    }
    return append(weight);
  }

  private static void requireWellFormed(String[] levelsOfRecord) {
    for (String level : levelsOfRecord) {
      if (level == null) {
        throw new IllegalArgumentException("level of a record must not be null");
      }
      StateWriter.requireWellFormed("level of a record", level);
    }
  }

  /** A new row of the levels in {@link #key}. */
  private int append(double weight) {
    if (rows == weights.length) {
      int room = Math.max(4, Math.addExact(rows, rows >> 1));
      keys = Arrays.copyOf(keys, Math.multiplyExact(room, key.length));
      weights = Arrays.copyOf(weights, room);
      counts = Arrays.copyOf(counts, Math.multiplyExact(room, categories));
    }
    int row = rows++;
    System.arraycopy(key, 0, keys, row * key.length, key.length);
    weights[row] = weight + 0.0; // -0.0 is 0.0
    slots[slotOf(keys, row * key.length, weights[row])] = rows;
    if (2 * rows > slots.length) {
      growSlots();
    }
    return row;
  }

  private void growSlots() {
    slots = new int[Math.multiplyExact(2, slots.length)];
    for (int row = 0; row < rows; row++) {
      slots[slotOf(keys, row * key.length, weights[row])] = row + 1;
    }
  }

  /** The slot that holds the row, or the free one where it belongs. */
  private int slotOf(int[] levelNumbers, int from, double weight) {
    int mask = slots.length - 1;
    int slot = hash(levelNumbers, from, weight) & mask;
    while (slots[slot] != 0 && !isRow(slots[slot] - 1, levelNumbers, from, weight)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isRow(int row, int[] levelNumbers, int from, double weight) {
    int start = row * key.length;
    for (int variable = 0; variable < key.length; variable++) {
      if (keys[start + variable] != levelNumbers[from + variable]) {
        return false;
      }
    }
    return weights[row] == weight;
  }

  private int hash(int[] levelNumbers, int from, double weight) {
    long hash = Double.doubleToLongBits(weight + 0.0);
    for (int variable = 0; variable < key.length; variable++) {
      hash = (hash ^ levelNumbers[from + variable]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return (int) hash;
  }

  /**
   * How many variables there are.
   *
   * @return at least 1
   */
  public int variables() {
    return key.length;
  }

  /**
   * How many rows have been seen.
   *
   * @return at least 0
   */
  public int rows() {
    return rows;
  }

  /**
   * The levels of a variable that have been seen.
   *
   * @param variable from 0
   * @return the texts and their numbers; not to be added to
   */
  public Dictionary levels(int variable) {
    return levels[variable];
  }

  /**
   * The level of a row.
   *
   * @param row from 0
   * @param variable from 0
   * @return its number in {@link #levels}
   */
  public int level(int row, int variable) {
    return keys[row * key.length + variable];
  }

  /**
   * The weight of the records of a row.
   *
   * @param row from 0
   * @return 0 or {@link UnitWeight#LEAST} to {@link UnitWeight#MOST}
   */
  public double weight(int row) {
    return weights[row];
  }

  /**
   * How often a category occurred in a row.
   *
   * @param row from 0
   * @param category from 0
   * @return at least 0
   */
  public long count(int row, int category) {
    return counts[row * categories + category];
  }

  /**
   * How many records were counted.
   *
   * @return at least 0
   */
  public long total() {
    return Arrays.stream(counts, 0, rows * categories).sum();
  }

  /**
   * Adds the counts of another table.
   *
   * @param other a table of as many variables and categories; it is left as it was
   * @throws IllegalArgumentException if they are not as many
   * @throws ArithmeticException if the total would pass {@link Tally#MOST}; nothing changed then
   */
  public void merge(CrossTable other) {
    if (key.length != other.key.length || categories != other.categories) {
      throw new IllegalArgumentException(
          "cannot merge cross tables of " + shape() + " and of " + other.shape());
    }
    Tally.addCounts(total(), other.total());
    int[][] here = new int[key.length][];
    Arrays.setAll(here, variable -> levels[variable].merge(other.levels[variable]));
    for (int row = 0; row < other.rows; row++) {
      for (int variable = 0; variable < key.length; variable++) {
        key[variable] = here[variable][other.level(row, variable)];
      }
      addCounts(other, row);
    }
  }

  private void addCounts(CrossTable other, int row) {
    int known = slots[slotOf(key, 0, other.weights[row])] - 1;
    int to = (known == NONE ? append(other.weights[row]) : known) * categories;
    for (int category = 0; category < categories; category++) {
      counts[to + category] += other.counts[row * categories + category];
    }
  }

  private String shape() {
    return key.length + " variables and " + categories + " categories";
  }

  /**
   * An independent table with the same content.
   *
   * @return the copy
   */
  public CrossTable copy() {
    CrossTable copy = new CrossTable(key.length, categories);
    copy.merge(this);
    return copy;
  }

  /**
   * The same table with levels and rows in ascending order, so that equal contents are in the same
   * place whatever came first.
   *
   * @return a new table
   */
  public CrossTable sorted() {
    CrossTable sorted = new CrossTable(key.length, categories);
    int[][] there = new int[key.length][];
    for (int variable = 0; variable < key.length; variable++) {
      sorted.levels[variable] = levels[variable].sorted();
      there[variable] = sorted.levels[variable].merge(levels[variable]);
    }
    Comparator<Integer> order =
        (one, two) -> {
          for (int variable = 0; variable < key.length; variable++) {
            int[] numbers = there[variable];
            int compared =
                Integer.compare(numbers[level(one, variable)], numbers[level(two, variable)]);
            if (compared != 0) {
              return compared;
            }
          }
          return Double.compare(weights[one], weights[two]);
        };
    IntStream.range(0, rows).boxed().sorted(order).forEach(row -> sorted.take(this, there, row));
    return sorted;
  }

  private void take(CrossTable other, int[][] numbers, int row) {
    for (int variable = 0; variable < key.length; variable++) {
      key[variable] = numbers[variable][other.level(row, variable)];
    }
    addCounts(other, row);
  }

  /**
   * Writes the table.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    CrossTable sorted = sorted();
    for (Dictionary texts : sorted.levels) {
      texts.writeTo(out);
    }
    out.writeCount(rows);
    for (int row = 0; row < rows; row++) {
      for (int variable = 0; variable < key.length; variable++) {
        out.writeCount(sorted.level(row, variable));
      }
      out.writeDouble(sorted.weights[row]);
      for (int category = 0; category < categories; category++) {
        out.writeCount(sorted.count(row, category));
      }
    }
  }

  /**
   * Reads a table of as many variables and categories as this one.
   *
   * @param in where to read
   * @return a new table; this one is left as it was
   * @throws StateFormatException if the bytes are not such a table
   */
  public CrossTable readFrom(StateReader in) {
    CrossTable read = new CrossTable(key.length, categories);
    for (int variable = 0; variable < key.length; variable++) {
      read.levels[variable] = Dictionary.readFrom(in);
    }
    int length = in.readLength(key.length + Double.BYTES + categories);
    long room = Tally.MOST;
    for (int row = 0; row < length; row++) {
      room = read.readRow(in, room);
    }
    read.requireAllLevelsUsed();
    return read;
  }

  private long readRow(StateReader in, long room) {
    for (int variable = 0; variable < key.length; variable++) {
      key[variable] = (int) in.readCount(0, levels[variable].size() - 1L, "level of a row");
    }
    double weight = in.readDouble();
    boolean valid = UnitWeight.isValid(weight) && 1 / weight > 0; // not -0.0
    if (!valid || !ascends(weight)) {
      throw new StateFormatException(
          "rows of a cross table must ascend by levels, then by weights that are "
              + UnitWeight.RANGE
              + ", was not so at row "
              + rows);
    }
    int row = append(weight);
    long left = room;
    for (int category = 0; category < categories; category++) {
      long count = in.readCount(0, left, "count of a category");
      counts[row * categories + category] = count;
      left -= count;
    }
    if (left == room) {
      throw new StateFormatException(
          "rows of a cross table must have records, was none in row " + row);
    }
    return left;
  }

  private boolean ascends(double weight) {
    if (rows == 0) {
      return true;
    }
    int compared =
        Arrays.compare(keys, (rows - 1) * key.length, rows * key.length, key, 0, key.length);
    return compared < 0 || (compared == 0 && weights[rows - 1] < weight);
  }

  private void requireAllLevelsUsed() {
    for (int variable = 0; variable < key.length; variable++) {
      boolean[] used = new boolean[levels[variable].size()];
      for (int row = 0; row < rows; row++) {
        used[level(row, variable)] = true;
      }
      for (int level = 0; level < used.length; level++) {
        if (!used[level]) {
          throw new StateFormatException(
              "levels of a cross table must stand in a row, was '"
                  + levels[variable].text(level)
                  + "' in none");
        }
      }
    }
  }

  /** Whether the other table has the same content in the same order; see {@link #sorted}. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CrossTable that
        && rows == that.rows
        && categories == that.categories
        && key.length == that.key.length
        && Arrays.equals(keys, 0, rows * key.length, that.keys, 0, rows * key.length)
        && Arrays.equals(weights, 0, rows, that.weights, 0, rows)
        && Arrays.equals(counts, 0, rows * categories, that.counts, 0, rows * categories)
        && IntStream.range(0, key.length)
            .allMatch(i -> levels[i].texts().equals(that.levels[i].texts()));
  }

  @Override
  public int hashCode() {
    int hash = Arrays.hashCode(Arrays.copyOf(keys, rows * key.length));
    return 31 * hash + Arrays.hashCode(Arrays.copyOf(counts, rows * categories));
  }
}
