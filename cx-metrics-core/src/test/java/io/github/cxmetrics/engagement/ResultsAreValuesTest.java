package io.github.cxmetrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateWriter;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Results are equal where all they say is, and states refuse what cannot be. */
class ResultsAreValuesTest {

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final long DAY = 86_400_000;
  private static final LocalDate FROM = LocalDate.ofEpochDay(100);

  /** Pairs of an actor and a day. */
  private static ActivityAccumulator active(long... actorsAndDays) {
    ActivityAccumulator state = Activity.accumulator(ActivityDefinition.in(UTC));
    for (int i = 0; i < actorsAndDays.length; i += 2) {
      state.add(actorsAndDays[i], actorsAndDays[i + 1] * DAY);
    }
    return state;
  }

  private static ActivityRange range(long... actorsAndDays) {
    return active(actorsAndDays).between(FROM, FROM.plusDays(10));
  }

  private static void assertDistinct(List<Supplier<Object>> results) {
    for (int i = 0; i < results.size(); i++) {
      Object one = results.get(i).get();
      assertThat(one)
          .isEqualTo(results.get(i).get())
          .hasSameHashCodeAs(results.get(i).get())
          .hasToString(results.get(i).get().toString())
          .isNotEqualTo("text");
      for (int j = 0; j < results.size(); j++) {
        if (j != i) {
          assertThat(one).as("%d and %d", i, j).isNotEqualTo(results.get(j).get());
        }
      }
    }
  }

  @Test
  void activeActors() {
    RollingWindows other = RollingWindows.DEFAULT.withMonth(28);
    assertDistinct(
        List.of(
            () -> range(1, 99, 1, 103).activeActors(),
            () -> range(1, 99, 2, 103).activeActors(),
            () -> range(1, 90, 1, 103).activeActors(),
            () -> range(1, 90, 2, 103).activeActors(),
            () -> range(1, 104).activeActors(),
            () -> range(1, 104, 2, 104).activeActors(),
            () -> range(1, 104).windows(other).activeActors(),
            () -> range(1, 104).asOf(Instant.EPOCH).activeActors(),
            () -> active(1, 104).between(FROM.plusDays(1), FROM.plusDays(11)).activeActors()));
    assertThat(range(1, 104).activeActors())
        .hasToString("1 active actors on 10 days from 1970-04-11");
  }

  @Test
  void dailyStates() {
    RollingWindows other = RollingWindows.DEFAULT.withMonth(28);
    assertDistinct(
        List.of(
            () -> range(1, 104).dailyStates(),
            () -> range(1, 105).dailyStates(),
            () -> range(1, 100, 1, 103, 2, 100).dailyStates(),
            () -> range(1, 104).windows(other).dailyStates(),
            () -> range(1, 104).asOf(Instant.EPOCH).dailyStates(),
            () -> active(1, 104).between(FROM.plusDays(1), FROM.plusDays(11)).dailyStates()));
    assertThat(range(1, 104).asOf(Instant.EPOCH).dailyStates().isComplete(FROM)).isFalse();
    assertThat(range(1, 104).dailyStates().days()).hasSize(10).startsWith(FROM);
  }

  @Test
  void stickinessAndFrequency() {
    assertDistinct(
        List.of(
            () -> range(1, 104).stickiness(CalendarUnit.DAY),
            () -> range(1, 104, 1, 105).stickiness(CalendarUnit.DAY),
            () -> range(1, 104).stickiness(CalendarUnit.WEEK),
            () -> range(1, 104).asOf(Instant.EPOCH).stickiness(CalendarUnit.DAY)));
    assertThat(range(1, 104, 1, 105).stickiness(CalendarUnit.WEEK))
        .hasToString("1 actors, by number of intervals [1, 0, 0]");
    Stickiness twoDays = range(1, 104, 1, 105, 2, 104).stickiness(CalendarUnit.DAY);
    assertThat(twoDays.estimates().get("inSeveral").value()).isEqualTo(0.5);
    assertThat(twoDays.shareExactly(2, ConfidenceLevel.P95).value()).isEqualTo(0.5);
    assertThat(twoDays.shareAtLeast(1, ConfidenceLevel.P95).value()).isEqualTo(1);
    assertThat(twoDays.rule()).isEqualTo(StickinessRule.by(CalendarUnit.DAY));
    assertThat(twoDays.completeIntervals()).isEqualTo(10);
    assertThat(twoDays.perActor().n()).isEqualTo(2);
    assertDistinct(
        List.of(
            () -> range(1, 104).frequency(),
            () -> range(1, 103).frequency(),
            () -> range(1, 104, 1, 102).frequency(),
            () -> range(1, 104, 1, 102, 1, 101).frequency(),
            () -> range(1, 104, 1, 101).frequency()));
  }

