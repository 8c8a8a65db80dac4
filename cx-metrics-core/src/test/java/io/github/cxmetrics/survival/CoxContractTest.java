package io.github.cxmetrics.survival;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws of the accumulators of regressions. */
class CoxContractTest {

  record Row(
      double entry,
      double exit,
      boolean hasEvent,
      String stratum,
      long customer,
      String name,
      long count,
      double age,
      double plan) {}

  static Row row(Random random) {
    double exit = random.nextInt(20) / 2.0;
    return new Row(
        random.nextBoolean() ? CoxAccumulator.NO_ENTRY : exit - 1 - random.nextInt(5),
        exit,
        random.nextBoolean(),
        "s" + random.nextInt(3),
        random.nextInt(9) - 4,
        "c" + random.nextInt(12),
        1 + random.nextInt(3),
        random.nextInt(5) - 2.5,
        random.nextInt(2));
  }

  private static final Row BAD = new Row(3, 3, true, "s", 1, "c", 1, 0, 0);

  static CoxMetric<Row> metric() {
    return Cox.metric(
            CoxDefinition.of("age", "plan").in("months"),
            Row::exit,
            Row::hasEvent,
            List.of(Row::age, Row::plan))
        .enteringAt(Row::entry)
        .stratifiedBy(Row::stratum)
        .countedBy(Row::count);
  }

  @Nested
  class Plain implements AccumulatorContract<Row, CoxAccumulator, Cox> {
    @Override
    public Metric<Row, CoxAccumulator, Cox> metric() {
      return CoxContractTest.metric();
    }

    @Override
    public Row record(Random random) {
      return row(random);
    }

    @Override
    public Optional<Row> rejectedRecord() {
      return Optional.of(BAD);
    }
  }

  @Nested
  class ByNumber implements AccumulatorContract<Row, CoxAccumulator, Cox> {
    @Override
    public Metric<Row, CoxAccumulator, Cox> metric() {
      return CoxContractTest.metric().clusteredByLong(Row::customer);
    }

    @Override
    public Row record(Random random) {
      return row(random);
    }

    @Override
    public Optional<Row> rejectedRecord() {
      return Optional.of(BAD);
    }
  }

  @Nested
  class ByName implements AccumulatorContract<Row, CoxAccumulator, Cox> {
    @Override
    public Metric<Row, CoxAccumulator, Cox> metric() {
      return CoxContractTest.metric().clusteredBy(Row::name);
    }

    @Override
    public Row record(Random random) {
      return row(random);
    }

    @Override
    public Optional<Row> rejectedRecord() {
      return Optional.of(BAD);
    }
  }

  record Month(int period, boolean hasEvent, double logins) {}

  @Nested
  class Hazard implements AccumulatorContract<Month, DiscreteHazardAccumulator, DiscreteHazard> {
    @Override
    public Metric<Month, DiscreteHazardAccumulator, DiscreteHazard> metric() {
      return DiscreteHazard.metric(
          DiscreteHazardDefinition.of("logins").by("month"),
          Month::period,
          Month::hasEvent,
          List.of(Month::logins));
    }

    @Override
    public Month record(Random random) {
      return new Month(1 + random.nextInt(9), random.nextInt(4) == 0, random.nextInt(5) - 1);
    }

    @Override
    public Optional<Month> rejectedRecord() {
      return Optional.of(new Month(0, true, 1));
    }
  }

  record Scored(double score, boolean hasEvent) {}

  @Nested
  class Scores implements AccumulatorContract<Scored, RiskScoreAccumulator, RiskScores> {
    @Override
    public Metric<Scored, RiskScoreAccumulator, RiskScores> metric() {
      return RiskScores.metric(RiskScoreDefinition.EXACT, Scored::score, Scored::hasEvent);
    }

    @Override
    public Scored record(Random random) {
      return new Scored(random.nextInt(21) / 20.0, random.nextBoolean());
    }

    @Override
    public Optional<Scored> rejectedRecord() {
      return Optional.of(new Scored(1.5, true));
    }
  }

  @Nested
  class BucketedScores implements AccumulatorContract<Scored, RiskScoreAccumulator, RiskScores> {
    @Override
    public Metric<Scored, RiskScoreAccumulator, RiskScores> metric() {
      return RiskScores.metric(RiskScoreDefinition.inBuckets(7), Scored::score, Scored::hasEvent);
    }

    @Override
    public Scored record(Random random) {
      return new Scored(random.nextDouble(), random.nextBoolean());
    }
  }
}
