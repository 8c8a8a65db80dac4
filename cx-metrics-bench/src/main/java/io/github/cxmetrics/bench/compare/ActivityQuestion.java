package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;
import java.time.Duration;

/** What is asked of all events of {@link Journeys}, whatever their types, by the days of UTC. */
enum ActivityQuestion {
  /**
   * Customers by the week of their first event (rows) who had one so many weeks later (columns): 52
   * rows of 52, the first column is the size of the cohort.
   */
  COHORTS,

  /** Distinct customers of each day, of the 7 days that end with it, and of the 30: so in turn. */
  ACTIVE;

  static final long START_MILLIS = Journeys.START.toEpochMilli();
  static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  static final int DAYS = (int) Journeys.SPAN.toDays();
  static final int WEEKS = DAYS / 7;

  /** A few of the numbers, and a sum over all that is another one if two change places. */
  String inShort(long[] answer) {
    return this == COHORTS ? cohorts(answer) : active(answer);
  }

  private static String cohorts(long[] cells) {
    long customers = 0;
    long nextWeek = 0;
    long checksum = 0;
    for (int cohort = 0; cohort < WEEKS; cohort++) {
      customers += cells[cohort * WEEKS];
      nextWeek += cells[cohort * WEEKS + 1];
      for (int weeks = 0; weeks < WEEKS; weeks++) {
        checksum += cells[cohort * WEEKS + weeks] * (64 * cohort + weeks + 1);
      }
    }
    return "customers " + customers + " next week " + nextWeek + " checksum " + checksum;
  }

  private static String active(long[] counts) {
    long checksum = 0;
    for (int day = 0; day < DAYS; day++) {
      for (int window = 0; window < 3; window++) {
        checksum += (day + 1) * counts[3 * day + window] * (window + 1);
      }
    }
    int middle = 3 * (DAYS / 2);
    return String.format(
        "middle %d %d %d checksum %d",
        counts[middle], counts[middle + 1], counts[middle + 2], checksum);
  }
}
