package io.github.cxmetrics.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.wire.Quoted;
import java.io.Serial;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which event comes right after which: the transition matrix of paths, sparse.
 *
 * <p><b>Definition</b> every two neighbouring events of a path are a transition; where paths
 * overlap it counts once. All events of a path take part, however many steps are looked at
 * otherwise. With {@link PathDefinition#showingEnds} the start and the end of a path are nodes too.
 * <b>Unit and range</b> as {@link Weighting} says. <b>n</b> actors. <b>Interval</b> linearised
 * ratio over actors, because transitions of one actor are not independent; Wilson score where no
 * actor has several, and for shares of actors. <b>Empty data</b> counts are 0, shares NaN with n 0
 * and the interval [0, 1].
 *
 * @since 0.1
 */
public final class Transitions implements Result {

  @Serial private static final long serialVersionUID = 1L;

  /** The number of what is on no path. */
  private static final int NOWHERE = NodePair.END - 1;

  private static final Comparator<Transition> MOST_FREQUENT =
      Comparator.comparingLong(Transition::count)
          .reversed()
          .thenComparing(Transition::from)
          .thenComparing(Transition::to);

  private final String[] names;
  private final CountRows nodes;
  private final CountRows out;
  private final CountRows in;
  private final CountRows all;
  private final CountRows pairs;

  Transitions(
      String[] names,
      CountRows nodes,
      CountRows out,
      CountRows in,
      CountRows all,
      CountRows pairs) {
    this.names = names;
    this.nodes = nodes;
    this.out = out;
    this.in = in;
    this.all = all;
    this.pairs = pairs;
  }

  /**
   * How many actors have a transition.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return all.actors(all.find(PathFolder.ALL));
  }

  /**
   * How many transitions there are.
   *
   * @return at least 0
   */
  public long count() {
    return all.count(all.find(PathFolder.ALL));
  }

  /**
   * The nodes that are on paths: the rows and columns of the matrix.
   *
   * @return the start first if it is shown, events by their text, the end last
   */
  public List<PathNode> nodes() {
    return IntStream.range(0, nodes.size())
        .mapToObj(row -> NodePair.node((int) nodes.key(row), names))
        .toList();
  }

  /**
   * How often a node is on paths.
   *
   * @param node any node
   * @return how many events (ends of paths) it is; 0 if it is not on paths
   */
  public long occurrences(PathNode node) {
    return nodes.count(nodes.find(number(node)));
  }

  /**
   * How many actors have a node on their paths.
   *
   * @param node any node
   * @return at least 0
   */
  public long actors(PathNode node) {
    return nodes.actors(nodes.find(number(node)));
  }

  private int number(PathNode node) {
    return switch (node.kind()) {
      case START -> NodePair.START;
      case END -> NodePair.END;
      case EVENT -> numberOfEvent(node.event());
      case OTHER -> NOWHERE;
    };
  }

  private int numberOfEvent(String event) {
    int rank = Arrays.binarySearch(names, event);
    return rank < 0 ? NOWHERE : rank;
  }

  /**
   * All cells that are not empty, the most frequent first, then by the text of the earlier event,
   * then by that of the later one.
   *
   * @return the cells
   */
  public List<Transition> transitions() {
    return IntStream.range(0, pairs.size())
        .mapToLong(pairs::key)
        .mapToObj(pair -> transition(NodePair.first(pair), NodePair.second(pair)))
        .sorted(MOST_FREQUENT)
        .toList();
  }

  /**
   * One cell, between events.
   *
   * @param from the name of the earlier event
   * @param to the name of the later event
   * @return the cell; with counts of 0 if there is no such transition
   */
  public Transition transition(String from, String to) {
    return transition(PathNode.event(from), PathNode.event(to));
  }

  /**
   * One cell.
   *
   * @param from the earlier node
   * @param to the later node
   * @return the cell; with counts of 0 if there is no such transition
   */
  public Transition transition(PathNode from, PathNode to) {
    Transition cell = transition(number(from), number(to));
    return new Transition(
        from,
        to,
        cell.count(),
        cell.actors(),
        cell.actorsOfFrom(),
        cell.amongAll(),
        cell.amongOut(),
        cell.amongIn(),
        cell.times());
  }

  private Transition transition(int from, int to) {
    int row = pairs.find(NodePair.of(from, to));
    return new Transition(
        from == NOWHERE ? PathNode.OTHER : NodePair.node(from, names),
        to == NOWHERE ? PathNode.OTHER : NodePair.node(to, names),
        pairs.count(row),
        pairs.actors(row),
        nodes.actors(nodes.find(from)),
        pairs.among(row, TransitionCounts.AMONG_ALL, all, all.find(PathFolder.ALL)),
        pairs.among(row, TransitionCounts.AMONG_OUT, out, out.find(from)),
        pairs.among(row, TransitionCounts.AMONG_IN, in, in.find(to)),
        pairs.times(row));
  }

  /**
   * How likely each event comes next after each, as {@code out:"view" > "cart"}; without
   * transitions {@code out}, which is then undefined.
   *
   * @param level the confidence level of the intervals
   * @return the estimates by name
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    Map<String, Estimate> shares = new LinkedHashMap<>();
    for (Transition cell : transitions()) {
      shares.put(
          "out:" + quoted(cell.from()) + " > " + quoted(cell.to()),
          cell.estimate(Weighting.OUT, level));
    }
    if (shares.isEmpty()) {
      shares.put("out", transition(NOWHERE, NOWHERE).estimate(Weighting.OUT, level));
    }
    return Collections.unmodifiableMap(shares);
  }

  private static String quoted(PathNode node) {
    return node.kind() == PathNode.Kind.EVENT ? Quoted.of(node.event()) : node.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Transitions that
        && Arrays.equals(names, that.names)
        && nodes.equals(that.nodes)
        && out.equals(that.out)
        && in.equals(that.in)
        && all.equals(that.all)
        && pairs.equals(that.pairs);
  }

  @Override
  public int hashCode() {
    return pairs.hashCode();
  }

  /**
   * The counts in words.
   *
   * @return how many transitions of how many actors
   */
  @Override
  public String toString() {
    return count() + " transitions of " + n() + " actors";
  }
}
