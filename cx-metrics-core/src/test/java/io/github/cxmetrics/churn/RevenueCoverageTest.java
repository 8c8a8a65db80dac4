package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the nominal 95 % intervals over customers hold the true rate: three plans of 10, 30 and
 * 200 a month, bought by 60, 30 and 10 of 100 customers; 5 % leave, 5 % halve, 10 % double.
 */
class RevenueCoverageTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final long SEED = 20_240_229;
  private static final int ROUNDS = 2_000;
  private static final CalendarGrid MONTHS = CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC);
  private static final long JANUARY = Instant.parse("2024-01-15T00:00:00Z").toEpochMilli();
  private static final long FEBRUARY = Instant.parse("2024-02-15T00:00:00Z").toEpochMilli();

  @ParameterizedTest
  @CsvSource({
    // customers; net retention, gross retention, average
    "  20, .934, .938, .846",
    "  50, .940, .961, .907",
    " 200, .936, .975, .927",
    "1000, .945, .972, .946"
  })
  void coverageIsThatOfTheDocumentation(int customers, double net, double gross, double average) {
    Random random = new Random(SEED);
    double[] held = new double[3];
    for (int round = 0; round < ROUNDS; round++) {
      RevenuePeriod period = february(customers, random);
      held[0] += holds(period, RevenueFormula.NET_REVENUE_RETENTION, 1.025);
      held[1] += holds(period, RevenueFormula.GROSS_REVENUE_RETENTION, 0.925);
      held[2] += holds(period, RevenueFormula.AVERAGE_PER_CUSTOMER, 3_500 * 1.025 / 0.95);
    }
    double[] expected = {net, gross, average};
    for (int i = 0; i < expected.length; i++) {
      assertThat(held[i] / ROUNDS)
          .as("rate %d, seed %d", i, SEED)
          .isCloseTo(expected[i], offset(0.002));
    }
  }

  private static double holds(RevenuePeriod period, RevenueFormula formula, double truth) {
    return period.ratio(formula).estimate(LEVEL).interval().contains(truth) ? 1 : 0;
  }

  private static RevenuePeriod february(int customers, Random random) {
    RevenueAccumulator all = Revenue.accumulator(RevenueDefinition.changes(MONTHS));
    for (int customer = 0; customer < customers; customer++) {
      double plan = random.nextDouble();
      long amount = plan < 0.6 ? 1_000 : plan < 0.9 ? 3_000 : 20_000;
      all.addChange(customer, JANUARY, 0, amount);
      double fate = random.nextDouble();
      if (fate < 0.05) {
        all.addChange(customer, FEBRUARY, 0, 0);
      } else if (fate < 0.10) {
        all.addChange(customer, FEBRUARY, 0, amount / 2);
      } else if (fate < 0.20) {
        all.addChange(customer, FEBRUARY, 0, 2 * amount);
      }
    }
    Instant asOf = Instant.parse("2024-02-29T23:59:59.999Z");
    return all.result(RevenueQuestion.DEFAULT.asOf(asOf)).periods().get(1);
  }
}
