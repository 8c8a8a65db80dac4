package io.github.cxmetrics.funnel;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Answer;
import io.github.cxmetrics.GoldenContract;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of funnels. */
class FunnelGoldenTest implements GoldenContract {

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

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("funnel-v1", funnel());
    states.put("funnel-settled-v1", settledFunnel());
    states.put("funnel-by-name-v1", funnelByName());
    states.put("funnel-journey-v1", journey());
    states.put("funnel-in-order-v1", funnelInOrder());
    states.put("funnel-population-v1", population());
    return states;
  }
}
