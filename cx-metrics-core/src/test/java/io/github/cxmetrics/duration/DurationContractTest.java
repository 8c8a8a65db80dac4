package io.github.cxmetrics.duration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Nested;

/** The laws for durations, in all and by group. */
class DurationContractTest {

  record Row(long group, long duration) {

    static Row random(Random random) {
      long duration = random.nextInt(30) == 0 ? random.nextLong() >>> 1 : random.nextInt(2_000_000);
      return new Row((long) (8 * random.nextGaussian()), duration);
    }
  }

  record ByGroup() implements Metric<Row, GroupedDurationAccumulator, SortedMap<Long, Durations>> {

    @Override
    public GroupedDurationAccumulator newAccumulator() {
      return Durations.accumulatorByLong("agent");
    }

    @Override
    public void add(GroupedDurationAccumulator accumulator, Row row) {
      accumulator.add(row.group, row.duration);
    }

    @Override
    public void check(Row row) {
      newAccumulator().add(row.group, row.duration);
    }
  }

  @Nested
  class All implements AccumulatorContract<Row, DurationAccumulator, Durations> {

    @Override
    public Metric<Row, DurationAccumulator, Durations> metric() {
      return Durations.metric(Row::duration);
    }

    @Override
    public Row record(Random random) {
      return Row.random(random);
    }

    @Override
    public Optional<Row> rejectedRecord() {
      return Optional.of(new Row(1, -1));
    }
  }

  @Nested
  class Groups
      implements AccumulatorContract<Row, GroupedDurationAccumulator, SortedMap<Long, Durations>> {

    @Override
    public Metric<Row, GroupedDurationAccumulator, SortedMap<Long, Durations>> metric() {
      return new ByGroup();
    }

    @Override
    public Row record(Random random) {
      return Row.random(random);
    }

    @Override
    public Optional<Row> rejectedRecord() {
      return Optional.of(new Row(1, -1));
    }

    @Override
    public void assertSameResult(
        SortedMap<Long, Durations> actual, SortedMap<Long, Durations> expected) {
      assertThat(actual).isEqualTo(expected);
    }
  }
}
