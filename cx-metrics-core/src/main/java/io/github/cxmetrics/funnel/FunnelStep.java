package io.github.cxmetrics.funnel;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of a funnel: the events that are this step, and its place among the others.
 *
 * @param name how results call the step; unique in its funnel
 * @param matches the events that are this step, any of them
 * @param kind whether it must be done, may be left out, or may be done in any order with its
 *     neighbours
 * @param maximumGap the longest time since the step before it, or null
 * @since 0.1
 */
public record FunnelStep(
    String name, List<EventMatch> matches, Kind kind, @Nullable Duration maximumGap)
    implements Serializable {

  /** The place of a step among the others. */
  public enum Kind {
    /** Done in its turn. */
    REQUIRED,

    /** Done in its turn or left out. */
    OPTIONAL,

    /** Done in any order with the free steps next to it. */
    FREE
  }

  /**
   * Checks the parts of the step.
   *
   * @param name as the record component
   * @param matches as the record component
   * @param kind as the record component
   * @param maximumGap as the record component
   * @throws IllegalArgumentException if the name is blank, nothing matches, or the gap is negative
   */
  public FunnelStep {
    requireNonNull(kind, "kind");
    matches = List.copyOf(matches);
    if (name.isBlank()) {
      throw new IllegalArgumentException("name of a step must not be blank");
    }
    if (matches.isEmpty()) {
      throw new IllegalArgumentException("step '" + name + "' must match an event, was none");
    }
    if (maximumGap != null) {
      EventTime.requireDuration("maximum gap of step '" + name + "'", maximumGap);
    }
  }

  /**
   * A required step of events by name.
   *
   * @param event the name of the event, which becomes the name of the step
   * @param alternatives other events that are this step as well
   * @return the step
   */
  public static FunnelStep of(String event, String... alternatives) {
    List<EventMatch> matches =
        Stream.concat(Stream.of(event), Stream.of(alternatives)).map(EventMatch::event).toList();
    return matching(joined(matches), matches);
  }

  private static String joined(List<EventMatch> matches) {
    return matches.stream().map(EventMatch::toString).collect(Collectors.joining("|"));
  }

  /**
   * A required step of any matches.
   *
   * @param name how results call the step
   * @param matches the events that are this step, any of them
   * @return the step
   */
  public static FunnelStep matching(String name, List<EventMatch> matches) {
    return new FunnelStep(name, matches, Kind.REQUIRED, null);
  }

  /**
   * This step under another name.
   *
   * @param newName how results call it
   * @return the renamed step
   */
  public FunnelStep named(String newName) {
    return new FunnelStep(newName, matches, kind, maximumGap);
  }

  /**
   * This step, which may be left out.
   *
   * @return the optional step
   */
  public FunnelStep optional() {
    return new FunnelStep(name, matches, Kind.OPTIONAL, maximumGap);
  }

  /**
   * This step, done in any order with the free steps next to it.
   *
   * @return the free step
   */
  public FunnelStep free() {
    return new FunnelStep(name, matches, Kind.FREE, maximumGap);
  }

  /**
   * This step with a longest time since the step before it, itself included.
   *
   * @param gap at least 0
   * @return the limited step
   */
  public FunnelStep withMaximumGap(Duration gap) {
    return new FunnelStep(name, matches, kind, gap);
  }

  /** The step as part of a definition in words. */
  String describe() {
    StringBuilder text = new StringBuilder(DefinitionNames.of(matches));
    if (!joined(matches).equals(name)) {
      text.append(" as ").append(DefinitionNames.of(name));
    }
    if (kind == Kind.OPTIONAL) {
      text.append(" (optional)");
    } else if (kind == Kind.FREE) {
      text.append(" (free)");
    }
    if (maximumGap != null) {
      text.append(" (gap ").append(maximumGap).append(')');
    }
    return text.toString();
  }
}
