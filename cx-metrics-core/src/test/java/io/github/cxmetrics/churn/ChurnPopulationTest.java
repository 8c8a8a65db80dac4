package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Populations answer what one state of all customers answers. */
class ChurnPopulationTest {

  private static final int ROUNDS = 3_000;
  private static final long DAY = ChurnRecord.DAY;

  private static final ChurnDefinition MONTHLY =
      ChurnDefinition.of(CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC));
  private static final ChurnScope DAY_100 = ChurnScope.asOf(Instant.ofEpochMilli(100 * DAY));

  @Test
  void mergedSummariesAnswerWhatOneStateDoes() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      check(seed);
    }
  }

  private static void check(int seed) {
    Random random = new Random(seed);
    ChurnCase some = ChurnCase.any(random);
    ChurnScope scope = scope(random, some.asOf());
    ChurnAccumulator whole = Churn.accumulator(some.definition());
    ChurnPopulationMetric<ChurnAccumulator> numbers = Churn.population(some.definition(), scope);
    ChurnPopulationMetric<NamedChurnAccumulator> names =
        Churn.populationOfNames(some.definition(), scope);
    List<ChurnPopulationAccumulator> shards = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      shards.add(numbers.newAccumulator());
    }
    ChurnAccumulator several = Churn.accumulator(some.definition());
    NamedChurnAccumulator named = Churn.accumulatorOfNames(some.definition());
    for (int customer = 0; customer < 5; customer++) {
      some.addTo(whole, customer, customer);
      switch (random.nextInt(3)) {
        case 0 -> some.addTo(several, customer, customer);
        case 1 -> some.addTo(named, customer, "고객 " + customer);
        default -> {
          ChurnAccumulator one = Churn.accumulator(some.definition());
          some.addTo(one, customer, 0);
          numbers.add(shards.get(random.nextInt(3)), one.decode(one.encode()));
        }
      }
    }
    numbers.add(shards.get(random.nextInt(3)), several);
    names.add(shards.get(random.nextInt(3)), named);
    Collections.shuffle(shards, random);
    ChurnPopulationAccumulator merged = numbers.newAccumulator();
    shards.forEach(shard -> merged.merge(shard.decode(shard.encode())));
    String message = "seed " + seed + ", " + merged.header();
    assertThat(merged.result()).as(message).isEqualTo(whole.result(scope));
    assertThat(merged.result().estimates(ConfidenceLevel.P99))
        .as(message)
        .isEqualTo(whole.result(scope).estimates(ConfidenceLevel.P99));
    assertThat(merged.decode(merged.encode()).encode()).as(message).isEqualTo(merged.encode());
  }

  private static ChurnScope scope(Random random, long asOf) {
    ChurnScope scope = ChurnScope.asOf(Instant.ofEpochMilli(asOf));
    if (random.nextInt(4) == 0) {
      scope = scope.from(Instant.ofEpochMilli(asOf - random.nextInt(40) * DAY));
    }
    if (random.nextInt(4) == 0) {
      scope = scope.before(Instant.ofEpochMilli(asOf + (1 + random.nextInt(40)) * DAY));
    }
    return scope;
  }

  @Test
  void journeyFoldsTheRecordsOfOneCustomer() {
    ChurnMetric<ChurnRecord> bySubscription = Churn.journey(MONTHLY, ChurnRecord::subscription);
    ChurnMetric<ChurnRecord> byStatus = Churn.journeyOfStatus(MONTHLY, ChurnRecord::change);
    ChurnAccumulator subscriptions = bySubscription.newAccumulator();
    ChurnAccumulator changes = byStatus.newAccumulator();
    ChurnAccumulator expectedSubscriptions = Churn.accumulator(MONTHLY);
    ChurnAccumulator expectedChanges = Churn.accumulator(MONTHLY);
    Random random = new Random(3);
    for (int i = 0; i < 12; i++) {
      ChurnRecord record = ChurnRecord.any(random);
      bySubscription.add(subscriptions, record);
      byStatus.add(changes, record);
      expectedSubscriptions.add(0, record.subscription());
      expectedChanges.addStatus(0, record.change());
    }
    assertThat(subscriptions.encode()).isEqualTo(expectedSubscriptions.encode());
    assertThat(changes.encode()).isEqualTo(expectedChanges.encode());
    assertThat(subscriptions.result().n()).isEqualTo(1);
  }

  @Test
  void theSameNumberInTwoRecordsIsTwoCustomers() {
    ChurnAccumulator first = Churn.accumulator(MONTHLY);
    first.add(0, 0, 40 * DAY);
    ChurnAccumulator second = Churn.accumulator(MONTHLY);
    second.add(0, 20 * DAY);
    ChurnPopulationAccumulator population = Churn.population(MONTHLY, DAY_100).newAccumulator();
    population.add(first);
    population.add(second);
    Churn churn = population.result();
    assertThat(churn.n()).isEqualTo(2);
    assertThat(churn.periods().get(1).counts()).isEqualTo(ChurnCounts.of(2, 0, 0, 1));
    assertThat(churn.tenures().timeAtRisk()).isEqualTo(Duration.ofDays(120).plusMillis(1));
  }

  @Test
  void joinedCustomersAreOne() {
    ChurnAccumulator joined = Churn.accumulator(MONTHLY);
    joined.add(1, 0, 10 * DAY);
    joined.add(2, 9 * DAY, 50 * DAY);
    joined.join(1, 2);
    ChurnPopulationAccumulator population = Churn.population(MONTHLY, DAY_100).newAccumulator();
    population.add(joined);
    assertThat(population.result().n()).isEqualTo(1);
    assertThat(population.result()).isEqualTo(joined.result(DAY_100));
  }

  @Test
  void statesOfAnyDefinitionAreReadUnderThatOfThePopulation() {
    ChurnAccumulator state = Churn.accumulator(MONTHLY.grace(Duration.ofDays(90)));
    state.add(7, 0, 10 * DAY);
    state.add(7, 40 * DAY, 50 * DAY);
    ChurnPopulationAccumulator population = Churn.population(MONTHLY, DAY_100).newAccumulator();
    population.add(state);
    assertThat(population.result()).isEqualTo(state.result(MONTHLY, DAY_100));
  }

  @Test
  void stateGoesOnAfterItsResultAndItsBytes() {
    ChurnPopulationAccumulator population = Churn.population(MONTHLY, DAY_100).newAccumulator();
    ChurnAccumulator state = Churn.accumulator(MONTHLY);
    for (int i = 0; i < 20; i++) {
      ChurnAccumulator one = Churn.accumulator(MONTHLY);
      one.add(0, i * DAY, (i + 1) * 3 * DAY);
      population.add(one);
      state.add(i, i * DAY, (i + 1) * 3 * DAY);
      assertThat(population.result()).isEqualTo(state.result(DAY_100));
      population = population.decode(population.encode()).copy();
    }
  }

  @Test
  void emptyPopulationHasTheWidestAnswer() {
    Churn empty = Churn.population(MONTHLY, DAY_100).newAccumulator().result();
    assertThat(empty).isEqualTo(Churn.accumulator(MONTHLY).result(DAY_100));
    assertThat(empty.n()).isZero();
    assertThat(empty.estimates().get("openingEndpointChurn").n()).isZero();
  }

  @Test
  void scopeMustSayWhenTheDataEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Churn.population(MONTHLY, ChurnScope.ALL))
        .withMessage(
            "scope of a population must say when the data end, because no record knows the last"
                + " time of the others, was "
                + ChurnScope.ALL);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Churn.populationOfNames(MONTHLY, ChurnScope.ALL.from(Instant.EPOCH)))
        .withMessageStartingWith("scope of a population must say when the data end, ");
  }

  @Test
  void summariesOfOtherQuestionsDoNotMerge() {
    ChurnPopulationAccumulator one = Churn.population(MONTHLY, DAY_100).newAccumulator();
    ChurnScope from = DAY_100.from(Instant.EPOCH).before(Instant.ofEpochMilli(50 * DAY));
    assertThat(Churn.population(MONTHLY, from).newAccumulator().header().definition())
        .endsWith(
            ", as of 1970-04-11T00:00:00Z, periods that end after 1970-01-01T00:00:00Z"
                + ", periods that begin before 1970-02-20T00:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.merge(Churn.population(MONTHLY, from).newAccumulator()));
    ChurnDefinition paris =
        ChurnDefinition.of(CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/Paris")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.merge(Churn.population(paris, DAY_100).newAccumulator()));
  }

  @Test
  void countsThatWouldOverflowAreRefusedBeforeAnythingChanges() {
    ChurnPopulationAccumulator population = Churn.population(MONTHLY, DAY_100).newAccumulator();
    ChurnAccumulator one = Churn.accumulator(MONTHLY);
    one.add(0, 0, 5 * DAY);
    population.add(one);
    doubleUntilRefused(population, "counts of customers must sum to at most 281474976710656, was ");
    assertThat(population.result().estimates()).isNotEmpty();
  }

  @Test
  void squaresThatWouldOverflowAreRefusedBeforeAnythingChanges() {
    long end = (1L << 48) - 1;
    ChurnScope scope = ChurnScope.asOf(Instant.ofEpochMilli(end));
    ChurnDefinition yearly = ChurnDefinition.of(CalendarGrid.of(CalendarUnit.YEAR, ZoneOffset.UTC));
    ChurnPopulationAccumulator population = Churn.population(yearly, scope).newAccumulator();
    ChurnAccumulator one = Churn.accumulator(yearly);
    one.add(0, -end);
    one.add(1, -end, end);
    population.add(one);
    doubleUntilRefused(population, "squared lengths of stays must sum to less than 2^126, was ");
    assertThat(population.result()).isEqualTo(population.copy().result());
  }

  private static void doubleUntilRefused(ChurnPopulationAccumulator population, String message) {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(
            () -> {
              for (int i = 0; i < 64; i++) {
                population.merge(population);
              }
            })
        .withMessageStartingWith(message);
    byte[] before = population.encode();
    assertThatThrownBy(() -> population.merge(population)).isInstanceOf(ArithmeticException.class);
    assertThat(population.encode()).isEqualTo(before);
    assertThat(population.decode(before).result()).isEqualTo(population.result());
  }
}
