package io.github.cxmetrics.path;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Groups the rare events at each position into one node. */
final class FlowGrouping {

  private static final int OTHER = NodePair.END - 1;

  private final PositionCounts.Rows positions;
  private final String[] names;
  private final int most;

  FlowGrouping(PositionCounts.Rows positions, String[] names, int most) {
    this.positions = positions;
    this.names = names;
    this.most = most;
  }

  List<PathFlow> flows(int steps, boolean backward) {
    List<PathFlow> flows = new ArrayList<>();
    for (int distance = 0; distance < steps; distance++) {
      List<PathFlow> ofPosition = new ArrayList<>();
      int position = backward ? -distance - 1 : distance;
      grouped(distance, steps)
          .forEach((pair, paths) -> ofPosition.add(flow(position, pair, paths, backward)));
      ofPosition.sort(
          Comparator.comparingLong(PathFlow::paths)
              .reversed()
              .thenComparing(PathFlow::from)
              .thenComparing(PathFlow::to));
      flows.addAll(ofPosition);
    }
    return List.copyOf(flows);
  }

  private Map<Long, Long> grouped(int distance, int steps) {
    CountRows edges = positions.edges[distance];
    BitSet near = shown(distance);
    BitSet far = distance + 1 < steps ? shown(distance + 1) : new BitSet();
    Map<Long, Long> paths = new HashMap<>();
    for (int row = 0; row < edges.size(); row++) {
      int from = NodePair.first(edges.key(row));
      int to = NodePair.second(edges.key(row));
      long pair =
          NodePair.of(
              near.get(from) ? from : OTHER, to == NodePair.END || far.get(to) ? to : OTHER);
      paths.merge(pair, edges.count(row), Long::sum);
    }
    return paths;
  }

  /** The ranks of the most frequent events at a distance; ranks ascend as texts do. */
  private BitSet shown(int distance) {
    CountRows nodes = positions.nodes[distance];
    BitSet shown = new BitSet();
    IntStream.range(0, nodes.size())
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(row -> -nodes.count(row)))
        .limit(most)
        .forEach(row -> shown.set((int) nodes.key(row)));
    return shown;
  }

  private PathFlow flow(int position, long pair, long paths, boolean backward) {
    PathNode near = node(NodePair.first(pair));
    PathNode far = node(NodePair.second(pair));
    if (!backward) {
      return new PathFlow(position, near, far, paths);
    }
    return new PathFlow(position, far.equals(PathNode.END) ? PathNode.START : far, near, paths);
  }

  private PathNode node(int number) {
    return number == OTHER ? PathNode.OTHER : NodePair.node(number, names);
  }
}
