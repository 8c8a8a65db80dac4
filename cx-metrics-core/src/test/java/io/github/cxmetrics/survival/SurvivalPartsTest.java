package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.EqualityCheck;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Curves, means, quantiles and tenures: when they are equal, and the times they refuse. */
class SurvivalPartsTest {

  private static final SurvivalQuestion USUAL = SurvivalQuestion.DEFAULT;
  private static final SurvivalDefinition CAUSES = SurvivalDefinition.ofCauses("one", "two");
  private static final TenureDefinition TENURE = TenureDefinition.of(CAUSES);
  private static final CalendarGrid DAYS = CalendarGrid.of(CalendarUnit.DAY, ZoneOffset.UTC);

  private static Survival survival(long time, int outcome, long censored, long entry) {
    SurvivalAccumulator all = Survival.accumulator(CAUSES);
    all.addCount(entry, time, outcome, 3);
    all.addCount(time, SurvivalAccumulator.CENSORED, censored);
    return all.result();
  }

  private static Tenure tenure(TenureDefinition definition, long start, long end, int outcome) {
    TenureAccumulator all = Tenure.accumulator(definition);
    all.start(start);
    all.start(3);
    all.end(3, end, outcome);
    return all.result();
  }

  @Test
  void curvesDifferInEachOfTheirParts() {
    SurvivalAccumulator other = Survival.accumulator(CAUSES.in("days"));
    other.addCount(1, 5, 1, 3);
    other.addCount(5, SurvivalAccumulator.CENSORED, 2);
    EqualityCheck.check(
        survival(5, 1, 2, 1),
        survival(5, 1, 2, 1),
        other.result(),
        survival(6, 1, 2, 1),
        survival(5, 2, 2, 1),
        survival(5, 1, 1, 1),
        survival(5, 1, 2, 2));
    SurvivalAccumulator moreEntries = Survival.accumulator(SurvivalDefinition.ONE_EVENT);
    moreEntries.addCount(1, 5, 1, 1);
    moreEntries.addCount(5, 1, 1);
    SurvivalAccumulator fewerEntries = Survival.accumulator(SurvivalDefinition.ONE_EVENT);
    fewerEntries.addCount(1, 5, 1, 2);
    EqualityCheck.check(
        moreEntries.result().table(), moreEntries.result().table(), fewerEntries.result().table());
  }

