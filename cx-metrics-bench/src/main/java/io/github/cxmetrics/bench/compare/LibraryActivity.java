package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;
import io.github.cxmetrics.engagement.ActiveActors;
import io.github.cxmetrics.engagement.Activity;
import io.github.cxmetrics.engagement.ActivityAccumulator;
import io.github.cxmetrics.engagement.ActivityDefinition;
import io.github.cxmetrics.retention.CohortRow;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionAccumulator;
import io.github.cxmetrics.retention.RetentionDefinition;
import io.github.cxmetrics.retention.ReturnRule;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** This library, in the ways there are to ask it. */
final class LibraryActivity {

  private static final int WEEKS = ActivityQuestion.WEEKS;
  private static final int DAYS = ActivityQuestion.DAYS;
  private static final LocalDate FIRST_DAY = LocalDate.ofInstant(Journeys.START, ZoneOffset.UTC);
  private static final CalendarGrid GRID = CalendarGrid.of(CalendarUnit.WEEK, ZoneOffset.UTC);
  private static final RetentionDefinition COHORTS = Retention.define(GRID, WEEKS - 1);
  private static final ActivityDefinition ACTIVE = ActivityDefinition.in(ZoneOffset.UTC);

  /* 2^64 divided by the golden ratio: the high bits of a product depend on all of the other. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;
  private static final int ROWS_AT_A_TIME = 1 << 12;

  /** What both accumulators have. */
  private interface Columns {
    void addAll(long[] customers, long[] atMillis, int from, int to);
  }

  private LibraryActivity() {}

  /** From columns. */
  static long[] answer(ActivityQuestion question, long[] customers, long[] atMillis) {
    if (question == ActivityQuestion.COHORTS) {
      RetentionAccumulator retention = Retention.accumulator(COHORTS);
      retention.addAll(customers, atMillis, 0, customers.length);
      return cells(retention.result());
    }
    ActivityAccumulator activity = Activity.accumulator(ACTIVE);
    activity.addAll(customers, atMillis, 0, customers.length);
    return counts(activity);
  }

  /** Event by event. */
  static long[] answerOneByOne(ActivityQuestion question, long[] customers, long[] atMillis) {
    if (question == ActivityQuestion.COHORTS) {
      RetentionAccumulator retention = Retention.accumulator(COHORTS);
      for (int i = 0; i < customers.length; i++) {
        retention.add(customers[i], atMillis[i]);
      }
      return cells(retention.result());
    }
    ActivityAccumulator activity = Activity.accumulator(ACTIVE);
    for (int i = 0; i < customers.length; i++) {
      activity.add(customers[i], atMillis[i]);
    }
    return counts(activity);
  }

  /** Two threads add and count half of the customers each; nothing is left to merge. */
  static long[] answerByCustomers(ActivityQuestion question, long[] customers, long[] atMillis) {
    CompletableFuture<long[]> others =
        CompletableFuture.supplyAsync(() -> answerOfHalf(1, question, customers, atMillis));
    long[] sums = answerOfHalf(0, question, customers, atMillis);
    long[] more = others.join();
    Arrays.setAll(sums, i -> sums[i] + more[i]);
    return sums;
  }

  private static long[] answerOfHalf(
      int half, ActivityQuestion question, long[] customers, long[] atMillis) {
    if (question == ActivityQuestion.COHORTS) {
      RetentionAccumulator retention = Retention.accumulator(COHORTS);
      addHalf(half, customers, atMillis, retention::addAll);
      return cells(retention.result());
    }
    ActivityAccumulator activity = Activity.accumulator(ACTIVE);
    addHalf(half, customers, atMillis, activity::addAll);
    return counts(activity);
  }

  private static void addHalf(int half, long[] customers, long[] atMillis, Columns to) {
    long[] who = new long[ROWS_AT_A_TIME + 1];
    long[] when = new long[ROWS_AT_A_TIME + 1];
    for (int from = 0; from < customers.length; from += ROWS_AT_A_TIME) {
      int end = Math.min(customers.length, from + ROWS_AT_A_TIME);
      int rows = 0;
      for (int i = from; i < end; i++) {
        who[rows] = customers[i];
        when[rows] = atMillis[i];
        rows += (int) ((customers[i] * SPREAD) >>> (Long.SIZE - 1)) ^ half ^ 1;
      }
      to.addAll(who, when, 0, rows);
    }
  }

  private static long[] cells(Retention retention) {
    long[] cells = new long[WEEKS * WEEKS];
    long first = GRID.indexOf(Journeys.START);
    for (CohortRow row : retention.cohorts()) {
      int start = (int) (row.cohort() - first) * WEEKS;
      cells[start] = row.size();
      for (int weeks = 1; weeks < WEEKS; weeks++) {
        cells[start + weeks] = row.cell(weeks, ReturnRule.ON).retainedSoFar();
      }
    }
    return cells;
  }

  private static long[] counts(ActivityAccumulator activity) {
    ActiveActors actors = activity.between(FIRST_DAY, FIRST_DAY.plusDays(DAYS)).activeActors();
    long[] counts = new long[3 * DAYS];
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = FIRST_DAY.plusDays(i);
      counts[3 * i] = actors.daily(day);
      counts[3 * i + 1] = actors.weekly(day);
      counts[3 * i + 2] = actors.monthly(day);
    }
    return counts;
  }
}
