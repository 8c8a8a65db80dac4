package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.engagement.ActivityCase.Event;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for every state of engagement. */
class EngagementContractTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final ActivityDefinition ACTIVITY = ActivityDefinition.in(PARIS);
  private static final SessionDefinition SESSIONS = SessionDefinition.in(PARIS);
  private static final FeatureDefinition FEATURES = FeatureDefinition.in(PARIS);

  interface OverEvents<A extends Accumulator<A, R>, R> extends AccumulatorContract<Event, A, R> {

    @Override
    default Event record(Random random) {
      return new Event(
          random.nextInt(12),
          (random.nextInt(4_000) - 200) * 3_600_000L + random.nextInt(5),
          random.nextInt(4) == 0 ? Activity.UNKNOWN : random.nextInt(1_000) * 3_600_000L);
    }

    @Override
    default Optional<Event> rejectedRecord() {
      return Optional.of(new Event(3, -(1L << 48), 0));
    }
  }

  /** Every third record is of no feature. */
  private static String featureOf(Event event) {
    long which = Math.floorMod(event.atMillis(), 3);
    return which == 0 ? "" : "feature " + which + event.createdAt() % 7;
  }

  private static boolean isEligible(Event event) {
    return event.actor() % 3 > 0;
  }

  @Nested
  class ActivityOfNumbers implements OverEvents<ActivityAccumulator, Activity> {
    @Override
    public Metric<Event, ActivityAccumulator, Activity> metric() {
      return Activity.metricLong(ACTIVITY, Event::actor, Event::atMillis);
    }
  }

  @Nested
  class ActivityWithCreation implements OverEvents<ActivityAccumulator, Activity> {
    @Override
    public Metric<Event, ActivityAccumulator, Activity> metric() {
      return Activity.<Event>metricLong(ACTIVITY, Event::actor, Event::atMillis)
          .createdAt(Event::createdAt);
    }

    @Override
    public Optional<Event> rejectedRecord() {
      return Optional.of(new Event(3, 5, 1L << 48));
    }
  }

  @Nested
  class ActivityOfNames implements OverEvents<NamedActivityAccumulator, Activity> {
    @Override
    public Metric<Event, NamedActivityAccumulator, Activity> metric() {
      return Activity.<Event>metric(ACTIVITY, Event::name, Event::atMillis)
          .createdAt(Event::createdAt);
    }
  }

  @Nested
  class SessionsOfNumbers implements OverEvents<SessionsAccumulator, Sessions> {
    @Override
    public Metric<Event, SessionsAccumulator, Sessions> metric() {
      return Sessions.metricLong(SESSIONS, Event::actor, Event::atMillis);
    }
  }

  @Nested
  class SessionsOfNames implements OverEvents<NamedSessionsAccumulator, Sessions> {
    @Override
    public Metric<Event, NamedSessionsAccumulator, Sessions> metric() {
      return Sessions.metric(SESSIONS, Event::name, Event::atMillis);
    }
  }

  @Nested
  class FeaturesOfNumbers implements OverEvents<FeatureAccumulator, FeatureUse> {
    @Override
    public Metric<Event, FeatureAccumulator, FeatureUse> metric() {
      return FeatureUse.metricLong(
          FEATURES, Event::actor, EngagementContractTest::featureOf, Event::atMillis);
    }
  }

  @Nested
  class FeaturesOfNames implements OverEvents<NamedFeatureAccumulator, FeatureUse> {
    @Override
    public Metric<Event, NamedFeatureAccumulator, FeatureUse> metric() {
      return FeatureUse.metric(
          FEATURES, Event::name, EngagementContractTest::featureOf, Event::atMillis);
    }
  }

  @Nested
  class FeaturesOfEligibleNames implements OverEvents<NamedFeatureAccumulator, FeatureUse> {
    @Override
    public Metric<Event, NamedFeatureAccumulator, FeatureUse> metric() {
      return FeatureUse.<Event>metric(
              FEATURES, Event::name, EngagementContractTest::featureOf, Event::atMillis)
          .eligibleWhere(EngagementContractTest::isEligible);
    }
  }

  @Nested
  class FeaturesOfEligibleNumbers implements OverEvents<FeatureAccumulator, FeatureUse> {
    @Override
    public Metric<Event, FeatureAccumulator, FeatureUse> metric() {
      return FeatureUse.<Event>metricLong(
              FEATURES, Event::actor, EngagementContractTest::featureOf, Event::atMillis)
          .eligibleWhere(EngagementContractTest::isEligible);
    }
  }
}
