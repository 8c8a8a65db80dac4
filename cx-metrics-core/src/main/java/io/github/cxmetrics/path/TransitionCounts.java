package io.github.cxmetrics.path;

/** Counts which event comes after which, each pair of neighbours once. */
final class TransitionCounts {

  static final int AMONG_OUT = 0;
  static final int AMONG_IN = 1;
  static final int AMONG_ALL = 2;

  private final boolean showsEnds;
  private final ActorCounts nodes = new ActorCounts();
  private final ActorCounts out = new ActorCounts();
  private final ActorCounts in = new ActorCounts();
  private final ActorCounts all = new ActorCounts();
  private final ActorCounts pairs =
      new ActorCounts(
          pair -> out.ofActor(NodePair.first(pair)),
          pair -> in.ofActor(NodePair.second(pair)),
          pair -> all.ofActor(PathFolder.ALL));

  TransitionCounts(PathEnds ends) {
    showsEnds = ends == PathEnds.SHOWN;
  }

  void add(long[] at, int[] ranks, int from, int to) {
    for (int i = from; i < to; i++) {
      nodes.count(ranks[i]);
      if (i > from) {
        pairs.count(NodePair.of(ranks[i - 1], ranks[i]), at[i] - at[i - 1]);
        addEnds(ranks[i - 1], ranks[i]);
      }
    }
    if (showsEnds) {
      addEnd(NodePair.START, ranks[from]);
      addEnd(ranks[to - 1], NodePair.END);
    }
  }

  private void addEnd(int from, int to) {
    nodes.count(from == NodePair.START ? from : to);
    pairs.count(NodePair.of(from, to));
    addEnds(from, to);
  }

  private void addEnds(int from, int to) {
    out.count(from);
    in.count(to);
    all.count(PathFolder.ALL);
  }

  void endActor() {
    pairs.endActor();
    nodes.endActor();
    out.endActor();
    in.endActor();
    all.endActor();
  }

  Transitions result(String[] names) {
    return new Transitions(names, nodes.rows(), out.rows(), in.rows(), all.rows(), pairs.rows());
  }
}
