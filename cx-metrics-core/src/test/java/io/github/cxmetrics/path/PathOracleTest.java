package io.github.cxmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Paths agree with plain loops over lists of events, for all kinds of definitions. */
class PathOracleTest {

  private static final long SEED = 20260101;
  private static final String[] NAMES = {"A", "B", "C", "D", "b", "대"};

  @Test
  void anyEventsUnderAnyDefinition() {
    Random random = new Random(SEED);
    for (int round = 0; round < 1_500; round++) {
      PathDefinition definition = definition(random);
      List<Happening> events = events(random);
      Paths paths = read(definition, events, random);
      String failure = "seed " + SEED + ", round " + round + ", " + definition + ", " + events;
      PathOracle oracle = new PathOracle(definition, events);
      assertSamePositions(paths, oracle, failure);
      assertSameWholePaths(paths, oracle, failure);
      assertSameTransitions(paths.transitions(), oracle, failure);
      assertSameFlows(paths, oracle, random.nextInt(4), failure);
    }
  }

  static PathDefinition definition(Random random) {
    PathDefinition definition =
        switch (random.nextInt(5)) {
          case 0 -> PathDefinition.fromFirstEvent();
          case 1 -> PathDefinition.startingAt("A");
          case 2 -> PathDefinition.endingAt("B");
          case 3 -> PathDefinition.between("A", "B");
          default -> PathDefinition.between("A", "A");
        };
    if (definition.range().kind() != PathRange.Kind.SESSION && random.nextBoolean()) {
      definition = definition.everyOccurrence();
    }
    definition =
        random.nextInt(3) == 0
            ? definition.overWholeHistory()
            : definition.withSessionGap(Duration.ofMillis(random.nextInt(4)));
    definition =
        switch (random.nextInt(4)) {
          case 0 -> definition.onlyEvents("A", "B", "b");
          case 1 -> definition.exceptEvents("C", "대");
          default -> definition;
        };
    definition = random.nextBoolean() ? definition.collapsingRepeats() : definition;
    definition = random.nextBoolean() ? definition.orderedBySequence() : definition;
    definition = random.nextBoolean() ? definition.showingEnds() : definition;
    return definition.upToSteps(2 + random.nextInt(4));
  }

  static List<Happening> events(Random random) {
    List<Happening> events = new ArrayList<>();
    int actors = 1 + random.nextInt(4);
    for (int i = random.nextInt(25); i > 0; i--) {
      events.add(
          new Happening(
              random.nextInt(actors),
              random.nextInt(30),
              random.nextInt(3),
              NAMES[random.nextInt(NAMES.length)],
              Double.NaN,
              ""));
    }
    return events;
  }

