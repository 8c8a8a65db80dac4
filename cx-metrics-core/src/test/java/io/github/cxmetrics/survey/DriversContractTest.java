package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.stats.ImportanceMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws for driver analyses; moments are rounded, so merging is exact to a tolerance. */
class DriversContractTest {

  /** A row; NaN where a value is missing. */
  record Row(double outcome, double first, double second, double third, double weight) {}

  interface OverRows extends AccumulatorContract<Row, DriversAccumulator, Drivers> {

    @Override
    default Row record(Random random) {
      double first = answer(random);
      double second = answer(random);
      double outcome = Math.rint((first + second) / 2 + random.nextInt(2));
      return new Row(
          outcome,
          random.nextInt(12) == 0 ? Double.NaN : first,
          random.nextInt(12) == 0 ? Double.NaN : second,
          answer(random),
          random.nextInt(15) == 0 ? 0 : 0.1 + random.nextDouble());
    }

    private static double answer(Random random) {
      return 1 + random.nextInt(4);
    }

    @Override
    default Optional<Row> rejectedRecord() {
      return Optional.of(new Row(3, 6, 1, 1, 1));
    }

    @Override
    default boolean mergesExactly() {
      return false;
    }

    @Override
    default void assertSameResult(Drivers actual, Drivers expected) {
      assertThat(actual.definition()).isEqualTo(expected.definition());
      assertThat(actual.n()).isEqualTo(expected.n());
      assertThat(actual.incomplete()).isEqualTo(expected.incomplete());
      assertThat(actual.weightless()).isEqualTo(expected.weightless());
      for (String column : List.of("y", "a", "b", "c")) {
        assertThat(actual.missing(column)).isEqualTo(expected.missing(column));
        assertThat(actual.missingAlone(column)).isEqualTo(expected.missingAlone(column));
      }
      Map<String, Estimate> wanted = expected.estimates();
      actual.estimates().forEach((name, estimate) -> assertSame(name, estimate, wanted.get(name)));
      assertThat(actual.estimates().keySet()).isEqualTo(wanted.keySet());
    }

    private static void assertSame(String name, Estimate actual, Estimate expected) {
      assertThat(actual.n()).as(name).isEqualTo(expected.n());
      assertThat(actual.method()).as(name).isEqualTo(expected.method());
      assertClose(name, actual.value(), expected.value(), 1e-12);
      assertClose(name, actual.interval().low(), expected.interval().low(), 1e-8);
      assertClose(name, actual.interval().high(), expected.interval().high(), 1e-8);
    }

    private static void assertClose(String name, double actual, double expected, double relative) {
      if (Double.isFinite(expected)) {
        double size = Math.max(1, Math.abs(expected));
        assertThat(actual).as(name).isCloseTo(expected, within(relative * size));
      } else {
        assertThat(Double.valueOf(actual)).as(name).isEqualTo(Double.valueOf(expected));
      }
    }
  }

  private static final DriversDefinition THREE =
      DriversDefinition.ofRatings(RatingScale.ONE_TO_FIVE, "y", "a", "b", "c");

  private static DriversMetric<Row> metric(DriversDefinition definition) {
    return Drivers.metric(definition, Row::outcome, List.of(Row::first, Row::second, Row::third));
  }

  @Nested
  class Lmg implements OverRows {
    @Override
    public Metric<Row, DriversAccumulator, Drivers> metric() {
      return DriversContractTest.metric(THREE);
    }
  }

  @Nested
  class WeightedRelativeWeights implements OverRows {
    @Override
    public Metric<Row, DriversAccumulator, Drivers> metric() {
      return DriversContractTest.metric(THREE.by(ImportanceMethod.RELATIVE_WEIGHTS))
          .weightedBy(Row::weight);
    }

    @Override
    public Optional<Row> rejectedRecord() {
      return Optional.of(new Row(3, 3, 1, 1, -1));
    }
  }

  @Nested
  class WithoutIntervals implements OverRows {
    @Override
    public Metric<Row, DriversAccumulator, Drivers> metric() {
      return DriversContractTest.metric(THREE.withoutIntervals()).weightedBy(Row::weight);
    }
  }
}
