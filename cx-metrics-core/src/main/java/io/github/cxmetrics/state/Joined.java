package io.github.cxmetrics.state;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which keys are one and the same subject: an anonymous visitor and the customer they turned out to
 * be. The smallest key stands for all of them.
 *
 * <p><b>Merge</b> exact, in any order: what is joined directly or through others is one.
 * <b>Cost</b> two map entries a key that was joined.
 *
 * @param <K> the key
 * @since 0.1
 */
public final class Joined<K extends Comparable<K>> implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final HashMap<K, K> representatives = new HashMap<>();

  /* By a key that stands for others, those. */
  private final HashMap<K, ArrayList<K>> members = new HashMap<>();

  /** Nothing is joined. */
  public Joined() {}

  /**
   * Whether nothing was joined.
   *
   * @return true if every key stands for itself
   */
  public boolean isEmpty() {
    return representatives.isEmpty();
  }

  /**
   * The key that stands for a key.
   *
   * @param key any key
   * @return the smallest of the keys it was joined with; itself if there are none
   */
  public K of(K key) {
    return representatives.getOrDefault(key, key);
  }

  /**
   * Makes two keys, and all that were joined with either, one.
   *
   * @param a a key
   * @param b another
   */
  public void join(K a, K b) {
    K first = of(a);
    K second = of(b);
    if (first.equals(second)) {
      return;
    }
    K kept = first.compareTo(second) < 0 ? first : second;
    K dropped = kept.equals(first) ? second : first;
    List<K> followers = members.remove(dropped);
    List<K> moved = followers == null ? new ArrayList<>() : followers;
    moved.add(dropped);
    moved.forEach(key -> representatives.put(key, kept));
    members.computeIfAbsent(kept, key -> new ArrayList<>()).addAll(moved);
  }

  /**
   * Joins what is joined elsewhere.
   *
   * @param other it is left as it was
   */
  public void merge(Joined<K> other) {
    Map.copyOf(other.representatives).forEach(this::join);
  }

  /**
   * All keys that another one stands for.
   *
   * @return in ascending order, each with the key that stands for it
   */
  public SortedMap<K, K> representatives() {
    return new TreeMap<>(representatives);
  }

  /**
   * An independent copy.
   *
   * @return the copy
   */
  public Joined<K> copy() {
    Joined<K> copy = new Joined<>();
    copy.merge(this);
    return copy;
  }
}
