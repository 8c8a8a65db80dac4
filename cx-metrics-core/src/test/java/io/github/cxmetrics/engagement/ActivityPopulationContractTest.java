package io.github.cxmetrics.engagement;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for sums over states of activity. */
class ActivityPopulationContractTest {

  private static final ActivityDefinition ACTIVITY =
      ActivityDefinition.in(ZoneId.of("Europe/Paris")).newByCreation();
  private static final LocalDate FROM = LocalDate.of(1970, 3, 20);
  private static final LocalDate TO = LocalDate.of(1970, 6, 2);

  private static final long HOUR = 3_600_000;

  interface OverStates<R>
      extends AccumulatorContract<ActivityAccumulator, ActivityPopulationAccumulator<R>, R> {

    /** The state of nobody, of one actor or of two, whose numbers others have as well. */
    @Override
    default ActivityAccumulator record(Random random) {
      ActivityAccumulator state = Activity.accumulator(ACTIVITY);
      for (int i = random.nextInt(12); i > 0; i--) {
        state.add(random.nextInt(2), (random.nextInt(4_000) - 200) * HOUR);
      }
      if (random.nextBoolean()) {
        state.created(random.nextInt(2), random.nextInt(4_000) * HOUR);
      }
      return state;
    }

    @Override
    default Optional<ActivityAccumulator> rejectedRecord() {
      ActivityAccumulator other = Activity.accumulator(ActivityDefinition.in(ZoneOffset.UTC));
      other.add(1, 100 * 24 * HOUR);
      return Optional.of(other);
    }
  }

  private static ActivityPopulationRange<ActivityAccumulator> range() {
    return Activity.population(ACTIVITY)
        .between(FROM, TO)
        .asOf(TO.minusDays(3).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  @Nested
  class OfActivity implements OverStates<Activity> {
    @Override
    public Metric<ActivityAccumulator, ActivityPopulationAccumulator<Activity>, Activity> metric() {
      return Activity.population(ACTIVITY);
    }
  }

  @Nested
  class OfActiveActors implements OverStates<ActiveActors> {
    @Override
    public Metric<ActivityAccumulator, ActivityPopulationAccumulator<ActiveActors>, ActiveActors>
        metric() {
      return range().windows(RollingWindows.DEFAULT.withMonth(28)).activeActors();
    }
  }

  @Nested
  class OfLifecycle implements OverStates<Lifecycle> {
    @Override
    public Metric<ActivityAccumulator, ActivityPopulationAccumulator<Lifecycle>, Lifecycle>
        metric() {
      return range().weeksFrom(DayOfWeek.SUNDAY).lifecycle(CalendarUnit.WEEK);
    }
  }

  @Nested
  class OfRollingActivity implements OverStates<List<RollingActivity>> {
    @Override
    public Metric<
            ActivityAccumulator,
            ActivityPopulationAccumulator<List<RollingActivity>>,
            List<RollingActivity>>
        metric() {
      return range().rolling(CalendarUnit.MONTH);
    }
  }
}
