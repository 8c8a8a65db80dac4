package io.github.cxmetrics.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.JourneyAccumulator;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.wire.StateFormatException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MetricStateTest {

  private static final StateShape<RatingAccumulator<Nps>, Nps> SHAPE =
      StateShape.of(Nps.accumulator());

  private static RatingAccumulator<Nps> answers(int... scores) {
    RatingAccumulator<Nps> accumulator = Nps.accumulator();
    for (int score : scores) {
      accumulator.add(score);
    }
    return accumulator;
  }

  private static MetricState<RatingAccumulator<Nps>, Nps> waiting(int... scores) {
    return MetricState.ofPayload(
        MetricState.of(answers(scores)).payload(), SHAPE.header(), /* shape= */ null);
  }

  @Test
  void holdsTheAccumulatorItself() {
    RatingAccumulator<Nps> accumulator = answers(10);
    var state = MetricState.of(accumulator);
    assertThat(state.accumulator()).isSameAs(accumulator);
    assertThat(state.accumulator(Nps.accumulator())).isSameAs(accumulator);
    accumulator.add(3);
    assertThat(state.result()).isEqualTo(Nps.of(10, 3));
    assertThat(state.waits()).isFalse();
  }

  @Test
  void refusesNoAccumulator() {
    assertThatNullPointerException()
        .isThrownBy(() -> MetricState.of((RatingAccumulator<Nps>) null))
        .withMessage("accumulator");
  }

  @Test
  void waitsAsBytesUntilAnAccumulatorIsNamed() {
    var state = waiting(10, 9, 2);
    assertThat(state.waits()).isTrue();
    assertThat(state.accumulator(Nps.accumulator()).result()).isEqualTo(Nps.of(10, 9, 2));
    assertThat(state.waits()).isFalse();
    state.accumulator().add(0);
    assertThat(state.result()).isEqualTo(Nps.of(10, 9, 2, 0));
  }

  @Test
  void readsItselfWhereTheMetricIsKnown() {
    var state = MetricState.ofPayload(waiting(7).payload(), SHAPE.header(), SHAPE);
    assertThat(state.result()).isEqualTo(Nps.of(7));
  }

  @Test
  void cannotBeReadBeforeTheMetricIsKnown() {
    assertThatThrownBy(waiting(10)::accumulator)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "metric of a state must be known to read it, was only "
                + "nps[NPS on 0..10, promoters 9..10, detractors 0..6]");
  }

  @Test
  void isReadByAnAccumulatorOfTheSameDefinitionOnly() {
    MetricState<RatingAccumulator<Nps>, Nps> state =
        MetricState.ofPayload(new byte[0], new PointsTwo("score").header(), null);
    assertThatThrownBy(() -> state.accumulator(answers()))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("state must be of kind nps, was test/points");
    assertThat(state.waits()).isTrue();
  }

  @Test
  void isReadByANewerVersionAndThenOfThat() {
    PointsOne one = new PointsOne("score");
    one.add(40);
    MetricState<PointsTwo, Long> state =
        MetricState.ofPayload(MetricState.of(one).payload(), one.header(), null);
    assertThat(state.header().version()).isEqualTo(1);
    state.accumulator(new PointsTwo("score")).add(2);
    assertThat(state.result()).isEqualTo(42);
    assertThat(state.header().version()).isEqualTo(2);
    assertThat(state.accumulator().before()).isEqualTo(40);
  }

  @Test
  void encodesAsTheAccumulatorDoesAlsoWhileItWaits() {
    byte[] whole = answers(10, 0, 5).encode();
    assertThat(MetricState.of(answers(10, 0, 5)).encode()).isEqualTo(whole);
    assertThat(waiting(10, 0, 5).encode()).isEqualTo(whole);
    assertThat(Nps.<Integer>metric(score -> score).decode(waiting(10, 0, 5).encode()).result())
        .isEqualTo(Nps.of(10, 0, 5));
  }

  @Test
  void aCopyStaysAsItWas() {
    var state = MetricState.of(answers(10));
    var copy = state.copy(SHAPE);
    state.accumulator().add(0);
    assertThat(copy.result()).isEqualTo(Nps.of(10));
    var waiting = waiting(8);
    var read = waiting.copy(SHAPE);
    read.accumulator().add(9);
    assertThat(waiting).isEqualTo(waiting(8));
    assertThat(read.result()).isEqualTo(Nps.of(8, 9));
  }

  @Test
  void aCopyOfAWaitingStateKnowsWhatEitherKnew() {
    var unknown = waiting(8).copy(null);
    assertThatThrownBy(unknown::result).isInstanceOf(IllegalStateException.class);
    assertThat(unknown.copy(SHAPE).copy(null).result()).isEqualTo(Nps.of(8));
  }

  @Test
  void equalStatesAreThoseOfEqualBytes() {
    var state = MetricState.of(answers(10, 3));
    assertThat(state)
        .isEqualTo(MetricState.of(answers(3, 10)))
        .isEqualTo(waiting(10, 3))
        .hasSameHashCodeAs(waiting(10, 3))
        .isNotEqualTo(MetricState.of(answers(10)))
        .isNotEqualTo(MetricState.of(new PointsOne("score")))
        .isNotEqualTo(null)
        .isNotEqualTo("state");
  }

  @Test
  void saysWhatItIsOf() {
    assertThat(MetricState.of(answers(10)))
        .hasToString("state of nps[NPS on 0..10, promoters 9..10, detractors 0..6]");
    assertThat(waiting(10))
        .hasToString(
            "state of nps[NPS on 0..10, promoters 9..10, detractors 0..6], "
                + waiting(10).payload().length
                + " bytes");
  }

  /** As Flink does when a record comes while a checkpoint is being written. */
  @Test
  void isCopiedAndWrittenByTwoThreadsAtOnce() throws Exception {
    FunnelDefinition funnel = Funnel.define("view", "pay").within(Duration.ofHours(1));
    SplittableRandom random = new SplittableRandom(8);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (int round = 0; round < 40; round++) {
        JourneyAccumulator journey =
            Funnel.<Event>journey(funnel, Event::name, Event::atMillis).newAccumulator();
        for (int i = 0; i < 20_000; i++) {
          journey.add(random.nextLong(1_000_000), 1 + random.nextInt(2));
        }
        byte[] expected = journey.copy().encode();
        var state = MetricState.of(journey);
        AtomicBoolean writes = new AtomicBoolean();
        Callable<byte[]> write =
            () -> {
              writes.set(true);
              return state.payload();
            };
        Future<byte[]> written = other.submit(write);
        while (!writes.get()) {
          Thread.onSpinWait();
        }
        var copy = state.copy(null);
        assertThat(copy.encode()).isEqualTo(expected);
        assertThat(written.get()).isEqualTo(copy.payload());
      }
    } finally {
      other.shutdownNow();
    }
  }

  private record Event(String name, long atMillis) {}
}
