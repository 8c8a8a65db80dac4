package io.github.cxmetrics.path;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/** Counts of nodes and edges by how many steps they are away from the event a path is read from. */
final class PositionCounts {

  private final int steps;
  private final boolean backward;
  private final ActorCounts reached = new ActorCounts();
  private final ActorCounts ended;
  private final ActorCounts[] nodes;
  private final ActorCounts[] edges;
  private int deepest = -1; // of the present actor

  PositionCounts(PathDefinition definition) {
    steps = definition.steps();
    backward = definition.range().isBackward();
    ended = new ActorCounts(reached::ofActor);
    nodes = new ActorCounts[steps];
    edges = new ActorCounts[steps];
    for (int distance = 0; distance < steps; distance++) {
      ActorCounts near = new ActorCounts();
      nodes[distance] = near;
      edges[distance] = new ActorCounts(edge -> near.ofActor(NodePair.first(edge)));
    }
  }

  /** Counts a path; its edges lead away from the event it is read from. */
  void add(long[] at, int[] ranks, int from, int to) {
    int looked = Math.min(steps, to - from);
    int step = backward ? -1 : 1;
    int i = backward ? to - 1 : from;
    for (int distance = 0; distance < looked; distance++, i += step) {
      reached.count(distance);
      nodes[distance].count(ranks[i]);
      if (distance + 1 < looked) {
        edges[distance].count(
            NodePair.of(ranks[i], ranks[i + step]), Math.abs(at[i + step] - at[i]));
      }
    }
    if (looked == to - from) {
      ended.count(looked - 1);
      edges[looked - 1].count(NodePair.of(ranks[i - step], NodePair.END));
    }
    deepest = Math.max(deepest, looked - 1);
  }

  void endActor() {
    for (int distance = 0; distance <= deepest; distance++) {
      edges[distance].endActor();
      nodes[distance].endActor();
    }
    ended.endActor();
    reached.endActor();
    deepest = -1;
  }

  Rows rows() {
    return new Rows(
        reached.rows(),
        ended.rows(),
        Arrays.stream(nodes).map(ActorCounts::rows).toArray(CountRows[]::new),
        Arrays.stream(edges).map(ActorCounts::rows).toArray(CountRows[]::new));
  }

  /** The counts; nodes and edges by their distance. */
  static final class Rows implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    final CountRows reached;
    final CountRows ended;
    final CountRows[] nodes;
    final CountRows[] edges;

    Rows(CountRows reached, CountRows ended, CountRows[] nodes, CountRows[] edges) {
      this.reached = reached;
      this.ended = ended;
      this.nodes = nodes;
      this.edges = edges;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Rows that
          && reached.equals(that.reached)
          && ended.equals(that.ended)
          && Arrays.equals(nodes, that.nodes)
          && Arrays.equals(edges, that.edges);
    }

    @Override
    public int hashCode() {
      return reached.hashCode();
    }
  }
}
