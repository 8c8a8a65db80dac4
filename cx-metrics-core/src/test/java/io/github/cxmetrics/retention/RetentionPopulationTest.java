package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Forged;
import io.github.cxmetrics.stats.PValueAdjustment;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.StateFormatException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Journeys of single actors and the population that they are folded into. */
class RetentionPopulationTest {

  private static final long SEED = 20261127;

  private static final RetentionDefinition DAYS =
      Retention.define(CalendarGrid.of(CalendarUnit.DAY, ZoneOffset.UTC), 2);

  private static final RetentionScope FIRST_WEEK =
      RetentionScope.ALL.asOf(Instant.parse("2026-03-08T23:59:59.999Z"));

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static RetentionAccumulator journey(String... instants) {
    RetentionMetric<String> metric = Retention.journey(DAYS, RetentionPopulationTest::at);
    RetentionAccumulator journey = metric.newAccumulator();
    for (String instant : instants) {
      metric.add(journey, instant);
    }
    return journey;
  }

  @Test
  void journeysOfSingleActorsAreFoldedIntoSums() {
    RetentionAccumulator ann = journey("2026-03-03T09:00:00Z", "2026-03-02T23:00:00Z");
    RetentionAccumulator bob = journey("2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z");
    RetentionAccumulator eve = journey("2026-03-08T10:00:00Z");
    var population = Retention.population(DAYS, FIRST_WEEK);

    Retention retention = Stream.of(ann, bob, eve).collect(population);

    assertThat(ann.actors()).isEqualTo(1);
    assertThat(retention.n()).isEqualTo(3);
    assertThat(retention.asOf()).contains(Instant.parse("2026-03-08T23:59:59.999Z"));
    assertThat(retention.retained(0).value()).isEqualTo(1.0 / 3);
    assertThat(retention.retained(1).value()).isEqualTo(0.5);
    assertThat(retention.retained(1).n()).isEqualTo(2);
  }

  @Test
  void whatCameAfterTheEndOfTheDataIsNotKnown() {
    RetentionAccumulator late = journey("2026-03-08T10:00:00Z", "2026-03-09T00:00:00Z");
    RetentionAccumulator later = journey("2026-03-09T00:00:00Z");

    Retention retention = Stream.of(late, later).collect(Retention.population(DAYS, FIRST_WEEK));

    assertThat(retention.n()).isEqualTo(1);
    assertThat(retention.cohorts().get(0).cell(1, ReturnRule.ON))
        .isEqualTo(new RetentionCell(1, 0, 0, 0));
  }

  @Test
  void emptyPopulationsHaveNoNumber() {
    Retention nobody = Retention.population(DAYS, FIRST_WEEK).newAccumulator().result();

    assertThat(nobody).isEqualTo(Retention.accumulator(DAYS).result(FIRST_WEEK));
    assertThat(nobody.retained(1).isDefined()).isFalse();
    assertThat(nobody.n()).isZero();
  }