  @Test
  void summaries() {
    assertDistinct(
        List.of(
            () -> active().result(),
            () -> active(1, 5).result(),
            () -> active(1, 6).result(),
            () -> active(1, 5, 1, 6).result(),
            () -> active(1, 5, 2, 6).result(),
            () -> active(1, 4, 2, 6).result(),
            () -> Activity.accumulator(ActivityDefinition.in(UTC).of("login")).result()));
  }

  private static SessionsAccumulator sessions(Duration gap, long... actorsAndTimes) {
    SessionsAccumulator state = Sessions.accumulator(SessionDefinition.in(UTC).withGap(gap));
    for (int i = 0; i < actorsAndTimes.length; i += 2) {
      state.add(actorsAndTimes[i], actorsAndTimes[i + 1]);
    }
    return state;
  }

  @Test
  void sessions() {
    Duration ten = Duration.ofMillis(10);
    assertDistinct(
        List.of(
            () -> sessions(ten).result(),
            () -> sessions(Duration.ZERO).result(),
            () -> sessions(ten, 1, 5).result(),
            () -> sessions(ten, 1, 5, 1, 5).result(),
            () -> sessions(ten, 1, 5, 1, 6).result(),
            () -> sessions(ten, 1, 5, 1, 16).result(),
            () -> sessions(ten, 1, 5, 1, 17).result(),
            () -> sessions(ten, 1, 5).result(Instant.ofEpochMilli(6))));
  }

  private static FeatureAccumulator features(String... features) {
    FeatureAccumulator state = FeatureUse.accumulator(FeatureDefinition.in(UTC));
    state.addEligible(9);
    for (int i = 0; i < features.length; i++) {
      state.add(i, features[i], i);
    }
    return state;
  }

  @Test
  void featureUse() {
    assertDistinct(
        List.of(
            () -> features().result(),
            () -> features("search").result(),
            () -> features("export").result(),
            () -> features("search", "search").result(),
            () -> FeatureUse.accumulator(FeatureDefinition.in(UTC)).result(),
            () ->
                FeatureUse.accumulator(FeatureDefinition.in(UTC).withDeclaredEligible()).result()));
    assertThat(features().merge(features("search", "export")).result())
        .isEqualTo(features("search", "export").result());
    FeatureAccumulator twice = features("search");
    assertThat(
            twice.merge(twice).result().feature("search").depth().mean(ConfidenceLevel.P95).value())
        .isEqualTo(2);
  }

  @Test
  void distributions() {
    assertThat(new Distribution(1)).isNotEqualTo(new Distribution(0)).isNotEqualTo("text");
    Distribution two = new Distribution(0);
    two.addActor(1);
    two.addActor(3);
    Distribution ofOne = new Distribution(0);
    ofOne.add(1);
    ofOne.add(3);
    ofOne.endActor();
    assertThat(two).isNotEqualTo(ofOne);
  }

  /** A record of an actor, who may be nobody. */
  record Row(String actor, String feature, long at) {}

