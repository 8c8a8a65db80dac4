package io.github.cxmetrics.churn;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.ReferenceRow;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The daily forms are Nelson-Aalen and Kaplan-Meier with late entry, as R's survival has them. */
class ChurnDailyReferenceTest {

  private static final long DAY = 86_400_000L;
  private static final long NOON = DAY / 2;

  private static ChurnPeriod january(String customers) {
    CalendarGrid months = CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC);
    ChurnAccumulator state = Churn.accumulator(ChurnDefinition.of(months));
    int customer = 0;
    for (String days : customers.split(" ", -1)) {
      String[] ends = days.split(":", -1);
      long start = (Integer.parseInt(ends[0]) - 1) * DAY + NOON;
      if (ends[1].equals("-")) {
        state.add(customer++, start);
      } else {
        state.add(customer++, start, (Integer.parseInt(ends[1]) - 1) * DAY + NOON);
      }
    }
    Churn churn = state.result(ChurnScope.asOf(Instant.ofEpochMilli(31 * DAY - 1)));
    return churn.periods().get(churn.periods().size() - 1);
  }

  private static void assertRate(
      ReferenceRow row, ChurnPeriod january, ChurnDenominator denominator, String column) {
    Estimate estimate = january.rate(denominator, PeriodView.EVENT).estimate(ConfidenceLevel.P95);
    row.assertNumber(column, estimate.value(), 1e-12);
    row.assertNumber(column + "Low", estimate.interval().low(), 1e-11);
    row.assertNumber(column + "High", estimate.interval().high(), 1e-11);
  }

  @TestFactory
  Stream<DynamicTest> equalsR() {
    return ReferenceRow.of(ChurnDailyReferenceTest.class, "churn-daily-reference.csv").stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.text("sum"),
                    () -> {
                      ChurnPeriod january = january(row.text("customers"));
                      assertRate(row, january, ChurnDenominator.SUM_DAILY, "sum");
                      assertRate(row, january, ChurnDenominator.PRODUCT_DAILY, "product");
                    }));
  }
}
