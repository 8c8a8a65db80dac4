package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import org.apache.commons.math3.special.Erf;

/**
 * The standard normal law, asked from its small tail so that no digits are lost far out.
 *
 * <p>Commons Math inverts the distribution through {@code 2p - 1}, which leaves nothing of a tail
 * below 1e-16; hence the rational approximations of Wichura (1988), accurate to about 1e-16
 * relative for every tail a double can hold.
 *
 * @since 0.1
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the digits are those published
public final class Normal {

  private Normal() {}

  /**
   * The z-value of a level: 1.96 for 95 %.
   *
   * @param level the confidence level
   * @return how many standard errors an interval of that level reaches to a side, above 0
   */
  public static double quantile(ConfidenceLevel level) {
    return above(level.tail());
  }

  /**
   * The value that a standard normal variable exceeds with a given probability.
   *
   * <p>Source: Wichura, M. J. (1988), Algorithm AS 241: The Percentage Points of the Normal
   * Distribution, Applied Statistics 37(3), routine PPND16, doi:10.2307/2347330.
   *
   * @param tail in (0, 1)
   */
  static double above(double tail) {
    double q = 0.5 - tail;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q * ratio(r, CENTRE_TOP, CENTRE_BOTTOM);
    }
    double r = Math.sqrt(-Math.log(Math.min(tail, 1 - tail)));
    double z =
        r <= 5 ? ratio(r - 1.6, MIDDLE_TOP, MIDDLE_BOTTOM) : ratio(r - 5, FAR_TOP, FAR_BOTTOM);
    return Math.copySign(z, q);
  }

  /**
   * The probability that a standard normal variable lies at least {@code |z|} from 0.
   *
   * @param z the standardised difference; may be infinite
   * @return in [0, 1]
   */
  public static double twoSided(double z) {
    return Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }

  private static double ratio(double r, double[] top, double[] bottom) {
    return polynomial(r, top) / polynomial(r, bottom);
  }

  private static double polynomial(double r, double[] coefficients) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * r + coefficients[i];
    }
    return sum;
  }

  // Coefficients a, b (centre), c, d (middle), e, f (far) of PPND16, constant term first.

  private static final double[] CENTRE_TOP = {
    3.3871328727963666080e0,
    1.3314166789178437745e+2,
    1.9715909503065514427e+3,
    1.3731693765509461125e+4,
    4.5921953931549871457e+4,
    6.7265770927008700853e+4,
    3.3430575583588128105e+4,
    2.5090809287301226727e+3
  };

  private static final double[] CENTRE_BOTTOM = {
    1,
    4.2313330701600911252e+1,
    6.8718700749205790830e+2,
    5.3941960214247511077e+3,
    2.1213794301586595867e+4,
    3.9307895800092710610e+4,
    2.8729085735721942674e+4,
    5.2264952788528545610e+3
  };

  private static final double[] MIDDLE_TOP = {
    1.42343711074968357734e0,
    4.63033784615654529590e0,
    5.76949722146069140550e0,
    3.64784832476320460504e0,
    1.27045825245236838258e0,
    2.41780725177450611770e-1,
    2.27238449892691845833e-2,
    7.74545014278341407640e-4
  };

  private static final double[] MIDDLE_BOTTOM = {
    1,
    2.05319162663775882187e0,
    1.67638483018380384940e0,
    6.89767334985100004550e-1,
    1.48103976427480074590e-1,
    1.51986665636164571966e-2,
    5.47593808499534494600e-4,
    1.05075007164441684324e-9
  };

  private static final double[] FAR_TOP = {
    6.65790464350110377720e0,
    5.46378491116411436990e0,
    1.78482653991729133580e0,
    2.96560571828504891230e-1,
    2.65321895265761230930e-2,
    1.24266094738807843860e-3,
    2.71155556874348757815e-5,
    2.01033439929228813265e-7
  };

  private static final double[] FAR_BOTTOM = {
    1,
    5.99832206555887937690e-1,
    1.36929880922735805310e-1,
    1.48753612908506148525e-2,
    7.86869131145613259100e-4,
    1.84631831751005468180e-5,
    1.42151175831644588870e-7,
    2.04426310338993978564e-15
  };
}
