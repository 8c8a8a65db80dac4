package io.github.cxmetrics.path;

import java.io.Serializable;
import java.util.List;

/**
 * The most frequent of something, and the rest grouped. How many actors the rest has is not known:
 * one of them may be in several.
 *
 * @param first the most frequent, in order
 * @param others how many others there are
 * @param otherPaths how many paths the others have together
 * @param <E> what is counted
 * @since 0.1
 */
public record Top<E>(List<E> first, long others, long otherPaths) implements Serializable {

  /**
   * Takes a copy of the list.
   *
   * @param first as the record component
   * @param others as the record component
   * @param otherPaths as the record component
   */
  public Top {
    first = List.copyOf(first);
  }

  static void requireSize(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("size of a top must be at least 0, was " + most);
    }
  }
}
