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
}
