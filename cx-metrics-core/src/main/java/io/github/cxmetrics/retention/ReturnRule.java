package io.github.cxmetrics.retention;

/**
 * When an actor counts as retained in an interval. All four are read from the same state.
 *
 * @since 0.1
 */
public enum ReturnRule {
  /** It came back in that interval. */
  ON(0),

  /**
   * It came back in that interval or, as far as is known, in any later one. Young cohorts have had
   * less time for that: only cohorts of one age compare.
   */
  ON_OR_AFTER(1),

  /** It came back in that interval or an earlier one; the interval of the start does not count. */
  ON_OR_BEFORE(2),

  /** It came back in every interval from the first after the start to that one. */
  STREAK(3);

  private final int row;

  ReturnRule(int row) {
    this.row = row;
  }

  /** Where counts under this rule stand among those of all. */
  int row() {
    return row;
  }
}
