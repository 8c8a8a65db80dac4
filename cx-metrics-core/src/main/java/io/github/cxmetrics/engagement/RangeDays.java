package io.github.cxmetrics.engagement;

import java.time.LocalDate;

/** Days of a range by their place in it. */
final class RangeDays {

  private RangeDays() {}

  static int index(LocalDate day, long from, int days) {
    long index = day.toEpochDay() - from;
    if (index < 0 || index >= days) {
      throw new IllegalArgumentException(
          "day must be in "
              + LocalDate.ofEpochDay(from)
              + ".."
              + LocalDate.ofEpochDay(from + days - 1)
              + ", was "
              + day);
    }
    return (int) index;
  }
}
