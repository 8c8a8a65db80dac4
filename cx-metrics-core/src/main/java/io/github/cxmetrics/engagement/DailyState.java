package io.github.cxmetrics.engagement;

/**
 * What an actor is to a product on one local day, by the days on which they were active before. Of
 * an actor who was ever active exactly one holds on each day from the first active one on.
 *
 * <p>With windows of 7 and 30 days, and counting a day before as 1 day ago:
 *
 * @since 0.1
 */
public enum DailyState {
  /**
   * Active for the first time of all; where actors are new by creation, only if that is the day of
   * their creation.
   */
  NEW(0, "new"),

  /** Active, and the last time was 1 to 7 days ago. */
  CURRENT(1, "current"),

  /** Active, and the last time was 8 to 30 days ago. */
  REACTIVATED(2, "reactivated"),

  /**
   * Active, and the last time was more than 30 days ago; where actors are new by creation, also
   * those who are active for the first time on another day than that of their creation.
   */
  RESURRECTED(3, "resurrected"),

  /** Not active, and the last time was 1 to 6 days ago: still among the weekly active. */
  AT_RISK_WAU(4, "at_risk_wau"),

  /** Not active, and the last time was 7 to 29 days ago: still among the monthly active. */
  AT_RISK_MAU(5, "at_risk_mau"),

  /** Not active, and the last time was 30 or more days ago. */
  DORMANT(6, "dormant");

  private final int index;
  private final String label;

  DailyState(int index, String label) {
    this.index = index;
    this.label = label;
  }

  /** The place of the state's counts among those of all. */
  int index() {
    return index;
  }

  /**
   * The name of the state as people write it.
   *
   * @return for example {@code "at_risk_wau"}
   */
  public String label() {
    return label;
  }

  /**
   * Whether an actor in this state is active on the day.
   *
   * @return true for the first four
   */
  public boolean isActive() {
    return compareTo(RESURRECTED) <= 0;
  }
}
