package io.github.cxmetrics.survey;

import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * Which share of the cases of unknown eligibility is taken as eligible: {@code e} of the rates RR3,
 * RR4, REF2 and CON2.
 *
 * <p><b>Source</b> Smith, T. W. (2009), <i>A Revised Review of Methods to Estimate the Status of
 * Cases with Unknown Eligibility</i>, AAPOR.
 *
 * @since 0.1
 */
public sealed interface EligibleShare extends Serializable {

  /**
   * A share that is known from elsewhere.
   *
   * @param share in [0, 1]
   * @return the share
   * @throws IllegalArgumentException if it is not in [0, 1]
   */
  static EligibleShare of(double share) {
    return new Given(share);
  }

  /**
   * Proportional allocation: unknown cases are eligible as often as the known ones are.
   *
   * @return {@code (I + P + R + NC + O) / (I + P + R + NC + O + NE)}
   */
  static EligibleShare proportional() {
    return new Proportional();
  }

  /**
   * The share for these cases.
   *
   * @param rates the counted cases
   * @return in [0, 1]; empty if it is to be estimated and no case is known to be eligible or not
   */
  OptionalDouble of(ResponseRates rates);

  /**
   * The rule in words.
   *
   * @return for example {@code "e = 0.6, given"}
   */
  String describe();

  /**
   * A share that is known from elsewhere.
   *
   * @param share in [0, 1]
   * @since 0.1
   */
  record Given(double share) implements EligibleShare {

    /**
     * Checks the share.
     *
     * @param share as the record component
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public Given {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "share of unknown cases that are eligible must be in 0..1, was " + share);
      }
    }

    @Override
    public OptionalDouble of(ResponseRates rates) {
      return OptionalDouble.of(share);
    }

    @Override
    public String describe() {
      return "e = " + share + ", given";
    }
  }

  /**
   * Proportional allocation.
   *
   * @since 0.1
   */
  record Proportional() implements EligibleShare {

    @Override
    public OptionalDouble of(ResponseRates rates) {
      long eligible = rates.knownEligible();
      long known = eligible + rates.count(Disposition.INELIGIBLE);
      return known == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) eligible / known);
    }

    @Override
    public String describe() {
      return "e = (I+P+R+NC+O) / (I+P+R+NC+O+NE), proportional allocation";
    }
  }
}
