package io.github.cxmetrics.engagement;

import java.io.Serializable;

/**
 * How many local days the trailing windows of weekly and monthly active users have, the last of
 * which is the day they are of.
 *
 * @param weekDays the days of the shorter window, 7 by default
 * @param monthDays the days of the longer window, 30 by default
 * @since 0.1
 */
public record RollingWindows(int weekDays, int monthDays) implements Serializable {

  /** 7 and 30 days. */
  public static final RollingWindows DEFAULT = new RollingWindows(7, 30);

  private static final int MOST = 1000;

  /**
   * Checks the windows.
   *
   * @param weekDays as the record component
   * @param monthDays as the record component
   * @throws IllegalArgumentException unless 1 &lt;= {@code weekDays} &lt;= {@code monthDays} &lt;=
   *     1000
   */
  public RollingWindows {
    if (weekDays < 1 || weekDays > monthDays || monthDays > MOST) {
      throw new IllegalArgumentException(
          "windows must have 1.."
              + MOST
              + " days, the shorter one first, was "
              + weekDays
              + " and "
              + monthDays);
    }
  }

  /**
   * These windows with another longer one.
   *
   * @param newMonthDays its days, for example 28
   * @return the windows
   * @throws IllegalArgumentException if the constructor does
   */
  public RollingWindows withMonth(int newMonthDays) {
    return new RollingWindows(weekDays, newMonthDays);
  }

  /**
   * These windows with another shorter one.
   *
   * @param newWeekDays its days
   * @return the windows
   * @throws IllegalArgumentException if the constructor does
   */
  public RollingWindows withWeek(int newWeekDays) {
    return new RollingWindows(newWeekDays, monthDays);
  }
}
