package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The intervals hold the true rate about as often as they say. */
class ChurnCoverageTest {

  private static final int ROUNDS = 2_000;
  private static final long SEED = 20261126;
  private static final long DAY = 86_400_000L;
  private static final int DAYS = 30;
  private static final CalendarGrid JUNE = CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC);
  private static final long JUNE_1970 = 151 * DAY;

  /**
   * Customers churn with the same probability on each day after that of their begin, on a day of
   * June 1970; some begin in June. What holds true is the mean of the rates of many Junes.
   */
  private static ChurnPeriod june(Random random, int customers, double daily) {
    ChurnAccumulator state = Churn.accumulator(ChurnDefinition.of(JUNE));
    for (int customer = 0; customer < customers; customer++) {
      int begin = customer % 3 == 0 ? customer % DAYS : -1;
      int day = begin + 1;
      while (day < DAYS && random.nextDouble() >= daily) {
        day++;
      }
      long start = JUNE_1970 + begin * DAY + 1;
      if (day < DAYS) {
        state.add(customer, start, JUNE_1970 + day * DAY + 1);
      } else {
        state.add(customer, start);
      }
    }
    Instant end = Instant.ofEpochMilli(JUNE_1970 + DAYS * DAY - 1);
    Churn churn = state.result(ChurnScope.asOf(end));
    return churn.periods().get(churn.periods().size() - 1);
  }

  private static Map<ChurnDenominator, Double> coverage(
      PeriodView view, int customers, double daily) {
    Random random = new Random(SEED);
    Map<ChurnDenominator, Double> truth = new EnumMap<>(ChurnDenominator.class);
    ChurnPeriod[] periods = new ChurnPeriod[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      periods[i] = june(random, customers, daily);
      for (ChurnDenominator denominator : ChurnDenominator.values()) {
        double value = estimate(periods[i], denominator, view).value();
        truth.merge(denominator, value / ROUNDS, Double::sum);
      }
    }
    Map<ChurnDenominator, Double> covered = new EnumMap<>(ChurnDenominator.class);
    truth.forEach(
        (denominator, value) -> {
          int held = 0;
          for (ChurnPeriod period : periods) {
            held += estimate(period, denominator, view).interval().contains(value) ? 1 : 0;
          }
          covered.put(denominator, (double) held / ROUNDS);
        });
    return covered;
  }

  private static Estimate estimate(
      ChurnPeriod period, ChurnDenominator denominator, PeriodView view) {
    return period.rate(denominator, view).estimate(ConfidenceLevel.P95);
  }

  private static void assertCovers(PeriodView view, int customers, double daily) {
    coverage(view, customers, daily)
        .forEach(
            (denominator, share) ->
                assertThat(share)
                    .as(
                        "%s %s, %s customers, %s, seed %s",
                        denominator, view, customers, daily, SEED)
                    .isBetween(0.93, 0.98));
  }

  @Test
  void manyCustomersAndLittleChurn() {
    assertCovers(PeriodView.ENDPOINT, 300, 0.002);
    assertCovers(PeriodView.EVENT, 300, 0.002);
  }

  @Test
  void manyCustomersAndMuchChurn() {
    assertCovers(PeriodView.ENDPOINT, 300, 0.02);
    assertCovers(PeriodView.EVENT, 300, 0.02);
  }

  @Test
  void fewCustomers() {
    assertCovers(PeriodView.ENDPOINT, 60, 0.01);
    assertCovers(PeriodView.EVENT, 60, 0.01);
  }
}
