package io.github.cxmetrics.churn;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.PeriodFinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Folds what one customer after the other pays into the answer to a question. */
final class RevenueFolder {

  /** More periods than that are not listed, but only the last of them. */
  static final int MOST_PERIODS = 10_000;

  private final RevenueQuestion question;
  private final CalendarGrid grid;
  private final PeriodFinder finder;
  private final long windowMillis;

  /* The periods listed are from first to last; there are none if last is before first. */
  private final long first;
  private final int listed;
  private final int complete;

  /*
   * What the customer at hand pays at boundaries between periods, those before the first listed one
   * for trailing retention included: the opening of listed period p is boundary lead + p.
   */
  private final int lead;
  private final long[] boundaries;

  private final RevenuePeriodSums[] periods;
  private final RevenueCohortSums[] cohorts;
  private final long[] moved = new long[RevenuePeriodSums.MOVEMENTS];
  private final int[] times = new int[RevenuePeriodSums.MOVEMENTS];
  private long[] indices = new long[16];
  private long customers;

  RevenueFolder(RevenueQuestion question, CalendarGrid grid, RevenueRange range) {
    this.question = question;
    this.grid = grid;
    finder = grid.finder();
    windowMillis = question.windowMillis();
    first = range.first();
    listed = range.size();
    complete = range.complete();
    lead = listed == 0 ? 0 : question.trailing() - 1;
    boundaries = new long[lead + listed + 1];
    periods = new RevenuePeriodSums[listed];
    Arrays.setAll(periods, period -> new RevenuePeriodSums());
    cohorts = new RevenueCohortSums[question.ages() == 0 ? 0 : listed];
  }

  void add(RevenueHistory history) {
    if (history.steps() == 0) {
      return;
    }
    customers++;
    findPeriods(history);
    findBoundaries(history);
    int step = 0;
    while (step < history.steps() && indices[step] < first) {
      step++;
    }
    for (int period = 0; period < listed; period++) {
      int from = step;
      while (step < history.steps() && indices[step] == first + period) {
        step++;
      }
      addPeriod(history, period, from, step);
    }
    addTrailing();
    addCohort();
  }

  /** Where clocks repeat the end of a day, what comes after the next day began is of that one. */
  private void findPeriods(RevenueHistory history) {
    if (indices.length < history.steps()) {
      indices = new long[history.steps() + (history.steps() >> 1)];
    }
    long latest = Long.MIN_VALUE;
    for (int step = 0; step < history.steps(); step++) {
      latest = Math.max(latest, finder.indexOf(history.atMillis(step)));
      indices[step] = latest;
    }
  }

  private void findBoundaries(RevenueHistory history) {
    int step = -1;
    for (int i = 0; i < boundaries.length; i++) {
      while (step + 1 < history.steps() && indices[step + 1] < first - lead + i) {
        step++;
      }
      boundaries[i] = history.level(step);
    }
  }

  /** Adds a period with the steps in it, from one up to, not including, another. */
  private void addPeriod(RevenueHistory history, int period, int from, int to) {
    long opening = boundaries[lead + period];
    if (from == to) {
      if (opening > 0) {
        periods[period].addUnchanged(opening);
      }
      return;
    }
    Arrays.fill(moved, 0);
    Arrays.fill(times, 0);
    if (question.view() == PeriodView.EVENT) {
      for (int step = from; step < to; step++) {
        move(history, step, history.level(step - 1), history.level(step));
      }
    } else {
      move(history, from, opening, history.level(to - 1));
    }
    periods[period].addChanged(opening, history.level(to - 1), moved, times);
  }

  /**
   * Notes a movement that begins with a step: if it is from 0, the one after which something is
   * paid.
   */
  private void move(RevenueHistory history, int step, long before, long after) {
    if (before == after) {
      return;
    }
    int movement;
    if (before == 0) {
      movement = isReturn(history, step) ? RevenuePeriodSums.REACTIVATION : RevenuePeriodSums.NEW;
    } else if (after == 0) {
      movement = RevenuePeriodSums.CHURN;
    } else {
      movement = after > before ? RevenuePeriodSums.EXPANSION : RevenuePeriodSums.CONTRACTION;
    }
    moved[movement] += Math.abs(after - before);
    times[movement]++;
  }

  /** Whether a customer who begins to pay has stopped before, not too long ago. */
  private boolean isReturn(RevenueHistory history, int step) {
    return step > 0 && history.atMillis(step) - history.atMillis(step - 1) <= windowMillis;
  }

  private void addTrailing() {
    int length = lead + 1;
    for (int period = 0; period < listed; period++) {
      if (boundaries[period] > 0) {
        periods[period].addTrailing(boundaries[period], boundaries[period + length]);
      }
    }
  }

  private void addCohort() {
    long period = indices[0] - first;
    if (period >= 0 && period < cohorts.length) {
      int cohort = (int) period;
      if (cohorts[cohort] == null) {
        int known = Math.max(0, complete - cohort);
        cohorts[cohort] = new RevenueCohortSums(Math.min(known, question.ages() + 1));
      }
      cohorts[cohort].add(boundaries, lead + cohort + 1);
    }
  }

  long customers() {
    return customers;
  }

  /** The periods; nothing may be added after it. */
  List<RevenuePeriod> periods() {
    List<RevenuePeriod> all = new ArrayList<>();
    for (RevenuePeriodSums sums : periods) {
      sums.close();
    }
    for (int period = 0; period < listed; period++) {
      all.add(
          new RevenuePeriod(
              grid.period(first + period),
              question.view(),
              period < complete,
              periods[period],
              compounded(period)));
    }
    return List.copyOf(all);
  }

  private OptionalDouble compounded(int last) {
    if (last < lead) {
      return OptionalDouble.empty();
    }
    double product = 1;
    for (int period = last - lead; period <= last; period++) {
      OptionalDouble factor =
          periods[period].ratio(RevenueFormula.NET_REVENUE_RETENTION, question.view()).value();
      if (factor.isEmpty()) {
        return factor;
      }
      product *= factor.getAsDouble();
    }
    return Double.isFinite(product) ? OptionalDouble.of(product) : OptionalDouble.empty();
  }

  List<RevenueCohort> cohorts() {
    List<RevenueCohort> all = new ArrayList<>();
    for (int cohort = 0; cohort < cohorts.length; cohort++) {
      if (cohorts[cohort] != null) {
        all.add(new RevenueCohort(grid.period(first + cohort), cohorts[cohort]));
      }
    }
    return List.copyOf(all);
  }
}
