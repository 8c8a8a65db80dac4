package io.github.cxmetrics.engagement;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.ZoneId;

/**
 * Who could use features, and on whose days their use is counted.
 *
 * <p>A definition is immutable and part of the state; states of different definitions do not merge.
 *
 * @param zone the zone whose local dates are the days
 * @param eligible who could use features
 * @since 0.1
 */
public record FeatureDefinition(ZoneId zone, Eligible eligible) implements Serializable {

  /**
   * Who could use features.
   *
   * @since 0.1
   */
  public enum Eligible {
    /** Every actor that was seen, with a feature or without. */
    SEEN("all seen"),

    /** The actors of whom it was said, and no others. */
    DECLARED("those declared");

    private final String words;

    Eligible(String words) {
      this.words = words;
    }
  }

  /**
   * Checks that nothing is missing.
   *
   * @param zone as the record component
   * @param eligible as the record component
   */
  public FeatureDefinition {
    requireNonNull(zone, "zone");
    requireNonNull(eligible, "eligible");
  }

  /**
   * Features that every actor seen could use.
   *
   * @param zone the zone whose local dates are the days
   * @return the definition
   */
  public static FeatureDefinition in(ZoneId zone) {
    return new FeatureDefinition(zone, Eligible.SEEN);
  }

  /**
   * This definition with only those eligible of whom it is said.
   *
   * @return the definition
   */
  public FeatureDefinition withDeclaredEligible() {
    return new FeatureDefinition(zone, Eligible.DECLARED);
  }

  /** Refuses declared actors where nothing would declare them. */
  void requireSeen() {
    if (eligible == Eligible.DECLARED) {
      throw new IllegalArgumentException(
          "metric of declared eligible actors must say who they are with eligibleWhere, was "
              + this);
    }
  }

  /**
   * The whole definition in words that identify it.
   *
   * @return for example {@code on days in Europe/London, eligible all seen}
   */
  public String describe() {
    return "on days in " + zone + ", eligible " + eligible.words;
  }

  /**
   * The definition in words.
   *
   * @return as {@link #describe()}
   */
  @Override
  public String toString() {
    return describe();
  }
}
