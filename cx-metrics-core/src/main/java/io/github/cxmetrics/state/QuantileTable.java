package io.github.cxmetrics.state;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * For each of many groups, which are known by a code, how whole numbers that are not negative are
 * distributed: {@link Quantiles} a group, filled from columns.
 *
 * <p><b>Merge</b> exact. <b>Cost</b> that of {@link Quantiles} and {@link CodeNumbers} a group;
 * batches keep 16 KiB of working space, and large ones of few groups 15 KiB a group more. Adding to
 * groups in buckets allocates nothing.
 *
 * @since 0.1
 */
public final class QuantileTable implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int CHUNK = 1 << 12;

  private final CodeNumbers codes = new CodeNumbers();
  private Quantiles[] groups = {};
  private transient int @Nullable [] chunk;
  private transient @Nullable QuantileBatch batch;

  /** No groups. */
  public QuantileTable() {}

  /**
   * The codes of the groups that have values.
   *
   * @return a new array in ascending order
   */
  public long[] codes() {
    return Arrays.stream(codes.sorted()).filter(code -> groups[codes.find(code)].n() > 0).toArray();
  }

  /**
   * The values of a group.
   *
   * @param code of which group, one of {@link #codes()}
   * @return the distribution itself, which must not be changed
   */
  public Quantiles group(long code) {
    return groups[codes.find(code)];
  }

  CodeNumbers numbers() {
    return codes;
  }

  private Quantiles groupOf(long code) {
    int number = codes.numberOf(code);
    needGroups();
    return groups[number];
  }

  /**
   * Adds a value.
   *
   * @param code the group
   * @param value at least 0
   * @throws IllegalArgumentException if it is negative; nothing changed then
   */
  public void add(long code, long value) {
    Quantiles.require(value);
    groupOf(code).addGood(value);
  }

  /**
   * Adds the values of another distribution to a group.
   *
   * @param code the group
   * @param values they are left as they were
   * @throws ArithmeticException if there would be more than {@link Tally#MOST} values; nothing
   *     changed then
   */
  public void merge(long code, Quantiles values) {
    groupOf(code).merge(values);
  }

  /**
   * Adds the values of other groups to those of the same codes.
   *
   * @param other they are left as they were; may be these
   * @throws ArithmeticException if a group would have more than {@link Tally#MOST} values; some may
   *     have been added then
   */
  public void merge(QuantileTable other) {
    int size = other.codes.size();
    for (int group = 0; group < size; group++) {
      if (other.groups[group].n() > 0) {
        merge(other.codes.code(group), other.groups[group]);
      }
    }
  }

  private void needGroups() {
    int known = groups.length;
    if (codes.size() > known) {
      groups = Arrays.copyOf(groups, Math.max(codes.size(), known + known / 2));
      for (int group = known; group < groups.length; group++) {
        groups[group] = new Quantiles();
      }
    }
  }

  /**
   * Adds a column of values, all or none.
   *
   * @param column the group of each
   * @param values where the values stand, each at least 0
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if one of them is negative; nothing was added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(int[] column, long[] values, int from, int to) {
    Objects.checkFromToIndex(from, to, Math.min(column.length, values.length));
    addColumn(column, values, from, to);
  }

  /**
   * Adds a column of values, all or none.
   *
   * @param column the group of each
   * @param values where the values stand, each at least 0
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if one of them is negative; nothing was added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] column, long[] values, int from, int to) {
    Objects.checkFromToIndex(from, to, Math.min(column.length, values.length));
    addColumn(column, values, from, to);
  }

  private void addColumn(Object column, long[] values, int from, int to) {
    if (QuantileBatch.isWorth(1, to - from) && fillBatch(column, values, from, to)) {
      if (takeBatch()) {
        addOneByOne(column, values, from, to, true);
      }
    } else {
      Quantiles.requireAll(values, from, to);
      addOneByOne(column, values, from, to, false);
    }
  }

  /** Counts a large batch of few groups apart; false if it is not one, or not good. */
  private boolean fillBatch(Object column, long[] values, int from, int to) {
    QuantileBatch space = batch();
    space.clear();
    if (!QuantileBatch.isWorth(codes.size(), to - from)) {
      return false;
    }
    space.needGroups(codes.size());
    for (int start = from; start < to; ) {
      int end = to - start > CHUNK ? start + CHUNK : to;
      int next = start;
      if (column instanceof int[] ints) {
        next = space.addKnown(ints, codes.table(), values, start, end);
      }
      if (next < end) {
        int[] numbers = number(column, next, end);
        if (!QuantileBatch.isWorth(codes.size(), to - from)) {
          return false;
        }
        space.needGroups(codes.size());
        space.addRest(numbers, values, next, end);
      }
      if (!space.fits(end - start)) {
        return false;
      }
      start = end;
    }
    return true;
  }

  /**
   * Adds what was counted apart to the groups that are in buckets then. Whether a group is depends
   * on the number of its values alone; those of the others are yet to be added.
   *
   * @return whether there are others
   */
  private boolean takeBatch() {
    QuantileBatch space = batch();
    boolean others = false;
    for (int group = 0; group < codes.size(); group++) {
      long n = space.n(group);
      boolean inBuckets = groups[group].n() + n > Quantiles.MOST_EXACT;
      if (inBuckets && n > 0) {
        space.addTo(groups[group], group, n);
      }
      space.setTaken(group, inBuckets);
      others |= !inBuckets && n > 0;
    }
    return others;
  }

  private void addOneByOne(Object column, long[] values, int from, int to, boolean withoutTaken) {
    for (int start = from; start < to; ) {
      int end = to - start > CHUNK ? start + CHUNK : to;
      int[] numbers = number(column, start, end);
      for (int i = start; i < end; i++) {
        int group = numbers[i - start];
        if (!withoutTaken || !batch().isTaken(group)) {
          groups[group].addGood(values[i]);
        }
      }
      start = end;
    }
  }

  /** The numbers of the groups of some rows, all of which have room then. */
  private int[] number(Object column, int from, int to) {
    int[] numbers = chunk;
    if (numbers == null) {
      numbers = new int[CHUNK];
      chunk = numbers;
    }
    if (column instanceof int[] ints) {
      codes.numberAll(ints, from, to, numbers);
    } else {
      codes.numberAll((long[]) column, from, to, numbers);
    }
    needGroups();
    return numbers;
  }

  private QuantileBatch batch() {
    QuantileBatch space = batch;
    if (space == null) {
      space = new QuantileBatch();
      batch = space;
    }
    return space;
  }
}