  /** In some order, from some parts. */
  private static Paths read(PathDefinition definition, List<Happening> events, Random random) {
    List<Happening> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);
    PathAccumulator[] parts = {
      Paths.accumulator(definition), Paths.accumulator(definition), Paths.accumulator(definition)
    };
    for (Happening event : shuffled) {
      parts[random.nextInt(3)].add(event.customer(), event.at(), event.sequence(), event.name());
    }
    return parts[1].merge(parts[2]).merge(parts[0]).result();
  }

  private static int[] positions(PathDefinition definition) {
    int sign = definition.range().isBackward() ? -1 : 1;
    return java.util.stream.IntStream.range(0, definition.steps()).map(i -> sign * i).toArray();
  }

  private static void assertSamePositions(Paths paths, PathOracle oracle, String failure) {
    List<PathOracle.Way> ways = oracle.ways;
    assertThat(paths.paths()).as(failure).isEqualTo(ways.size());
    assertThat(paths.n())
        .as(failure)
        .isEqualTo(ways.stream().map(PathOracle.Way::actor).distinct().count());
    List<PathPosition> expected = new ArrayList<>();
    for (int position : positions(paths.definition())) {
      List<PathOracle.Way> here =
          ways.stream().filter(way -> oracle.at(way, position) != null).toList();
      if (!here.isEmpty() || position == 0) {
        expected.add(
            new PathPosition(
                position,
                here.size(),
                actors(here),
                here.stream().filter(way -> oracle.endsAt(way, position)).count(),
                PathOracle.sums(
                    here, PathOracle.Way::actor, w -> true, w -> oracle.endsAt(w, position))));
      }
      assertSameSteps(paths, oracle, position, here, failure);
      if (position
          != (paths.definition().range().isBackward() ? 0 : paths.definition().steps() - 1)) {
        assertSameEdges(paths, oracle, position, failure);
      }
    }
    assertThat(paths.positions()).as(failure).isEqualTo(expected);
  }

  private static long actors(List<PathOracle.Way> ways) {
    return ways.stream().map(PathOracle.Way::actor).distinct().count();
  }

  private static void assertSameSteps(
      Paths paths, PathOracle oracle, int position, List<PathOracle.Way> here, String failure) {
    List<PathStep> expected = new ArrayList<>();
    for (String name : NAMES) {
      List<PathOracle.Way> at =
          here.stream().filter(way -> oracle.at(way, position).name().equals(name)).toList();
      if (!at.isEmpty()) {
        expected.add(
            new PathStep(
                position,
                name,
                at.size(),
                actors(at),
                at.stream().filter(way -> oracle.endsAt(way, position)).count(),
                PathOracle.sums(
                    at, PathOracle.Way::actor, w -> true, w -> oracle.endsAt(w, position))));
      }
    }
    expected.sort(
        Comparator.comparing((PathStep step) -> -step.paths()).thenComparing(PathStep::event));
    assertThat(paths.steps(position)).as(failure).isEqualTo(expected);
    Top<PathStep> top = paths.topSteps(position, 2);
    assertThat(top.first()).isEqualTo(expected.subList(0, Math.min(2, expected.size())));
    assertThat(top.otherPaths())
        .isEqualTo(here.size() - top.first().stream().mapToLong(PathStep::paths).sum());
  }

  private static void assertSameEdges(
      Paths paths, PathOracle oracle, int position, String failure) {
    boolean backward = paths.definition().range().isBackward();
    Map<List<String>, List<PathOracle.Way>> byNames = new HashMap<>();
    for (PathOracle.Way way : oracle.ways) {
      Happening from = oracle.at(way, position);
      Happening to = oracle.at(way, position + 1);
      if (from != null && to != null) {
        byNames
            .computeIfAbsent(List.of(from.name(), to.name()), names -> new ArrayList<>())
            .add(way);
      }
    }
    int near = backward ? position + 1 : position;
    List<PathEdge> edges = paths.edges(position);
    assertThat(edges).as(failure).hasSize(byNames.size());
    assertThat(edges)
        .isSortedAccordingTo(
            Comparator.comparing((PathEdge edge) -> -edge.paths())
                .thenComparing(PathEdge::from)
                .thenComparing(PathEdge::to));
    for (PathEdge edge : edges) {
      List<PathOracle.Way> with = byNames.get(List.of(edge.from(), edge.to()));
      assertThat(edge.position()).isEqualTo(position);
      assertThat(edge.paths()).as(failure).isEqualTo(with.size());
      assertThat(edge.actors()).as(failure).isEqualTo(actors(with));
      String nearName = backward ? edge.to() : edge.from();
      assertThat(edge.sums())
          .as(failure)
          .isEqualTo(
              PathOracle.sums(
                  oracle.ways,
                  PathOracle.Way::actor,
                  way ->
                      oracle.at(way, near) != null && oracle.at(way, near).name().equals(nearName),
                  with::contains));
      List<Long> times =
          with.stream()
              .map(way -> oracle.at(way, position + 1).at() - oracle.at(way, position).at())
              .sorted()
              .toList();
      assertThat(edge.times().n()).isEqualTo(times.size());
      assertThat(edge.times().quantile(0.5)).hasValue(times.get((times.size() + 1) / 2 - 1));
    }
    Top<PathEdge> top = paths.topEdges(position, 1);
    assertThat(top.first()).isEqualTo(edges.subList(0, Math.min(1, edges.size())));
    assertThat(top.others()).isEqualTo(Math.max(0, edges.size() - 1));
    assertThat(top.otherPaths()).isEqualTo(edges.stream().skip(1).mapToLong(PathEdge::paths).sum());
  }

  private static void assertSameWholePaths(Paths paths, PathOracle oracle, String failure) {
    Map<List<String>, List<PathOracle.Way>> byNames = new LinkedHashMap<>();
    for (PathOracle.Way way : oracle.ways) {
      byNames.computeIfAbsent(oracle.looked(way), names -> new ArrayList<>()).add(way);
    }
    List<FrequentPath> expected = new ArrayList<>();
    byNames.forEach(
        (names, ways) ->
            expected.add(
                new FrequentPath(
                    names,
                    ways.size(),
                    actors(ways),
                    ways.stream().filter(way -> way.events().size() > names.size()).count(),
                    PathOracle.sums(
                        oracle.ways,
                        PathOracle.Way::actor,
                        way -> true,
                        way -> oracle.looked(way).equals(names)))));
    expected.sort(
        Comparator.comparing((FrequentPath path) -> -path.paths())
            .thenComparing(path -> String.join(" ", path.events())));
    assertThat(paths.wholePaths()).as(failure).isEqualTo(expected);
    assertThat(paths.topPaths(2).first())
        .isEqualTo(expected.subList(0, Math.min(2, expected.size())));
    assertThat(paths.topPaths(2).otherPaths())
        .isEqualTo(expected.stream().skip(2).mapToLong(FrequentPath::paths).sum());
  }

  private static PathNode node(String name) {
    return switch (name) {
      case PathOracle.START -> PathNode.START;
      case PathOracle.END -> PathNode.END;
      default -> PathNode.event(name);
    };
  }

  private static void assertSameTransitions(
      Transitions transitions, PathOracle oracle, String failure) {
    List<PathOracle.Step> all = oracle.transitions;
    assertThat(transitions.count()).as(failure).isEqualTo(all.size());
    assertThat(transitions.n())
        .as(failure)
        .isEqualTo(all.stream().map(PathOracle.Step::actor).distinct().count());
    TreeSet<PathNode> nodes = new TreeSet<>();
    oracle.nodes.forEach(entry -> nodes.add(node(entry.getValue())));
    assertThat(transitions.nodes()).as(failure).isEqualTo(List.copyOf(nodes));
    List<Transition> cells = transitions.transitions();
    assertThat(cells)
        .as(failure)
        .hasSize(
            (int)
                all.stream()
                    .map(step -> List.of(step.fromName(), step.toName()))
                    .distinct()
                    .count());
    List<String> names =
        Stream.concat(Stream.of(NAMES), Stream.of(PathOracle.START, PathOracle.END)).toList();
    for (String from : names) {
      List<Long> actorsOfFrom =
          oracle.nodes.stream()
              .filter(entry -> entry.getValue().equals(from))
              .map(Map.Entry::getKey)
              .toList();
      assertThat(transitions.occurrences(node(from))).isEqualTo(actorsOfFrom.size());
      assertThat(transitions.actors(node(from)))
          .isEqualTo(actorsOfFrom.stream().distinct().count());
      for (String to : names) {
        List<PathOracle.Step> steps =
            all.stream()
                .filter(step -> step.fromName().equals(from) && step.toName().equals(to))
                .toList();
        Transition cell = transitions.transition(node(from), node(to));
        Transition expected =
            new Transition(
                node(from),
                node(to),
                steps.size(),
                steps.stream().map(PathOracle.Step::actor).distinct().count(),
                actorsOfFrom.stream().distinct().count(),
                PathOracle.sums(all, PathOracle.Step::actor, s -> true, steps::contains),
                PathOracle.sums(
                    all, PathOracle.Step::actor, s -> s.fromName().equals(from), steps::contains),
                PathOracle.sums(
                    all, PathOracle.Step::actor, s -> s.toName().equals(to), steps::contains),
                cell.times());
        assertThat(cell).as(failure).isEqualTo(expected);
        assertThat(cells.contains(cell)).as(failure).isEqualTo(!steps.isEmpty());
        List<Long> times =
            steps.stream()
                .filter(step -> step.from() != null && step.to() != null)
                .map(step -> step.to().at() - step.from().at())
                .sorted()
                .toList();
        assertThat(cell.times().n()).isEqualTo(times.size());
        if (!times.isEmpty()) {
          assertThat(cell.times().quantile(0.5)).hasValue(times.get((times.size() + 1) / 2 - 1));
        }
      }
    }
  }

  /** Flows are the edges and ends with rare events renamed. */
  private static void assertSameFlows(Paths paths, PathOracle oracle, int most, String failure) {
    boolean backward = paths.definition().range().isBackward();
    Map<PathFlow, Long> counts = new HashMap<>();
    for (PathOracle.Way way : oracle.ways) {
      for (int position : positions(paths.definition())) {
        Happening near = oracle.at(way, position);
        int beyond = backward ? position - 1 : position + 1;
        Happening far = oracle.at(way, beyond);
        boolean ends = oracle.endsAt(way, position);
        if (near == null || (far == null && !ends)) {
          continue;
        }
        PathNode nearNode = grouped(paths, position, near.name(), most);
        PathNode farNode =
            ends
                ? (backward ? PathNode.START : PathNode.END)
                : grouped(paths, beyond, far.name(), most);
        PathFlow flow =
            backward
                ? new PathFlow(beyond, farNode, nearNode, 0)
                : new PathFlow(position, nearNode, farNode, 0);
        counts.merge(flow, 1L, Long::sum);
      }
    }
    List<PathFlow> expected = new ArrayList<>();
    counts.forEach(
        (flow, count) ->
            expected.add(new PathFlow(flow.position(), flow.from(), flow.to(), count)));
    expected.sort(
        Comparator.comparing((PathFlow flow) -> Math.abs(flow.position()))
            .thenComparing(flow -> -flow.paths())
            .thenComparing(PathFlow::from)
            .thenComparing(PathFlow::to));
    assertThat(paths.flows(most)).as(failure).isEqualTo(expected);
  }

  private static PathNode grouped(Paths paths, int position, String name, int most) {
    return paths.topSteps(position, most).first().stream()
            .anyMatch(step -> step.event().equals(name))
        ? PathNode.event(name)
        : PathNode.OTHER;
  }
}
