package io.github.cxmetrics.state;

import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateReader;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serial;
import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A state of actors known by text, each exactly, some of whom are one and the same. Numbers of
 * actors mean something within one dictionary only, which is that of this state and no other.
 *
 * <p><b>Merge</b> exact, in any order, with actors in both. <b>Cost</b> that of the state, of
 * {@link Joined}, and each text with an entry of a hash map. <b>Wire</b> the actors of whom
 * something is kept as {@link Dictionary} writes them, which numbers them; the number of joined
 * actors as a count; for each, ascending, the actor and the one that stands for it, as text; then
 * the state, in which something is of every number of the dictionary.
 *
 * @param <S> the state
 * @since 0.1
 */
public final class NamedActors<S extends ActorState<S>> implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final Joined<String> joined;
  private Dictionary names;
  private S state;

  /* Whether what is kept of joined actors may lie apart. */
  private boolean apart;

  /**
   * Nobody is known.
   *
   * @param state a state that nothing was added to; nothing else adds to it from now on
   */
  public NamedActors(S state) {
    this(new Joined<>(), new Dictionary(), state);
  }

  private NamedActors(Joined<String> joined, Dictionary names, S state) {
    this.joined = joined;
    this.names = names;
    this.state = state;
  }

  /**
   * Checks the text of an actor.
   *
   * @param actor who
   * @throws IllegalArgumentException if it is null or half a surrogate pair
   */
  public static void requireActor(String actor) {
    if (actor == null) {
      throw new IllegalArgumentException("actor of an event must not be null");
    }
    StateWriter.requireWellFormed("actor of an event", actor);
  }

  /**
   * The number of an actor of whom something is about to be added.
   *
   * @param actor who, as {@link #requireActor} allows it
   * @return from 0
   */
  public int numberOf(String actor) {
    return names.numberOf(actor);
  }

  /**
   * The number of an actor, or of who stands for them.
   *
   * @param actor any text
   * @return from 0; -1 if nothing is kept of either
   */
  public int find(String actor) {
    return names.find(joined.of(actor));
  }

  /**
   * The actors of whom something is kept, by their numbers.
   *
   * @return an unmodifiable view, to be used before anything more is added, joined or merged
   */
  public List<String> texts() {
    return names.texts();
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
   * The state with all that is kept of joined actors together; not to be added to. Numbers of
   * actors may become other ones.
   *
   * @return the state itself, or the one that has taken its place
   */
  public S together() {
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

  /**
   * As {@link #together}, with numbers of actors in the order of their texts: what is read in an
   * order of the numbers is then read in one that depends on the texts only.
   *
   * @return the state itself, or the one that has taken its place
   */
  public S inOrder() {
    S whole = together();
    if (!names.isSorted()) {
      Dictionary known = names;
      Dictionary sorted = known.sorted();
      S ordered = whole.emptyInOrder();
      ordered.merge(whole, actor -> sorted.find(known.text((int) actor)));
      names = sorted;
      state = ordered;
    }
    return state;
  }

  /**
   * Keeps another state of the same actors and numbers from now on.
   *
   * @param replacement what became of {@link #together}
   */
  public void replace(S replacement) {
    state = replacement;
  }

  /**
   * Who stands for an actor.
   *
   * @param actor any text
   * @return the first in order of the actors it was joined with; itself if there are none
   */
  public String of(String actor) {
    return joined.of(actor);
  }

  /**
   * All actors that another one stands for.
   *
   * @return in ascending order, each with the one that stands for it
   */
  public SortedMap<String, String> representatives() {
    return joined.representatives();
  }

  /**
   * Makes two actors one. The text that sorts first stands for both.
   *
   * @param a an actor
   * @param b another
   * @throws IllegalArgumentException if one is null or half a surrogate pair
   */
  public void join(String a, String b) {
    requireActor(a);
    requireActor(b);
    joined.join(a, b);
    apart = true;
  }

  /**
   * Adds all that is kept elsewhere, and joins who is joined there.
   *
   * @param other it is left as it was; may be this one
   * @throws ArithmeticException if some sum would overflow; nothing changes then
   */
  public void merge(NamedActors<S> other) {
    NamedActors<S> more = other == this ? other.copy() : other;
    state.requireRoom(more.state);
    int[] here = names.merge(more.names);
    state.merge(more.state, actor -> here[(int) actor]);
    joined.merge(more.joined);
    apart = true;
  }

  /**
   * An independent copy.
   *
   * @return the copy
   */
  public NamedActors<S> copy() {
    NamedActors<S> copy = new NamedActors<>(joined.copy(), names.copy(), state.copy());
    copy.apart = apart;
    return copy;
  }

  /**
   * Writes all of it.
   *
   * @param out where to write
   */
  public void writeTo(StateWriter out) {
    S whole = together();
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
    S ordered = whole.emptyInOrder();
    ordered.merge(whole, actor -> sorted.find(known.text((int) actor)));
    ordered.writeTo(out);
  }

  /**
   * Reads new actors of a state of the same definition.
   *
   * @param in where to read
   * @return new actors
   * @throws StateFormatException if the bytes are not of such actors
   */
  public NamedActors<S> readFrom(StateReader in) {
    Dictionary readNames = Dictionary.readFrom(in);
    Joined<String> read = readJoined(in, readNames);
    S events = state.readFrom(in);
    requireActors(events, readNames.size());
    return new NamedActors<>(read, readNames, events);
  }

  private static Joined<String> readJoined(StateReader in, Dictionary names) {
    Joined<String> read = new Joined<>();
    int pairs = in.readLength(2);
    String previous = null;
    for (int i = 0; i < pairs; i++) {
      String actor = in.readString();
      String representative = in.readString();
      if ((previous != null && previous.compareTo(actor) >= 0)
          || representative.compareTo(actor) >= 0
          || !read.of(representative).equals(representative)
          || names.find(actor) >= 0) {
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
    return read;
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
