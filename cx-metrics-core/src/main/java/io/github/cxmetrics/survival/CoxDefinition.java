package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.wire.Quoted;
import io.github.cxmetrics.wire.StateWriter;
import java.io.Serializable;
import java.util.List;

/**
 * What the rows of a regression of times are: which covariates they have, in which unit their times
 * are, and what tells which of them belong together.
 *
 * @param covariates the names of the covariates, each once, at least one
 * @param unit the unit of times, such as {@code "months"}; empty if it is not named. States of
 *     different units do not merge
 * @param clusters what tells which rows belong to one customer
 * @since 0.1
 */
public record CoxDefinition(List<String> covariates, String unit, ClusterIdentity clusters)
    implements Serializable {

  /** The most covariates a regression may have. */
  public static final int MOST_COVARIATES = 500;

  /**
   * Checks the parts.
   *
   * @param covariates as the record component
   * @param unit as the record component
   * @param clusters as the record component
   * @throws IllegalArgumentException if there is no covariate or more than {@value
   *     #MOST_COVARIATES}, a name is there twice or empty, or a text has half a surrogate pair
   */
  public CoxDefinition {
    covariates = CovariateNames.checked(covariates, 1, MOST_COVARIATES);
    StateWriter.requireWellFormed("unit of times", unit);
    requireNonNull(clusters, "clusters");
  }

  /**
   * Rows with covariates, each a customer of its own, with times of a unit that is not named.
   *
   * @param covariates the names of the covariates, each once
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public static CoxDefinition of(String... covariates) {
    return new CoxDefinition(List.of(covariates), "", ClusterIdentity.ROW);
  }

  /**
   * The same with a unit of times.
   *
   * @param newUnit such as {@code "days"}
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public CoxDefinition in(String newUnit) {
    return new CoxDefinition(covariates, newUnit, clusters);
  }

  /**
   * The same where rows belong to customers.
   *
   * @param identity how customers are known
   * @return the definition
   */
  public CoxDefinition clusteredBy(ClusterIdentity identity) {
    return new CoxDefinition(covariates, unit, identity);
  }

  /**
   * The definition in words that identify it.
   *
   * @return for example {@code covariates "age", "sex"; each row by itself; in days}
   */
  public String describe() {
    return "covariates "
        + Quoted.of(covariates)
        + "; "
        + clusters.label()
        + (unit.isEmpty() ? "" : "; in " + unit);
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
