package io.github.cxmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.stats.ProportionInterval;
import org.junit.jupiter.api.Test;

/** The transition matrix of two actors, cell by cell. */
class TransitionsTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  private static Transitions read(PathDefinition definition) {
    PathAccumulator state = Paths.accumulator(definition);
    String[] first = {"a", "b", "a", "b", "c"};
    for (int i = 0; i < first.length; i++) {
      state.add(1, i * 10L, first[i]);
    }
    state.add(2, 0, "a");
    state.add(2, 7, "c");
    return state.result().transitions();
  }

  private static final PathDefinition PLAIN = PathDefinition.fromFirstEvent();

  @Test
  void fiveWeightings() {
    Transitions matrix = read(PLAIN.upToSteps(2));
    Transition cell = matrix.transition("a", "b");
    assertThat(cell.value(Weighting.COUNT)).isEqualTo(2);
    assertThat(cell.value(Weighting.SHARE)).isEqualTo(2.0 / 5);
    assertThat(cell.value(Weighting.OUT)).isEqualTo(2.0 / 3);
    assertThat(cell.value(Weighting.IN)).isEqualTo(1);
    assertThat(cell.value(Weighting.ACTORS)).isEqualTo(1);
    for (Weighting weighting : new Weighting[] {Weighting.SHARE, Weighting.OUT, Weighting.IN}) {
      assertThat(cell.estimate(weighting, P95).value()).isEqualTo(cell.value(weighting));
    }
    assertThat(cell.estimate(Weighting.OUT, P95).n()).isEqualTo(2);
    assertThat(cell.estimate(Weighting.ACTORS, P95))
        .isEqualTo(ProportionInterval.WILSON.estimate(1, 2, P95));
    assertThat(cell.times().median(P95).value()).isEqualTo(10);
    assertThat(cell.times().n()).isEqualTo(2);
    assertThat(cell.times().median(P95).n()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cell.estimate(Weighting.COUNT, P95))
        .withMessage("weighting of an estimate must be SHARE, OUT, IN or ACTORS, was COUNT");
  }

  @Test
  void rowsAndColumns() {
    Transitions matrix = read(PLAIN);
    assertThat(matrix.nodes()).extracting(PathNode::toString).containsExactly("a", "b", "c");
    assertThat(matrix.count()).isEqualTo(5);
    assertThat(matrix.n()).isEqualTo(2);
    assertThat(matrix.occurrences(PathNode.event("a"))).isEqualTo(3);
    assertThat(matrix.actors(PathNode.event("c"))).isEqualTo(2);
    assertThat(matrix.occurrences(PathNode.OTHER)).isZero();
    assertThat(matrix.transitions())
        .extracting(cell -> cell.from() + ">" + cell.to())
        .containsExactly("a>b", "a>c", "b>a", "b>c");
    assertThat(matrix.estimates().keySet())
        .containsExactly(
            "out:\"a\" > \"b\"", "out:\"a\" > \"c\"", "out:\"b\" > \"a\"", "out:\"b\" > \"c\"");
    assertThat(matrix).hasToString("5 transitions of 2 actors");
  }

  @Test
  void endsAreStatesIfAsked() {
    Transitions matrix = read(PLAIN.showingEnds());
    assertThat(matrix.nodes())
        .extracting(PathNode::toString)
        .containsExactly("(start)", "a", "b", "c", "(end)");
    Transition first = matrix.transition(PathNode.START, PathNode.event("a"));
    assertThat(first.count()).isEqualTo(2);
    assertThat(first.value(Weighting.OUT)).isEqualTo(1);
    assertThat(first.times().n()).isZero();
    assertThat(matrix.transition(PathNode.event("c"), PathNode.END).value(Weighting.OUT))
        .isEqualTo(1);
    assertThat(matrix.count()).isEqualTo(9);
    assertThat(matrix.estimates()).containsKey("out:(start) > \"a\"");
    assertThat(read(PLAIN).transition(PathNode.START, PathNode.event("a")).count()).isZero();
  }

  @Test
  void whatDoesNotHappenIsZero() {
    Transitions matrix = read(PLAIN);
    Transition never = matrix.transition("c", "a");
    assertThat(never.count()).isZero();
    assertThat(never.actorsOfFrom()).isEqualTo(2);
    assertThat(never.value(Weighting.OUT)).isNaN();
    assertThat(never.value(Weighting.IN)).isZero();
    assertThat(never.times().median(P95).isDefined()).isFalse();
    Transition unknown = matrix.transition("nobody", "knows");
    assertThat(unknown.from()).isEqualTo(PathNode.event("nobody"));
    assertThat(unknown.value(Weighting.SHARE)).isZero();
    assertThat(unknown.estimate(Weighting.ACTORS, P95).isDefined()).isFalse();
  }

  @Test
  void nodesThatAreNoEventsHaveNoName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PathNode(PathNode.Kind.END, "a"))
        .withMessage("name of a node must be that of an event, was a");
    assertThat(PathNode.START).isLessThan(PathNode.event("a"));
    assertThat(PathNode.OTHER).isGreaterThan(PathNode.event("b")).isLessThan(PathNode.END);
  }
}