  @Test
  void scopeMustSayWhenTheDataEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Retention.population(DAYS, RetentionScope.ALL))
        .withMessage(
            "scope of a population must say when the data end, because no record knows the last"
                + " event of the others, was as of the last event");
  }

  @Test
  void statesOfAnotherDefinitionAreRefused() {
    var population = Retention.population(DAYS, FIRST_WEEK);
    RetentionAccumulator other = Retention.accumulator(DAYS.atLeast(2));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> population.add(population.newAccumulator(), other))
        .withMessage(
            "state of actors must be of the retention "
                + DAYS
                + ", was of the retention "
                + DAYS.atLeast(2));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> population.byProperty().add(population.byProperty().newAccumulator(), other));
  }

  @Test
  void populationsOfAnotherScopeDoNotMerge() {
    RetentionScope later = FIRST_WEEK.asOf(Instant.parse("2026-03-09T00:00:00Z"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Retention.population(DAYS, FIRST_WEEK)
                    .newAccumulator()
                    .merge(Retention.population(DAYS, later).newAccumulator()));
  }

  @Test
  void populationsOfNumbersAndOfNamesMerge() {
    NamedRetentionAccumulator names = Retention.accumulatorOfNames(DAYS);
    names.add("ann", at("2026-03-02T10:00:00Z"));
    names.add("bob", at("2026-03-03T10:00:00Z"));
    RetentionPopulationAccumulator ofNames =
        Retention.populationOfNames(DAYS, FIRST_WEEK).newAccumulator();
    ofNames.add(names);
    RetentionPopulationAccumulator all =
        Retention.population(DAYS, FIRST_WEEK).newAccumulator().merge(ofNames);
    all.add(journey("2026-03-03T10:00:00Z"));

    assertThat(all.result().n()).isEqualTo(3);
  }

  @Test
  void joinedActorsAreOne() {
    RetentionAccumulator both = Retention.accumulator(DAYS);
    both.add(7, at("2026-03-02T10:00:00Z"));
    both.add(3, at("2026-03-03T10:00:00Z"));
    both.join(7, 3);

    Retention retention = Stream.of(both).collect(Retention.population(DAYS, FIRST_WEEK));

    assertThat(retention.n()).isEqualTo(1);
    assertThat(retention.retained(1).value()).isEqualTo(1);
  }

  private static RetentionAccumulator spent(RetentionDefinition definition, long... amounts) {
    RetentionAccumulator state = Retention.accumulator(definition);
    for (long amount : amounts) {
      state.add(0, at("2026-03-02T10:00:00Z"), RetentionRoles.ALL, "", amount);
    }
    return state;
  }

  @Test
  void amountsWhoseSumMightOverflowAreRefused() {
    RetentionDefinition revenue = DAYS.summing("pence");
    RetentionPopulationAccumulator full =
        Retention.population(revenue, FIRST_WEEK).newAccumulator();
    full.add(spent(revenue, 1L << 61));
    full.add(spent(revenue, -(1L << 61)));
    byte[] before = full.encode();

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> full.add(spent(revenue, 1)))
        .withMessage(
            "amounts of a retention must come to 4611686018427387904 at most in a column, was"
                + " 4611686018427387904 and 1 more");
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> full.merge(full));
    assertThat(full.encode()).isEqualTo(before);
    assertThat(full.result().pooled().total(0)).isZero();
    assertThat(full.decode(before).result()).isEqualTo(full.result());
  }

  @Test
  void rollingAmountsCountForEachCohortFromWhichAColumnReachesThem() {
    RetentionDefinition monthLong =
        DAYS.summing("pence")
            .cohortsBy(CohortRule.RECURRING)
            .in(ReturnIntervals.rolling(Duration.ofDays(30), 1));
    for (CalendarUnit unit : CalendarUnit.values()) {
      RetentionDefinition definition =
          new RetentionDefinition(
              CalendarGrid.of(unit, ZoneOffset.UTC),
              monthLong.cohorts(),
              "",
              "",
              monthLong.intervals(),
              1,
              "",
              "pence");
      RetentionAccumulator state = Retention.accumulator(definition);
      long days = unit == CalendarUnit.HOUR ? 40 : 60;
      long step = unit == CalendarUnit.HOUR ? 3_600_000 : 86_400_000;
      for (long i = 0; i < days * 86_400_000 / step; i++) {
        state.add(0, i * step, RetentionRoles.ALL, "", i == days * 86_400_000 / step - 1 ? 1 : 0);
      }
      long counted = state.result().pooled().total(0) + state.result().pooled().total(1);
      assertThat(counted).as("%s", unit).isLessThanOrEqualTo(2 * definition.mostCounted());
      assertThat(state.result().pooled().total(0))
          .as("%s", unit)
          .isLessThanOrEqualTo(definition.mostCounted());
    }
  }

  static Stream<RetentionDefinition> definitions() {
    return Stream.of(
        RetentionPopulationContractTest.WEEKS,
        RetentionPopulationContractTest.WEEKS.cohortsBy(CohortRule.RECURRING),
        RetentionPopulationContractTest.ROLLING,
        RetentionPopulationContractTest.EVERYTHING);
  }

  /** What is read of changed bytes can be asked for everything and added to. */
  @ParameterizedTest
  @MethodSource("definitions")
  void forgedSumsAreRefusedOrAnswer(RetentionDefinition definition) {
    RetentionPopulationAccumulator population =
        RetentionPopulationGoldenTest.population(definition);
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] forged =
          i % 2 == 0 ? Forged.of(population, random) : Forged.ofRuns(population, random);
      RetentionPopulationAccumulator read;
      try {
        read = population.decode(forged);
      } catch (StateFormatException expected) {
        refused++;
        continue;
      }
      assertThat(read.encode()).as("seed %d, forgery %d", SEED, i).isEqualTo(forged);
      askAll(read.result());
      try {
        RetentionPopulationAccumulator more = read.copy().merge(population);
        askAll(more.result());
        assertThat(population.decode(more.encode()).result()).isEqualTo(more.result());
      } catch (ArithmeticException full) {
        assertThat(full).hasMessageContaining("at most");
      }
    }
    assertThat(refused).isBetween(1_000, 19_990);
  }

  private static void askAll(Retention retention) {
    ConfidenceLevel level = ConfidenceLevel.P95;
    for (ReturnRule rule : ReturnRule.values()) {
      for (int column = 0; column <= retention.pooled().columns(); column++) {
        for (RetentionAverage average : RetentionAverage.values()) {
          retention.average(column, average, rule, level);
        }
        for (CohortRow row : retention.cohorts()) {
          row.retained(column, rule, level);
          row.retainedSoFar(column, rule, level);
        }
      }
      retention.pooled().differencesFrom(retention.pooled(), rule, level, PValueAdjustment.HOLM);
    }
    for (int column = 0; column <= retention.pooled().columns(); column++) {
      retention.pooled().mean(column, level);
      for (CohortRow row : retention.cohorts()) {
        row.mean(column, level);
      }
    }
    for (CohortRow row : retention.cohorts()) {
      retention.definition().grid().period(row.cohort());
    }
  }
}
