package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.GoldenContract;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for summaries of inactivity. */
class InactivityPopulationContractTest {

  private static final InactivityDefinition DAILY =
      InactivityDefinition.daily(ZoneId.of("Europe/Paris")).of("visit");

  private static final InactivityQuestion QUESTION =
      InactivityQuestion.of(14)
          .by(CalendarUnit.WEEK)
          .returnWithin(20)
          .from(LocalDate.of(1970, 2, 1))
          .asOf(Instant.ofEpochSecond(13_000_000));

  private static InactivityAccumulator customers(Random random) {
    InactivityAccumulator customers = Inactivity.accumulator(DAILY);
    for (int visits = random.nextInt(12); visits >= 0; visits--) {
      customers.add(random.nextInt(3), random.nextInt(400) * 40_000_000L);
    }
    return customers;
  }

  @Nested
  class ByNumber
      implements AccumulatorContract<
          InactivityAccumulator, InactivityPopulationAccumulator, InactivityChurn> {
    @Override
    public Metric<InactivityAccumulator, InactivityPopulationAccumulator, InactivityChurn>
        metric() {
      return Inactivity.population(DAILY, QUESTION);
    }

    @Override
    public InactivityAccumulator record(Random random) {
      return customers(random);
    }

    @Override
    public Optional<InactivityAccumulator> rejectedRecord() {
      return Optional.of(Inactivity.accumulator(InactivityDefinition.hourly(DAILY.grid().zone())));
    }
  }

  @Nested
  class ByName
      implements AccumulatorContract<
          NamedInactivityAccumulator, InactivityPopulationAccumulator, InactivityChurn> {
    @Override
    public Metric<NamedInactivityAccumulator, InactivityPopulationAccumulator, InactivityChurn>
        metric() {
      return Inactivity.populationOfNames(DAILY, QUESTION.to(LocalDate.of(1970, 5, 1)));
    }

    @Override
    public NamedInactivityAccumulator record(Random random) {
      NamedInactivityAccumulator customers = Inactivity.accumulatorOfNames(DAILY);
      for (int visits = random.nextInt(5); visits >= 0; visits--) {
        customers.add("고객 " + random.nextInt(3), random.nextInt(400) * 40_000_000L);
      }
      return customers;
    }
  }

  @Nested
  class Golden implements GoldenContract {
    @Override
    public Map<String, Accumulator<?, ?>> states() {
      InactivityPopulationAccumulator population =
          Inactivity.population(DAILY, QUESTION).newAccumulator();
      Random random = new Random(8);
      for (int i = 0; i < 12; i++) {
        population.add(customers(random));
      }
      return Map.of("inactivity-population-v1", population);
    }
  }
}
