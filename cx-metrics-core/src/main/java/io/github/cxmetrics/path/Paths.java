package io.github.cxmetrics.path;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Result;
import io.github.cxmetrics.wire.Quoted;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which ways customers take: from an event on, or before an event, step by step.
 *
 * <p><b>Definition</b> the events of an actor are cut into sessions, and each session into paths,
 * as the {@link PathDefinition} says. Positions count the steps from the event a path is read from:
 * 0 is that event, forward 1 the next, backward -1 the one before. <b>Unit and range</b> counts of
 * paths and of distinct actors; shares in [0, 1]; times in milliseconds. <b>n</b> of intervals is
 * actors, because paths of one actor are not independent: Wilson score where no actor has several
 * paths (n is then both), otherwise the linearised ratio over actors. <b>Empty data</b> counts are
 * 0, shares NaN with n 0 and the interval [0, 1]. <b>Rejects</b> nothing: what an event may be is
 * checked when it is added. <b>Merge</b> exact, in any order of events, partitions and merges.
 * <b>Cost</b> see {@link PathAccumulator}. <b>Wire</b> kinds {@code paths}, {@code pathsByName}.
 *
 * <p><b>Source</b> there is no standard; the documentation's page <em>How we read paths and
 * journeys</em> states every rule. Intervals: Wilson (1927); Cochran (1977), Sampling Techniques,
 * chapter 6.
 *
 * <p><b>Example</b>
 *
 * <pre>{@code
 * Paths before =
 *     events.collect(
 *         Paths.metric(
 *             PathDefinition.endingAt("payment_done"), Event::customer, Event::name, Event::atMillis));
 * Top<PathEdge> last = before.topEdges(-1, 10); // what came right before the payment
 * }</pre>
 *
 * @since 0.1
 */
public final class Paths implements Result {

  @Serial private static final long serialVersionUID = 1L;

  private static final int SHOWN_PATHS = 10;

  private static final Comparator<PathEdge> EDGES =
      Comparator.comparingLong(PathEdge::paths)
          .reversed()
          .thenComparing(PathEdge::from)
          .thenComparing(PathEdge::to);

  private static final Comparator<PathStep> STEPS =
      Comparator.comparingLong(PathStep::paths).reversed().thenComparing(PathStep::event);

  private final PathDefinition definition;
  private final String[] names;
  private final CountRows all;
  private final PositionCounts.Rows positions;
  private final SequenceCounts.Rows sequences;
  private final Transitions transitions;

  Paths(
      PathDefinition definition,
      String[] names,
      CountRows all,
      PositionCounts.Rows positions,
      SequenceCounts.Rows sequences,
      Transitions transitions) {
    this.definition = definition;
    this.names = names;
    this.all = all;
    this.positions = positions;
    this.sequences = sequences;
    this.transitions = transitions;
  }

  /**
   * The paths of many actors known by text, each exactly.
   *
   * @param definition what is asked
   * @param actor whose event a record is; never null
   * @param name the name of the event; never null
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedPathMetric<T> metric(
      PathDefinition definition,
      Field<? super T, String> actor,
      Field<? super T, String> name,
      LongField<? super T> atMillis) {
    return metric(definition, actor, PathEvents.of(name, atMillis));
  }

  /**
   * The paths of many actors known by text, each exactly, with sequence numbers.
   *
   * @param definition what is asked
   * @param actor whose event a record is; never null
   * @param events what is read of a record
   * @param <T> the record
   * @return the metric
   */
  public static <T> NamedPathMetric<T> metric(
      PathDefinition definition, Field<? super T, String> actor, PathEvents<T> events) {
    return new NamedPathMetric<>(definition, actor, events);
  }

  /**
   * The paths of many actors known by number.
   *
   * @param definition what is asked
   * @param actor whose event a record is
   * @param name the name of the event; never null
   * @param atMillis when it happened, in milliseconds since 1970-01-01T00:00Z
   * @param <T> the record
   * @return the metric
   */
  public static <T> PathMetric<T> metricLong(
      PathDefinition definition,
      LongField<? super T> actor,
      Field<? super T, String> name,
      LongField<? super T> atMillis) {
    return metricLong(definition, actor, PathEvents.of(name, atMillis));
  }

  /**
   * The paths of many actors known by number, with sequence numbers.
   *
   * @param definition what is asked
   * @param actor whose event a record is
   * @param events what is read of a record
   * @param <T> the record
   * @return the metric
   */
  public static <T> PathMetric<T> metricLong(
      PathDefinition definition, LongField<? super T> actor, PathEvents<T> events) {
    return new PathMetric<>(definition, actor, events);
  }

