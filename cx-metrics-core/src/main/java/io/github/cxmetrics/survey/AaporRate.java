package io.github.cxmetrics.survey;

import static io.github.cxmetrics.survey.Disposition.COMPLETE;
import static io.github.cxmetrics.survey.Disposition.NON_CONTACT;
import static io.github.cxmetrics.survey.Disposition.OTHER;
import static io.github.cxmetrics.survey.Disposition.PARTIAL;
import static io.github.cxmetrics.survey.Disposition.REFUSAL;

import com.google.common.collect.ImmutableSet;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Response, cooperation, refusal and contact rates by their names in the Standard Definitions, each
 * with its formula, numerator and denominator.
 *
 * <p><b>Source</b> AAPOR (2023), <i>Standard Definitions</i>, 10th edition, chapter on outcome
 * rates.
 *
 * @since 0.1
 */
public enum AaporRate {
  /** The minimum response rate: complete interviews among all cases that may be eligible. */
  RR1(Set.of(COMPLETE), Parts.ELIGIBLE, Unknown.ALL),
  /** RR1 with partial interviews as responses. */
  RR2(Set.of(COMPLETE, PARTIAL), Parts.ELIGIBLE, Unknown.ALL),
  /** RR1 with the share e of the unknown cases. */
  RR3(Set.of(COMPLETE), Parts.ELIGIBLE, Unknown.SHARE),
  /** RR3 with partial interviews as responses. */
  RR4(Set.of(COMPLETE, PARTIAL), Parts.ELIGIBLE, Unknown.SHARE),
  /** The maximum response rate: no unknown case is taken as eligible. */
  RR5(Set.of(COMPLETE), Parts.ELIGIBLE, Unknown.NONE),
  /** RR5 with partial interviews as responses. */
  RR6(Set.of(COMPLETE, PARTIAL), Parts.ELIGIBLE, Unknown.NONE),
  /** The minimum cooperation rate: complete interviews among all who were contacted. */
  COOP1(Set.of(COMPLETE), Parts.CONTACTED, Unknown.NONE),
  /** COOP1 with partial interviews as responses. */
  COOP2(Set.of(COMPLETE, PARTIAL), Parts.CONTACTED, Unknown.NONE),
  /** COOP1 without those who could not answer. */
  COOP3(Set.of(COMPLETE), Parts.ABLE, Unknown.NONE),
  /** COOP3 with partial interviews as responses. */
  COOP4(Set.of(COMPLETE, PARTIAL), Parts.ABLE, Unknown.NONE),
  /** Refusals among all cases that may be eligible. */
  REF1(Set.of(REFUSAL), Parts.ELIGIBLE, Unknown.ALL),
  /** REF1 with the share e of the unknown cases. */
  REF2(Set.of(REFUSAL), Parts.ELIGIBLE, Unknown.SHARE),
  /** REF1 without unknown cases. */
  REF3(Set.of(REFUSAL), Parts.ELIGIBLE, Unknown.NONE),
  /** Contacts among all cases that may be eligible. */
  CON1(Parts.CONTACTED, Parts.ELIGIBLE, Unknown.ALL),
  /** CON1 with the share e of the unknown cases. */
  CON2(Parts.CONTACTED, Parts.ELIGIBLE, Unknown.SHARE),
  /** CON1 without unknown cases. */
  CON3(Parts.CONTACTED, Parts.ELIGIBLE, Unknown.NONE);

  /** Which cases of unknown eligibility stand in the denominator. */
  public enum Unknown {
    /** All of them. */
    ALL(" + (UH+UO)", " and all cases of unknown eligibility"),
    /** The share e of them. */
    SHARE(" + e(UH+UO)", " and the share e of the cases of unknown eligibility"),
    /** None of them. */
    NONE("", "");

    private final String formula;
    private final String words;

    Unknown(String formula, String words) {
      this.formula = formula;
      this.words = words;
    }
  }

  private static final class Parts {
    static final Set<Disposition> ABLE = Set.of(COMPLETE, PARTIAL, REFUSAL);
    static final Set<Disposition> CONTACTED = Set.of(COMPLETE, PARTIAL, REFUSAL, OTHER);
    static final Set<Disposition> ELIGIBLE = Set.of(COMPLETE, PARTIAL, REFUSAL, NON_CONTACT, OTHER);

    private Parts() {}
  }

  private final ImmutableSet<Disposition> numerator;
  private final ImmutableSet<Disposition> denominator;
  private final Unknown unknown;

  AaporRate(Set<Disposition> numerator, Set<Disposition> denominator, Unknown unknown) {
    this.numerator = ImmutableSet.copyOf(numerator);
    this.denominator = ImmutableSet.copyOf(denominator);
    this.unknown = unknown;
  }

  /**
   * The formula.
   *
   * @return for example {@code "RR3 = I / ((I+P) + (R+NC+O) + e(UH+UO))"}
   */
  public String formula() {
    String known;
    if (denominator.contains(NON_CONTACT)) {
      known = "(I+P) + (R+NC+O)";
    } else {
      known = denominator.contains(OTHER) ? "(I+P) + R + O" : "(I+P) + R";
    }
    return name() + " = " + numeratorFormula() + " / (" + known + unknown.formula + ")";
  }

  private String numeratorFormula() {
    if (numerator.contains(REFUSAL)) {
      return numerator.contains(COMPLETE) ? "((I+P) + R + O)" : "R";
    }
    return numerator.contains(PARTIAL) ? "(I+P)" : "I";
  }

  /**
   * What is counted above the line.
   *
   * @return for example {@code "complete interviews"}
   */
  public String numeratorName() {
    if (numerator.contains(REFUSAL)) {
      return numerator.contains(COMPLETE) ? "contacted eligible cases" : REFUSAL.words();
    }
    return numerator.contains(PARTIAL) ? "complete and partial interviews" : COMPLETE.words();
  }

  /**
   * What is counted below the line.
   *
   * @return for example {@code "eligible cases and all cases of unknown eligibility"}
   */
  public String denominatorName() {
    if (denominator.contains(NON_CONTACT)) {
      return "eligible cases" + unknown.words;
    }
    return denominator.contains(OTHER)
        ? "contacted eligible cases"
        : "contacted eligible cases able to answer";
  }

  /**
   * How cases of unknown eligibility enter.
   *
   * @return all, a share, or none
   */
  public Unknown unknown() {
    return unknown;
  }

  /**
   * The cases above the line.
   *
   * @param rates the counted cases
   * @return at least 0
   */
  public long numerator(ResponseRates rates) {
    return rates.count(numerator);
  }

  /**
   * The cases below the line.
   *
   * @param rates the counted cases
   * @param eligible the share of unknown cases taken as eligible
   * @return at least 0, perhaps not a whole number; empty if the share is not known and counts
   */
  public OptionalDouble denominator(ResponseRates rates, EligibleShare eligible) {
    long known = knownDenominator(rates);
    if (unknown == Unknown.NONE || rates.unknown() == 0) {
      return OptionalDouble.of((double) known);
    }
    if (unknown == Unknown.ALL) {
      return OptionalDouble.of((double) (known + rates.unknown()));
    }
    OptionalDouble e = eligible.of(rates);
    return e.isPresent()
        ? OptionalDouble.of(known + e.getAsDouble() * rates.unknown())
        : OptionalDouble.empty();
  }

  /** The cases below the line that are known to be eligible. */
  long knownDenominator(ResponseRates rates) {
    return rates.count(denominator);
  }
}
