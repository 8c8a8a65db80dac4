package io.github.cxmetrics.path;

import io.github.cxmetrics.state.ActorState;
import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.state.EventCheck;
import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.BitSet;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/**
 * The events of many actors known by number: time, sequence number where ties need it, and one more
 * than the number of the name, 0 for an event that the filter leaves out.
 */
final class PathState implements ActorState<PathState> {

  @Serial private static final long serialVersionUID = 1L;

  static final int LEFT_OUT = 0;
  static final int DROPPED = -1;

  private final PathDefinition definition;
  private final boolean sequenced;
  private final int width;
  private final EventLog log;
  private final Dictionary names;
  private final long[] cells;

  PathState(PathDefinition definition) {
    this(definition, new Dictionary(), new EventLog(width(definition)));
  }

  private PathState(PathDefinition definition, Dictionary names, EventLog log) {
    this.definition = definition;
    this.names = names;
    this.log = log;
    sequenced = definition.ties() == TieOrder.BY_SEQUENCE;
    width = width(definition);
    cells = new long[width];
  }

  private static int width(PathDefinition definition) {
    return definition.ties() == TieOrder.BY_SEQUENCE ? 3 : 2;
  }

  void requireNoSequence() {
    if (sequenced) {
      throw new IllegalArgumentException(
          "events ordered by sequence must be added with their number, was none");
    }
  }

  /**
   * What stands for the name of an event in its cells, after time and name were found good.
   *
   * @return {@link #DROPPED} for an event that is not kept at all
   */
  int code(long atMillis, String event) {
    EventTime.require(atMillis);
    if (event == null) {
      throw new IllegalArgumentException("name of an event must not be null");
    }
    int known = names.find(event);
    return known >= 0 ? known + 1 : codeOfUnknown(event);
  }

  private int codeOfUnknown(String event) {
    StateWriter.requireWellFormed("name of an event", event);
    if (definition.filter().keeps(event)) {
      return names.numberOf(event) + 1;
    }
    return definition.needsAllEvents() ? LEFT_OUT : DROPPED;
  }

  /** Adds an event that is not dropped. */
  void add(long actor, long atMillis, long sequence, int code) {
    cells[0] = atMillis;
    if (sequenced) {
      cells[1] = sequence;
    }
    cells[width - 1] = code;
    log.add(actor, cells, 0);
  }

  long size() {
    return log.size();
  }

  @Override
  public PathState empty() {
    return new PathState(definition);
  }

  @Override
  public boolean isInOrder() {
    return names.isSorted();
  }

  @Override
  public PathState emptyInOrder() {
    return new PathState(definition, names.sorted(), new EventLog(width));
  }

  @Override
  public void merge(PathState other) {
    int[] here = names.merge(other.names);
    if (isUnchanged(here)) {
      log.merge(other.log);
    } else {
      log.merge(other.log, actor -> actor, renumbering(here));
    }
  }

  @Override
  public void merge(PathState other, LongUnaryOperator actors) {
    log.merge(other.log, actors, renumbering(names.merge(other.names)));
  }

  private static boolean isUnchanged(int[] here) {
    for (int number = 0; number < here.length; number++) {
      if (here[number] != number) {
        return false;
      }
    }
    return true;
  }

  private EventLog.EventChange renumbering(int[] here) {
    int last = width - 1;
    return event -> {
      if (event[last] != LEFT_OUT) {
        event[last] = here[(int) event[last] - 1] + 1L;
      }
    };
  }

  @Override
  public PathState copy() {
    return new PathState(definition, names.copy(), log.copy());
  }

  @Override
  public void forEachActor(LongConsumer visitor) {
    log.forEach((actor, events, from, to) -> visitor.accept(actor));
  }

  Paths result() {
    Dictionary sorted = names.sorted();
    int[] ranks = new int[names.size() + 1];
    ranks[LEFT_OUT] = PathReader.NOT_SHOWN;
    for (int number = 0; number < names.size(); number++) {
      ranks[number + 1] = sorted.find(names.text(number));
    }
    PathFolder folder = new PathFolder(definition);
    PathReader reader = new PathReader(definition, sorted, ranks, folder);
    log.forEach(
        (actor, events, from, to) -> {
          reader.read(events, from, to);
          folder.endActor();
        });
    return folder.result(sorted.texts().toArray(String[]::new));
  }

  @Override
  public void writeTo(StateWriter out) {
    names.writeTo(out);
    log.writeTo(out);
  }

  @Override
  public PathState readFrom(StateReader in) {
    Dictionary read = Dictionary.readFrom(in);
    for (String name : read.texts()) {
      if (!definition.filter().keeps(name)) {
        throw new StateFormatException(
            "name of a state must be kept by its filter, was '" + name + "'");
      }
    }
    BitSet seen = new BitSet();
    EventLog events = log.readFrom(in, check(read.size(), seen));
    if (seen.cardinality() != read.size()) {
      throw new StateFormatException(
          "each of the "
              + read.size()
              + " names of a state must have events, was "
              + seen.cardinality());
    }
    return new PathState(definition, read, events);
  }

  /** Refuses cells that {@link #add} cannot have written, and notes which names come. */
  private EventCheck check(int size, BitSet seen) {
    boolean leavesOut = definition.needsAllEvents() && !definition.filter().equals(EventFilter.ALL);
    return (events, start) -> {
      long name = events[start + width - 1];
      if (!EventTime.isTime(events[start])
          || name < (leavesOut ? LEFT_OUT : LEFT_OUT + 1)
          || name > size) {
        throw new StateFormatException(
            "event of a state must have a time and a name of its "
                + size
                + ", was "
                + events[start]
                + ", "
                + name);
      }
      if (name != LEFT_OUT) {
        seen.set((int) name - 1);
      }
    };
  }
}
