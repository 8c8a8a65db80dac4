package io.github.cxmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An actor with a million events, and a hundred thousand names. Work that grew with the square of
 * either would not end.
 */
class LargePathsTest {

  private static final int EVENTS = 1_000_000;

  static List<PathDefinition> definitions() {
    PathDefinition between = PathDefinition.between("a", "never").everyOccurrence();
    return List.of(
        PathDefinition.fromFirstEvent().overWholeHistory().upToSteps(50),
        PathDefinition.fromFirstEvent().withSessionGap(Duration.ofMillis(2)),
        PathDefinition.startingAt("a").everyOccurrence().overWholeHistory(),
        PathDefinition.endingAt("a").everyOccurrence().overWholeHistory().collapsingRepeats(),
        between.overWholeHistory(),
        PathDefinition.between("a", "last").everyOccurrence().overWholeHistory().showingEnds());
  }

  private static String name(int event) {
    return event == EVENTS - 1 ? "last" : "abc".substring(event % 3, event % 3 + 1);
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aMillionEventsOfOneActor(PathDefinition definition) {
    PathAccumulator shuffled = Paths.accumulator(definition);
    for (int i = 0; i < EVENTS; i++) {
      int j = (int) (i * 7_919L % EVENTS);
      shuffled.add(7, j + j / 10 * 5L, name(j));
    }
    Paths paths = shuffled.result();
    assertThat(paths.n()).isEqualTo(definition.range().end().equals("never") ? 0 : 1);
    assertThat(paths.transitions().occurrences(PathNode.event("never"))).isZero();
  }

  @Test
  void aHundredThousandNames() {
    PathAccumulator state =
        Paths.accumulator(PathDefinition.fromFirstEvent().overWholeHistory().upToSteps(3));
    int names = 100_000;
    for (int i = 0; i < names; i++) {
      state.add(i % 10, i, "page " + i);
    }
    Transitions matrix = state.result().transitions();
    assertThat(matrix.nodes()).hasSize(names);
    assertThat(matrix.count()).isEqualTo(names - 10);
    assertThat(matrix.transition("page 0", "page 10").count()).isEqualTo(1);
  }

  @Test
  void aMillionEventsAndAnswersOfOneActorInStages() {
    StageAccumulator state =
        Stages.accumulator(StageDefinition.of(Stage.of("a", "a"), Stage.of("b", "b")));
    for (int i = 0; i < EVENTS; i++) {
      int j = (int) (i * 7_919L % EVENTS);
      state.add(7, j, 1 + j / 2 % 2);
      if (i % 5 == 0) {
        state.addAnswer(7, j, j / 2 % 2);
      }
    }
    Stages stages = state.result();
    assertThat(stages.stage("a").entries()).isEqualTo(EVENTS / 4);
    assertThat(stages.stage("a").times().quantile(0.5)).hasValue(2);
    assertThat(stages.score("a").mean()).isZero();
    assertThat(stages.score("b").mean()).isEqualTo(1);
    assertThat(stages.score("none").n()).isZero();
  }
}
