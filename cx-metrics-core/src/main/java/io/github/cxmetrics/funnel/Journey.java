package io.github.cxmetrics.funnel;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.state.EventTime;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One actor's way through a funnel: the attempts that count, and what kept others from counting.
 *
 * @param attempts the attempts that count, in the order of their entries; where each actor counts
 *     once, one or none
 * @param voided how many attempts an exclusion voided
 * @param removed whether an exclusion removed the actor, in which case no attempt counts
 * @param openUntilMillis the latest time at which any attempt of the actor can move on, {@link
 *     Long#MIN_VALUE} if none can after the actor's last event
 * @param actor whether there is any event that a step or an exclusion matches; who has none is no
 *     actor of the funnel, and is not counted by a population
 * @since 0.1
 */
public record Journey(
    List<Attempt> attempts, int voided, boolean removed, long openUntilMillis, boolean actor)
    implements Serializable {

  /**
   * Takes a copy of the attempts.
   *
   * @param attempts as the record component
   * @param voided as the record component
   * @param removed as the record component
   * @param openUntilMillis as the record component
   * @param actor as the record component
   */
  public Journey {
    attempts = List.copyOf(attempts);
  }

  /**
   * The journey of somebody who has events of the funnel.
   *
   * @param attempts as the record component
   * @param voided as the record component
   * @param removed as the record component
   * @param openUntilMillis as the record component
   */
  public Journey(List<Attempt> attempts, int voided, boolean removed, long openUntilMillis) {
    this(attempts, voided, removed, openUntilMillis, true);
  }

  /**
   * Whether any attempt counts.
   *
   * @return false if there was no entry, or exclusions left none
   */
  public boolean entered() {
    return !attempts.isEmpty();
  }

  /**
   * The highest level of the attempts that count.
   *
   * @return 0 if there is none
   */
  public int level() {
    return attempts.stream().mapToInt(Attempt::level).max().orElse(0);
  }

  /**
   * The attempt that got furthest; of several the first.
   *
   * @return empty if there is none
   */
  public Optional<Attempt> best() {
    Attempt best = null;
    for (Attempt attempt : attempts) {
      if (best == null || attempt.level() > best.level()) {
        best = attempt;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * The segment of the first attempt.
   *
   * @return empty if it is not defined or there is no attempt
   */
  public String segment() {
    return attempts.isEmpty() ? "" : attempts.get(0).segment();
  }

  /**
   * How the actor stands when the data end.
   *
   * @param asOf when the data end
   * @return converted if an attempt did, open if any attempt can still move on, otherwise lost
   */
  public Outcome outcome(Instant asOf) {
    return outcome(EventTime.anyMillis("time at which the data end", asOf));
  }

  Outcome outcome(long asOfMillis) {
    if (attempts.stream().anyMatch(attempt -> attempt.end() == Attempt.End.CONVERTED)) {
      return Outcome.CONVERTED;
    }
    return openUntilMillis > asOfMillis ? Outcome.OPEN : Outcome.LOST;
  }

  /**
   * The journey cut into one for each segment of its attempts, each as it counts there: where every
   * step must have the value of the first, attempts are cut off at the first step that has not.
   *
   * @return the parts, ordered by segment; none if no attempt counts
   */
  public SortedMap<String, Journey> bySegment() {
    SortedMap<String, Journey> parts = splitBy(Attempt::segment);
    parts.replaceAll((segment, part) -> part.withinSegment());
    return parts;
  }

  private Journey withinSegment() {
    return new Journey(
        attempts.stream().map(Attempt::withinSegment).toList(), voided, removed, openUntilMillis);
  }

  /** The journey cut into one for each value that its attempts have of a key. */
  <K extends Comparable<K>> SortedMap<K, Journey> splitBy(Function<Attempt, K> key) {
    SortedMap<K, Journey> parts = new TreeMap<>();
    for (Attempt attempt : attempts) {
      parts.merge(
          key.apply(attempt),
          new Journey(List.of(attempt), 0, false, openUntilMillis),
          Journey::plus);
    }
    return parts;
  }

  private Journey plus(Journey other) {
    return new Journey(
        ImmutableList.<Attempt>builder().addAll(attempts).addAll(other.attempts).build(),
        voided,
        removed,
        openUntilMillis);
  }
}
