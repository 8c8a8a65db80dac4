package io.github.cxmetrics.engagement;

import io.github.cxmetrics.state.ActorState;
import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.state.EventLog;
import io.github.cxmetrics.state.EventTime;
import io.github.cxmetrics.state.SubjectTable;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.util.BitSet;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/**
 * The uses of features by actors known by number, each with the number of the feature and its time,
 * and the actors declared eligible, or seen.
 */
final class FeatureEvents implements ActorState<FeatureEvents> {

  @Serial private static final long serialVersionUID = 1L;

  private static final int WIDTH = 2;

  private final FeatureDefinition definition;
  private final Dictionary features;
  private final EventLog log;
  private final SubjectTable declared;

  private final long[] cells = new long[WIDTH];

  FeatureEvents(FeatureDefinition definition) {
    this(definition, new Dictionary(), new EventLog(WIDTH), noActors());
  }

  private FeatureEvents(
      FeatureDefinition definition, Dictionary features, EventLog log, SubjectTable declared) {
    this.definition = definition;
    this.features = features;
    this.log = log;
    this.declared = declared;
  }

  /** A table of nothing but its subjects. */
  private static SubjectTable noActors() {
    return new SubjectTable(1, 0);
  }

  static void requireFeature(String feature) {
    if (feature == null || feature.isEmpty()) {
      throw new IllegalArgumentException("feature must not be empty, was " + feature);
    }
    StateWriter.requireWellFormed("feature", feature);
  }

  /** Adds a use whose feature and time were found good. */
  void add(long actor, String feature, long atMillis) {
    cells[0] = features.numberOf(feature);
    cells[1] = atMillis;
    log.add(actor, cells, 0);
  }

  void declare(long actor) {
    declared.findOrAdd(actor);
  }

  FeatureUse result() {
    FeatureUse.Reader reader = new FeatureUse.Reader(definition, features.texts());
    boolean all = definition.eligible() == FeatureDefinition.Eligible.SEEN;
    SubjectTable users = noActors();
    log.forEach(
        (actor, uses, from, to) -> {
          boolean isDeclared = declared.find(actor) != SubjectTable.ABSENT;
          if (isDeclared) {
            users.findOrAdd(actor);
          }
          reader.read(uses, from, to, all || isDeclared);
        });
    declared.forEach(
        (actor, record, start) -> {
          if (users.find(actor) == SubjectTable.ABSENT) {
            reader.readWithoutUse();
          }
        });
    return reader.result();
  }

  long uses() {
    return log.size();
  }

  @Override
  public FeatureEvents empty() {
    return new FeatureEvents(definition);
  }

  @Override
  public boolean isInOrder() {
    return features.isSorted();
  }

  @Override
  public FeatureEvents emptyInOrder() {
    return new FeatureEvents(definition, features.sorted(), new EventLog(WIDTH), noActors());
  }

  @Override
  public void merge(FeatureEvents other) {
    merge(other, actor -> actor);
  }

  @Override
  public void merge(FeatureEvents other, LongUnaryOperator actors) {
    int[] here = features.merge(other.features);
    log.merge(other.log, actors, use -> use[0] = here[(int) use[0]]);
    other.declared.forEach((actor, record, start) -> declare(actors.applyAsLong(actor)));
  }

  @Override
  public FeatureEvents copy() {
    return new FeatureEvents(definition, features.copy(), log.copy(), declared.copy());
  }

  @Override
  public void forEachActor(LongConsumer visitor) {
    log.forEach((actor, uses, from, to) -> visitor.accept(actor));
    declared.forEach((actor, record, start) -> visitor.accept(actor));
  }

  @Override
  public void writeTo(StateWriter out) {
    features.writeTo(out);
    declared.writeTo(out);
    log.writeTo(out);
  }

  @Override
  public FeatureEvents readFrom(StateReader in) {
    Dictionary readFeatures = Dictionary.readFrom(in);
    if (readFeatures.find("") >= 0) {
      throw new StateFormatException("feature of a state must not be empty");
    }
    SubjectTable readDeclared = declared.readFrom(in, FeatureEvents::requireZero);
    BitSet used = new BitSet();
    EventLog readLog =
        log.readFrom(
            in,
            (use, start) -> {
              if (use[start] < 0 || use[start] >= readFeatures.size()) {
                throw new StateFormatException(
                    "feature of a use must be one of "
                        + readFeatures.size()
                        + ", was "
                        + use[start]);
              }
              EventTime.requireRead(use[start + 1]);
              used.set((int) use[start]);
            });
    if (used.cardinality() != readFeatures.size()) {
      throw new StateFormatException(
          "each of the "
              + readFeatures.size()
              + " features of a state must have uses, was "
              + used.cardinality());
    }
    return new FeatureEvents(definition, readFeatures, readLog, readDeclared);
  }

  private static void requireZero(long[] record, int start) {
    if (record[start] != 0) {
      throw new StateFormatException("record of an eligible actor must be 0, was " + record[start]);
    }
  }
}
