package io.github.cxmetrics.stats;

/**
 * A concave log likelihood of several parameters, for {@link MaximumLikelihood}. Covariates should
 * come centred and with a standard deviation of 1, so that all parameters are of one size.
 *
 * @since 0.1
 */
public interface LogLikelihood {

  /**
   * How many parameters there are.
   *
   * @return at least 0
   */
  int size();

  /**
   * The weight of the data: about the information that a parameter of unit size has if it is not
   * tied to others. Parameters with next to none of it are left out.
   *
   * @return above 0
   */
  double weight();

  /**
   * Computes value, gradient and information at a place.
   *
   * @param parameters the place
   * @param gradient takes the first derivatives
   * @param information takes the negative second derivatives, all cells row after row
   * @return the log likelihood; not finite where the place is out of reach, the arrays then hold
   *     nothing
   */
  double at(double[] parameters, double[] gradient, double[] information);
}
