package io.github.cxmetrics.funnel;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events that must not happen between two steps: from the moment an attempt has reached step {@code
 * from} until it reaches step {@code to}.
 *
 * @param matches the excluded events, any of them
 * @param from the level from which they count, at least 1
 * @param to the level from which they no longer count; {@link #LAST_STEP} for the last one
 * @param effect what they do
 * @since 0.1
 */
public record Exclusion(List<EventMatch> matches, int from, int to, ExclusionEffect effect)
    implements Serializable {

  /** Stands for the last step of whatever funnel the exclusion becomes part of. */
  public static final int LAST_STEP = 0;

  /**
   * Checks the parts of the exclusion.
   *
   * @param matches as the record component
   * @param from as the record component
   * @param to as the record component
   * @param effect as the record component
   * @throws IllegalArgumentException if nothing is excluded or the range is empty
   */
  public Exclusion {
    requireNonNull(effect, "effect");
    matches = List.copyOf(matches);
    if (matches.isEmpty()) {
      throw new IllegalArgumentException("exclusion must match an event, was none");
    }
    if (from < 1 || to < 0 || (to != LAST_STEP && to <= from)) {
      throw new IllegalArgumentException(
          "exclusion must range from a step to a later one, was " + from + " to " + to);
    }
  }

  /**
   * Events by name, excluded from the first step to the last, which void the attempt.
   *
   * @param event the name of an event
   * @param alternatives names of others
   * @return the exclusion
   */
  public static Exclusion of(String event, String... alternatives) {
    return of(
        Stream.concat(Stream.of(event), Stream.of(alternatives)).map(EventMatch::event).toList());
  }

  /**
   * Any events, excluded from the first step to the last, which void the attempt.
   *
   * @param matches the excluded events
   * @return the exclusion
   */
  public static Exclusion of(List<EventMatch> matches) {
    return new Exclusion(matches, 1, LAST_STEP, ExclusionEffect.VOID_ATTEMPT);
  }

  /**
   * The same events between other steps.
   *
   * @param fromStep the step after which they count
   * @param toStep the step before which they count
   * @return the exclusion with that range
   */
  public Exclusion between(int fromStep, int toStep) {
    return new Exclusion(matches, fromStep, toStep, effect);
  }

  /**
   * The same events with another effect.
   *
   * @param newEffect what they do
   * @return the exclusion with that effect
   */
  public Exclusion withEffect(ExclusionEffect newEffect) {
    return new Exclusion(matches, from, to, newEffect);
  }

  Exclusion until(int lastStep) {
    return to == LAST_STEP ? between(from, lastStep) : this;
  }

  /**
   * The excluded events as reports call them.
   *
   * @return the events, with a bar between
   */
  public String name() {
    return matches.stream().map(EventMatch::toString).collect(Collectors.joining("|"));
  }

  /** The exclusion as part of a definition in words. */
  String describe() {
    return DefinitionNames.of(matches) + " from step " + from + " until " + to + " " + effect;
  }
}
