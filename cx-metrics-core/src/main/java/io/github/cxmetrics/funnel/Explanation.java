package io.github.cxmetrics.funnel;

import java.io.Serializable;
import java.util.List;

/**
 * Why one actor counts as they do: the attempts that count, and all that there were.
 *
 * @param journey what counts
 * @param considered every attempt that was followed, in the order of the entries, and whether it
 *     was voided
 * @since 0.1
 */
public record Explanation(Journey journey, List<Considered> considered) implements Serializable {

  /**
   * An attempt that was followed.
   *
   * @param attempt the attempt
   * @param counts whether it is among those that count
   * @param voided whether an exclusion voided it
   */
  public record Considered(Attempt attempt, boolean counts, boolean voided)
      implements Serializable {}

  /**
   * Takes a copy of the list.
   *
   * @param journey as the record component
   * @param considered as the record component
   */
  public Explanation {
    considered = List.copyOf(considered);
  }
}
