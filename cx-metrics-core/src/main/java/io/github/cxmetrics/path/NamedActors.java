package io.github.cxmetrics.path;

import io.github.cxmetrics.state.Dictionary;
import io.github.cxmetrics.state.Joined;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Map;

/** The state of actors known by text, each exactly, some of whom are one and the same. */
final class NamedActors<S extends ActorState<S>> implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final Joined<String> joined;
  private Dictionary names;
  private S state;

  /* Whether events of joined actors may lie apart. */
  private boolean apart;

  NamedActors(S state) {
    this(new Joined<>(), new Dictionary(), state);
  }

  private NamedActors(Joined<String> joined, Dictionary names, S state) {
    this.joined = joined;
    this.names = names;
    this.state = state;
  }

  static void require(String actor) {
    if (actor == null) {
      throw new IllegalArgumentException("actor of an event must not be null");
    }
    StateWriter.requireWellFormed("actor of an event", actor);
  }

  /** The number of an actor of whom something is about to be added. */
  long numberOf(String actor) {
    return names.numberOf(actor);
  }

  /** The state, to be added to. */
  S adding() {
    apart = true;
    return state;
  }

  /** The state as it is, events of joined actors apart. */
  S raw() {
    return state;
  }

  /** The state with the events of joined actors together. */
  S together() {
    if (apart && !joined.isEmpty()) {
      Dictionary gathered = new Dictionary();
      S regrouped = state.empty();
      Dictionary known = names;
      regrouped.merge(state, actor -> gathered.numberOf(joined.of(known.text((int) actor))));
      names = gathered;
      state = regrouped;
    }
    apart = false;
    return state;
  }

  void join(String a, String b) {
    require(a);
    require(b);
    joined.join(a, b);
    apart = true;
  }

  void merge(NamedActors<S> other) {
    NamedActors<S> more = other == this ? other.copy() : other;
    int[] here = names.merge(more.names);
    state.merge(more.state, actor -> here[(int) actor]);
    joined.merge(more.joined);
    apart = true;
  }

  NamedActors<S> copy() {
    NamedActors<S> copy = new NamedActors<>(joined.copy(), names.copy(), state.copy());
    copy.apart = apart;
    return copy;
  }

  void writeTo(StateWriter out) {
    S whole = together();
    Dictionary sorted = names.sorted();
    sorted.writeTo(out);
    Map<String, String> pairs = joined.representatives();
    out.writeCount(pairs.size());
    pairs.forEach(
        (actor, representative) -> {
          out.writeString(actor);
          out.writeString(representative);
        });
    Dictionary known = names;
    whole.renumbered(actor -> sorted.find(known.text((int) actor))).writeTo(out);
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
            "joined actors must ascend, follow who stands for them and have no events, was '"
                + actor
                + "' joined to '"
                + representative
                + "'");
      }
      read.join(actor, representative);
      previous = actor;
    }
    S events = state.readFrom(in);
    requireActors(events, readNames.size());
    return new NamedActors<>(read, readNames, events);
  }

  /** Checks that actors are the numbers of a dictionary, each of which has something. */
  private static void requireActors(ActorState<?> state, int size) {
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
          "each of the " + size + " actors of a state must have events, was " + seen.cardinality());
    }
  }
}
