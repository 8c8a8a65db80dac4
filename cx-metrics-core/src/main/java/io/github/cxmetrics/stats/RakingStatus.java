package io.github.cxmetrics.stats;

/**
 * How the search for weights that meet targets ended.
 *
 * @since 0.1
 */
public enum RakingStatus {
  /** The weights meet all targets. */
  CONVERGED("converged"),

  /**
   * The weights did not meet all targets within the iterations allowed: the targets contradict the
   * combinations of levels in the sample, or the search is slow.
   */
  NOT_CONVERGED("did not converge"),

  /** A target is above 0 where the sample has nothing to weight. */
  EMPTY_LEVEL("a target above 0 on a level without answers"),

  /** The sample has a level for which there is no target. */
  LEVEL_WITHOUT_TARGET("a level without a target"),

  /** No weights within the cap meet a target. */
  CAP_TOO_LOW("a target that the cap puts out of reach"),

  /** There is nothing in the sample to weight. */
  NO_ANSWERS("no answers to weight");

  private final String words;

  RakingStatus(String words) {
    this.words = words;
  }

  /**
   * The status in words.
   *
   * @return for example {@code "did not converge"}
   */
  public String inWords() {
    return words;
  }
}
