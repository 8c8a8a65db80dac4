package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records read as events: names, conditions, properties, ids, and what is refused. */
class FunnelEventsTest {

  record Event(
      String customer, String name, long at, double amount, @Nullable String shop, long id) {}

  private static final FunnelEvents<Event> FIELDS = FunnelEvents.of(Event::name, Event::at);

  private static Event event(String customer, String name, long at, double amount) {
    return new Event(customer, name, at, amount, null, at);
  }

  @Test
  void stepsMatchByNameByConditionOrBoth() {
    FunnelDefinition definition =
        Funnel.define(
            FunnelStep.of("view", "look"),
            FunnelStep.matching(
                "big", List.of(new EventMatch("pay", "large"), EventMatch.condition("gift"))));
    NamedFunnelMetric<Event> metric =
        Funnel.metric(
            definition,
            Event::customer,
            FIELDS
                .condition("large", event -> event.amount() > 100)
                .condition("gift", event -> event.amount() == 0));

    Funnel funnel =
        List.of(
                event("ann", "look", 0, 1),
                event("ann", "pay", 1, 200),
                event("bob", "view", 0, 1),
                event("bob", "pay", 1, 50),
                event("cid", "view", 0, 1),
                event("cid", "anything", 1, 0))
            .stream()
            .collect(metric);

    assertThat(funnel.toString()).isEqualTo("view|look 3 > big 2");
  }

  @Test
  void firstEverLooksAtTheNameFirst() {
    FunnelDefinition definition =
        Funnel.define(
                FunnelStep.matching("big", List.of(new EventMatch("pay", "large"))),
                FunnelStep.of("return"))
            .firstEver();
    FunnelEvents<Event> fields = FIELDS.condition("large", event -> event.amount() > 100);
    List<Event> events =
        List.of(
            event("ann", "pay", 0, 5),
            event("ann", "pay", 1, 500),
            event("bob", "pay", 1, 500),
            event("bob", "return", 2, 0));

    assertThat(events.stream().collect(Funnel.metric(definition, Event::customer, fields)))
        .hasToString("big 1 > return 1");
    assertThat(
            events.stream()
                .collect(
                    Funnel.metric(
                        Funnel.define(
                                FunnelStep.matching("big", List.of(EventMatch.condition("large"))),
                                FunnelStep.of("return"))
                            .firstEver(),
                        Event::customer,
                        fields)))
        .hasToString("big 1 > return 1");
    assertThat(
            events.stream()
                .collect(
                    Funnel.metric(
                        definition.withEntries(EntryRules.DEFAULT).firstMatching(),
                        Event::customer,
                        fields)))
        .hasToString("big 2 > return 1");
  }

  @Test
  void heldPropertiesKeepAttemptsApart() {
    FunnelDefinition definition =
        Funnel.define("view", "pay").within(Duration.ofMillis(10)).holding("shop", "customer");
    FunnelMetric<Event> metric =
        Funnel.metricLong(
            definition,
            event -> 1,
            FIELDS.property("shop", Event::shop).property("customer", Event::customer));
    FunnelAccumulator state = metric.newAccumulator();
    metric.add(state, new Event("ann", "view", 0, 0, "north", 0));
    metric.add(state, new Event("ann", "pay", 1, 0, "south", 0));
    assertThat(state.result()).hasToString("view 1 > pay 0");
    metric.add(state, new Event("ann", "view", 2, 0, null, 0));
    metric.add(state, new Event("ann", "pay", 3, 0, null, 0));
    assertThat(state.result()).hasToString("view 1 > pay 1");
  }

  @Test
  void repeatedIdsCountOnce() {
    FunnelDefinition definition = Funnel.define("a", "b", "again");
    FunnelDefinition distinct =
        Funnel.define(FunnelStep.of("a"), FunnelStep.of("a").named("again")).distinctEvents();
    JourneyMetric<Event> metric = Funnel.journey(distinct, FIELDS.id(Event::id));
    JourneyAccumulator state = metric.newAccumulator();
    metric.add(state, new Event("ann", "a", 0, 0, null, 7));
    metric.add(state, new Event("ann", "a", 5, 0, null, 7));
    assertThat(state.result().level()).isOne();
    metric.add(state, new Event("ann", "a", 6, 0, null, 8));
    assertThat(state.result().level()).isEqualTo(2);
    assertThat(state.explain().considered()).hasSize(2);
    assertThat(definition).isNotEqualTo(distinct);
  }

