package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import io.github.cxmetrics.stats.ImportanceMethod;
import java.util.List;
import java.util.Map;

/** Golden states of driver analyses. */
class DriversGoldenTest implements GoldenContract {

  private static final DriversDefinition RATINGS =
      DriversDefinition.ofRatings(RatingScale.ONE_TO_FIVE, "overall", "signs", "안내");

  private static DriversAccumulator answered(DriversDefinition definition) {
    DriversAccumulator rows = Drivers.accumulator(definition);
    rows.add(5, 5, 4);
    rows.add(2, 1, 3);
    rows.add(4, 3, 3);
    rows.addWeighted(2.5, 3, 4, 2);
    rows.add(1, 2, 2);
    rows.add(4, Double.NaN, 3);
    rows.add(Double.NaN, Double.NaN, 3);
    rows.addWeighted(0, 4, 4, 4);
    return rows;
  }

  private static DriversAccumulator measured() {
    DriverVariable minutes = DriverVariable.between("minutes", 0, 600).centredAt(20);
    DriversAccumulator rows =
        Drivers.accumulator(
            DriversDefinition.of(
                    DriverVariable.between("spent", -1e6, 1e6).centredAt(0.5),
                    List.of(minutes.withTopBoxFrom(30), DriverVariable.between("walk", 0, 1)))
                .by(ImportanceMethod.RELATIVE_WEIGHTS)
                .withoutIntervals());
    rows.add(12.25, 31, 0.5);
    rows.add(-3, 7, 0.25);
    rows.add(1, 30, 1);
    rows.add(0.125, 2, 0);
    return rows;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    return Map.of(
        "drivers-v1", answered(RATINGS),
        "drivers-measured-v1", measured(),
        "drivers-empty-v1", Drivers.accumulator(RATINGS.withoutIntervals()));
  }
}
