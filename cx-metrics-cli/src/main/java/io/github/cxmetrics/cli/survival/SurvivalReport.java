package io.github.cxmetrics.cli.survival;

import io.github.cxmetrics.cli.report.NumberStyle;
import io.github.cxmetrics.cli.report.SegmentKey;
import io.github.cxmetrics.survival.LogRank;
import io.github.cxmetrics.survival.RestrictedMeanComparison;
import io.github.cxmetrics.survival.Survival;
import io.github.cxmetrics.survival.SurvivalQuestion;
import io.github.cxmetrics.survival.SurvivalWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code cxm survival} found, before it is given a form.
 *
 * @param input what was read, and how much of it
 * @param clock the clock by which times are written
 * @param causes the causes of events
 * @param by the columns that make the groups
 * @param strata the columns within whose values groups are compared
 * @param groups the survival of each group; of all as the only one without any
 * @param test the test between groups, if there are any
 * @param reading how curves are read
 * @param style how shares are written
 */
record SurvivalReport(
    Input input,
    SurvivalClock clock,
    List<String> causes,
    List<String> by,
    List<String> strata,
    List<Group> groups,
    Optional<LogRank> test,
    Reading reading,
    NumberStyle style) {

  /**
   * The survival of one group.
   *
   * @param segment which group
   * @param survival its survival
   */
  record Group(SegmentKey segment, Survival survival) {}

  /**
   * From which time on how much later is asked.
   *
   * @param from the time
   * @param ahead how much later
   */
  record Ahead(long from, long ahead) {}

  /**
   * How curves are read.
   *
   * @param question intervals and quantiles
   * @param times at which times
   * @param limit up to which time means are taken; 0 for no mean
   * @param ahead conditional survivals
   */
  record Reading(SurvivalQuestion question, List<Long> times, long limit, List<Ahead> ahead) {}

  /**
   * What was read.
   *
   * @param times what times are, in words
   * @param where the conditions on records, in words; empty if there are none
   * @param files the files
   * @param counts how many records there were
   */
  record Input(String times, String where, List<String> files, Counts counts) {}

  /**
   * How many records there were.
   *
   * @param rows all
   * @param filtered those that do not meet the conditions
   * @param late those of customers who started after the data end
   * @param unobserved those of customers who ended before customers were observed
   * @param used those that count
   * @param rejected those that cannot be used
   */
  record Counts(long rows, long filtered, long late, long unobserved, long used, long rejected) {}

  /** The mean of a group against that of the first. */
  RestrictedMeanComparison comparedMean(Group group) {
    return group
        .survival()
        .restrictedMean(reading.limit())
        .compare(
            groups.get(0).survival().restrictedMean(reading.limit()), reading.question().level());
  }

  /** What readers of the curves should know, a line each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (Group group : groups) {
      String whose = by.isEmpty() ? "" : group.segment().title() + ": ";
      for (SurvivalWarning warning : group.survival().warnings()) {
        notes.add(whose + inWords(warning));
      }
    }
    return notes;
  }

  private String inWords(SurvivalWarning warning) {
    String time = clock.text(warning.time());
    return switch (warning.kind()) {
      case ZERO_BEFORE_LATER_ENTRIES ->
          "all at risk had the event at "
              + time
              + " but "
              + warning.customers()
              + " entered then or later: the curve is 0 whatever becomes of them";
      case NOBODY_AT_RISK -> "nobody was at risk after " + time + " until customers entered later";
      case FEW_AT_RISK_EARLY ->
          "at "
              + time
              + " an event came with only "
              + warning.customers()
              + " at risk, though more were later: the curve rests on those few";
      case FEW_AT_RISK_LATE ->
          "fewer than " + SurvivalWarning.FEW + " at risk from " + time + " on";
    };
  }
}
