package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A state of actors known by number, some of whom are one and the same. What is kept of joined
 * actors lies apart until it is asked for.
 *
 * <p><b>Merge</b> exact, in any order, with actors in both. <b>Cost</b> that of the state and of
 * {@link Joined}. <b>Wire</b> the number of joined actors as a count; for each, ascending, the
 * actor and the one that stands for it, eight bytes each; then the state, in which nothing is of a
 * joined actor.
 *
 * @param <S> the state
 * @since 0.1
 */
public final class NumberedActors<S extends ActorState<S>> implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /* None until someone is joined: states of single actors, of which there are many, stay small. */
  private @Nullable Joined<Long> joined;
  private S state;

  /* Whether what is kept of joined actors may lie apart. */
  private boolean apart;

  /**
   * Nobody is joined.
   *
   * @param state what is kept of them; nothing else adds to it from now on
   */
  public NumberedActors(S state) {
    this(null, state);
  }

  private NumberedActors(@Nullable Joined<Long> joined, S state) {
    this.joined = joined;
    this.state = state;
  }

  /**
   * The state, to be added to.
   *
   * @return the state itself
   */
  public S open() {
    apart = true;
    return state;
  }

  /**
   * The state as it is, what is kept of joined actors apart; not to be added to.
   *
   * @return the state itself
   */
  public S raw() {
    return state;
  }

  /**
   * The state with all that is kept of joined actors together; not to be added to.
   *
   * @return the state itself, or the one that has taken its place
   */
  public S together() {
    if (apart && joined != null) {
      S regrouped = state.empty();
      regrouped.merge(state, this::of);
      state = regrouped;
    }
    apart = false;
    return state;
  }

  /**
   * Keeps another state of the same actors from now on.
   *
   * @param replacement what became of {@link #together}
   */
  public void replace(S replacement) {
    state = replacement;
  }

  /**
   * Who stands for an actor.
   *
   * @param actor any number
   * @return the smallest of the actors it was joined with; itself if there are none
   */
  public long of(long actor) {
    return joined == null ? actor : joined.of(actor);
  }

  /**
   * All actors that another one stands for.
   *
   * @return in ascending order, each with the one that stands for it
   */
  public SortedMap<Long, Long> representatives() {
    return joined == null ? Collections.emptySortedMap() : joined.representatives();
  }

  /**
   * Makes two actors one. The smaller number stands for both.
   *
   * @param a an actor
   * @param b another
   */
  public void join(long a, long b) {
    joined().join(a, b);
    apart = true;
  }

  private Joined<Long> joined() {
    Joined<Long> known = joined;
    if (known == null) {
      known = new Joined<>();
      joined = known;
    }
    return known;
  }

  /**
   * Adds all that is kept elsewhere, and joins who is joined there.
   *
   * @param other it is left as it was; may be this one
   * @throws ArithmeticException if some sum would overflow; nothing changes then
   */
  public void merge(NumberedActors<S> other) {
    NumberedActors<S> more = other == this ? other.copy() : other;
    state.requireRoom(more.state);
    state.merge(more.state);
    if (more.joined != null) {
      joined().merge(more.joined);
    }
    apart = true;
  }

  /**
   * An independent copy.
   *
   * @return the copy
   */
  public NumberedActors<S> copy() {
    NumberedActors<S> copy =
        new NumberedActors<>(joined == null ? null : joined.copy(), state.copy());
    copy.apart = apart;
    return copy;
  }

  /**
   * Writes all of it.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    Map<Long, Long> pairs = representatives();
    out.writeCount(pairs.size());
    pairs.forEach(
        (actor, representative) -> {
          out.writeLong(actor);
          out.writeLong(representative);
        });
    inOrder(together()).writeTo(out);
  }

  private S inOrder(S whole) {
    if (whole.isInOrder()) {
      return whole;
    }
    S ordered = whole.emptyInOrder();
    ordered.merge(whole);
    return ordered;
  }

  /**
   * Reads new actors of a state of the same definition.
   *
   * @param in where to read
   * @return new actors
   * @throws StateFormatException if the bytes are not of such actors
   */
  public NumberedActors<S> readFrom(StateReader in) {
    Joined<Long> read = readJoined(in);
    S events = state.readFrom(in);
    if (read != null) {
      events.forEachActor(
          actor -> {
            if (read.of(actor) != actor) {
              throw new StateFormatException(
                  "events of joined actors must be of who stands for them, was of " + actor);
            }
          });
    }
    return new NumberedActors<>(read, events);
  }

  private static @Nullable Joined<Long> readJoined(StateReader in) {
    int pairs = in.readLength(2 * Long.BYTES);
    if (pairs == 0) {
      return null;
    }
    Joined<Long> read = new Joined<>();
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
    return read;
  }
}
