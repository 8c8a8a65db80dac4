package io.github.cxmetrics.engagement;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of activity, sessions and features. */
class EngagementGoldenTest implements GoldenContract {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static final long HOUR = 3_600_000;

  private static ActivityAccumulator activity() {
    ActivityAccumulator activity =
        Activity.accumulator(ActivityDefinition.in(PARIS).of("order").newByCreation());
    for (int i = 0; i < 60; i++) {
      activity.add(i % 7 - 3, 31 * HOUR * (i * i % 61));
      activity.created(i % 9, 50 * HOUR * i);
    }
    activity.join(1, 2);
    return activity;
  }

  private static NamedActivityAccumulator activityByName() {
    NamedActivityAccumulator activity = Activity.accumulatorOfNames(ActivityDefinition.in(PARIS));
    for (int i = 0; i < 60; i++) {
      activity.add("고객 " + i % 4, 31 * HOUR * (i * i % 61));
    }
    activity.join("고객 1", "cookie");
    return activity;
  }

  private static SessionsAccumulator sessions() {
    SessionsAccumulator sessions = Sessions.accumulator(SessionDefinition.in(PARIS));
    for (int i = 0; i < 60; i++) {
      sessions.add(i % 7 - 3, HOUR / 4 * (i * i % 61));
    }
    sessions.join(1, 2);
    return sessions;
  }

  private static NamedSessionsAccumulator sessionsByName() {
    NamedSessionsAccumulator sessions =
        Sessions.accumulatorOfNames(SessionDefinition.in(PARIS).withGap(Duration.ofHours(1)));
    for (int i = 0; i < 60; i++) {
      sessions.add("고객 " + i % 4, HOUR / 4 * (i * i % 61));
    }
    sessions.join("고객 1", "cookie");
    return sessions;
  }

  private static FeatureAccumulator features() {
    FeatureAccumulator features =
        FeatureUse.accumulator(FeatureDefinition.in(PARIS).withDeclaredEligible());
    for (int i = 0; i < 60; i++) {
      features.add(i % 7 - 3, "검색 " + i % 5, 31 * HOUR * (i * i % 61));
      features.addEligible(i % 9);
    }
    features.join(1, 2);
    return features;
  }

  private static NamedFeatureAccumulator featuresByName() {
    NamedFeatureAccumulator features = FeatureUse.accumulatorOfNames(FeatureDefinition.in(PARIS));
    for (int i = 0; i < 60; i++) {
      features.add("고객 " + i % 4, "search " + i % 5, 31 * HOUR * (i * i % 61));
    }
    features.addEligible("고객 9");
    features.join("고객 1", "cookie");
    return features;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("activity-v1", activity());
    states.put("activity-by-name-v1", activityByName());
    states.put("sessions-v1", sessions());
    states.put("sessions-by-name-v1", sessionsByName());
    states.put("features-v1", features());
    states.put("features-by-name-v1", featuresByName());
    return states;
  }
}
