package io.github.cxmetrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ConfidenceLevel;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Examples of sessions and of features that a human can check by hand. */
class SessionsTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final long MINUTE = 60_000;
  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  @Test
  void aSilenceOfExactlyTheGapStays() {
    SessionsAccumulator state = Sessions.accumulator(SessionDefinition.in(PARIS));
    state.add(1, 0);
    state.add(1, 30 * MINUTE);
    state.add(1, 60 * MINUTE + 1);
    state.add(2, 0);
    Sessions sessions = state.result();
    assertThat(sessions.count()).isEqualTo(3);
    assertThat(sessions.n()).isEqualTo(2);
    assertThat(sessions.perActor().mean(P95).value()).isEqualTo(1.5);
    assertThat(sessions.durations().most()).hasValue(30 * MINUTE);
    assertThat(sessions.timeBetween().least()).hasValue(30 * MINUTE + 1);
    assertThat(sessions.timeBetween().n()).isOne();
    assertThat(sessions.eventsPerSession().mean(P95).value()).isEqualTo(4 / 3.0);
    assertThat(sessions.waiting()).isEqualTo(2);
    assertThat(sessions.inSession()).isZero();
    assertThat(sessions.estimates().get("medianTimeBetween").n()).isOne();
    assertThat(sessions).hasToString("3 sessions of 2 actors");
    assertThat(sessions.definition().describe())
        .isEqualTo("\"any\" on days in Europe/Paris, session gap PT30M")
        .isEqualTo(sessions.definition().toString());
    assertThat(sessions.hashCode()).isEqualTo(state.copy().result().hashCode());
  }

  @Test
  void whoMayStillBeInASessionDoesNotWait() {
    SessionsAccumulator state = Sessions.accumulator(SessionDefinition.in(PARIS));
    state.add(1, 0);
    state.add(2, 1);
    Sessions sessions = state.result(Instant.ofEpochMilli(30 * MINUTE + 1));
    assertThat(sessions.waiting()).isOne();
    assertThat(sessions.inSession()).isOne();
  }

  @Test
  void sessionsRunOverMidnight() {
    NamedSessionsAccumulator state =
        Sessions.accumulatorOfNames(SessionDefinition.in(PARIS).of("view"));
    state.add("ann", Instant.parse("2024-01-01T22:50:00Z").toEpochMilli());
    state.add("cookie", Instant.parse("2024-01-01T23:10:00Z").toEpochMilli());
    state.join("ann", "cookie");
    assertThat(state.result().count()).isOne();
    assertThat(state.result(Instant.parse("2024-01-02T00:00:00Z")).waiting()).isOne();
    assertThat(state.events()).isEqualTo(2);
    assertThat(state.decode(state.encode()).result()).isEqualTo(state.result());
    assertThat(state.merge(state).result().events()).isEqualTo(4);
  }

  @Test
  void featuresOfThreeActors() {
    FeatureAccumulator state = FeatureUse.accumulator(FeatureDefinition.in(PARIS));
    state.add(1, "search", 0);
    state.add(1, "search", MINUTE);
    state.add(1, "export", 0);
    state.add(2, "search", 86_400_000);
    state.addEligible(2);
    state.addEligible(3);
    FeatureUse use = state.result();
    assertThat(use.n()).isEqualTo(3);
    Feature search = use.feature("search");
    assertThat(search.adoption(P95).value()).isEqualTo(2 / 3.0);
    assertThat(search.depth().mean(P95).value()).isEqualTo(1.5);
    assertThat(search.daysUsed().mean(P95).value()).isEqualTo(1);
    assertThat(use.breadth().mean(P95).value()).isEqualTo(1);
    assertThat(use.feature("import").adoption(P95).value()).isZero();
    assertThat(use.features()).containsOnlyKeys("export", "search");
    assertThat(use.estimates()).hasSize(7).containsKey("adoption:export");
    assertThat(use).hasToString("2 features, 3 eligible actors");
    assertThat(use.definition()).hasToString("on days in Europe/Paris, eligible all seen");
    assertThat(use.hashCode()).isEqualTo(state.copy().result().hashCode());
    state.join(1, 2);
    assertThat(state.result().feature("search").adopters()).isOne();
    assertThat(state.uses()).isEqualTo(4);
  }

  @Test
  void onlyDeclaredActorsAreEligible() {
    NamedFeatureAccumulator state =
        FeatureUse.accumulatorOfNames(FeatureDefinition.in(PARIS).withDeclaredEligible());
    state.add("ann", "search", 0);
    state.add("bob", "search", 0);
    state.addEligible("ann");
    state.addEligible("cem");
    FeatureUse use = state.result();
    assertThat(use.n()).isEqualTo(2);
    assertThat(use.feature("search").adoption(P95).value()).isEqualTo(0.5);
    assertThat(use.feature("search").otherUsers()).isOne();
    state.join("ann", "bob");
    assertThat(state.uses()).isEqualTo(2);
    assertThat(state.result().feature("search").otherUsers()).isZero();
  }
}
