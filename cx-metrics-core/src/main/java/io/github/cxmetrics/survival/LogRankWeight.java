package io.github.cxmetrics.survival;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/**
 * How much the differences at a time count in a test between groups: all alike, or early or late
 * ones more.
 *
 * @since 0.1
 */
public final class LogRankWeight implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private enum Kind {
    ONE,
    AT_RISK,
    ROOT_OF_AT_RISK,
    PETO,
    FLEMING_HARRINGTON
  }

  /** 1: the log-rank test, best where hazards are proportional (Mantel 1966). */
  public static final LogRankWeight LOG_RANK = new LogRankWeight(Kind.ONE, 0, 0, "log-rank");

  /** The number at risk: early differences count more (Gehan 1965, Breslow 1970). */
  public static final LogRankWeight GEHAN_WILCOXON =
      new LogRankWeight(Kind.AT_RISK, 0, 0, "Gehan-Wilcoxon");

  /** The root of the number at risk (Tarone and Ware 1977). */
  public static final LogRankWeight TARONE_WARE =
      new LogRankWeight(Kind.ROOT_OF_AT_RISK, 0, 0, "Tarone-Ware");

  /**
   * The survival of all groups together, as the product of 1 - d / (n + 1) up to the time, itself
   * included (Peto and Peto 1972). Unlike the number at risk it does not depend on who is censored.
   */
  public static final LogRankWeight PETO_PETO = new LogRankWeight(Kind.PETO, 0, 0, "Peto-Peto");

  private final Kind kind;
  private final double rho;
  private final double gamma;
  private final String label;

  private LogRankWeight(Kind kind, double rho, double gamma, String label) {
    this.kind = kind;
    this.rho = rho;
    this.gamma = gamma;
    this.label = label;
  }

  /**
   * S to the power of rho times 1 - S to the power of gamma, where S is the Kaplan-Meier curve of
   * all groups together just before the time (Harrington and Fleming 1982, Fleming and Harrington
   * 1991). Rho 1 and gamma 0 is the test of R's {@code survdiff(rho = 1)}; rho 0 and gamma 1 looks
   * for late differences.
   *
   * @param rho from 0 to 100
   * @param gamma from 0 to 100
   * @return the weight
   * @throws IllegalArgumentException if a power is out of range
   */
  public static LogRankWeight flemingHarrington(double rho, double gamma) {
    requirePower("rho", rho);
    requirePower("gamma", gamma);
    return new LogRankWeight(
        Kind.FLEMING_HARRINGTON, rho, gamma, "Fleming-Harrington(" + rho + ", " + gamma + ")");
  }

  private static void requirePower(String name, double power) {
    if (!(power >= 0 && power <= 100)) {
      throw new IllegalArgumentException(name + " must be in 0..100, was " + power);
    }
  }

  /**
   * The weight at a time.
   *
   * @param atRisk how many are at risk in all groups
   * @param before the Kaplan-Meier curve of all groups just before
   * @param peto the product of 1 - d / (n + 1) up to the time
   */
  double at(double atRisk, double before, double peto) {
    return switch (kind) {
      case ONE -> 1;
      case AT_RISK -> atRisk;
      case ROOT_OF_AT_RISK -> Math.sqrt(atRisk);
      case PETO -> peto;
      case FLEMING_HARRINGTON -> Math.pow(before, rho) * Math.pow(1 - before, gamma);
    };
  }

  /**
   * The name of the test.
   *
   * @return such as {@code log-rank} or {@code Fleming-Harrington(0.0, 1.0)}
   */
  public String label() {
    return label;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogRankWeight that
        && kind == that.kind
        && rho == that.rho
        && gamma == that.gamma;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind.name(), rho, gamma);
  }

  @Override
  public String toString() {
    return label;
  }
}
