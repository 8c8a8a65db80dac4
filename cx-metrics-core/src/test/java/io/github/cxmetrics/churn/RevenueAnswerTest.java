package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Answers are equal exactly when all they say is, and customers by number are as those by text. */
class RevenueAnswerTest {

  private static final CalendarGrid MONTHS = CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC);
  private static final RevenueDefinition CHANGES = RevenueDefinition.changes(MONTHS);
  private static final long DAY = 86_400_000;
  private static final RevenueQuestion QUESTION =
      RevenueQuestion.DEFAULT.asOf(Instant.ofEpochMilli(200 * DAY)).cohorts(3).trailing(2);

  private static RevenueAccumulator state(Consumer<RevenueAccumulator> more) {
    RevenueAccumulator state = Revenue.accumulator(CHANGES);
    state.addChange(1, 5 * DAY, 0, 100);
    state.addChange(1, 65 * DAY, 0, 150);
    state.addChange(2, 5 * DAY, 0, 300);
    state.addChange(2, 95 * DAY, 0, 0);
    state.addChange(3, 70 * DAY, 0, 10);
    more.accept(state);
    return state;
  }

  private static void assertUnequal(List<?> all) {
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i)).isNotEqualTo("another thing");
      for (int j = 0; j < all.size(); j++) {
        assertThat(all.get(i).equals(all.get(j))).as("%d and %d", i, j).isEqualTo(i == j);
      }
    }
  }

  @Test
  void equalRecordsHaveEqualAnswers() {
    Revenue one = state(all -> {}).result(QUESTION);
    Revenue other = state(all -> {}).result(QUESTION);
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.periods()).isEqualTo(other.periods()).hasSameHashCodeAs(other.periods());
    assertThat(one.cohorts()).isEqualTo(other.cohorts()).hasSameHashCodeAs(other.cohorts());
    for (RevenueFormula formula : RevenueFormula.values()) {
      RevenueRatio ratio = one.periods().get(2).ratio(formula);
      assertThat(ratio).isEqualTo(other.periods().get(2).ratio(formula));
      assertThat(ratio).hasSameHashCodeAs(other.periods().get(2).ratio(formula));
    }
    assertThat(one.definition()).isEqualTo(CHANGES);
    assertThat(one.question()).isEqualTo(QUESTION.by(MONTHS));
    assertThat(one.lastComplete()).contains(one.periods().get(5));
  }

  @Test
  void whatDiffersIsUnequal() {
    List<Revenue> answers = new ArrayList<>();
    answers.add(state(all -> {}).result(QUESTION));
    answers.add(state(all -> {}).result(QUESTION.in(PeriodView.EVENT)));
    answers.add(state(all -> {}).result(QUESTION.trailing(3)));
    answers.add(state(all -> {}).result(QUESTION.cohorts(2)));
    answers.add(state(all -> all.addChange(4, 5 * DAY, 0, 0)).result(QUESTION.trailing(4)));
    answers.add(state(all -> all.addChange(4, 8 * DAY, 0, 70)).result(QUESTION));
    answers.add(state(all -> all.addChange(3, 70 * DAY, 0, 10)).result(QUESTION));
    answers.add(state(all -> all.addChange(3, 70 * DAY, 0, 9)).result(QUESTION));
    assertUnequal(answers);
  }

  /** Each differs from the first in something else: what is paid, by whom, since when. */
  @Test
  void periodsAndCohortsThatDifferAreUnequal() {
    List<RevenuePeriod> periods = new ArrayList<>();
    List<RevenueCohort> cohorts = new ArrayList<>();
    List<Consumer<RevenueAccumulator>> changes =
        List.of(
            all -> {},
            all -> all.addChange(4, 5 * DAY, 0, 1),
            all -> all.addChange(1, 30 * DAY, 0, 101),
            all -> all.addChange(2, 40 * DAY, 0, 299),
            all -> {
              all.addChange(4, 6 * DAY, 0, 1);
              all.addChange(4, 7 * DAY, 0, 0);
            });
    for (Consumer<RevenueAccumulator> change : changes) {
      Revenue revenue = state(change).result(QUESTION);
      periods.add(revenue.periods().get(0));
      cohorts.add(revenue.cohorts().get(0));
    }
    periods.remove(3); // what changes later is not in the first period
    assertUnequal(periods);
    assertUnequal(cohorts);
    List<RevenueRatio> ratios = new ArrayList<>();
    for (RevenueFormula formula : RevenueFormula.values()) {
      ratios.add(periods.get(0).ratio(formula));
    }
    ratios.add(state(all -> {}).result(QUESTION).periods().get(1).ratio(RevenueFormula.CHURN));
    ratios.add(
        state(all -> {})
            .result(QUESTION.in(PeriodView.EVENT))
            .periods()
            .get(1)
            .ratio(RevenueFormula.CHURN));
    ratios.add(Revenue.ofMovements(400, 0, 0, 0, 0, 0, 400).ratio(RevenueFormula.CHURN));
    ratios.add(Revenue.ofMovements(400, 0, 0, 0, 0, 8, 392).ratio(RevenueFormula.CHURN));
    assertUnequal(ratios);
  }

  @Test
  void customersByNumberAreAsThoseByText() {
    RevenueDefinition definition = RevenueDefinition.intervals(MONTHS).bySubscription();
    RevenueAccumulator numbers = Revenue.accumulator(definition);
    numbers.addInterval(1, 0, 40 * DAY, 100, "net");
    numbers.addOpen(2, 50 * DAY, 70, "phone");
    numbers.join(1, 2);
    NamedRevenueAccumulator names = Revenue.accumulatorOfNames(definition);
    names.addInterval("Ada", 0, 40 * DAY, 100, "net");
    names.addOpen("Bob", 50 * DAY, 70, "phone");
    names.join("Ada", "Bob");
    assertThat(numbers.records()).isEqualTo(2);
    assertThat(names.records()).isEqualTo(2);
    assertThat(numbers.result(QUESTION)).isEqualTo(names.result(QUESTION));
    assertThat(numbers.result(QUESTION).periods().get(1).movements().contraction()).isEqualTo(30);
    RevenueAccumulator changes = Revenue.accumulator(CHANGES.bySubscription());
    changes.addChange(7, 0, 0, 5, "net");
    changes.addChange(7, 0, 0, 6, "phone");
    assertThat(changes.result().periods().get(0).movements().closing()).isEqualTo(11);
    RevenueAccumulator single = Revenue.accumulator(RevenueDefinition.intervals(MONTHS));
    single.addInterval(1, 0, 40 * DAY, 100);
    single.addOpen(1, 0, 1);
    assertThat(single.result().periods().get(0).movements().closing()).isEqualTo(101);
    assertThat(PeriodView.EVENT.label()).isEqualTo("event");
  }
}