  /**
   * An empty state of many actors known by number.
   *
   * @param definition what is asked
   * @return a new accumulator
   */
  public static PathAccumulator accumulator(PathDefinition definition) {
    return new PathAccumulator(definition);
  }

  /**
   * An empty state of many actors known by text.
   *
   * @param definition what is asked
   * @return a new accumulator
   */
  public static NamedPathAccumulator accumulatorOfNames(PathDefinition definition) {
    return new NamedPathAccumulator(definition);
  }

  /**
   * What was asked.
   *
   * @return the definition
   */
  public PathDefinition definition() {
    return definition;
  }

  /**
   * How many actors have a path.
   *
   * @return at least 0
   */
  @Override
  public long n() {
    return all.actors(all.find(PathFolder.ALL));
  }

  /**
   * How many paths there are.
   *
   * @return at least {@link #n()}
   */
  public long paths() {
    return all.count(all.find(PathFolder.ALL));
  }

  /**
   * Names in the definition that no event has: mostly misspelt. Among them those that a filter
   * keeps, not those that it leaves out.
   *
   * @return the names in ascending order
   */
  public List<String> neverSeen() {
    List<String> asked = new ArrayList<>(definition.range().events());
    if (definition.filter().kind() == EventFilter.Kind.ONLY) {
      asked.addAll(definition.filter().names());
    }
    return asked.stream()
        .distinct()
        .sorted()
        .filter(name -> Arrays.binarySearch(names, name) < 0)
        .toList();
  }

  /** How far a position is from the event that paths are read from. */
  private int distance(int position) {
    int distance = definition.range().isBackward() ? -position : position;
    if (distance < 0 || distance >= definition.steps()) {
      int last = definition.steps() - 1;
      throw new IllegalArgumentException(
          "position must be in "
              + (definition.range().isBackward() ? -last + "..0" : "0.." + last)
              + ", was "
              + position);
    }
    return distance;
  }

  private int position(int distance) {
    return definition.range().isBackward() ? -distance : distance;
  }

  /**
   * The positions that paths get to, from 0 away: position 0 at least.
   *
   * @return how many paths get to each
   */
  public List<PathPosition> positions() {
    return IntStream.range(0, Math.max(1, positions.reached.size()))
        .mapToObj(this::positionAt)
        .toList();
  }

  private PathPosition positionAt(int distance) {
    int row = positions.reached.find(distance);
    int endedRow = positions.ended.find(distance);
    return new PathPosition(
        position(distance),
        positions.reached.count(row),
        positions.reached.actors(row),
        positions.ended.count(endedRow),
        positions.ended.among(endedRow, 0, positions.reached, row));
  }

  /**
   * All events at a position, the most frequent first, then by their text.
   *
   * @param position from 0 to one less than the steps, backward with the sign turned round
   * @return the events
   * @throws IllegalArgumentException if the position is out of this range
   */
  public List<PathStep> steps(int position) {
    int distance = distance(position);
    CountRows nodes = positions.nodes[distance];
    CountRows edges = positions.edges[distance];
    return IntStream.range(0, nodes.size())
        .mapToObj(
            row -> {
              int node = (int) nodes.key(row);
              int ended = edges.find(NodePair.of(node, NodePair.END));
              return new PathStep(
                  position,
                  names[node],
                  nodes.count(row),
                  nodes.actors(row),
                  edges.count(ended),
                  edges.among(ended, 0, nodes, row));
            })
        .sorted(STEPS)
        .toList();
  }

  /**
   * The most frequent events at a position.
   *
   * @param position as in {@link #steps}
   * @param most how many, at least 0
   * @return these, and the rest grouped
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public Top<PathStep> topSteps(int position, int most) {
    List<PathStep> steps = steps(position);
    int first = shown(most, steps.size());
    return new Top<>(
        steps.subList(0, first),
        steps.size() - first,
        steps.stream().skip(first).mapToLong(PathStep::paths).sum());
  }

  private static int shown(int most, int size) {
    Top.requireSize(most);
    return Math.min(most, size);
  }

  /**
   * All edges from a position to the next, the most frequent first, then by the text of the earlier
   * event, then by that of the later one.
   *
   * @param position where the earlier event stands: from 0 to two less than the steps; backward
   *     from one less than the steps with the sign turned round to -1
   * @return the edges
   * @throws IllegalArgumentException if the position is out of this range
   */
  public List<PathEdge> edges(int position) {
    int distance = definition.range().isBackward() ? distance(position + 1) : distance(position);
    distance(definition.range().isBackward() ? position : position + 1);
    CountRows edges = positions.edges[distance];
    return IntStream.range(0, edges.size())
        .filter(row -> NodePair.second(edges.key(row)) != NodePair.END)
        .mapToObj(row -> edge(position, distance, row))
        .sorted(EDGES)
        .toList();
  }

