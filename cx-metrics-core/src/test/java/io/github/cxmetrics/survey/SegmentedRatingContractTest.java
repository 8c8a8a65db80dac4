package io.github.cxmetrics.survey;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Nested;

/** The laws for scores of segments in flat arrays. */
class SegmentedRatingContractTest {

  /** The segment, and an answer in points, NaN where the question was skipped. */
  record Row(int segment, double answer) {

    String name() {
      return "segment " + segment;
    }

    static Row random(Random random, RatingScale scale) {
      double answer =
          random.nextInt(8) == 0 ? Double.NaN : scale.answerAt(random.nextInt(scale.size()));
      return new Row((int) Math.round(20 * random.nextGaussian()), answer);
    }
  }

  record ByCode(RatingDefinition<Nps> definition)
      implements Metric<Row, SegmentedRatingAccumulator<Nps>, SortedMap<Long, Nps>> {

    @Override
    public SegmentedRatingAccumulator<Nps> newAccumulator() {
      return SegmentedRatingAccumulator.of("segment", definition);
    }

    @Override
    public void add(SegmentedRatingAccumulator<Nps> accumulator, Row row) {
      if (Double.isNaN(row.answer)) {
        accumulator.addMissing(row.segment);
      } else {
        accumulator.add(row.segment, row.answer);
      }
    }

    @Override
    public void check(Row row) {
      newAccumulator().add(row.segment, Double.isNaN(row.answer) ? 0 : row.answer);
    }
  }

  record ByName(RatingDefinition<Csat> definition)
      implements Metric<Row, NamedSegmentedRatingAccumulator<Csat>, SortedMap<String, Csat>> {

    @Override
    public NamedSegmentedRatingAccumulator<Csat> newAccumulator() {
      return NamedSegmentedRatingAccumulator.of("segment", definition);
    }

    @Override
    public void add(NamedSegmentedRatingAccumulator<Csat> accumulator, Row row) {
      if (Double.isNaN(row.answer)) {
        accumulator.addRejected(row.name());
      } else {
        accumulator.add(row.name(), row.answer);
      }
    }

    @Override
    public void check(Row row) {
      StateWriter.requireWellFormed("segment", row.name());
      newAccumulator().add(row.name(), Double.isNaN(row.answer) ? 1 : row.answer);
    }
  }

  @Nested
  class Codes
      implements AccumulatorContract<Row, SegmentedRatingAccumulator<Nps>, SortedMap<Long, Nps>> {

    @Override
    public Metric<Row, SegmentedRatingAccumulator<Nps>, SortedMap<Long, Nps>> metric() {
      return new ByCode(NpsDefinition.STANDARD);
    }

    @Override
    public Row record(Random random) {
      return Row.random(random, RatingScale.ZERO_TO_TEN);
    }

    @Override
    public Optional<Row> rejectedRecord() {
      return Optional.of(new Row(7_654, 11));
    }
  }

  @Nested
  class Names
      implements AccumulatorContract<
          Row, NamedSegmentedRatingAccumulator<Csat>, SortedMap<String, Csat>> {

    @Override
    public Metric<Row, NamedSegmentedRatingAccumulator<Csat>, SortedMap<String, Csat>> metric() {
      return new ByName(CsatDefinition.ONE_TO_FIVE);
    }

    @Override
    public Row record(Random random) {
      return Row.random(random, RatingScale.ONE_TO_FIVE);
    }

    @Override
    public Optional<Row> rejectedRecord() {
      return Optional.of(new Row(7_654, 0));
    }
  }
}
