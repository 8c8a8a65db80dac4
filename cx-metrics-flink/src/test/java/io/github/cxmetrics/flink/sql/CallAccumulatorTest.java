package io.github.cxmetrics.flink.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.duration.DurationAccumulator;
import io.github.cxmetrics.duration.Durations;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.NamedFunnelAccumulator;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateWriter;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CallAccumulatorTest
    implements AccumulatorContract<
        Long, CallAccumulator<DurationAccumulator, Durations>, CallResult<Durations>> {

  private static final List<String> MEDIAN = DurationCall.literals(0.5);

  /** Calls of one quantile as a metric. */
  record Calls()
      implements Metric<
          Long, CallAccumulator<DurationAccumulator, Durations>, CallResult<Durations>> {

    @Override
    public CallAccumulator<DurationAccumulator, Durations> newAccumulator() {
      return CallAccumulator.of(new DurationCall());
    }

    @Override
    public void add(CallAccumulator<DurationAccumulator, Durations> calls, Long duration) {
      calls.inside(MEDIAN).add(duration);
    }
  }

  @Override
  public Metric<Long, CallAccumulator<DurationAccumulator, Durations>, CallResult<Durations>>
      metric() {
    return new Calls();
  }

  @Override
  public Long record(Random random) {
    return random.nextLong(1_000);
  }

  @Test
  void allRowsAreOfOneCall() {
    var calls = metric().newAccumulator();
    assertThat(calls.literals()).isEmpty();
    assertThat(calls.result().after()).isEmpty();
    metric().add(calls, 5L);
    assertThat(calls.literals()).contains(List.of("0.5"));
    var others = metric().newAccumulator();
    others.inside(DurationCall.literals(0.9)).add(7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calls.merge(others))
        .withMessage(
            "quantiles of durations must have the same literals in all rows, was [0.5] and [0.9]");
    assertThat(calls.result().after()).contains(Durations.of(5));
  }

  @Test
  void forgedStatesAreRefused() {
    assertForged(
        "what came must be 0 or 1, was 2", new DurationCall(), payload -> payload.writeByte(2));
    assertForged(
        "literals of quantiles of durations must be such as it takes, was [2.0]:"
            + " quantile must be in 0..1, was 2.0",
        new DurationCall(),
        payload -> writeLiterals(payload, "2.0"));
    assertForged(
        "literals of quantiles of durations must be such as it takes, was [half]:"
            + " quantile must be a number, was half",
        new DurationCall(),
        payload -> writeLiterals(payload, "half"));
    assertForged(
        "literals of funnel of its call must be such as it takes, was []:"
            + " funnel must be said by its call, was said by none",
        new FunnelCall(null),
        CallAccumulatorTest::writeLiterals);
    assertForged(
        "literals of funnel of its call must be such as it takes, was [soon, view]:"
            + " window of a funnel must be ISO, was soon",
        new FunnelCall(null),
        payload -> writeLiterals(payload, "soon", "view"));
    assertForged(
        "literals of funnel of its call must be such as it takes,"
            + " was [PT9223372036854775807S, view]: window must be in 0..",
        new FunnelCall(null),
        payload -> writeLiterals(payload, "PT9223372036854775807S", "view"));
  }

  private static void writeLiterals(StateWriter payload, String... literals) {
    payload.writeByte(1);
    payload.writeCount(literals.length);
    for (String literal : literals) {
      payload.writeString(literal);
    }
    payload.writeCount(0);
  }

  private static void assertForged(
      String message, CallDefinition<?, ?> definition, Consumer<StateWriter> payload) {
    CallAccumulator<?, ?> empty = CallAccumulator.of(definition);
    assertThatExceptionOfType(StateFormatException.class)
        .isThrownBy(() -> empty.decode(StateWriter.encode(empty.header(), payload)))
        .withMessageStartingWith(message);
  }

  @Test
  void aFunnelKeepsItsCall() {
    CallAccumulator<NamedFunnelAccumulator, Funnel> calls =
        CallAccumulator.of(new FunnelCall(null));
    calls.inside(List.of("PT1H", "view", "pay")).add("kim", 0, 1);
    var read = calls.decode(calls.encode());
    assertThat(read.literals()).contains(List.of("PT1H", "view", "pay"));
    assertThat(read.result()).isEqualTo(calls.result());
  }
}
