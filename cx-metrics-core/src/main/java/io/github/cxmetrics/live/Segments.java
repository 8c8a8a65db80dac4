package io.github.cxmetrics.live;

import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.SortedMap;

/**
 * The results of the segments of a live metric at one moment, and of everything.
 *
 * <p>The state of {@code whole} is the sum of the states of {@code named} and {@code other},
 * always.
 *
 * @param named the segments that have a result of their own, in the order of their keys
 * @param other all records of segments that came when there was no room for another
 * @param otherRecords how many records that is
 * @param whole all records
 * @param <K> the key of a segment
 * @param <R> the result of one
 * @since 0.1
 */
@SuppressWarnings("serial") // results of metrics are serialisable, which their type does not say
public record Segments<K, R>(SortedMap<K, R> named, R other, long otherRecords, R whole)
    implements Serializable {

  /**
   * Keeps the segments in a map nobody can change.
   *
   * @param named as the record component
   * @param other as the record component
   * @param otherRecords as the record component
   * @param whole as the record component
   */
  public Segments {
    named = ImmutableSortedMap.copyOfSorted(named);
  }
}
