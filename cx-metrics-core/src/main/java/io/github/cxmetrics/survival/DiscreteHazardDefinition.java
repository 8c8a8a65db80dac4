package io.github.cxmetrics.survival;

import io.github.cxmetrics.stats.LogisticRegression;
import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * What the rows of a discrete-time hazard model are: which covariates they have and what a period
 * is.
 *
 * @param covariates the names of the covariates, each once; may be none
 * @param period what a period is, such as {@code "month of tenure"}; empty if it is not named.
 *     States of different periods do not merge
 * @since 0.1
 */
public record DiscreteHazardDefinition(List<String> covariates, String period)
    implements Serializable {

  private static final Set<String> RESERVED = Set.of("ln(period)", LogisticRegression.INTERCEPT);

  /**
   * Checks the parts.
   *
   * @param covariates as the record component
   * @param period as the record component
   * @throws IllegalArgumentException if there are more than {@value CoxDefinition#MOST_COVARIATES}
   *     covariates, a name is there twice, empty, that of the intercept or one that a baseline has
   *     ({@code ln(period)} and all that begin with {@code period}), or a text has half a surrogate
   *     pair
   */
  public DiscreteHazardDefinition {
    covariates = CovariateNames.checked(covariates, 0, CoxDefinition.MOST_COVARIATES);
    for (String name : covariates) {
      if (name.startsWith("period") || RESERVED.contains(name)) {
        throw new IllegalArgumentException(
            "name of a covariate must not be one of the baseline, was " + name);
      }
    }
    StateWriter.requireWellFormed("name of the period", period);
  }

  /**
   * Rows with covariates in periods that are not named.
   *
   * @param covariates the names of the covariates, each once
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public static DiscreteHazardDefinition of(String... covariates) {
    return new DiscreteHazardDefinition(List.of(covariates), "");
  }

  /**
   * The same with a name of the period.
   *
   * @param newPeriod such as {@code "month of tenure"}
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public DiscreteHazardDefinition by(String newPeriod) {
    return new DiscreteHazardDefinition(covariates, newPeriod);
  }

  /**
   * The definition in words that identify it.
   *
   * @return for example {@code covariates "logins"; by month of tenure}
   */
  public String describe() {
    return "covariates " + Quoted.of(covariates) + (period.isEmpty() ? "" : "; by " + period);
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
