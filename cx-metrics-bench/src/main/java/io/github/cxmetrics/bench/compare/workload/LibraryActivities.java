package io.github.cxmetrics.bench.compare.workload;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
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
import io.github.cxmetrics.sketch.ActiveUsersSketch;
import io.github.cxmetrics.sketch.ApproximateActiveUsers;
import io.github.cxmetrics.sketch.SketchDefinition;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How this library answers who was active, and who came back. */
final class LibraryActivities {

  static final Contender<Journeys> COHORTS = Contender.library(LibraryActivities::cohorts);

  static final Contender<Journeys> ACTIVE = Contender.library(LibraryActivities::active);

  static final Contender<Journeys> SKETCHES =
      Contender.ofOneThread(Contender.LIBRARY, (events, threads) -> sketches(events));

  private static final LocalDate FIRST_DAY = LocalDate.ofInstant(Journeys.START, ZoneOffset.UTC);
  private static final LocalDate END = FIRST_DAY.plusDays(ActiveWorkload.DAYS);
  private static final CalendarGrid WEEKS = CalendarGrid.of(CalendarUnit.WEEK, ZoneOffset.UTC);
  private static final RetentionDefinition RETENTION =
      Retention.define(WEEKS, CohortWorkload.WEEKS - 1);

  private LibraryActivities() {}

  private static Supplier<Answer> cohorts(Journeys events, Parallelism threads) {
    RetentionAccumulator retention = Retention.accumulator(RETENTION);
    retention.addAll(events.customers(), events.atMillis(), 0, events.types().length, threads);
    Retention result = retention.result(RetentionScope.ALL, threads);
    return () -> cells(result);
  }

  private static Answer cells(Retention retention) {
    Answer answer = new Answer();
    long first = WEEKS.indexOf(Journeys.START);
    for (CohortRow row : retention.cohorts()) {
      long cohort = row.cohort() - first;
      answer.addCounts(cohort + ",0", row.size());
      for (int weeks = 1; weeks < CohortWorkload.WEEKS; weeks++) {
        answer.addCounts(cohort + "," + weeks, row.cell(weeks, ReturnRule.ON).retainedSoFar());
      }
    }
    return answer;
  }

  private static Supplier<Answer> active(Journeys events, Parallelism threads) {
    ActivityAccumulator activity = Activity.accumulator(ActivityDefinition.in(ZoneOffset.UTC));
    activity.addAll(events.customers(), events.atMillis(), 0, events.types().length, threads);
    ActiveActors actors = activity.between(FIRST_DAY, END).activeActors(threads);
    return () -> {
      Answer answer = new Answer();
      for (int day = 0; day < ActiveWorkload.DAYS; day++) {
        LocalDate date = FIRST_DAY.plusDays(day);
        answer.addCounts(
            Integer.toString(day), actors.daily(date), actors.weekly(date), actors.monthly(date));
      }
      return answer;
    };
  }

  private static Supplier<Answer> sketches(Journeys events) {
    ActiveUsersSketch sketch =
        ApproximateActiveUsers.accumulator(SketchDefinition.of(ZoneOffset.UTC));
    long[] customers = events.customers();
    long[] atMillis = events.atMillis();
    for (int i = 0; i < customers.length; i++) {
      sketch.add(customers[i], atMillis[i]);
    }
    ApproximateActiveUsers users = sketch.result();
    List<SortedMap<LocalDate, Estimate>> windows =
        Stream.of(1, 7, 30)
            .map(days -> users.trailing(FIRST_DAY, END, days, ConfidenceLevel.P95))
            .toList();
    return () -> estimates(windows);
  }

  private static Answer estimates(List<SortedMap<LocalDate, Estimate>> windows) {
    Answer answer = new Answer();
    for (LocalDate date : windows.get(0).keySet()) {
      answer.add(
          Long.toString(ChronoUnit.DAYS.between(FIRST_DAY, date)),
          windows.stream()
              .mapToDouble(window -> requireNonNull(window.get(date)).value())
              .toArray());
    }
    return answer;
  }
}