  private PathEdge edge(int position, int distance, int row) {
    CountRows edges = positions.edges[distance];
    int near = NodePair.first(edges.key(row));
    int far = NodePair.second(edges.key(row));
    boolean backward = definition.range().isBackward();
    CountRows nodes = positions.nodes[distance];
    return new PathEdge(
        position,
        names[backward ? far : near],
        names[backward ? near : far],
        edges.count(row),
        edges.actors(row),
        edges.among(row, 0, nodes, nodes.find(near)),
        edges.times(row));
  }

  /**
   * The most frequent edges from a position to the next.
   *
   * @param position as in {@link #edges}
   * @param most how many, at least 0
   * @return these, and the rest grouped
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public Top<PathEdge> topEdges(int position, int most) {
    List<PathEdge> edges = edges(position);
    int first = shown(most, edges.size());
    return new Top<>(
        edges.subList(0, first),
        edges.size() - first,
        edges.stream().skip(first).mapToLong(PathEdge::paths).sum());
  }

  /**
   * What a flow diagram draws: at each position the most frequent events, all others as one node,
   * and how many paths go from node to node. Paths that have nothing beyond go to the end, backward
   * from the start.
   *
   * @param nodes how many events at each position have a node of their own, at least 0
   * @return by position, the most frequent first, then by the nodes
   * @throws IllegalArgumentException if the number is negative
   */
  public List<PathFlow> flows(int nodes) {
    Top.requireSize(nodes);
    return new FlowGrouping(positions, names, nodes)
        .flows(definition.steps(), definition.range().isBackward());
  }

  /**
   * All whole paths, the most frequent first, then in the order of the texts of their events.
   *
   * @return the paths; there may be about as many as {@link #paths()}
   */
  public List<FrequentPath> wholePaths() {
    return wholePaths(sequences.sequences.length);
  }

  private List<FrequentPath> wholePaths(int most) {
    return IntStream.range(0, most).mapToObj(this::wholePath).toList();
  }

  private FrequentPath wholePath(int row) {
    return new FrequentPath(
        IntStream.of(sequences.sequences[row]).mapToObj(node -> names[node]).toList(),
        sequences.counts.count(row),
        sequences.counts.actors(row),
        sequences.longer[row],
        sequences.counts.among(row, 0, all, all.find(PathFolder.ALL)));
  }

  /**
   * The most frequent whole paths.
   *
   * @param most how many, at least 0
   * @return these, and the rest grouped
   * @throws IllegalArgumentException if the number is negative
   */
  public Top<FrequentPath> topPaths(int most) {
    int size = sequences.sequences.length;
    List<FrequentPath> first = wholePaths(shown(most, size));
    long shownPaths = first.stream().mapToLong(FrequentPath::paths).sum();
    return new Top<>(first, size - first.size(), paths() - shownPaths);
  }

  /**
   * Which event comes after which, over all events of these paths, not only those within the steps
   * that are looked at.
   *
   * @return the transition matrix
   */
  public Transitions transitions() {
    return transitions;
  }

  /**
   * The drop-off at each position ({@code dropOff:0}) and the shares of the ten most frequent whole
   * paths ({@code path:"view" > "cart"}).
   *
   * @param level the confidence level of the intervals
   * @return the estimates by name
   */
  @Override
  public Map<String, Estimate> estimates(ConfidenceLevel level) {
    Map<String, Estimate> all = new LinkedHashMap<>();
    for (PathPosition position : positions()) {
      all.put("dropOff:" + position.position(), position.dropOff(level));
    }
    for (FrequentPath path : topPaths(SHOWN_PATHS).first()) {
      all.put(
          "path:" + String.join(" > ", path.events().stream().map(Quoted::of).toList()),
          path.share(level));
    }
    return Collections.unmodifiableMap(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Paths that
        && definition.equals(that.definition)
        && Arrays.equals(names, that.names)
        && all.equals(that.all)
        && positions.equals(that.positions)
        && sequences.equals(that.sequences)
        && transitions.equals(that.transitions);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  /**
   * The counts in words.
   *
   * @return how many paths of how many actors
   */
  @Override
  public String toString() {
    return paths() + " paths of " + n() + " actors, " + definition;
  }
}
