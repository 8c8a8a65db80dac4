package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.engagement.Activity;
import io.github.cxmetrics.engagement.ActivityAccumulator;
import io.github.cxmetrics.engagement.ActivityDefinition;
import io.github.cxmetrics.engagement.FeatureAccumulator;
import io.github.cxmetrics.engagement.FeatureDefinition;
import io.github.cxmetrics.engagement.FeatureUse;
import io.github.cxmetrics.engagement.NamedActivityAccumulator;
import io.github.cxmetrics.engagement.NamedFeatureAccumulator;
import io.github.cxmetrics.engagement.NamedSessionsAccumulator;
import io.github.cxmetrics.engagement.SessionDefinition;
import io.github.cxmetrics.engagement.Sessions;
import io.github.cxmetrics.engagement.SessionsAccumulator;
import io.github.cxmetrics.funnel.Attribution;
import io.github.cxmetrics.funnel.EntryChoice;
import io.github.cxmetrics.funnel.Exclusion;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelAccumulator;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.InOrderFunnelAccumulator;
import io.github.cxmetrics.funnel.JourneyAccumulator;
import io.github.cxmetrics.funnel.NamedFunnelAccumulator;
import io.github.cxmetrics.funnel.PopulationAccumulator;
import io.github.cxmetrics.path.NamedPathAccumulator;
import io.github.cxmetrics.path.NamedStageAccumulator;
import io.github.cxmetrics.path.PathAccumulator;
import io.github.cxmetrics.path.PathDefinition;
import io.github.cxmetrics.path.Paths;
import io.github.cxmetrics.path.Stage;
import io.github.cxmetrics.path.StageAccumulator;
import io.github.cxmetrics.path.StageDefinition;
import io.github.cxmetrics.path.Stages;
import io.github.cxmetrics.retention.CohortRule;
import io.github.cxmetrics.retention.NamedRetentionAccumulator;
import io.github.cxmetrics.retention.RepeatAccumulator;
import io.github.cxmetrics.retention.NamedRepeatAccumulator;
import io.github.cxmetrics.retention.RepeatDefinition;
import io.github.cxmetrics.retention.RepeatPurchase;
import io.github.cxmetrics.retention.Retention;
import io.github.cxmetrics.retention.RetentionAccumulator;
import io.github.cxmetrics.retention.RetentionDefinition;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * States written by every released version of the library are still read.
 *
 * <p>Each state has a file {@code golden/NAME-vN.bin}, which is never changed once released. A new
 * state is written by {@code mvn test -Dtest=WireGoldenTest -Dgolden.write=true} and read from the
 * next run on.
 */
class WireGoldenTest {

  private static final Path SOURCES = Path.of("src/test/resources/golden");

  private static Answer answer(String customer, long account, String country, int score) {
    return new Answer(customer, account, country, score, true);
  }

  private static final Answer[] ANSWERS = {
    answer("ann", 7, "KR", 10),
    answer("ann", 7, "KR", 8),
    answer("bob", -7, "대한민국", 3),
    answer("cem", 1L << 40, "", 9),
  };

  private static <A extends Accumulator<A, R>, R> A fold(Metric<Answer, A, R> metric) {
    A accumulator = metric.newAccumulator();
    for (Answer answer : ANSWERS) {
      metric.add(accumulator, answer);
    }
    return accumulator;
  }

  private static RatingAccumulator<Nps> npsWithMissingAndRejected() {
    RatingAccumulator<Nps> nps = fold(Nps.metric(Answer::score));
    nps.addMissing();
    nps.addMissing();
    nps.addRejected();
    return nps;
  }

