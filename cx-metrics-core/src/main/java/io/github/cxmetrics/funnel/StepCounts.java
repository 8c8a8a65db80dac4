package io.github.cxmetrics.funnel;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.stats.ProportionDifference;
import io.github.cxmetrics.stats.ProportionInterval;
import io.github.cxmetrics.stats.RatioDifference;
import io.github.cxmetrics.stats.RatioInterval;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How many attempts (where each actor counts once: actors) reached each step of a funnel.
 *
 * @since 0.1
 */
public final class StepCounts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final FunnelDefinition definition;
  private final long actors;
  private final long n;
  private final long[] reached;
  private final PairCounts pairs;

  StepCounts(FunnelDefinition definition, long actors, long n, long[] reached, PairCounts pairs) {
    this.definition = definition;
    this.actors = actors;
    this.n = n;
    this.reached = reached;
    this.pairs = pairs;
  }

  /**
   * What was asked.
   *
   * @return the definition
   */
  public FunnelDefinition definition() {
    return definition;
  }

  /**
   * How many actors have an event that a step or an exclusion matches, those who never began
   * included.
   *
   * @return at least {@link #n()}
   */
  public long actors() {
    return actors;
  }

  /**
   * How many actors have an attempt that counts.
   *
   * @return at least 0
   */
  public long n() {
    return n;
  }

  /**
   * How many reached a step.
   *
   * @param step the number of the step, from 1
   * @return at least 0
   * @throws IllegalArgumentException if there is no such step
   */
  public long reached(int step) {
    return reached[checked(step) - 1];
  }

  private int checked(int step) {
    if (step < 1 || step > reached.length) {
      throw new IllegalArgumentException("step must be in 1.." + reached.length + ", was " + step);
    }
    return step;
  }

  /**
   * How many reached the required step before a step and not the step: the drop-off.
   *
   * @param step the number of the step, from 2
   * @return at least 0
   * @throws IllegalArgumentException if there is no such step
   */
  public long droppedOff(int step) {
    return reached(definition.requiredBefore(checkedLater(step))) - reached(step);
  }

  /**
   * The share that reached a step, of those who reached an earlier one.
   *
   * @param from the number of the earlier step
   * @param to the number of the later step, or the same
   * @param level the confidence level
   * @return the share; its n is the actors who reached the earlier step
   * @throws IllegalArgumentException if there is no such step, or they are not in order
   */
  public Estimate conversion(int from, int to, ConfidenceLevel level) {
    requireOrder(from, to);
    if (definition.entries().choice().countsActors()) {
      return ProportionInterval.WILSON.estimate(both(from, to), reached(from), level);
    }
    return RatioInterval.WILSON.estimate(pairs.clusters(from, to), level);
  }

  /**
   * The share that reached a step, of those who reached the required step before it.
   *
   * @param step the number of the step, from 2
   * @param level the confidence level
   * @return the share; its n is the actors who reached the step before
   * @throws IllegalArgumentException if there is no such step
   */
  public Estimate conversionFromPrevious(int step, ConfidenceLevel level) {
    return conversion(definition.requiredBefore(checkedLater(step)), step, level);
  }

  private int checkedLater(int step) {
    if (step < 2) {
      throw new IllegalArgumentException("step must be in 2.." + reached.length + ", was " + step);
    }
    return checked(step);
  }

  private void requireOrder(int from, int to) {
    if (checked(from) > checked(to)) {
      throw new IllegalArgumentException(
          "conversion must go from a step to a later one, was " + from + " to " + to);
    }
  }

  private long both(int from, int to) {
    return pairs.joint(from, to, reached);
  }

  /**
   * How much a conversion differs from that of other actors: this one minus the other.
   *
   * @param other counts of the same funnel over other actors, be it over other times of entry
   * @param from the number of the earlier step
   * @param to the number of the later step
   * @param level the confidence level
   * @return the difference
   * @throws IllegalArgumentException if the definitions differ, there is no such step, or they are
   *     not in order
   */
  public Difference differenceFrom(StepCounts other, int from, int to, ConfidenceLevel level) {
    if (!definition.isSameButForEntryRange(other.definition)) {
      throw new IllegalArgumentException(
          "compared funnels must be of one definition, was "
              + definition
              + " and "
              + other.definition);
    }
    requireOrder(from, to);
    if (definition.entries().choice().countsActors()) {
      return ProportionDifference.NEWCOMBE.of(
          both(from, to), reached(from), other.both(from, to), other.reached(from), level);
    }
    return RatioDifference.welch(pairs.clusters(from, to), other.pairs.clusters(from, to), level);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StepCounts that
        && definition.equals(that.definition)
        && actors == that.actors
        && n == that.n
        && Arrays.equals(reached, that.reached)
        && pairs.equals(that.pairs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(reached);
  }

  /**
   * The counts in words.
   *
   * @return for example {@code view 120 > cart 40 > pay 12}
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < reached.length; i++) {
      text.append(i == 0 ? "" : " > ")
          .append(definition.steps().get(i).name())
          .append(' ')
          .append(reached[i]);
    }
    return text.toString();
  }
}