  @Test
  void timesAndOutcomesAreChecked() {
    SurvivalAccumulator all = Survival.accumulator(CAUSES);
    for (int outcome : new int[] {-1, 3}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> all.add(5, outcome))
          .withMessage("outcome must be in 0..2 (0 for censored), was " + outcome);
    }
    for (long time : new long[] {-1, (1L << 53) + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> all.add(time, 1))
          .withMessage("time must be in 0..2^53, was " + time);
    }
    for (long entry : new long[] {-1, 5}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> all.add(entry, 5, 1))
          .withMessage(
              "entry must be at least 0 and before the time (a customer is at risk after the entry"
                  + " and up to the time), was "
                  + entry
                  + " and 5");
    }
    assertThat(all.result().n()).isZero();
  }

  @Test
  void emptyCurveHasNoLogarithmAndNoLastTime() {
    Survival none = Survival.accumulator(CAUSES).result();
    assertThat(none.logarithmAt(0)).isEmpty();
    assertThat(none.lastTime()).isEmpty();
    assertThat(none.table().lastTime()).isEqualTo(-1);
    assertThat(survival(5, 1, 2, 1).logarithmAt(0)).hasValue(0);
    assertThat(survival(5, 1, 2, 1).logarithmAt(6)).isEmpty();
  }

  @Test
  void conditionalBeyondAllTimesIsUnknown() {
    Survival survival = survival(5, 1, 2, 1);
    assertThat(survival.conditional(2, Long.MAX_VALUE, USUAL).isDefined()).isFalse();
    assertThat(survival.conditional(2, 3, USUAL).value()).isEqualTo(0.4);
  }

  @Test
  void quantilesDifferInEachOfTheirParts() {
    ConfidenceLevel level = ConfidenceLevel.P95;
    SurvivalQuantile one = new SurvivalQuantile(0.5, 3, 2, 4, 9, level);
    EqualityCheck.check(
        one,
        new SurvivalQuantile(0.5, 3, 2, 4, 9, level),
        new SurvivalQuantile(0.25, 3, 2, 4, 9, level),
        new SurvivalQuantile(0.5, 3.5, 2, 4, 9, level),
        new SurvivalQuantile(0.5, 3, 1, 4, 9, level),
        new SurvivalQuantile(0.5, 3, 2, Double.NaN, 9, level),
        new SurvivalQuantile(0.5, 3, 2, 4, 8, level),
        new SurvivalQuantile(0.5, 3, 2, 4, 9, ConfidenceLevel.P99));
    assertThat(one).hasToString("3.0 [2.0, 4.0]");
    assertThat(new SurvivalQuantile(0.5, 3, 2, Double.NaN, 9, level))
        .hasToString("3.0 [2.0, none]");
  }

  @Test
  void restrictedMeansDifferInEachOfTheirParts() {
    Survival survival = Survival.ofCounts(new long[] {2, 5}, new long[] {1, 1}, new long[] {0, 2});
    EqualityCheck.check(
        survival.restrictedMean(4),
        survival.restrictedMean(4),
        survival.restrictedMean(5),
        Survival.ofCounts(new long[] {2, 5}, new long[] {1, 1}, new long[] {0, 3})
            .restrictedMean(4),
        Survival.ofCounts(new long[] {1, 5}, new long[] {1, 1}, new long[] {0, 2})
            .restrictedMean(4));
    assertThat(survival.restrictedMean(4)).hasToString("3.5 of 4");
    assertThat(survival.restrictedMean(6)).hasToString("not known of 6");
  }

  /** Both means are 3, of curves that fall at 2 and at 3, or in one step at 2. */
  @Test
  void restrictedMeansOfOneValueMayDifferInVariance() {
    Survival one = Survival.ofCounts(new long[] {2, 4}, new long[] {2, 0}, new long[] {0, 2});
    Survival other = Survival.ofCounts(new long[] {0, 4}, new long[] {1, 0}, new long[] {0, 3});
    assertThat(one.restrictedMean(4).value()).isEqualTo(3);
    assertThat(other.restrictedMean(4).value()).isEqualTo(3);
    EqualityCheck.check(one.restrictedMean(4), one.restrictedMean(4), other.restrictedMean(4));
  }

  @Test
  void limitOfAMeanIsChecked() {
    Survival survival = survival(5, 1, 2, 1);
    for (long limit : new long[] {0, (1L << 53) + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> survival.restrictedMean(limit))
          .withMessage("limit must be in 1..2^53, was " + limit);
    }
  }

  @Test
  void tenuresDifferInEachOfTheirParts() {
    EqualityCheck.check(
        tenure(TENURE, 1, 9, 1),
        tenure(TENURE, 1, 9, 1),
        tenure(TENURE.observedFrom(0), 1, 9, 1),
        tenure(TENURE, 2, 9, 1),
        tenure(TENURE, 3, 9, 1),
        tenure(TENURE, 1, 10, 1),
        tenure(TENURE, 1, 9, 2));
    TenureAccumulator more = Tenure.accumulator(TENURE);
    more.start(1, 2);
    more.start(3);
    more.end(3, 9, 1);
    assertThat(more.result()).isNotEqualTo(tenure(TENURE, 1, 9, 1));
  }

  @Test
  void definitionsOfTenuresDifferInEachOfTheirParts() {
    EqualityCheck.check(
        TENURE.observedFrom(0),
        TenureDefinition.of(CAUSES).observedFrom(0),
        TENURE,
        TENURE.observedFrom(1),
        TenureDefinition.of(SurvivalDefinition.ONE_EVENT).observedFrom(0),
        TenureDefinition.of(CAUSES, DAYS).observedFrom(0));
    assertThat(TenureDefinition.of(CAUSES, DAYS)).isEqualTo(TenureDefinition.of(CAUSES, DAYS));
  }

  @Test
  void countedRowsOfAnotherWidthAreOthers() {
    CountedRows one = new CountedRows(1);
    one.set(one.append(2), 0, 7);
    one.set(one.append(3), 0, 7);
    CountedRows same = new CountedRows(1);
    same.set(same.append(5), 0, 7);
    CountedRows count = new CountedRows(1);
    count.set(count.append(4), 0, 7);
    CountedRows word = new CountedRows(1);
    word.set(word.append(5), 0, 8);
    EqualityCheck.check(one, same, count, word, new CountedRows(1), new CountedRows(2));
  }
}
