package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for every state of activity. */
class ActivityContractTest {

  private static final ActivityDefinition PARIS = ActivityDefinition.in(ZoneId.of("Europe/Paris"));

  interface OverEvents<A extends Accumulator<A, Activity>>
      extends AccumulatorContract<ActivityCase.Event, A, Activity> {

    @Override
    default ActivityCase.Event record(Random random) {
      return new ActivityCase.Event(
          random.nextInt(12),
          (random.nextInt(4_000) - 200) * 3_600_000L + random.nextInt(5),
          random.nextInt(4) == 0 ? Activity.UNKNOWN : random.nextInt(1_000) * 3_600_000L);
    }

    @Override
    default Optional<ActivityCase.Event> rejectedRecord() {
      return Optional.of(new ActivityCase.Event(3, 5, 1L << 48));
    }
  }

  @Nested
  class Numbers implements OverEvents<ActivityAccumulator> {
    @Override
    public Metric<ActivityCase.Event, ActivityAccumulator, Activity> metric() {
      return Activity.metricLong(PARIS, ActivityCase.Event::actor, ActivityCase.Event::atMillis);
    }

    @Override
    public Optional<ActivityCase.Event> rejectedRecord() {
      return Optional.of(new ActivityCase.Event(3, -(1L << 48), Activity.UNKNOWN));
    }
  }

  @Nested
  class NumbersWithCreation implements OverEvents<ActivityAccumulator> {
    @Override
    public Metric<ActivityCase.Event, ActivityAccumulator, Activity> metric() {
      return Activity.<ActivityCase.Event>metricLong(
              PARIS, ActivityCase.Event::actor, ActivityCase.Event::atMillis)
          .createdAt(ActivityCase.Event::createdAt);
    }
  }

  @Nested
  class Names implements OverEvents<NamedActivityAccumulator> {
    @Override
    public Metric<ActivityCase.Event, NamedActivityAccumulator, Activity> metric() {
      return Activity.<ActivityCase.Event>metric(
              PARIS, ActivityCase.Event::name, ActivityCase.Event::atMillis)
          .createdAt(ActivityCase.Event::createdAt);
    }
  }
}