  @Test
  void refusesDistinctEventsWithoutAnId() {
    FunnelDefinition distinct = Funnel.define("a", "b").distinctEvents();
    String message = "distinct events must be added with their id, was none";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Funnel.accumulator(distinct).add(1, 0, 1))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Funnel.accumulator(distinct).addAll(new long[1], new long[1], new byte[] {1}, 0, 1))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Funnel.accumulatorOfNames(distinct).add("ann", 0, 1))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JourneyAccumulator(distinct).add(0, 1))
        .withMessage(message);
  }

  @Test
  void refusesWhatHasNoCode() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Funnel.metric(
                        Funnel.define(
                            FunnelStep.matching("big", List.of(new EventMatch("pay", "large")))),
                        Event::customer,
                        FIELDS)
                    .newAccumulator())
        .withMessage("condition 'large' must have code, was none: give FunnelEvents.condition");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Funnel.journey(Funnel.define("a").holding("shop"), FIELDS).newAccumulator())
        .withMessage("property 'shop' must have code, was none: give FunnelEvents.property");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Funnel.metricLong(Funnel.define("a").distinctEvents(), event -> 1, FIELDS)
                    .newAccumulator())
        .withMessage("distinct events must have an id, was none: give FunnelEvents.id");
  }

  @Test
  @SuppressWarnings("NullAway")
  void refusesWhatIsNoEvent() {
    NamedFunnelMetric<Event> metric =
        Funnel.metric(Funnel.define("a", "b"), Event::customer, FIELDS);
    NamedFunnelAccumulator state = metric.newAccumulator();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> metric.add(state, new Event("ann", null, 0, 0, null, 0)))
        .withMessage("name of an event must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metric.add(state, new Event(null, "a", 0, 0, null, 0)))
        .withMessage("actor of an event must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add("ann", 1L << 48, 1))
        .withMessage(
            "time of an event must be in milliseconds within 2^48 of 1970, was 281474976710656");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add("ann", -(1L << 48) - 1, 1))
        .withMessageStartingWith("time of an event must be in milliseconds within 2^48 of 1970");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add("ann", 0, 8))
        .withMessage(
            "mask of an event must have 3 bits at most (steps, exclusions, first name), was 1000 in"
                + " binary");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add("ann", 0, 1, "\ud800", "", 0))
        .withMessage("held value of an event must be well-formed Unicode, was \ud800");
    assertThat(state.events()).isZero();
    assertThat(state.knows("ann")).isFalse();
  }

  @Test
  void batchesEqualEventsOneByOne() {
    int size = 100_000;
    long[] actors = new long[size];
    long[] at = new long[size];
    byte[] masks = new byte[size];
    int[] wide = new int[size];
    for (int i = 0; i < size; i++) {
      actors[i] = i % 777;
      at[i] = i / 3;
      masks[i] = (byte) (i % 13 == 0 ? 1 << (i / 13 % 3) : 0);
      wide[i] = masks[i];
    }
    for (FunnelDefinition definition :
        List.of(
            Funnel.define("a", "b", "c").within(Duration.ofMillis(900)),
            Funnel.define("a", "b", "c").segmentedBy("shop", Attribution.LAST),
            Funnel.define("a", "b", "c").ordered(OrderRule.CONTIGUOUS))) {
      FunnelAccumulator single = Funnel.accumulator(definition);
      for (int i = 5; i < size; i++) {
        single.add(actors[i], at[i], masks[i]);
      }
      FunnelAccumulator bytes = Funnel.accumulator(definition);
      bytes.addAll(actors, at, masks, 5, 60);
      bytes.addAll(actors, at, masks, 60, size);
      FunnelAccumulator ints = Funnel.accumulator(definition);
      ints.addAll(actors, at, wide, 5, size);

      assertThat(bytes.encode()).isEqualTo(single.encode());
      assertThat(ints.encode()).isEqualTo(single.encode());
    }
    FunnelAccumulator state = Funnel.accumulator(Funnel.define("a", "b", "c"));
    masks[70_000] = (byte) 0x80;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.addAll(actors, at, masks, 0, size))
        .withMessageStartingWith("mask of an event must have 4 bits at most");
    at[3] = Long.MIN_VALUE;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.addAll(actors, at, wide, 0, size))
        .withMessageStartingWith("time of an event must be in milliseconds within 2^48 of 1970");
    assertThat(state.events()).isZero();
  }
}
