package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ConfidenceLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Worked examples that can be checked by hand. */
class FunnelTest {

  record Event(String customer, String name, long atMillis) {}

  private static final FunnelDefinition CHECKOUT =
      Funnel.define("view", "cart", "pay").within(Duration.ofMillis(100));

  private static final List<Event> EVENTS =
      List.of(
          new Event("ann", "view", 0),
          new Event("ann", "cart", 10),
          new Event("ann", "pay", 30),
          new Event("bob", "cart", 5),
          new Event("bob", "view", 6),
          new Event("bob", "pay", 7),
          new Event("cid", "view", 0),
          new Event("cid", "cart", 100),
          new Event("cid", "pay", 101));

  @Test
  void countsCustomersByStep() {
    Funnel funnel =
        EVENTS.stream()
            .collect(Funnel.metric(CHECKOUT, Event::customer, Event::name, Event::atMillis));

    assertThat(funnel.toString()).isEqualTo("view 3 > cart 2 > pay 1");
    assertThat(funnel.n()).isEqualTo(3);
    assertThat(funnel.conversion("cart", "pay").value()).isEqualTo(0.5);
    assertThat(funnel.conversion("cart", "pay").n()).isEqualTo(2);
    assertThat(funnel.timesFromPrevious(3).quantile(0.5)).isEqualTo(OptionalLong.of(20));
    assertThat(funnel.timesFromFirst(2).mean()).isEqualTo(55);
    assertThat(funnel.outcomes()).isEqualTo(new OutcomeCounts(3, 1, 2, 0, 0, 0));
    assertThat(funnel.estimates(ConfidenceLevel.P95).keySet())
        .containsExactly(
            "conversion",
            "fromPrevious:cart",
            "fromFirst:cart",
            "fromPrevious:pay",
            "fromFirst:pay");
  }

  @Test
  void journeysComposeToTheSameFunnel() {
    Funnel whole =
        EVENTS.stream()
            .collect(Funnel.metric(CHECKOUT, Event::customer, Event::name, Event::atMillis));
    Funnel composed =
        EVENTS.stream()
            .collect(
                Funnel.journey(CHECKOUT, Event::name, Event::atMillis)
                    .perSubject(Event::customer, Funnel.population(CHECKOUT)));

    assertThat(composed).isEqualTo(whole);
  }

  @Test
  void tellsOpenFromLost() {
    NamedFunnelMetric<Event> metric =
        Funnel.metric(CHECKOUT, Event::customer, Event::name, Event::atMillis);
    NamedFunnelAccumulator state = metric.newAccumulator();
    EVENTS.forEach(event -> metric.add(state, event));

    assertThat(state.result(Instant.ofEpochMilli(101)).outcomes())
        .isEqualTo(new OutcomeCounts(3, 1, 1, 1, 0, 0));
    assertThat(state.journey("bob").outcome(Instant.ofEpochMilli(101))).isEqualTo(Outcome.OPEN);
  }

  @Test
  void explainsEveryAttempt() {
    NamedFunnelMetric<Event> metric =
        Funnel.metric(CHECKOUT, Event::customer, Event::name, Event::atMillis);
    NamedFunnelAccumulator state = metric.newAccumulator();
    EVENTS.forEach(event -> metric.add(state, event));

    Explanation cid = state.explain("cid");
    assertThat(cid.considered()).hasSize(1);
    assertThat(cid.journey().level()).isEqualTo(2);
    assertThat(cid.journey().attempts().get(0).end()).isEqualTo(Attempt.End.NO_FURTHER_STEP);
  }
}
