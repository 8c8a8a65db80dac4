package io.github.cxmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.MeanInterval;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.survey.Nps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ObjLongConsumer;
import org.junit.jupiter.api.Test;

/** Journeys that a human can follow. */
class StagesTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final StageDefinition JOURNEY =
      StageDefinition.of(
          Stage.of("explore", "view", "search"),
          Stage.of("purchase", "pay"),
          Stage.of("use", "play"),
          Stage.of("aftercare", "ticket"));

  private static final int EXPLORE = 1;
  private static final int PURCHASE = 2;
  private static final int USE = 3;
  private static final int AFTERCARE = 4;

  /** One event a day for each actor. */
  private static StageAccumulator journeys(int[]... stages) {
    StageAccumulator state = Stages.accumulator(JOURNEY);
    for (int actor = 0; actor < stages.length; actor++) {
      for (int day = 0; day < stages[actor].length; day++) {
        state.add(actor, day * DAY, stages[actor][day]);
      }
    }
    return state;
  }

  private static StageAccumulator three() {
    return journeys(
        new int[] {EXPLORE, EXPLORE, PURCHASE, USE, USE, USE, EXPLORE},
        new int[] {EXPLORE, USE, AFTERCARE, USE},
        new int[] {EXPLORE, EXPLORE});
  }

  @Test
  void volumesAndMoves() {
    Stages stages = three().result();
    assertThat(stages.n()).isEqualTo(3);
    StageSummary explore = stages.stage("explore");
    assertThat(explore.events()).isEqualTo(6);
    assertThat(explore.actors()).isEqualTo(3);
    assertThat(explore.entries()).isEqualTo(4);
    assertThat(explore.starts()).isEqualTo(3);
    assertThat(explore.moves()).isEqualTo(new StageSummary.Moves(1, 1, 0));
    assertThat(stages.stage("use").moves()).isEqualTo(new StageSummary.Moves(1, 0, 1));
    assertThat(stages.stage("aftercare").moves()).isEqualTo(new StageSummary.Moves(0, 0, 1));
    assertThat(stages.moves("use", "explore")).isEqualTo(1);
    assertThat(stages).hasToString("3 actors: explore 3 purchase 1 use 2 aftercare 1");
  }

  @Test
  void conversionIsToEnteringAStageAfterwards() {
    Stages stages = three().result();
    assertThat(stages.conversion("explore", "use"))
        .isEqualTo(ProportionInterval.WILSON.estimate(2, 3, P95));
    assertThat(stages.conversion("use", "explore"))
        .isEqualTo(ProportionInterval.WILSON.estimate(1, 2, P95));
    assertThat(stages.conversion("purchase", "aftercare").value()).isZero();
    assertThat(stages.stage("explore").onward(P95))
        .isEqualTo(ProportionInterval.WILSON.estimate(2, 3, P95));
    assertThat(stages.stage("aftercare").onward(P95).value()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stages.conversion("use", "use"))
        .withMessage("conversion must be to another stage, was from use to use");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stages.conversion("use", "Use"))
        .withMessage("stage must be one of explore, purchase, use, aftercare, was Use");
  }

  @Test
  void openStaysAreCountedNotTimed() {
    StageSummary explore = three().result().stage("explore");
    assertThat(explore.openStays()).isEqualTo(2);
    assertThat(explore.times().n()).isEqualTo(2);
    assertThat(explore.times().least()).hasValue(DAY);
    assertThat(explore.times().most()).hasValue(2 * DAY);
    assertThat(explore.times().median(P95).value()).isEqualTo((double) DAY);
  }

  @Test
  void staysOfOneActorSayNoMoreThanTheActor() {
    StageAccumulator state = Stages.accumulator(JOURNEY);
    for (int i = 0; i < 50; i++) {
      state.add(1, 2L * i, 1 + i % 2);
    }
    Estimate median = state.result().stage("explore").times().median(P95);
    assertThat(median.value()).isEqualTo(2);
    assertThat(median.n()).isEqualTo(1);
    assertThat(median.interval().low()).isZero();
    assertThat(median.interval().high()).isInfinite();
  }

  @Test
  void whoIsMerelyRecentIsStillThere() {
    StageAccumulator state = three();
    assertThat(state.result().stage("explore").dropped()).isEqualTo(2);
    assertThat(state.result().stage("explore").stillThere()).isZero();
    Instant last = Instant.ofEpochMilli(6 * DAY);
    StageSummary inTime = state.result(last.plus(Duration.ofDays(30))).stage("explore");
    assertThat(inTime.dropped()).isEqualTo(1);
    assertThat(inTime.stillThere()).isEqualTo(1);
    assertThat(inTime.dropOff(P95)).isEqualTo(ProportionInterval.WILSON.estimate(1, 3, P95));
    StageSummary later =
        state.result(last.plus(Duration.ofDays(30)).plusMillis(1)).stage("explore");
    assertThat(later.dropped()).isEqualTo(2);
    assertThat(state.result(Instant.EPOCH).stage("explore").dropped()).isZero();
    assertThat(state.result(Instant.ofEpochMilli(Long.MIN_VALUE)).stage("explore").dropped())
        .isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.result(Instant.MAX))
        .withMessageStartingWith("time as of which stages are read must fit into milliseconds");
  }

  @Test
  void dropOffIsNoEstimateWhereTheEndOfTheDataIsNotSaid() {
    Stages notSaid = three().result();
    Stages said = three().result(Instant.ofEpochMilli(1_000 * DAY));
    assertThat(said.stages()).isEqualTo(notSaid.stages());
    assertThat(notSaid.estimates())
        .containsOnlyKeys("onward:explore", "onward:purchase", "onward:use", "onward:aftercare");
    assertThat(said.estimates()).hasSize(8).containsKey("dropOff:use");
    assertThat(said).isNotEqualTo(notSaid);
  }

  @Test
  void tiesAreInTheOrderOfStagesOrBySequence() {
    StageAccumulator byStage = Stages.accumulator(JOURNEY);
    StageAccumulator bySequence = Stages.accumulator(JOURNEY.orderedBySequence());
    ObjLongConsumer<Integer> both =
        (stage, sequence) -> {
          byStage.add(1, 5, stage);
          bySequence.add(1, 5, sequence, stage);
        };
    both.accept(USE, 1);
    both.accept(EXPLORE, 2);
    assertThat(byStage.result().moves("explore", "use")).isEqualTo(1);
    assertThat(bySequence.result().moves("use", "explore")).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bySequence.add(1, 5, USE))
        .withMessage("events ordered by sequence must be added with their number, was none");
  }

  @Test
  void answersBelongToTheStageTheActorIsIn() {
    StageAccumulator state = three();
    state.addAnswer(0, -1, 2); // before any stage
    state.addAnswer(0, 2 * DAY, 9); // at the very time of the purchase
    state.addAnswer(0, 3 * DAY - 1, 10);
    state.addAnswer(0, 100 * DAY, 7);
    state.addAnswer(1, 0, 3, "aftercare"); // says so itself
    state.addAnswer(77, 0, 1); // an actor without events
    assertThat(state.answers()).isEqualTo(6);
    Stages stages = state.result();
    assertThat(stages.score("purchase").n()).isEqualTo(2);
    assertThat(stages.score("purchase").mean(P95))
        .isEqualTo(
            MeanInterval.estimate(
                2, 9.5, 0.5, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, P95));
    assertThat(stages.score("explore").mean()).isEqualTo(7);
    assertThat(stages.score("aftercare").mean()).isEqualTo(3);
    assertThat(stages.score("use").mean(P95).isDefined()).isFalse();
    assertThat(stages.score("none").n()).isEqualTo(2);
    assertThat(stages.scores())
        .extracting(StageScore::stage)
        .containsExactly("explore", "purchase", "use", "aftercare", "none");
    assertThat(stages.estimates()).containsKeys("score:purchase", "score:none", "onward:use");
    assertThat(stages.estimates()).doesNotContainKey("score:use");
  }

  @Test
  void anyMetricFoldsAnswersByStage() {
    StageAccumulator state = three();
    for (int score : new int[] {10, 9, 3}) {
      state.addAnswer(0, 2 * DAY, score);
    }
    state.addAnswer(2, 0, 6);
    state.addAnswer(9, 0, 10);
    SortedMap<String, Nps> byStage =
        state.fold(
            Nps.<StageAnswer>metric(answer -> (int) answer.score())
                .by("stage", StageAnswer::stage));
    assertThat(byStage).containsOnlyKeys("explore", "none", "purchase");
    assertThat(byStage.get("purchase").score().value()).isEqualTo(100.0 / 3);
    assertThat(byStage.get("explore").score().value()).isEqualTo(-100);
    state.addAnswer(0, 0, 11);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.fold(Nps.<StageAnswer>metric(answer -> (int) answer.score())));
  }

  @Test
  void unmappedEventsAreCountedByName() {
    StageMetric<Happening> metric =
        Stages.metricLong(JOURNEY, Happening::customer, Happening::name, Happening::at);
    StageAccumulator state = metric.newAccumulator();
    for (String name : List.of("view", "scroll", "ping", "scroll")) {
      metric.add(state, Happening.of(1, 0, name));
    }
    Stages stages = state.result();
    assertThat(stages.unmapped()).isEqualTo(3);
    assertThat(stages.unmappedByName()).isEqualTo(Map.of("ping", 1L, "scroll", 2L));
    assertThat(state.events()).isEqualTo(1);
    assertThat(stages.n()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metric.add(state, Happening.of(1, 1L << 50, "ping")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metric.add(state, Happening.of(1, 0, null)))
        .withMessage("name of an event must not be null");
  }

  @Test
  void anEventBelongsToTheFirstStageThatMatches() {
    StageDefinition definition =
        StageDefinition.of(
            Stage.matching("big", StageMatch.condition("large")),
            Stage.of("pay", "pay"),
            Stage.matching("odd", new StageMatch("pay", "odd"), StageMatch.condition("odd")));
    StageMetric<Happening> metric =
        Stages.metricLong(
            definition,
            Happening::customer,
            StageEvents.<Happening>of(Happening::name, Happening::at)
                .condition("large", Happening::isLarge)
                .condition("odd", event -> event.at() % 2 == 1));
    StageAccumulator state = metric.newAccumulator();
    metric.add(state, new Happening(1, 1, 1, "pay", Double.NaN, ""));
    metric.add(state, new Happening(1, 1, 0, "pay", Double.NaN, ""));
    metric.add(state, new Happening(1, 1, 0, "view", Double.NaN, ""));
    metric.add(state, new Happening(1, 2, 0, "view", Double.NaN, ""));
    assertThat(state.result().stages())
        .extracting(StageSummary::events)
        .containsExactly(1L, 1L, 1L);
    assertThat(state.result().unmapped()).isEqualTo(1);
  }

  @Test
  void withoutEventsThereIsNothing() {
    Stages nothing = Stages.accumulator(JOURNEY).result();
    assertThat(nothing.n()).isZero();
    assertThat(nothing.stage("use").dropOff(P95).isDefined()).isFalse();
    assertThat(nothing.stage("use").times().quantile(0.5)).isEmpty();
    assertThat(nothing.conversion("explore", "use").n()).isZero();
    assertThat(nothing.unmapped()).isZero();
    assertThat(nothing.score("none").mean(P95).isDefined()).isFalse();
    assertThat(Stages.accumulator(JOURNEY).fold(new CollectedAnswers())).isEmpty();
    assertThat(nothing.estimates()).hasSize(4);
  }

  @Test
  void rejectsWhatCannotBe() {
    StageAccumulator state = Stages.accumulator(JOURNEY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(1, 0, 5))
        .withMessage("stage of an event must be in 1..4, was 5");
    assertThatIllegalArgumentException().isThrownBy(() -> state.add(1, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(1, 1L << 48, 1))
        .withMessageStartingWith("time of an event must be in milliseconds within 2^48 of 1970");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.addAnswer(1, 1L << 48, 1))
        .withMessageStartingWith("time of an answer must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.addAnswer(1, 0, Double.NaN))
        .withMessage("score of an answer must be in -1.0E12..1.0E12, was NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> state.addAnswer(1, 0, 1.1e12));
    assertThatIllegalArgumentException().isThrownBy(() -> state.addAnswer(1, 0, 1, "nowhere"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.addUnmapped(null))
        .withMessage("name of an event must not be null");
    assertThatIllegalArgumentException().isThrownBy(() -> state.addUnmapped("\ud800"));
    NamedStageAccumulator named = Stages.accumulatorOfNames(JOURNEY);
    assertThatIllegalArgumentException().isThrownBy(() -> named.add(null, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> named.addAnswer(null, 0, 1));
    assertThat(state.encode()).isEqualTo(Stages.accumulator(JOURNEY).encode());
  }

  @Test
  void mergeOfTooManyEventsChangesNothing() {
    NamedStageAccumulator state = Stages.accumulatorOfNames(JOURNEY);
    state.addUnmapped("scroll");
    for (int doubling = 0; doubling < 62; doubling++) {
      state.merge(state);
    }
    NamedStageAccumulator other = Stages.accumulatorOfNames(JOURNEY);
    other.add("ann", 0, 1);
    other.addUnmapped("scroll");
    byte[] before = state.encode();
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> state.merge(other));
    assertThat(state.encode()).isEqualTo(before);
  }

  @Test
  void theTwoZerosAreOneScore() {
    StageAccumulator state = Stages.accumulator(JOURNEY);
    state.addAnswer(1, 0, -0.0);
    StageAccumulator same = Stages.accumulator(JOURNEY);
    same.addAnswer(1, 0, 0);
    assertThat(state.encode()).isEqualTo(same.encode());
  }

  @Test
  void scoresDoNotDependOnTheOrderTheyCameIn() {
    double[] scores = {1e12, 0.1, -1e12, 0.2, 3e-9, 0.3};
    StageAccumulator forward = Stages.accumulator(JOURNEY);
    StageAccumulator backward = Stages.accumulator(JOURNEY);
    for (int i = 0; i < scores.length; i++) {
      forward.addAnswer(i, 0, scores[i]);
      backward.addAnswer(i, 0, scores[scores.length - 1 - i]);
    }
    assertThat(forward.result().scores()).isEqualTo(backward.result().scores());
  }
}
