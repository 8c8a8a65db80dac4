package io.github.cxmetrics.bench.compare;

import io.github.cxmetrics.bench.data.Journeys;
import io.github.cxmetrics.engagement.ActiveActors;
import io.github.cxmetrics.engagement.Activity;
import io.github.cxmetrics.engagement.ActivityAccumulator;
import io.github.cxmetrics.engagement.ActivityDefinition;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.retention.CohortRow;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionAccumulator;
import io.github.cxmetrics.retention.RetentionDefinition;
import io.github.cxmetrics.retention.RetentionScope;
import io.github.cxmetrics.retention.ReturnRule;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ForkJoinPool;

/** This library, in the ways there are to ask it. */
final class LibraryActivity {

  private static final int WEEKS = ActivityQuestion.WEEKS;
  private static final int DAYS = ActivityQuestion.DAYS;
  private static final LocalDate FIRST_DAY = LocalDate.ofInstant(Journeys.START, ZoneOffset.UTC);
  private static final CalendarGrid GRID = CalendarGrid.of(CalendarUnit.WEEK, ZoneOffset.UTC);
  private static final RetentionDefinition COHORTS = Retention.define(GRID, WEEKS - 1);
  private static final ActivityDefinition ACTIVE = ActivityDefinition.in(ZoneOffset.UTC);

  private LibraryActivity() {}

  /** From columns. */
  static long[] answer(ActivityQuestion question, long[] customers, long[] atMillis) {
    return answer(question, customers, atMillis, Parallelism.none());
  }

  /** From columns, in two threads. */
  static long[] answerInTwoThreads(ActivityQuestion question, long[] customers, long[] atMillis) {
    Parallelism threads = Parallelism.of(ForkJoinPool.commonPool(), 2);
    return answer(question, customers, atMillis, threads);
  }

  private static long[] answer(
      ActivityQuestion question, long[] customers, long[] atMillis, Parallelism threads) {
    if (question == ActivityQuestion.COHORTS) {
      RetentionAccumulator retention = Retention.accumulator(COHORTS);
      retention.addAll(customers, atMillis, 0, customers.length, threads);
      return cells(retention.result(RetentionScope.ALL, threads));
    }
    ActivityAccumulator activity = Activity.accumulator(ACTIVE);
    activity.addAll(customers, atMillis, 0, customers.length, threads);
    return counts(activity, threads);
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
    return counts(activity, Parallelism.none());
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

  private static long[] counts(ActivityAccumulator activity, Parallelism threads) {
    ActiveActors actors =
        activity.between(FIRST_DAY, FIRST_DAY.plusDays(DAYS)).activeActors(threads);
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
