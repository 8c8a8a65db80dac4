package io.github.cxmetrics.path;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ClusterSums;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.stats.RatioInterval;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Paths that a human can follow. */
class PathsTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;
  private static final long MINUTE = 60_000;

  private static final PathDefinition WHOLE = PathDefinition.fromFirstEvent().overWholeHistory();

  /** A word for each actor, a letter for each of their events, a minute apart. */
  private static Paths read(PathDefinition definition, String... actors) {
    PathAccumulator state = Paths.accumulator(definition);
    for (int actor = 0; actor < actors.length; actor++) {
      String[] events = actors[actor].split(" ", -1);
      for (int i = 0; i < events.length; i++) {
        state.add(actor, i * MINUTE, events[i]);
      }
    }
    return state.result();
  }

  private static String shown(Paths paths) {
    return paths.wholePaths().stream()
        .map(path -> String.join(">", path.events()) + " " + path.paths())
        .collect(joining(", "));
  }

  private static String shownEdges(Paths paths, int position) {
    return paths.edges(position).stream()
        .map(edge -> edge.from() + ">" + edge.to() + " " + edge.paths())
        .collect(joining(", "));
  }

  @Test
  void forwardFromTheFirstOccurrence() {
    Paths paths = read(PathDefinition.startingAt("v"), "x v c p", "v v c", "x x");
    assertThat(paths.n()).isEqualTo(2);
    assertThat(paths.paths()).isEqualTo(2);
    assertThat(shown(paths)).isEqualTo("v>c>p 1, v>v>c 1");
    assertThat(shownEdges(paths, 0)).isEqualTo("v>c 1, v>v 1");
    assertThat(shownEdges(paths, 1)).isEqualTo("c>p 1, v>c 1");
    assertThat(paths.positions()).extracting(PathPosition::position).containsExactly(0, 1, 2);
    assertThat(paths.positions()).extracting(PathPosition::ended).containsExactly(0L, 0L, 2L);
    assertThat(paths)
        .hasToString("2 paths of 2 actors, from \"v\", session gap PT30M, up to 5 steps");
  }

  @Test
  void backwardFromAnEventCountsPositionsDown() {
    Paths paths = read(PathDefinition.endingAt("p").upToSteps(3), "a b c p", "b p a p", "c p");
    assertThat(shown(paths)).isEqualTo("b>c>p 1, b>p 1, c>p 1");
    assertThat(shownEdges(paths, -1)).isEqualTo("c>p 2, b>p 1");
    assertThat(shownEdges(paths, -2)).isEqualTo("b>c 1");
    assertThat(paths.positions()).extracting(PathPosition::position).containsExactly(0, -1, -2);
    assertThat(paths.positions()).extracting(PathPosition::ended).containsExactly(0L, 2L, 0L);
    assertThat(paths.wholePaths().get(0).longer()).isEqualTo(1);
    assertThat(paths.edges(-1).get(0).share(P95))
        .isEqualTo(ProportionInterval.WILSON.estimate(2, 3, P95));
  }

  @Test
  void everyOccurrenceHasAPathOfItsOwn() {
    PathDefinition first = PathDefinition.startingAt("v");
    assertThat(shown(read(first, "v c v p"))).isEqualTo("v>c>v>p 1");
    Paths every = read(first.everyOccurrence(), "v c v p");
    assertThat(shown(every)).isEqualTo("v>c>v>p 1, v>p 1");
    assertThat(every.n()).isEqualTo(1);
    assertThat(every.transitions().count()).isEqualTo(3);
    assertThat(shown(read(PathDefinition.endingAt("p").everyOccurrence(), "a p b p")))
        .isEqualTo("a>p 1, a>p>b>p 1");
  }

  @Test
  void betweenTwoEvents() {
    PathDefinition definition = PathDefinition.between("v", "p");
    assertThat(shown(read(definition, "v p", "p v", "x v c p x", "v v p p")))
        .isEqualTo("v>c>p 1, v>p 1, v>v>p 1");
    assertThat(shown(read(definition.everyOccurrence(), "v v p v p v")))
        .isEqualTo("v>p 2, v>v>p 1");
    assertThat(shown(read(PathDefinition.between("v", "v").everyOccurrence(), "v c v v")))
        .isEqualTo("v>c>v 1, v>v 1");
  }

  @Test
  void aPauseBeginsANewPath() {
    PathAccumulator state = Paths.accumulator(PathDefinition.fromFirstEvent());
    state.add(1, 0, "a");
    state.add(1, 30 * MINUTE, "b");
    state.add(1, 60 * MINUTE + 1, "c");
    assertThat(shown(state.result())).isEqualTo("a>b 1, c 1");
    PathAccumulator hour =
        Paths.accumulator(PathDefinition.fromFirstEvent().withSessionGap(Duration.ofHours(1)));
    hour.add(1, 0, "a");
    hour.add(1, 60 * MINUTE, "b");
    assertThat(shown(hour.result())).isEqualTo("a>b 1");
  }

  @Test
  void sessionsAreOfAllEventsAlsoOfThoseLeftOut() {
    PathDefinition definition = PathDefinition.fromFirstEvent().exceptEvents("ping");
    PathAccumulator state = Paths.accumulator(definition);
    state.add(1, 0, "a");
    state.add(1, 20 * MINUTE, "ping");
    state.add(1, 40 * MINUTE, "b");
    assertThat(shown(state.result())).isEqualTo("a>b 1");
    assertThat(state.events()).isEqualTo(3);
    PathAccumulator whole = Paths.accumulator(definition.overWholeHistory());
    whole.add(1, 20 * MINUTE, "ping");
    assertThat(whole.events()).isZero();
    assertThat(whole.result().n()).isZero();
  }

  @Test
  void runsOfOneEventCollapseAtTheTimeOfTheFirst() {
    Paths kept = read(WHOLE, "a a b b b c");
    assertThat(shown(kept)).isEqualTo("a>a>b>b>b 1");
    Paths collapsed = read(WHOLE.collapsingRepeats(), "a a b b b c");
    assertThat(shown(collapsed)).isEqualTo("a>b>c 1");
    assertThat(collapsed.edges(1).get(0).times().quantile(0.5)).hasValue(3 * MINUTE);
    Paths filtered = read(WHOLE.collapsingRepeats().exceptEvents("x"), "a x a b");
    assertThat(shown(filtered)).isEqualTo("a>b 1");
  }

  @Test
  void tiesAreOrderedByTextOrBySequence() {
    PathAccumulator byText = Paths.accumulator(WHOLE);
    PathAccumulator bySequence = Paths.accumulator(WHOLE.orderedBySequence());
    String[] events = {"c", "a", "b", "Z"};
    for (int i = 0; i < events.length; i++) {
      byText.add(1, 0, events[i]);
      bySequence.add(1, 0, 10 - i, events[i]);
    }
    assertThat(shown(byText.result())).isEqualTo("Z>a>b>c 1");
    assertThat(shown(bySequence.result())).isEqualTo("Z>b>a>c 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bySequence.add(1, 0, "a"))
        .withMessage("events ordered by sequence must be added with their number, was none");
  }

  @Test
  void theRestIsGrouped() {
    Paths paths = read(WHOLE, "a b", "a b", "a c", "a d", "b a", "c");
    Top<PathEdge> top = paths.topEdges(0, 2);
    assertThat(top.first()).extracting(PathEdge::to).containsExactly("b", "c");
    assertThat(top.others()).isEqualTo(2);
    assertThat(top.otherPaths()).isEqualTo(2);
    assertThat(paths.topSteps(0, 1).first()).extracting(PathStep::event).containsExactly("a");
    assertThat(paths.topSteps(0, 1).otherPaths()).isEqualTo(2);
    assertThat(paths.topPaths(1).otherPaths()).isEqualTo(4);
    assertThat(paths.topPaths(99).others()).isZero();
    assertThat(
            paths.flows(1).stream()
                .map(
                    flow ->
                        flow.position() + " " + flow.from() + ">" + flow.to() + " " + flow.paths()))
        .containsExactly(
            "0 a>b 2",
            "0 a>(other) 2",
            "0 (other)>(other) 1",
            "0 (other)>(end) 1",
            "1 (other)>(end) 3",
            "1 b>(end) 2");
  }

  @Test
  void sharesAreByActor() {
    PathAccumulator state = Paths.accumulator(PathDefinition.fromFirstEvent());
    for (int session = 0; session < 3; session++) {
      state.add(1, session * 100L * MINUTE, "a");
      state.add(2, session * 100L * MINUTE, session == 0 ? "a" : "b");
    }
    FrequentPath path = state.result().wholePaths().get(0);
    assertThat(path.events()).containsExactly("a");
    assertThat(path.share(P95))
        .isEqualTo(RatioInterval.WILSON.estimate(new ClusterSums(2, 6, 4, 18, 12, 10), P95));
    Estimate plain = read(WHOLE, "a", "a", "b").wholePaths().get(0).share(P95);
    assertThat(plain).isEqualTo(ProportionInterval.WILSON.estimate(2, 3, P95));
  }

  @Test
  void estimatesHaveNames() {
    assertThat(read(WHOLE, "a b", "a").estimates(P95))
        .containsOnlyKeys("dropOff:0", "dropOff:1", "path:\"a\"", "path:\"a\" > \"b\"");
    assertThat(read(WHOLE, "a b", "a").estimates().get("dropOff:0").value()).isEqualTo(0.5);
    assertThat(Paths.accumulator(WHOLE).result().estimates()).containsOnlyKeys("dropOff:0");
  }

  @Test
  void withoutEventsThereIsNothing() {
    Paths nothing = Paths.accumulator(PathDefinition.endingAt("p")).result();
    assertThat(nothing.n()).isZero();
    assertThat(nothing.paths()).isZero();
    assertThat(nothing.positions())
        .containsExactly(new PathPosition(0, 0, 0, 0, new ClusterSums(0, 0, 0, 0, 0, 0)));
    assertThat(nothing.positions().get(0).dropOff(P95).isDefined()).isFalse();
    assertThat(nothing.steps(-4)).isEmpty();
    assertThat(nothing.edges(-4)).isEmpty();
    assertThat(nothing.flows(3)).isEmpty();
    assertThat(nothing.wholePaths()).isEmpty();
    assertThat(nothing.topPaths(3)).isEqualTo(new Top<FrequentPath>(List.of(), 0, 0));
    assertThat(nothing.transitions().transitions()).isEmpty();
    assertThat(nothing.transitions().estimates()).containsOnlyKeys("out");
    assertThat(nothing.transitions()).hasToString("0 transitions of 0 actors");
  }

  @Test
  void namesThatNoEventHasAreSaid() {
    assertThat(
            read(PathDefinition.between("v", "pay").onlyEvents("v", "pay", "cart"), "v p")
                .neverSeen())
        .containsExactly("cart", "pay");
    assertThat(read(WHOLE.exceptEvents("x"), "v").neverSeen()).isEmpty();
  }

  @Test
  void rejectsPositionsThatAreNotLookedAt() {
    Paths forward = read(WHOLE.upToSteps(3), "a b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forward.steps(3))
        .withMessage("position must be in 0..2, was 3");
    assertThatIllegalArgumentException().isThrownBy(() -> forward.edges(2));
    assertThatIllegalArgumentException().isThrownBy(() -> forward.edges(-1));
    Paths backward = read(PathDefinition.endingAt("p").upToSteps(3), "a p");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> backward.steps(1))
        .withMessage("position must be in -2..0, was 1");
    assertThatIllegalArgumentException().isThrownBy(() -> backward.edges(0));
    assertThatIllegalArgumentException().isThrownBy(() -> backward.edges(-3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forward.topPaths(-1))
        .withMessage("size of a top must be at least 0, was -1");
    assertThatIllegalArgumentException().isThrownBy(() -> forward.flows(-1));
  }

  @Test
  void rejectsEventsThatCannotBe() {
    PathAccumulator state = Paths.accumulator(WHOLE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(1, 1L << 48, "a"))
        .withMessage(
            "time of an event must be in milliseconds within 2^48 of 1970, was 281474976710656");
    assertThatIllegalArgumentException().isThrownBy(() -> state.add(1, -(1L << 48) - 1, "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(1, 0, null))
        .withMessage("name of an event must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(1, 0, "\ud800"))
        .withMessageStartingWith("name of an event must be well-formed");
    NamedPathAccumulator named = Paths.accumulatorOfNames(WHOLE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named.add(null, 0, "a"))
        .withMessage("actor of an event must not be null");
    assertThatIllegalArgumentException().isThrownBy(() -> named.add("\udc00", 0, "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> named.join("a", null));
    assertThat(state.events() + named.events()).isZero();
  }
}
