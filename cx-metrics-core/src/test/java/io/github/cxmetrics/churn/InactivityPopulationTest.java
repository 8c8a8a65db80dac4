package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Forged;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateWriter;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Populations answer what one state of all customers answers, or refuse what nobody asked. */
class InactivityPopulationTest {

  private static final int ROUNDS = 3_000;
  private static final long DAY = ChurnRecord.DAY;

  private static final InactivityDefinition DAILY = InactivityDefinition.daily(ZoneOffset.UTC);
  private static final InactivityQuestion QUESTION =
      InactivityQuestion.of(10)
          .from(LocalDate.of(1970, 1, 20))
          .asOf(Instant.ofEpochMilli(100 * DAY));

  @Test
  void mergedSummariesAnswerWhatOneStateDoes() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      check(seed);
    }
  }

  private static void check(int seed) {
    Random random = new Random(seed);
    InactivityCase some = InactivityCase.any(random);
    InactivityDefinition definition = some.definition();
    InactivityQuestion question = question(some, random);
    InactivityPopulationMetric<InactivityAccumulator> numbers =
        Inactivity.population(definition, question);
    InactivityPopulationMetric<NamedInactivityAccumulator> names =
        Inactivity.populationOfNames(definition, question);
    List<InactivityPopulationAccumulator> shards = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      shards.add(numbers.newAccumulator());
    }
    InactivityAccumulator several = Inactivity.accumulator(definition);
    NamedInactivityAccumulator named = Inactivity.accumulatorOfNames(definition);
    for (int customer = -2; customer < 6; customer++) {
      InactivityMetric<long[]> journey = Inactivity.journey(definition, event -> event[1]);
      InactivityAccumulator one = journey.newAccumulator();
      int kind = random.nextInt(3);
      for (long[] event : some.events()) {
        if (event[0] == customer) {
          switch (kind) {
            case 0 -> several.add(customer, event[1]);
            case 1 -> named.add("고객 " + customer, event[1]);
            default -> journey.add(one, event);
          }
        }
      }
      numbers.add(shards.get(random.nextInt(3)), one.decode(one.encode()));
    }
    numbers.add(shards.get(random.nextInt(3)), several);
    names.add(shards.get(random.nextInt(3)), named);
    Collections.shuffle(shards, random);
    InactivityPopulationAccumulator merged = numbers.newAccumulator();
    shards.forEach(shard -> merged.merge(shard.decode(shard.encode())));
    String message = "seed " + seed + ", " + merged.header();
    InactivityChurn expected = some.accumulator().churn(question);
    assertThat(merged.result()).as(message).isEqualTo(expected);
    assertThat(merged.result().estimates(ConfidenceLevel.P99))
        .as(message)
        .isEqualTo(expected.estimates(ConfidenceLevel.P99));
    assertThat(merged.decode(merged.encode()).encode()).as(message).isEqualTo(merged.encode());
  }

  private static InactivityQuestion question(InactivityCase some, Random random) {
    Instant near =
        some.asOf() != null
            ? some.asOf()
            : some.events().stream()
                .findFirst()
                .map(event -> Instant.ofEpochMilli(event[1]))
                .orElse(Instant.EPOCH);
    LocalDate from = LocalDate.ofInstant(near, some.zone()).minusDays(random.nextInt(40) - 10);
    InactivityQuestion question = some.question().from(from);
    if (some.asOf() == null) {
      question = question.asOf(near.plusMillis(random.nextInt(60) * DAY));
    }
    return random.nextInt(4) == 0 ? question.to(from.plusDays(1 + random.nextInt(60))) : question;
  }

  @Test
  void theSameNumberInTwoRecordsIsTwoCustomers() {
    InactivityPopulationAccumulator population =
        Inactivity.population(DAILY, QUESTION).newAccumulator();
    for (int i = 0; i < 2; i++) {
      InactivityAccumulator one = Inactivity.accumulator(DAILY);
      one.add(0, (i * 90L + 5) * DAY);
      population.add(one);
    }
    assertThat(population.result().totals()).isEqualTo(new InactivityTotals(10, 2, 1, 1, 0));
  }

  @Test
  void statesOfOtherDefinitionsAreRefused() {
    InactivityPopulationMetric<InactivityAccumulator> metric =
        Inactivity.population(DAILY, QUESTION);
    InactivityAccumulator hourly =
        Inactivity.accumulator(InactivityDefinition.hourly(ZoneOffset.UTC));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metric.add(metric.newAccumulator(), hourly))
        .withMessageMatching("state of customers must be of .* by days in Z, was of .* hours in Z");
  }

  @Test
  void questionMustSayWhereTheDataBeginAndEnd() {
    InactivityQuestion plain = InactivityQuestion.of(10);
    for (InactivityQuestion question :
        List.of(plain, plain.from(LocalDate.EPOCH), plain.asOf(Instant.EPOCH))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Inactivity.population(DAILY, question))
          .withMessage(
              "question of a population must say when the data end and what the first date is,"
                  + " because no record knows the activity of the others, was "
                  + question);
    }
  }

  @Test
  void questionThatCannotBeAskedIsRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inactivity.populationOfNames(DAILY, QUESTION.by(CalendarUnit.HOUR)))
        .withMessageContaining("periods must be days or longer");
  }

  @Test
  void summariesOfOtherQuestionsDoNotMerge() {
    InactivityQuestion weekly =
        QUESTION
            .by(CalendarUnit.WEEK)
            .weeksFrom(DayOfWeek.SUNDAY)
            .returnWithin(3)
            .to(LocalDate.of(1970, 3, 1));
    InactivityPopulationAccumulator one = Inactivity.population(DAILY, QUESTION).newAccumulator();
    InactivityPopulationAccumulator other = Inactivity.population(DAILY, weekly).newAccumulator();
    assertThat(one.header().definition())
        .endsWith(
            ", churned after 10, by month, back within 10, from 1970-01-20"
                + ", as of 1970-04-11T00:00:00Z");
    assertThat(other.header().definition())
        .endsWith(
            ", churned after 10, by week from sunday, back within 3, from 1970-01-20"
                + " to 1970-03-01, as of 1970-04-11T00:00:00Z");
    assertThatIllegalArgumentException().isThrownBy(() -> one.merge(other));
  }

  private static InactivityPopulationAccumulator filled(int customers) {
    InactivityPopulationAccumulator population =
        Inactivity.population(DAILY, QUESTION).newAccumulator();
    Random random = new Random(customers);
    for (int i = 0; i < customers; i++) {
      InactivityAccumulator one = Inactivity.accumulator(DAILY);
      for (int j = 0; j < 8; j++) {
        one.add(0, random.nextInt(110) * DAY);
      }
      population.add(one);
    }
    return population;
  }

  @Test
  void countsThatWouldOverflowAreRefusedBeforeAnythingChanges() {
    doubleUntilRefused(filled(20), "squared numbers of stretches must sum to at most 115");
    InactivityPopulationAccumulator quiet = Inactivity.population(DAILY, QUESTION).newAccumulator();
    InactivityAccumulator one = Inactivity.accumulator(DAILY);
    one.add(0, 5 * DAY);
    quiet.add(one);
    doubleUntilRefused(quiet, "customers and churn events must be at most 1152921504606846976");
  }

  private static void doubleUntilRefused(
      InactivityPopulationAccumulator population, String message) {
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

  @Test
  void forgedSummariesAreRefusedOrHaveAnAnswer() {
    InactivityPopulationAccumulator population = filled(15);
    Random random = new Random(6);
    int read = 0;
    for (int round = 0; round < 6_000; round++) {
      byte[] forged =
          round % 2 == 0 ? Forged.of(population, random) : Forged.ofRuns(population, random);
      InactivityPopulationAccumulator decoded;
      try {
        decoded = population.decode(forged);
      } catch (StateFormatException refused) {
        continue;
      }
      read++;
      assertThat(decoded.encode()).isEqualTo(forged);
      InactivityChurn churn = decoded.result();
      churn.estimates();
      for (InactivityPeriod period : churn.periods()) {
        assertThat(period.closing()).isNotNegative();
        for (InactivityRate rate : InactivityRate.values()) {
          period.rate(rate, ConfidenceLevel.P95);
        }
      }
    }
    assertThat(read).isBetween(1, 3_000);
  }

  /** A question of one period, of which the payload is 11 counts, 2 of before and 15. */
  private static void refused(String message, long... counts) {
    InactivityPopulationAccumulator empty =
        Inactivity.population(
                InactivityDefinition.daily(ZoneId.of("Europe/Paris")),
                QUESTION.to(LocalDate.of(1970, 1, 21)))
            .newAccumulator();
    byte[] forged =
        StateWriter.encode(
            empty.header(),
            out -> {
              for (int i = 0; i < 30; i++) {
                out.writeCount(i < counts.length ? counts[i] : 0);
              }
            });
    assertThatThrownBy(() -> empty.decode(forged))
        .isInstanceOf(StateFormatException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void impossibleCountsAreRefused() {
    refused("churned customers must be in 0..1, was 2", 1, 2);
    refused("churn events must be in 1..", 1, 1, 0);
    refused("churn events too recent to tell must be in 0..1", 1, 1, 1, 2);
    refused("customers of before must be in 0..1", 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2);
    refused(
        "counts of inactivity must be those of some customers",
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        1);
    refused("counts of inactivity must be possible: ", 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0);
    refused("counts of inactivity must be those of some customers", 1, 1, 1, 0, 1, 2, 0, 0, 0, 1);
  }
}
