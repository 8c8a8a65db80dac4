package io.github.cxmetrics.survey;

/**
 * How a case of a survey ended, in the classes that response rates are made of.
 *
 * <p><b>Source</b> American Association for Public Opinion Research (2023), <i>Standard
 * Definitions: Final Dispositions of Case Codes and Outcome Rates for Surveys</i>, 10th edition.
 *
 * @since 0.1
 */
public enum Disposition {
  /** I: a complete interview. */
  COMPLETE("I", "complete interviews"),
  /** P: a partial interview. */
  PARTIAL("P", "partial interviews"),
  /** R: an eligible person refused or broke off. */
  REFUSAL("R", "refusals and break-offs"),
  /** NC: an eligible person was never reached. */
  NON_CONTACT("NC", "non-contacts"),
  /** O: an eligible person did not answer for another reason, such as illness or language. */
  OTHER("O", "other eligible non-interviews"),
  /** UH: not known whether there is a household, or a person behind the address. */
  UNKNOWN_HOUSEHOLD("UH", "cases of unknown household or address"),
  /** UO: not known for another reason whether the case is eligible. */
  UNKNOWN_OTHER("UO", "other cases of unknown eligibility"),
  /** NE: not eligible; it enters no rate, only the share of unknown cases taken as eligible. */
  INELIGIBLE("NE", "ineligible cases");

  private final String code;
  private final String words;

  Disposition(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /**
   * The letters that stand for it in formulas.
   *
   * @return for example {@code "NC"}
   */
  public String code() {
    return code;
  }

  /**
   * What is counted.
   *
   * @return for example {@code "non-contacts"}
   */
  public String words() {
    return words;
  }
}
