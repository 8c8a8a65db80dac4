package io.github.cxmetrics.duration;

import com.google.common.collect.ImmutableSortedMap;
import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.parallel.RowRange;
import io.github.cxmetrics.parallel.RowShares;
import io.github.cxmetrics.state.QuantileTable;
import io.github.cxmetrics.state.Quantiles;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * The state of {@link Durations} for each of many groups known by a number: what {@link
 * io.github.cxmetrics.Metric#byLong} of a {@link DurationMetric} makes of records, made of columns.
 *
 * <p>Use this where groups and durations stand in columns; {@code byLong} groups any metric and
 * reads records.
 *
 * <p><b>Rejects</b> negative durations with an {@link IllegalArgumentException}; nothing changes
 * then. <b>Merge</b> exact. <b>Cost</b> as {@link QuantileTable}. <b>Wire</b> that of {@code
 * byLong}, into whose accumulator the bytes can be read, and the other way round: see {@link
 * io.github.cxmetrics.LongGroupsAccumulator} and {@link DurationAccumulator}.
 *
 * @since 0.1
 */
public final class GroupedDurationAccumulator
    implements Accumulator<GroupedDurationAccumulator, SortedMap<Long, Durations>> {

  @Serial private static final long serialVersionUID = 1L;

  private final String groupName;
  private final QuantileTable table = new QuantileTable();

  static GroupedDurationAccumulator of(String groupName) {
    StateWriter.requireWellFormed("name of the group", groupName);
    return new GroupedDurationAccumulator(groupName);
  }

  private GroupedDurationAccumulator(String groupName) {
    this.groupName = groupName;
  }

  /**
   * Adds a duration.
   *
   * @param group of which group
   * @param duration at least 0
   * @throws IllegalArgumentException if it is negative
   */
  public void add(long group, long duration) {
    table.add(group, duration);
  }

  /**
   * Adds a batch of durations, all or none.
   *
   * @param groups the group of each
   * @param durations each at least 0
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if one of them is negative; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(int[] groups, long[] durations, int from, int to) {
    table.addAll(groups, durations, from, to);
  }

  /**
   * Adds a batch of durations, all or none.
   *
   * @param groups the group of each
   * @param durations each at least 0
   * @param from the index of the first
   * @param to the index after the last
   * @throws IllegalArgumentException if one of them is negative; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] groups, long[] durations, int from, int to) {
    table.addAll(groups, durations, from, to);
  }

  /**
   * Adds a batch of durations, all or none, by several threads.
   *
   * @param groups the group of each
   * @param durations each at least 0
   * @param from the index of the first
   * @param to the index after the last
   * @param threads which share the work
   * @throws IllegalArgumentException if one of them is negative; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(int[] groups, long[] durations, int from, int to, Parallelism threads) {
    Objects.checkFromToIndex(from, to, Math.min(groups.length, durations.length));
    share(from, to, threads, (part, start, end) -> part.addAll(groups, durations, start, end));
  }

  /**
   * Adds a batch of durations, all or none, by several threads.
   *
   * @param groups the group of each
   * @param durations each at least 0
   * @param from the index of the first
   * @param to the index after the last
   * @param threads which share the work
   * @throws IllegalArgumentException if one of them is negative; none is added then
   * @throws IndexOutOfBoundsException if the indexes are not within both arrays
   */
  public void addAll(long[] groups, long[] durations, int from, int to, Parallelism threads) {
    Objects.checkFromToIndex(from, to, Math.min(groups.length, durations.length));
    share(from, to, threads, (part, start, end) -> part.addAll(groups, durations, start, end));
  }

  private void share(int from, int to, Parallelism threads, RowRange<QuantileTable> rows) {
    RowShares shares = new RowShares(from, to, threads);
    if (shares.count() == 1) {
      rows.add(table, from, to);
    } else {
      shares.add(threads, QuantileTable::new, rows).forEach(table::merge);
    }
  }

  @Override
  public GroupedDurationAccumulator merge(GroupedDurationAccumulator other) {
    header().requireSame(other.header());
    table.merge(other.table);
    return this;
  }

  @Override
  public GroupedDurationAccumulator copy() {
    return new GroupedDurationAccumulator(groupName).merge(this);
  }

  @Override
  public SortedMap<Long, Durations> result() {
    ImmutableSortedMap.Builder<Long, Durations> results = ImmutableSortedMap.naturalOrder();
    for (long group : table.codes()) {
      results.put(group, new Durations(table.group(group).copy()));
    }
    return results.build();
  }

  @Override
  public StateHeader header() {
    return new StateHeader("byLong", 1, groupName, List.of(DurationAccumulator.HEADER));
  }

  @Override
  public void writeTo(StateWriter out) {
    long[] groups = table.codes();
    out.writeCount(groups.length);
    for (long group : groups) {
      out.writeLong(group);
      table.group(group).writeTo(out);
    }
  }

  @Override
  public GroupedDurationAccumulator readFrom(StateReader in) {
    GroupedDurationAccumulator read = new GroupedDurationAccumulator(groupName);
    int count = in.readLength(Long.BYTES);
    long previous = 0;
    for (int i = 0; i < count; i++) {
      long group = in.readLong();
      if (i > 0 && group <= previous) {
        throw new StateFormatException(
            "group keys must ascend, was " + group + " after " + previous);
      }
      Quantiles values = Quantiles.readFrom(in);
      if (values.n() == 0) {
        throw new StateFormatException("group must have durations, has none: " + group);
      }
      read.table.merge(group, values);
      previous = group;
    }
    return read;
  }
}