  private static RatingAccumulator<Ces> halves() {
    RatingAccumulator<Ces> ces =
        Ces.accumulator(CesDefinition.of(RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2), 3, 3));
    ces.add(4.5);
    ces.add(7);
    return ces;
  }

  private static RatingAccumulator<Csat> many() {
    RatingAccumulator<Csat> csat = Csat.accumulator(CsatDefinition.ONE_TO_FIVE);
    csat.addAll(new byte[] {5, 5, 4, 1}, 0, 4);
    for (int doubling = 0; doubling < 40; doubling++) {
      csat.merge(csat.copy());
    }
    return csat;
  }

  private static final FunnelDefinition CHECKOUT =
      Funnel.define("view", "cart", "pay").within(Duration.ofHours(1));

  private static FunnelAccumulator funnel() {
    FunnelAccumulator funnel = Funnel.accumulator(CHECKOUT);
    for (int i = 0; i < 60; i++) {
      funnel.add(i % 7 - 3, 1_000_000L * (i * i % 61), 1 << (i % 3));
    }
    funnel.join(1, 2);
    return funnel;
  }

  private static FunnelAccumulator settledFunnel() {
    FunnelAccumulator funnel = Funnel.accumulator(CHECKOUT);
    for (int i = 0; i < 60; i++) {
      funnel.add(i % 7 - 3, 100_000L * i, 1 << (i % 3));
    }
    funnel.settle(Instant.ofEpochMilli(5_000_000));
    return funnel;
  }

  private static NamedFunnelAccumulator funnelByName() {
    NamedFunnelAccumulator funnel =
        Funnel.accumulatorOfNames(
            CHECKOUT
                .holding("currency")
                .segmentedBy("channel", Attribution.LAST)
                .excluding(Exclusion.of("refund"))
                .distinctEvents());
    for (int i = 0; i < 30; i++) {
      funnel.add("고객 " + i % 4, 100_000L * i, 1 << (i % 4), "KRW", "app" + i % 2, i);
    }
    funnel.join("고객 1", "cookie");
    return funnel;
  }

  private static JourneyAccumulator journey() {
    JourneyAccumulator journey =
        Funnel.journey(CHECKOUT, (Answer a) -> "", a -> 0).newAccumulator();
    journey.add(5_000, 2);
    journey.add(0, 1);
    journey.add(9_000, 4);
    return journey;
  }

  private static InOrderFunnelAccumulator funnelInOrder() {
    InOrderFunnelAccumulator funnel = Funnel.accumulatorInOrder(CHECKOUT);
    for (int i = 0; i < 30; i++) {
      funnel.add(i % 4, 100_000L * i, 1 << (i % 3));
    }
    return funnel;
  }

  private static PopulationAccumulator population() {
    FunnelDefinition totals = CHECKOUT.counting(EntryChoice.TOTALS);
    PopulationAccumulator population =
        Funnel.population(totals).asOf(Instant.ofEpochMilli(6_000_000)).newAccumulator();
    FunnelAccumulator events = Funnel.accumulator(totals);
    for (int i = 0; i < 60; i++) {
      events.add(i % 7, 100_000L * i, 1 << (i % 3));
    }
    events.forEachJourney((actor, journey) -> population.add(journey));
    return population;
  }

  private static PathAccumulator paths() {
    PathAccumulator paths =
        Paths.accumulator(PathDefinition.startingAt("view").exceptEvents("ping"));
    String[] names = {"view", "cart", "pay", "ping", "보기"};
    for (int i = 0; i < 60; i++) {
      paths.add(i % 7 - 3, 1_000_000L * (i * i % 61), names[i % 5]);
    }
    paths.join(1, 2);
    return paths;
  }

  private static NamedPathAccumulator pathsByName() {
    NamedPathAccumulator paths =
        Paths.accumulatorOfNames(
            PathDefinition.endingAt("pay")
                .everyOccurrence()
                .overWholeHistory()
                .collapsingRepeats()
                .orderedBySequence()
                .showingEnds());
    String[] names = {"view", "cart", "pay"};
    for (int i = 0; i < 30; i++) {
      paths.add("고객 " + i % 4, 100_000L * (i / 2), -i, names[i % 3]);
    }
    paths.join("고객 1", "cookie");
    return paths;
  }

  private static final StageDefinition STAGES =
      StageDefinition.of(Stage.of("explore", "view", "search"), Stage.of("purchase", "pay"));

  private static StageAccumulator stages() {
    StageAccumulator stages = Stages.accumulator(STAGES);
    for (int i = 0; i < 60; i++) {
      stages.add(i % 7 - 3, 1_000_000L * (i * i % 61), 1 + i % 2);
    }
    stages.join(1, 2);
    stages.addUnmapped("scroll");
    stages.addUnmapped("보기");
    stages.addAnswer(-3, 5_000_000, 9.5);
    stages.addAnswer(99, -5_000_000, -1, "purchase");
    return stages;
  }

  private static NamedStageAccumulator stagesByName() {
    NamedStageAccumulator stages = Stages.accumulatorOfNames(STAGES.orderedBySequence());
    for (int i = 0; i < 30; i++) {
      stages.add("고객 " + i % 4, 100_000L * (i / 2), -i, 1 + i % 2);
    }
    stages.addAnswer("nobody", 0, 3);
    stages.join("고객 1", "cookie");
    return stages;
  }

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

  private static RepeatAccumulator repeatPurchase() {
    RepeatAccumulator orders =
        RepeatPurchase.accumulator(RepeatDefinition.NUMBERED_LINES.in("EUR/100"));
    for (int i = 0; i < 40; i++) {
      orders.add(i % 7 - 3, 1_000_000_000L * (i * i % 41), 150L * (i % 9) - 100, i / 2);
    }
    orders.addRefund(2, 50_000_000_000L, -450, 3);
    orders.join(1, 2);
    return orders;
  }

  private static NamedRepeatAccumulator repeatPurchaseByName() {
    NamedRepeatAccumulator orders =
        RepeatPurchase.accumulatorOfNames(RepeatDefinition.LINES.in("KRW"));
    for (int i = 0; i < 30; i++) {
      orders.add("고객 " + i % 4, 1_000_000_000L * i, 1_000L * i, "주문 " + i / 3);
    }
    orders.addRefund("고객 3", 50_000_000_000L, 5_000, "환불 1");
    orders.join("고객 1", "cookie");
    return orders;
  }

  private static final RetentionDefinition WEEKLY =
      Retention.define(CalendarGrid.of(CalendarUnit.WEEK, ZoneId.of("Europe/Paris")), 4);

  private static RetentionAccumulator retention() {
    RetentionAccumulator retention = Retention.accumulator(WEEKLY);
    for (int i = 0; i < 60; i++) {
      retention.add(i % 7 - 3, 100_000_000L * (i * i % 61));
    }
    retention.add(9, 1L << 47);
    retention.add(9, -(1L << 47));
    retention.join(1, 2);
    return retention;
  }

  private static final RetentionDefinition REVENUE =
      WEEKLY
          .starting("signup")
          .returning("pay")
          .cohortsBy(CohortRule.FIRST_EVER)
          .dividedBy("channel")
          .summing("pence");

  private static RetentionAccumulator retentionOfEvents() {
    RetentionAccumulator retention = Retention.accumulator(REVENUE);
    for (int i = 0; i < 60; i++) {
      retention.add(i % 7 - 3, 100_000_000L * (i * i % 61), i % 8, "app" + i % 3, i * i - 100);
    }
    retention.join(1, 2);
    return retention;
  }

  private static NamedRetentionAccumulator retentionByName() {
    NamedRetentionAccumulator retention = Retention.accumulatorOfNames(REVENUE);
    for (int i = 0; i < 30; i++) {
      retention.add("고객 " + i % 4, 100_000_000L * i, i % 8, "앱" + i % 3, i);
    }
    retention.join("고객 1", "cookie");
    return retention;
  }

  static Stream<Map.Entry<String, Accumulator<?, ?>>> states() {
    Metric<Answer, RatingAccumulator<Nps>, Nps> nps = Nps.metric(Answer::score);
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("nps-v1", npsWithMissingAndRejected());
    states.put("enps-v1", fold(Nps.metric(NpsDefinition.EMPLOYEE, Answer::score)));
    states.put("csat-v1", many());
    states.put("ces-v1", halves());
    states.put("ratings-v1", fold(Ratings.metric(RatingScale.ZERO_TO_TEN, Answer::score)));
    states.put("by-v1", fold(nps.by(Answer::country)));
    states.put("by-long-v1", fold(nps.byLong(Answer::account)));
    states.put("both-v1", fold(nps.and(nps.by(Answer::country))));
    states.put(
        "per-subject-v1",
        fold(nps.perSubject(Answer::customer, Nps.metric(one -> (int) one.ratings().median()))));
    states.put("funnel-v1", funnel());
    states.put("funnel-settled-v1", settledFunnel());
    states.put("funnel-by-name-v1", funnelByName());
    states.put("funnel-journey-v1", journey());
    states.put("funnel-in-order-v1", funnelInOrder());
    states.put("funnel-population-v1", population());
    states.put("paths-v1", paths());
    states.put("paths-by-name-v1", pathsByName());
    states.put("stages-v1", stages());
    states.put("stages-by-name-v1", stagesByName());
    states.put("activity-v1", activity());
    states.put("activity-by-name-v1", activityByName());
    states.put("sessions-v1", sessions());
    states.put("sessions-by-name-v1", sessionsByName());
    states.put("features-v1", features());
    states.put("features-by-name-v1", featuresByName());

    states.put("repeat-purchase-v1", repeatPurchase());
    states.put("repeat-purchase-by-name-v1", repeatPurchaseByName());
    states.put("retention-v1", retention());
    states.put("retention-events-v1", retentionOfEvents());
    states.put("retention-by-name-v1", retentionByName());
    return states.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("states")
  void stateIsReadAndWrittenAsEver(Map.Entry<String, Accumulator<?, ?>> state) throws IOException {
    Path source = SOURCES.resolve(state.getKey() + ".bin");
    if (Boolean.getBoolean("golden.write") && Files.notExists(source)) {
      Files.write(source, state.getValue().encode());
    }
    assertReadsGolden(state.getValue(), golden(state.getKey()));
  }

  private static <A extends Accumulator<A, R>, R> void assertReadsGolden(
      Accumulator<A, R> expected, byte[] golden) {
    A read = expected.decode(golden);
    assertThat(read.result()).isEqualTo(expected.result());
    assertThat(expected.encode()).as("the newest layout").isEqualTo(golden);
  }

  @ParameterizedTest
  @MethodSource("states")
  void damagedStateIsRefused(Map.Entry<String, Accumulator<?, ?>> state) throws IOException {
    byte[] golden = golden(state.getKey());
    for (int i = 0; i < golden.length; i++) {
      byte[] damaged = golden.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> state.getValue().decode(damaged))
          .isInstanceOf(StateFormatException.class);
    }
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream in = WireGoldenTest.class.getResourceAsStream("/golden/" + name + ".bin")) {
      assertThat(in).as("golden file of %s", name).isNotNull();
      return in.readAllBytes();
    }
  }
}
