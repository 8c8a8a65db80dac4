package io.github.cxmetrics;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of a metric for each value of a text key.
 *
 * <p><b>Merge</b> group by group, as the grouped metric. <b>Cost</b> a hash-map entry and an
 * accumulator a group; adding to a known group allocates nothing. <b>Wire</b> kind {@code by}, the
 * definition is the name of the key, version 1: the number of groups as a count, then for each
 * group, in ascending order of its key, the key as text and the payload of its accumulator.
 *
 * @param <A> the accumulator of one group
 * @param <R> the result of one group
 * @since 0.1
 */
public final class GroupsAccumulator<A extends Accumulator<A, R>, R>
    implements Accumulator<GroupsAccumulator<A, R>, SortedMap<String, R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final A empty;
  private final StateHeader header;
  private final HashMap<String, A> groups = new HashMap<>();

  GroupsAccumulator(String keyName, A empty) {
    this(empty, new StateHeader("by", 1, keyName, List.of(empty.header())));
  }

  private GroupsAccumulator(A empty, StateHeader header) {
    this.empty = empty;
    this.header = header;
  }

  static void checkKey(@Nullable String key) {
    if (key == null) {
      throw new IllegalArgumentException("group key must not be null");
    }
    StateWriter.requireWellFormed("group key", key);
  }

  @Nullable A find(String key) {
    return groups.get(key);
  }

  A newGroup() {
    return empty.copy();
  }

  void put(String key, A group) {
    checkKey(key);
    groups.put(key, group);
  }

  @Override
  public GroupsAccumulator<A, R> merge(GroupsAccumulator<A, R> other) {
    header.requireSame(other.header);
    for (Map.Entry<String, A> group : other.groups.entrySet()) {
      A known = groups.get(group.getKey());
      if (known != null) {
        known.merge(group.getValue());
      } else {
        groups.put(group.getKey(), group.getValue().copy());
      }
    }
    return this;
  }

  @Override
  public GroupsAccumulator<A, R> copy() {
    return new GroupsAccumulator<A, R>(empty.copy(), header).merge(this);
  }

  @Override
  public SortedMap<String, R> result() {
    return ImmutableSortedMap.copyOf(Maps.transformValues(groups, Accumulator::result));
  }

  @Override
  public StateHeader header() {
    return header;
  }

  @Override
  public void writeTo(StateWriter out) {
    out.writeCount(groups.size());
    new TreeMap<>(groups)
        .forEach(
            (key, group) -> {
              out.writeString(key);
              group.writeTo(out);
            });
  }

  @Override
  public GroupsAccumulator<A, R> readFrom(StateReader in) {
    GroupsAccumulator<A, R> read = new GroupsAccumulator<>(empty.copy(), header);
    StateReader part = in.part(0);
    int size = in.readLength(1);
    String previous = null;
    for (int i = 0; i < size; i++) {
      String key = in.readString();
      if (previous != null && previous.compareTo(key) >= 0) {
        throw new StateFormatException(
            "group keys must ascend, was '" + key + "' after '" + previous + "'");
      }
      read.groups.put(key, empty.readFrom(part));
      previous = key;
    }
    return read;
  }
}
