package io.github.cxmetrics.path;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a path can be: at an event of a name, at one of its ends, or at one of the events that are
 * grouped as other.
 *
 * @param kind what it is
 * @param event the name of the event; empty unless it is one
 * @since 0.1
 */
public record PathNode(Kind kind, String event) implements Comparable<PathNode>, Serializable {

  /** What a node is. */
  public enum Kind {
    /** Before the first event of a path. */
    START,

    /** An event of a name. */
    EVENT,

    /** Any of the events that have no node of their own. */
    OTHER,

    /** After the last event of a path. */
    END
  }

  /** Before the first event of a path. */
  public static final PathNode START = new PathNode(Kind.START, "");

  /** Any of the events that have no node of their own. */
  public static final PathNode OTHER = new PathNode(Kind.OTHER, "");

  /** After the last event of a path. */
  public static final PathNode END = new PathNode(Kind.END, "");

  private static final Comparator<PathNode> ORDER =
      Comparator.comparing(PathNode::kind).thenComparing(PathNode::event);

  /**
   * Checks that only events have a name.
   *
   * @param kind as the record component
   * @param event as the record component
   * @throws IllegalArgumentException if another node has a name
   */
  public PathNode {
    requireNonNull(kind, "kind");
    if (kind != Kind.EVENT && !event.isEmpty()) {
      throw new IllegalArgumentException("name of a node must be that of an event, was " + event);
    }
  }

  /**
   * Events of a name.
   *
   * @param name the name
   * @return the node
   */
  public static PathNode event(String name) {
    return new PathNode(Kind.EVENT, name);
  }

  /**
   * Compares by kind (start, events, other, end), events by the text of their names.
   *
   * @param other another node
   * @return as {@link Comparable} says
   */
  @Override
  public int compareTo(PathNode other) {
    return ORDER.compare(this, other);
  }

  /**
   * The node as reports show it.
   *
   * @return the name of the event, or {@code (start)}, {@code (other)}, {@code (end)}
   */
  @Override
  public String toString() {
    return switch (kind) {
      case EVENT -> event;
      case START -> "(start)";
      case OTHER -> "(other)";
      case END -> "(end)";
    };
  }
}