  @Test
  @SuppressWarnings("NullAway")
  void nobodyIsRefused() {
    Row nobody = new Row(null, "search", 0);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Sessions.<Row>metric(SessionDefinition.in(UTC), Row::actor, Row::at).check(nobody))
        .withMessage("actor of an event must not be null");
    var features =
        FeatureUse.<Row>metric(FeatureDefinition.in(UTC), Row::actor, Row::feature, Row::at);
    assertThatIllegalArgumentException().isThrownBy(() -> features.check(nobody));
    NamedFeatureAccumulator state = features.newAccumulator();
    features.add(state, new Row("ann", null, 0));
    assertThat(state.result().n()).isOne();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add("ann", null, 0))
        .withMessage("feature must not be empty, was null");
    FeatureDefinition declaredOnly = FeatureDefinition.in(UTC).withDeclaredEligible();
    var declared = FeatureUse.<Row>metric(declaredOnly, Row::actor, Row::feature, Row::at);
    assertThatIllegalArgumentException()
        .isThrownBy(declared::newAccumulator)
        .withMessage(
            "metric of declared eligible actors must say who they are with eligibleWhere, was on"
                + " days in UTC, eligible those declared");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                FeatureUse.<Row>metricLong(declaredOnly, Row::at, Row::feature, Row::at)
                    .newAccumulator())
        .withMessageStartingWith("metric of declared eligible actors must ");
    assertThat(declared.eligibleWhere(row -> row.at() > 0).newAccumulator().result().n()).isZero();
    SessionsAccumulator none = sessions(Duration.ZERO);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                none.stickiness(FROM, FROM, DayOfWeek.MONDAY, StickinessRule.by(CalendarUnit.DAY)));
    NamedSessionsAccumulator names = Sessions.accumulatorOfNames(SessionDefinition.in(UTC));
    names.add("ann", 100 * DAY);
    assertThat(
            names
                .stickiness(
                    FROM, FROM.plusDays(1), DayOfWeek.MONDAY, StickinessRule.by(CalendarUnit.DAY))
                .exactly(1))
        .isOne();
  }

  private static void assertRefused(
      Accumulator<?, ?> state, String message, Consumer<StateWriter> payload) {
    byte[] forged = StateWriter.encode(state.header(), payload);
    assertThatThrownBy(() -> state.decode(forged))
        .isInstanceOf(StateFormatException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void forgedStatesAreRefused() {
    SessionsAccumulator numbers = sessions(Duration.ZERO);
    assertRefused(
        numbers,
        "joined actors must ascend and follow who stands for them, was 1 joined to 2",
        out -> {
          out.writeCount(1);
          out.writeLong(1);
          out.writeLong(2);
        });
    assertRefused(
        numbers,
        "events of joined actors must be of who stands for them, was of 2",
        out -> {
          out.writeCount(1);
          out.writeLong(2);
          out.writeLong(1);
          writeEvent(out, 2, 0);
        });
    assertRefused(
        numbers,
        "time of an event must be in milliseconds within 2^48 of 1970, was ",
        out -> {
          out.writeCount(0);
          writeEvent(out, 2, 1L << 50);
        });
    NamedSessionsAccumulator names = Sessions.accumulatorOfNames(SessionDefinition.in(UTC));
    assertRefused(
        names,
        "actor of a state must be one of its 1 texts, was 1",
        out -> {
          out.writeCount(1);
          out.writeString("ann");
          out.writeCount(0);
          writeEvent(out, 1, 0);
        });
    assertRefused(
        names,
        "each of the 1 actors of a state must have events, was 0",
        out -> {
          out.writeCount(1);
          out.writeString("ann");
          out.writeCount(0);
          out.writeCount(0);
        });
    assertRefused(
        names,
        "joined actors must ascend, follow who stands for them and have no events, was",
        out -> {
          out.writeCount(1);
          out.writeString("bob");
          out.writeCount(1);
          out.writeString("bob");
          out.writeString("ann");
        });
    FeatureAccumulator features = features();
    assertRefused(
        features,
        "feature of a state must not be empty",
        out -> {
          out.writeCount(0);
          out.writeCount(1);
          out.writeString("");
        });
    assertRefused(
        features,
        "each of the 1 features of a state must have uses, was 0",
        out -> {
          out.writeCount(0);
          out.writeCount(1);
          out.writeString("search");
          out.writeCount(0);
          out.writeCount(0);
        });
    assertRefused(
        features,
        "record of an eligible actor must be 0, was 7",
        out -> {
          out.writeCount(0);
          out.writeCount(0);
          out.writeCount(1);
          out.writeLong(1);
          out.writeLong(7);
          out.writeCount(0);
        });
    assertRefused(
        features,
        "feature of a use must be one of 0, was 0",
        out -> {
          out.writeCount(0);
          out.writeCount(0);
          out.writeCount(0);
          out.writeCount(1);
          out.writeLong(1);
          out.writeCount(1);
          out.writeLong(0);
          out.writeLong(0);
        });
  }

  private static void writeEvent(StateWriter out, long actor, long atMillis) {
    out.writeCount(1);
    out.writeLong(actor);
    out.writeCount(1);
    out.writeLong(atMillis);
  }
}
