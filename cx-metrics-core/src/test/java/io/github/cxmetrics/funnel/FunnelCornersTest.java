package io.github.cxmetrics.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Corners of the rules, the shortest examples that once came out wrong, checked by hand. */
class FunnelCornersTest {

  private static final int A = 0b1;
  private static final int B = 0b10;
  private static final int C = 0b100;
  private static final int D = 0b1000;

  private static final FunnelDefinition ABC =
      Funnel.define("A", "B", "C").within(Duration.ofMillis(100));

  private static Journey read(FunnelDefinition definition, ActorEvent... events) {
    JourneyAccumulator state = new JourneyAccumulator(definition);
    for (ActorEvent event : events) {
      state.add(event.at(), event.mask(), event.held(), event.segment(), event.id());
    }
    return state.result();
  }

  @Test
  void anEventIsSeveralStepsInStricterOrdersToo() {
    FunnelDefinition strict = ABC.reusingEvents().ordered(OrderRule.STEP_STRICT);
    Journey journey = read(strict, new ActorEvent(4, A), new ActorEvent(5, A | B));
    assertThat(journey.level()).isEqualTo(2);
    assertThat(journey.attempts().get(0).entryMillis()).isEqualTo(5);

    FunnelAccumulator state = new FunnelAccumulator(strict);
    state.add(1, 0, A);
    state.add(1, 1, B | C);
    assertThat(state.stepCounts().reached(3)).isEqualTo(1);
  }

  @Test
  void anExclusionThatWinsTiesUndoesOnlyTheStepThatClosesItsRange() {
    FunnelDefinition fromB =
        ABC.excluding(Exclusion.of("X").between(2, 3).withEffect(ExclusionEffect.STOP_AT_LEVEL))
            .exclusionsWinTies();
    int x = fromB.exclusionBit(0);
    assertThat(read(fromB, new ActorEvent(0, A), new ActorEvent(5, B | x)).level()).isEqualTo(2);
    assertThat(
            read(fromB, new ActorEvent(0, A), new ActorEvent(5, B), new ActorEvent(6, C | x))
                .level())
        .isEqualTo(2);
  }

  @Test
  void aStoppedAttemptOfFreeStepsEndsBeforeALaterOneOfTheSameLevel() {
    FunnelDefinition free =
        Funnel.define("A", "B")
            .anyOrder()
            .excluding(Exclusion.of("X").withEffect(ExclusionEffect.STOP_AT_LEVEL))
            .exclusionsWinTies();
    int x = free.exclusionBit(0);
    Journey journey = read(free, new ActorEvent(7, B | x), new ActorEvent(10, A));
    assertThat(journey.attempts().get(0).entryMillis()).isEqualTo(7);
  }

  @Test
  void funnelsWithFreeStepsTakeWhatGetsThemFurthestOfOneMillisecond() {
    FunnelDefinition free =
        Funnel.define(
            FunnelStep.of("A").free(), FunnelStep.of("B"), FunnelStep.of("C"), FunnelStep.of("D"));
    assertThat(read(free, new ActorEvent(5, A | B | C), new ActorEvent(5, A | C | D)).level())
        .isEqualTo(2);
  }

  @Test
  void ofTwoOptionalStepsAnEventIsTheFurther() {
    FunnelDefinition optional =
        Funnel.define(
            FunnelStep.of("A"),
            FunnelStep.of("B").optional(),
            FunnelStep.of("C").optional(),
            FunnelStep.of("D"));
    assertThat(read(optional, new ActorEvent(0, A), new ActorEvent(1, B | C)).level()).isEqualTo(3);
  }

  @Test
  void withAGraceEventsOfOneMillisecondAreAssignedToo() {
    FunnelDefinition grace = ABC.withGrace(Duration.ofMillis(1));
    assertThat(read(grace, new ActorEvent(0, A | B), new ActorEvent(0, A | C)).level())
        .isEqualTo(2);
  }

  @Test
  void aSessionCountsOnceWhateverIsHeld() {
    FunnelDefinition sessions = ABC.countingSessions(Duration.ofMillis(4)).holding("plan");
    Journey journey =
        read(
            sessions,
            new ActorEvent(0, A, "free", "", 0),
            new ActorEvent(1, A, "paid", "", 0),
            new ActorEvent(2, B, "paid", "", 0));
    assertThat(journey.attempts()).hasSize(1);
    assertThat(journey.level()).isEqualTo(2);
  }

  @Test
  void attemptsAreInTheOrderOfTheirEntriesWhateverIsHeld() {
    FunnelDefinition totals = ABC.counting(EntryChoice.TOTALS).holding("plan");
    Journey journey =
        read(totals, new ActorEvent(0, A, "paid", "", 0), new ActorEvent(1, A, "free", "", 0));
    assertThat(journey.attempts()).extracting(Attempt::entryMillis).containsExactly(0L, 1L);
  }

  @Test
  void onlyTheFirstEntryCanBeVoidedWhereItAloneCounts() {
    FunnelDefinition first =
        ABC.excluding(Exclusion.of("X")).counting(EntryChoice.FIRST).holding("plan");
    int x = first.exclusionBit(0);
    Journey journey =
        read(
            first,
            new ActorEvent(3, A, "paid", "", 0),
            new ActorEvent(5, A, "free", "", 0),
            new ActorEvent(6, x, "free", "", 0));
    assertThat(journey.level()).isEqualTo(1);
    assertThat(journey.voided()).isZero();
  }

  @Test
  void ofEventsWithOneIdTheSameIsKeptInAnyOrder() {
    FunnelDefinition distinct = ABC.segmentedBy("source", Attribution.FIRST).distinctEvents();
    ActorEvent ad = new ActorEvent(0, A, "", "ad", 1);
    ActorEvent mail = new ActorEvent(0, A, "", "mail", 1);
    assertThat(List.of(read(distinct, ad, mail).segment(), read(distinct, mail, ad).segment()))
        .containsExactly("ad", "ad");
  }
}
