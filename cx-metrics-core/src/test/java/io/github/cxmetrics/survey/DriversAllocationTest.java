package io.github.cxmetrics.survey;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;

import java.util.List;
import org.junit.jupiter.api.Test;

/** After warm-up, adding rows allocates nothing. */
class DriversAllocationTest {

  record Row(double outcome, double first, double second, double weight) {}

  private static final DriversDefinition TWO =
      DriversDefinition.ofRatings(RatingScale.ONE_TO_FIVE, "y", "a", "b");

  @Test
  void addingRows() {
    DriversAccumulator rows = Drivers.accumulator(TWO);
    double[] predictors = {1, 5};
    double[] gap = {1, Double.NaN};
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 20_000; i++) {
            predictors[0] = 1 + i % 5;
            rows.add(1 + i % 3, predictors);
            rows.addWeighted(0.5, 1 + i % 4, predictors);
            rows.add(1, gap);
          }
        });
  }

  @Test
  void addingRecords() {
    DriversMetric<Row> metric =
        Drivers.metric(TWO, Row::outcome, List.of(Row::first, Row::second)).weightedBy(Row::weight);
    DriversAccumulator rows = metric.newAccumulator();
    Row one = new Row(4, 3, 5, 1.5);
    Row other = new Row(2, 3, 1, 0.5);
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 20_000; i++) {
            metric.add(rows, one);
            metric.add(rows, other);
          }
        });
  }
}
