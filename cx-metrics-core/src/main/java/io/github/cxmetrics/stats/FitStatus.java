package io.github.cxmetrics.stats;

/**
 * How the search for the most likely coefficients of a regression ended.
 *
 * @since 0.1
 */
public enum FitStatus {
  /** All coefficients were found. */
  CONVERGED("converged"),

  /** There is no event, or nothing else than events, so that nothing can be learnt of them. */
  NO_EVENTS("no events to learn from"),

  /**
   * Some covariates tell events from the others without exception: their coefficients grow without
   * end, and are undefined. All others are those of the limit.
   */
  SEPARATED("a covariate separates the events from the rest"),

  /**
   * Some covariates are constant among those at risk, or follow from covariates before them: they
   * were left out, and their coefficients are undefined. All others were found.
   */
  COLLINEAR("a covariate is constant or follows from others"),

  /** The search did not settle; no coefficient is given. */
  NOT_CONVERGED("did not converge"),

  /** The method would take too long for these data; no coefficient is given. */
  TOO_LARGE("too large for the method"),

  /** There are rows that the model cannot read; no coefficient is given. */
  UNUSABLE_ROWS("rows that the model cannot read");

  private final String words;

  FitStatus(String words) {
    this.words = words;
  }

  /**
   * Whether there is a coefficient for every covariate that was not left out, so that the model
   * predicts.
   *
   * @return true for {@link #CONVERGED} and {@link #COLLINEAR}
   */
  public boolean predicts() {
    return this == CONVERGED || this == COLLINEAR;
  }

  /**
   * The status in words.
   *
   * @return for example {@code "did not converge"}
   */
  public String inWords() {
    return words;
  }
}
