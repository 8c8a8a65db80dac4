package io.github.cxmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What definitions refuse, and how they read. */
class StageDefinitionTest {

  private static final Stage EXPLORE = Stage.of("explore", "view", "search");
  private static final Stage BUY = Stage.matching("buy", new StageMatch("pay", "amount>100"));
  private static final Stage ANY = Stage.matching("any", StageMatch.condition("late"));

  @Test
  void definitionsReadAsWhatTheyAre() {
    assertThat(StageDefinition.of(EXPLORE, BUY, ANY))
        .hasToString(
            "\"explore\": \"view\" or \"search\" > \"buy\": \"pay\" if \"amount>100\""
                + " > \"any\": any if \"late\", quiet PT720H");
    assertThat(StageDefinition.of(BUY).withQuiet(Duration.ofDays(7)).orderedBySequence().describe())
        .isEqualTo("\"buy\": \"pay\" if \"amount>100\", quiet PT168H, ties by sequence");
    assertThat(StageDefinition.of(EXPLORE, BUY).stageNumber("buy")).isEqualTo(2);
  }

  @Test
  void rejectsStagesThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stage.of(" ", "a"))
        .withMessage("name of a stage must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stage.of("none", "a"))
        .withMessage("name of a stage must not be that of no stage, was none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stage.of("explore"))
        .withMessage("stage 'explore' must have an event, was none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StageMatch.event(""))
        .withMessage("stage match must have a name or a condition, was empty");
  }

  @Test
  void rejectsHalfSurrogatePairs() {
    String half = "a\ud83d";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stage.of(half, "a"))
        .withMessageStartingWith("name of a stage must ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StageMatch.event(half))
        .withMessageStartingWith("event of a stage must ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StageMatch("a", half))
        .withMessageStartingWith("condition of a stage must ");
    assertThat(Stage.of("a\ud83d\ude00", "b").name()).isEqualTo("a\ud83d\ude00");
  }

  @Test
  void rejectsJourneysThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StageDefinition.of(List.of()))
        .withMessage("journey must have 1..64 stages, was 0");
    List<Stage> many =
        IntStream.range(0, 65).mapToObj(i -> Stage.of("stage " + i, "event " + i)).toList();
    assertThatIllegalArgumentException().isThrownBy(() -> StageDefinition.of(many));
    assertThat(StageDefinition.of(many.subList(0, 64)).stages()).hasSize(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StageDefinition.of(EXPLORE, Stage.of("explore", "other")))
        .withMessage("stages must have different names, was twice explore");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StageDefinition.of(EXPLORE, Stage.of("again", "view")))
        .withMessage("event must be in one stage, was \"view\" in explore and again");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StageDefinition.of(EXPLORE).withQuiet(Duration.ofMillis(-1)))
        .withMessage("quiet time must be in 0..3652500 days, was PT-0.001S");
  }

  @Test
  void asksForTheCodeItNeeds() {
    StageMetric<Happening> metric =
        Stages.metricLong(
            StageDefinition.of(BUY), Happening::customer, Happening::name, Happening::at);
    assertThatIllegalArgumentException()
        .isThrownBy(metric::newAccumulator)
        .withMessage("condition 'amount>100' must have code, was none: give StageEvents.condition");
    NamedStageMetric<Happening> sequenced =
        Stages.metric(
            StageDefinition.of(EXPLORE).orderedBySequence(),
            Happening::customerName,
            Happening::name,
            Happening::at);
    assertThatIllegalArgumentException()
        .isThrownBy(sequenced::newAccumulator)
        .withMessage(
            "events ordered by sequence must have one, was none: give StageEvents.sequence");
  }
}
