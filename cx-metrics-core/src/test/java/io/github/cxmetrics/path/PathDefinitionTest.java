package io.github.cxmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What definitions refuse, and how they read. */
class PathDefinitionTest {

  private static final PathDefinition PLAIN = PathDefinition.fromFirstEvent();

  @Test
  void definitionsReadAsWhatTheyAre() {
    assertThat(PLAIN).hasToString("from the first event, session gap PT30M, up to 5 steps");
    assertThat(
            PathDefinition.endingAt("pay \"now\"")
                .everyOccurrence()
                .overWholeHistory()
                .upToSteps(9)
                .collapsingRepeats()
                .onlyEvents("pay \"now\"", "view")
                .orderedBySequence()
                .showingEnds())
        .hasToString(
            "back from every \"pay \\\"now\\\"\", whole history, up to 9 steps, repeats collapsed,"
                + " only \"pay \\\"now\\\"\", \"view\", ties by sequence, ends shown");
    assertThat(PathDefinition.between("a", "b").exceptEvents("c").describe())
        .isEqualTo("from \"a\" to \"b\", session gap PT30M, up to 5 steps, all but \"c\"");
  }

  @Test
  void everyOptionIsInTheDescription() {
    List<PathDefinition> all =
        List.of(
            PLAIN,
            PLAIN.overWholeHistory(),
            PLAIN.withSessionGap(Duration.ofMinutes(31)),
            PLAIN.upToSteps(6),
            PLAIN.collapsingRepeats(),
            PLAIN.onlyEvents("a"),
            PLAIN.onlyEvents("a", "b"),
            PLAIN.onlyEvents("a, b"),
            PLAIN.exceptEvents("a"),
            PLAIN.orderedBySequence(),
            PLAIN.showingEnds(),
            PathDefinition.startingAt("a"),
            PathDefinition.startingAt("a").everyOccurrence(),
            PathDefinition.endingAt("a"),
            PathDefinition.between("a", "b"));
    assertThat(all.stream().map(PathDefinition::describe)).doesNotHaveDuplicates();
  }

  @Test
  void rejectsStepsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAIN.upToSteps(1))
        .withMessage("steps of a path must be in 2..50, was 1");
    assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.upToSteps(51));
  }

  @Test
  void rejectsRangesThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathDefinition.startingAt(""))
        .withMessage("start of a path must be the name of an event, was empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PathRange(PathRange.Kind.BACKWARD, "a", "b", Occurrence.FIRST))
        .withMessage("start of a path must be empty, was a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathDefinition.endingAt("\ud800"))
        .withMessageStartingWith("end of a path must be well-formed");
    assertThatIllegalArgumentException()
        .isThrownBy(PLAIN::everyOccurrence)
        .withMessage(
            "every occurrence must be of an event that paths start at or end at, was of none");
  }

  @Test
  void rejectsSessionsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAIN.withSessionGap(Duration.ofMillis(-1)))
        .withMessage("session gap must be in 0..3652500 days, was PT-0.001S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAIN.withSessionGap(Duration.ofDays(3_652_501)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SessionCut(SessionCut.Kind.NONE, Duration.ofDays(1)))
        .withMessage("gap of a history that is not cut must be zero, was PT24H");
  }

  @Test
  void rejectsFiltersThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(PLAIN::onlyEvents)
        .withMessage("event filter must keep an event, was none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAIN.exceptEvents("\udfff"))
        .withMessageStartingWith("name in an event filter must be well-formed");
    Stream.of(
            PathDefinition.startingAt("a"),
            PathDefinition.endingAt("a"),
            PathDefinition.between("b", "a"))
        .forEach(
            definition ->
                assertThatIllegalArgumentException()
                    .isThrownBy(() -> definition.exceptEvents("a"))
                    .withMessage(
                        "event filter must keep the events that paths start at and end at, was"
                            + " without a"));
  }

  @Test
  void asksForTheSequenceItNeeds() {
    PathMetric<Happening> metric =
        Paths.metricLong(
            PLAIN.orderedBySequence(), Happening::customer, Happening::name, Happening::at);
    assertThatIllegalArgumentException()
        .isThrownBy(metric::newAccumulator)
        .withMessage(
            "events ordered by sequence must have one, was none: give PathEvents.sequence");
    NamedPathMetric<Happening> named =
        Paths.metric(
            PLAIN.orderedBySequence(), Happening::customerName, Happening::name, Happening::at);
    assertThatIllegalArgumentException().isThrownBy(named::newAccumulator);
  }

  @Test
  void statesOfDifferentDefinitionsDoNotMerge() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Paths.accumulator(PLAIN).merge(Paths.accumulator(PLAIN.overWholeHistory())))
        .withMessageStartingWith("cannot merge states of different definitions: paths[from");
  }
}
