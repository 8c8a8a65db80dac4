package io.github.cxmetrics.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Condition;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateHeader;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The metric that {@code docs/own-metric.md} builds, compiled and put to the laws. */
class OwnMetricExampleTest {

  record Ticket(boolean reopened) {}

  // snippet: the result
  /** How many tickets were opened again after they had been solved. */
  record Reopened(long reopened, long n) implements Result {

    @Override
    public Map<String, Estimate> estimates(ConfidenceLevel level) {
      return Map.of("reopenedShare", ProportionInterval.WILSON.estimate(reopened, n, level));
    }
  }

  // end

  // snippet: the accumulator
  static final class ReopenedAccumulator implements Accumulator<ReopenedAccumulator, Reopened> {

    private static final long serialVersionUID = 1L;

    private long reopened;
    private long tickets;

    void add(boolean wasReopened) {
      reopened += wasReopened ? 1 : 0;
      tickets++;
    }

    @Override
    public ReopenedAccumulator merge(ReopenedAccumulator other) {
      reopened += other.reopened;
      tickets += other.tickets;
      return this;
    }

    @Override
    public ReopenedAccumulator copy() {
      return new ReopenedAccumulator().merge(this);
    }

    @Override
    public Reopened result() {
      return new Reopened(reopened, tickets);
    }

    @Override
    public StateHeader header() {
      return StateHeader.of("com.example.reopened", 1, "");
    }

    @Override
    public void writeTo(StateWriter out) {
      out.writeCount(tickets);
      out.writeCount(reopened);
    }

    @Override
    public ReopenedAccumulator readFrom(StateReader in) throws StateFormatException {
      ReopenedAccumulator read = new ReopenedAccumulator();
      read.tickets = in.readCount();
      read.reopened = in.readCount(0, read.tickets, "number of reopened tickets");
      return read;
    }
  }

  // end

  // snippet: the metric
  record ReopenedMetric<T>(Condition<? super T> wasReopened)
      implements Metric<T, ReopenedAccumulator, Reopened> {

    @Override
    public ReopenedAccumulator newAccumulator() {
      return new ReopenedAccumulator();
    }

    @Override
    public void add(ReopenedAccumulator accumulator, T ticket) {
      accumulator.add(wasReopened.test(ticket));
    }
  }

  // end

  @Nested
  // snippet: the laws
  class ReopenedContractTest
      implements AccumulatorContract<Boolean, ReopenedAccumulator, Reopened> {

    @Override
    public Metric<Boolean, ReopenedAccumulator, Reopened> metric() {
      return new ReopenedMetric<>(Boolean::booleanValue);
    }

    @Override
    public Boolean record(Random random) {
      return random.nextBoolean();
    }
  }

  // end

  @Test
  void isACollectorLikeAnyOther() {
    Reopened all =
        Stream.of(new Ticket(true), new Ticket(false))
            .collect(new ReopenedMetric<>(Ticket::reopened));
    assertThat(all).isEqualTo(new Reopened(1, 2));
    assertThat(all.estimates()).containsOnlyKeys("reopenedShare");
  }
}
