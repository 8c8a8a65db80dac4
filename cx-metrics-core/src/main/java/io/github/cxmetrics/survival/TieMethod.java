package io.github.cxmetrics.survival;

/**
 * What the partial likelihood makes of events at the same time.
 *
 * @since 0.1
 */
public enum TieMethod {
  /**
   * Events of one time came one after another, in an order not known; those still to come are at
   * risk with their mean weight. Efron (1977), The efficiency of Cox's likelihood function for
   * censored data, JASA 72(359), doi:10.1080/01621459.1977.10480613.
   */
  EFRON("Efron"),

  /**
   * Each event of one time sees all of them at risk. Breslow (1974), Covariance analysis of
   * censored survival data, Biometrics 30(1), doi:10.2307/2529620.
   */
  BRESLOW("Breslow"),

  /**
   * Time is discrete: given how many events a time has, which of those at risk they are. Cox
   * (1972), Regression models and life-tables, JRSS B 34(2). Its cost grows with events times rows
   * at risk.
   */
  EXACT("exact");

  private final String label;

  TieMethod(String label) {
    this.label = label;
  }

  /**
   * The name of the method.
   *
   * @return for example {@code "Efron"}
   */
  public String label() {
    return label;
  }
}
