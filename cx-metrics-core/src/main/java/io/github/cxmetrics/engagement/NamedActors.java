package io.github.cxmetrics.engagement;

import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.state.Joined;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Map;

/**
 * A state of actors known by text, each exactly, some of whom are one and the same. Numbers of
 * actors mean something within one dictionary only.
 */
final class NamedActors<S extends ActorState<S>> implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final Joined<String> joined;
  private Dictionary names;
  private S state;
  private boolean apart;

  NamedActors(S state) {
    this(new Joined<>(), new Dictionary(), state);
  }

  private NamedActors(Joined<String> joined, Dictionary names, S state) {
    this.joined = joined;
    this.names = names;
    this.state = state;
  }

  static void requireActor(String actor) {
    if (actor == null) {
      throw new IllegalArgumentException("actor of an event must not be null");
    }
    StateWriter.requireWellFormed("actor of an event", actor);
  }

  /** The number of an actor of whom something is about to be added. */
  int numberOf(String actor) {
    return names.numberOf(actor);
  }

  /** The state, to be added to. */
  S open() {
    apart = true;
    return state;
  }

  /** The state with all of joined actors together. */
  S together() {
    if (apart && !joined.isEmpty()) {
      Dictionary gathered = new Dictionary();
      Dictionary known = names;
      S regrouped = state.empty();
      regrouped.merge(state, actor -> gathered.numberOf(joined.of(known.text((int) actor))));
      names = gathered;
      state = regrouped;
    }
    apart = false;
    return state;
  }

  void join(String a, String b) {
    requireActor(a);
    requireActor(b);
    joined.join(a, b);
    apart = true;
  }

  void merge(NamedActors<S> other) {
    if (other == this) {
      state.merge(other.state);
      return;
    }
    int[] here = names.merge(other.names);
    state.merge(other.state, actor -> here[(int) actor]);
    joined.merge(other.joined);
    apart = true;
  }

  NamedActors<S> copy() {
    NamedActors<S> copy = new NamedActors<>(joined.copy(), names.copy(), state.copy());
    copy.apart = apart;
    return copy;
  }

  void writeTo(StateWriter out) {
    S gathered = together();
    Dictionary known = names;
    Dictionary sorted = known.sorted();
    sorted.writeTo(out);
    Map<String, String> pairs = joined.representatives();
    out.writeCount(pairs.size());
    pairs.forEach(
        (actor, representative) -> {
          out.writeString(actor);
          out.writeString(representative);
        });
    S renumbered = gathered.empty();
    renumbered.merge(gathered, actor -> sorted.find(known.text((int) actor)));
    renumbered.writeTo(out);
  }

  NamedActors<S> readFrom(StateReader in) {
    Dictionary readNames = Dictionary.readFrom(in);
    Joined<String> read = new Joined<>();
    int pairs = in.readLength(2);
    String previous = null;
    for (int i = 0; i < pairs; i++) {
      String actor = in.readString();
      String representative = in.readString();
      if ((previous != null && previous.compareTo(actor) >= 0)
          || representative.compareTo(actor) >= 0
          || !read.of(representative).equals(representative)
          || readNames.find(actor) >= 0) {
        throw new StateFormatException(
            "joined actors must ascend, follow who stands for them and have nothing of their own,"
                + " was '"
                + actor
                + "' joined to '"
                + representative
                + "'");
      }
      read.join(actor, representative);
      previous = actor;
    }
    S readState = state.readFrom(in);
    requireAllNumbers(readState, readNames.size());
    return new NamedActors<>(read, readNames, readState);
  }

  private static void requireAllNumbers(ActorState<?> state, int size) {
    BitSet seen = new BitSet();
    state.forEachActor(
        actor -> {
          if (actor < 0 || actor >= size) {
            throw new StateFormatException(
                "actor of a state must be one of its " + size + " texts, was " + actor);
          }
          seen.set((int) actor);
        });
    if (seen.cardinality() != size) {
      throw new StateFormatException(
          "of each of the "
              + size
              + " actors of a state something must be kept, was "
              + seen.cardinality());
    }
  }
}
