package io.github.cxmetrics.survival;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.stats.Normal;

/**
 * How the interval of a point of a survival curve is drawn: on which scale the normal law is used.
 *
 * <p>The formulas are those of R's {@code conf.type}. Ends are cut to [0, 1]. At 0 and at 1 the
 * error is not known, so on every scale the interval is [0, 1]; R gives [1, 1] at 1 on {@link #LOG}
 * and {@link #PLAIN}, as if it were certain.
 *
 * <p><b>Source</b> Greenwood (1926); Kalbfleisch and Prentice (1980), The Statistical Analysis of
 * Failure Time Data; Klein and Moeschberger (2003), Survival Analysis, 2nd edition, section 4.3.
 *
 * @since 0.1
 */
public enum SurvivalInterval {
  /** On the scale log(-log S): the default, which keeps its promise even with few customers. */
  LOG_LOG("log-log") {
    @Override
    double end(double p, double lnP, double half) {
      return lnP == 0 ? Double.NaN : Math.exp(lnP * Math.exp(half / lnP));
    }
  },

  /** On the scale log S: the default of R. */
  LOG("log") {
    @Override
    double end(double p, double lnP, double half) {
      return Math.exp(lnP + half);
    }
  },

  /** On the scale of S itself: symmetric. */
  PLAIN("plain") {
    @Override
    double end(double p, double lnP, double half) {
      return p + half * p;
    }
  },

  /** On the scale log(S / (1 - S)). */
  LOGIT("logit") {
    @Override
    double end(double p, double lnP, double half) {
      double rest = -Math.expm1(lnP);
      return rest == 0 ? Double.NaN : 1 / (1 + Math.exp(Math.log(rest) - lnP - half / rest));
    }
  },

  /** On the scale arcsin of the root of S. */
  ARCSINE("arcsine") {
    @Override
    double end(double p, double lnP, double half) {
      double rest = -Math.expm1(lnP);
      if (rest == 0) {
        return Double.NaN;
      }
      double angle = Math.atan2(Math.sqrt(p), Math.sqrt(rest)) + half / 2 * Math.sqrt(p / rest);
      double sine = Math.sin(Math.max(0, Math.min(Math.PI / 2, angle)));
      return sine * sine;
    }
  };

  private final String label;

  SurvivalInterval(String label) {
    this.label = label;
  }

  /**
   * The name of the scale.
   *
   * @return such as {@code log-log}
   */
  public String label() {
    return label;
  }

  /**
   * An end of the interval before it is cut.
   *
   * @param half how far to go on the scale log S, with the sign of the direction
   * @return not a number if there is none
   */
  abstract double end(double p, double lnP, double half);

  /** An end of the interval; not a number if there is none. */
  double end(CurvePoint point, double z) {
    double half = z * point.errorOfLog();
    if (point.value() <= 0 || !Double.isFinite(half)) {
      return Double.NaN;
    }
    double end = end(point.value(), point.log(), half);
    return Math.max(0, Math.min(1, end));
  }

  Interval around(CurvePoint point, ConfidenceLevel level) {
    /* The logarithm tells 1 from what is so near to it that only the value is rounded to 1. */
    if (point.value() <= 0 || !(point.log() < 0)) {
      return new Interval(0, 1, level);
    }
    double z = Normal.quantile(level);
    double low = end(point, -z);
    double high = end(point, z);
    return Double.isNaN(low) || Double.isNaN(high)
        ? new Interval(0, 1, level)
        : new Interval(Math.min(low, point.value()), Math.max(high, point.value()), level);
  }
}
