package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.github.cxmetrics.retention.RepeatAccumulator;
import io.github.cxmetrics.retention.RepeatByNameAccumulator;
import io.github.cxmetrics.retention.RepeatDefinition;
import io.github.cxmetrics.retention.RepeatPurchase;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.wire.StateFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

  private static RepeatByNameAccumulator repeatPurchaseByName() {
    RepeatByNameAccumulator orders =
        RepeatPurchase.accumulatorOfNames(RepeatDefinition.LINES.in("KRW"));
    for (int i = 0; i < 30; i++) {
      orders.add("고객 " + i % 4, 1_000_000_000L * i, 1_000L * i, "주문 " + i / 3);
    }
    orders.addRefund("고객 3", 50_000_000_000L, 5_000, "환불 1");
    orders.join("고객 1", "cookie");
    return orders;
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
    states.put("repeat-purchase-v1", repeatPurchase());
    states.put("repeat-purchase-by-name-v1", repeatPurchaseByName());
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
