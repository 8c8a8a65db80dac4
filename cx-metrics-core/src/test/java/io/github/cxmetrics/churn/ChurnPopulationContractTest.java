package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.GoldenContract;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for summaries of churn. */
class ChurnPopulationContractTest {

  private static final ChurnDefinition WEEKLY =
      ChurnDefinition.of(CalendarGrid.of(CalendarUnit.WEEK, ZoneId.of("Europe/Paris")))
          .grace(Duration.ofDays(2))
          .reactivationWithin(Duration.ofDays(20))
          .dated(ChurnDate.CANCELLED_AT)
          .with(PausedRule.LEAVES);

  private static final ChurnScope SCOPE = ChurnScope.asOf(Instant.ofEpochSecond(9_000_000));

  private static ChurnAccumulator customers(Random random) {
    ChurnAccumulator customers = Churn.accumulator(WEEKLY);
    addTo(customers, random);
    return customers;
  }

  private static void addTo(ChurnAccumulator customers, Random random) {
    for (int records = random.nextInt(6); records >= 0; records--) {
      ChurnRecord record = ChurnRecord.any(random);
      if (random.nextBoolean()) {
        customers.add(record.customer() / 3, record.subscription());
      } else {
        customers.addStatus(record.customer() / 3, record.change());
      }
    }
  }

  @Nested
  class ByNumber
      implements AccumulatorContract<ChurnAccumulator, ChurnPopulationAccumulator, Churn> {
    @Override
    public Metric<ChurnAccumulator, ChurnPopulationAccumulator, Churn> metric() {
      return Churn.population(WEEKLY, SCOPE);
    }

    @Override
    public ChurnAccumulator record(Random random) {
      return customers(random);
    }
  }

  @Nested
  class ByName
      implements AccumulatorContract<NamedChurnAccumulator, ChurnPopulationAccumulator, Churn> {
    @Override
    public Metric<NamedChurnAccumulator, ChurnPopulationAccumulator, Churn> metric() {
      return Churn.populationOfNames(WEEKLY, SCOPE.from(Instant.ofEpochSecond(2_000_000)));
    }

    @Override
    public NamedChurnAccumulator record(Random random) {
      NamedChurnAccumulator customers = Churn.accumulatorOfNames(WEEKLY);
      ChurnRecord record = ChurnRecord.any(random);
      customers.add(record.customerName(), record.subscription());
      customers.addStatus(record.customerName(), record.change());
      return customers;
    }
  }

  @Nested
  class Golden implements GoldenContract {
    @Override
    public Map<String, Accumulator<?, ?>> states() {
      ChurnPopulationAccumulator population =
          Churn.population(WEEKLY, SCOPE.before(Instant.ofEpochSecond(8_000_000))).newAccumulator();
      Random random = new Random(8);
      for (int i = 0; i < 12; i++) {
        population.add(customers(random));
      }
      return Map.of("churn-population-v1", population);
    }
  }
}
