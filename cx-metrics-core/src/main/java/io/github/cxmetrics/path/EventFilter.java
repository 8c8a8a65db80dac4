package io.github.cxmetrics.path;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which events paths consist of, by their names.
 *
 * @param kind whether the names are those that are kept or those that are left out
 * @param names the names
 * @since 0.1
 */
public record EventFilter(Kind kind, SortedSet<String> names) implements Serializable {

  /** What the names of a filter are. */
  public enum Kind {
    /** Those that are kept. */
    ONLY,

    /** Those that are left out. */
    EXCEPT
  }

  /** Every event. */
  public static final EventFilter ALL = new EventFilter(Kind.EXCEPT, new TreeSet<>());

  /**
   * Takes a copy of the names.
   *
   * @param kind as the record component
   * @param names as the record component
   * @throws IllegalArgumentException if only no names are kept, or one has half a surrogate pair
   */
  public EventFilter {
    requireNonNull(kind, "kind");
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    names.forEach(name -> StateWriter.requireWellFormed("name in an event filter", name));
    if (kind == Kind.ONLY && names.isEmpty()) {
      throw new IllegalArgumentException("event filter must keep an event, was none");
    }
  }

  /**
   * Events of some names only.
   *
   * @param names which
   * @return the filter
   * @throws IllegalArgumentException if there is none
   */
  public static EventFilter only(String... names) {
    return new EventFilter(Kind.ONLY, new TreeSet<>(List.of(names)));
  }

  /**
   * All events but those of some names.
   *
   * @param names which
   * @return the filter
   */
  public static EventFilter except(String... names) {
    return new EventFilter(Kind.EXCEPT, new TreeSet<>(List.of(names)));
  }

  /**
   * Whether events of a name are kept.
   *
   * @param name any name
   * @return true if they are
   */
  public boolean keeps(String name) {
    return names.contains(name) == (kind == Kind.ONLY);
  }

  String describe() {
    return names.isEmpty() ? "" : (kind == Kind.ONLY ? ", only " : ", all but ") + Quoted.of(names);
  }
}
