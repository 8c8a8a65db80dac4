package io.github.cxmetrics.path;

import io.github.cxmetrics.state.Joined;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Map;

/** The state of actors known by number, some of whom are one and the same. */
final class NumberedActors<S extends ActorState<S>> implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final Joined<Long> joined;
  private S state;

  /* Whether events of joined actors may lie apart. */
  private boolean apart;

  NumberedActors(S state) {
    this(new Joined<>(), state);
  }

  private NumberedActors(Joined<Long> joined, S state) {
    this.joined = joined;
    this.state = state;
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
      S regrouped = state.empty();
      regrouped.merge(state, actor -> joined.of(actor));
      state = regrouped;
    }
    apart = false;
    return state;
  }

  void join(long a, long b) {
    joined.join(a, b);
    apart = true;
  }

  void merge(NumberedActors<S> other) {
    NumberedActors<S> more = other == this ? other.copy() : other;
    state.merge(more.state);
    joined.merge(more.joined);
    apart = true;
  }

  NumberedActors<S> copy() {
    NumberedActors<S> copy = new NumberedActors<>(joined.copy(), state.copy());
    copy.apart = apart;
    return copy;
  }

  void writeTo(StateWriter out) {
    Map<Long, Long> pairs = joined.representatives();
    out.writeCount(pairs.size());
    pairs.forEach(
        (actor, representative) -> {
          out.writeLong(actor);
          out.writeLong(representative);
        });
    together().sorted().writeTo(out);
  }

  NumberedActors<S> readFrom(StateReader in) {
    Joined<Long> read = new Joined<>();
    int pairs = in.readLength(2 * Long.BYTES);
    long previous = Long.MIN_VALUE;
    for (int i = 0; i < pairs; i++) {
      long actor = in.readLong();
      long representative = in.readLong();
      if ((i > 0 && actor <= previous)
          || representative >= actor
          || !read.of(representative).equals(representative)) {
        throw new StateFormatException(
            "joined actors must ascend and follow who stands for them, was "
                + actor
                + " joined to "
                + representative);
      }
      read.join(actor, representative);
      previous = actor;
    }
    S events = state.readFrom(in);
    events.forEachActor(
        actor -> {
          if (read.of(actor) != actor) {
            throw new StateFormatException(
                "events of joined actors must be of who stands for them, was of " + actor);
          }
        });
    return new NumberedActors<>(read, events);
  }
}
