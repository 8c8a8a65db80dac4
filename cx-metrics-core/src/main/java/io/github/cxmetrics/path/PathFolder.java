package io.github.cxmetrics.path;

/** Folds paths, actor after actor, into what is counted of them. */
final class PathFolder implements PathSink {

  /** The key of the only row where all are counted together. */
  static final long ALL = 0;

  private final PathDefinition definition;
  private final ActorCounts paths = new ActorCounts();
  private final PositionCounts positions;
  private final SequenceCounts sequences;
  private final TransitionCounts transitions;

  PathFolder(PathDefinition definition) {
    this.definition = definition;
    positions = new PositionCounts(definition);
    sequences = new SequenceCounts(definition, key -> paths.ofActor(ALL));
    transitions = new TransitionCounts(definition.ends());
  }

  @Override
  public void path(long[] at, int[] nodes, int from, int to) {
    paths.count(ALL);
    positions.add(at, nodes, from, to);
    sequences.add(nodes, from, to);
  }

  @Override
  public void stretch(long[] at, int[] nodes, int from, int to) {
    transitions.add(at, nodes, from, to);
  }

  void endActor() {
    positions.endActor();
    sequences.endActor();
    transitions.endActor();
    paths.endActor();
  }

  /**
   * The answer.
   *
   * @param names the names of all events by their ranks
   */
  Paths result(String[] names) {
    return new Paths(
        definition,
        names,
        paths.rows(),
        positions.rows(),
        sequences.rows(),
        transitions.result(names));
  }
}
