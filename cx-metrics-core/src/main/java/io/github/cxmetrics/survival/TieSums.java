package io.github.cxmetrics.survival;

/**
 * The sums over the events of one time that Efron's method takes: with a events worth of risk and m
 * of them, over k from 0 to m - 1, those of ln(a - k), 1 / (a - k) and 1 / (a - k) squared.
 *
 * <p>Few events are summed one by one, many in closed form, so that a count of 2e9 is as cheap as
 * one of 2 and means the same as as many rows.
 */
final class TieSums {

  private static final int MOST_SINGLE = 200;

  /* From here on the series below is exact to the last digits. */
  private static final double SERIES_FROM = 30;

  double logs;
  double inverses;
  double squares;

  void compute(double a, double m) {
    logs = 0;
    inverses = 0;
    squares = 0;
    if (m <= MOST_SINGLE) {
      addSingle(a - m + 1, (int) m);
      return;
    }
    double lowest = a - m + 1;
    int single = (int) Math.max(0, Math.ceil(SERIES_FROM - lowest));
    addSingle(lowest, single);
    addSeries(lowest + single, m - single);
  }

  /** The terms of a number and as many above it as there are, in steps of 1. */
  private void addSingle(double lowest, int terms) {
    for (int k = 0; k < terms; k++) {
      double term = lowest + k;
      double inverse = 1 / term;
      logs += Math.log(term);
      inverses += inverse;
      squares += inverse * inverse;
    }
  }

  /* Differences of ln Gamma, of digamma and of trigamma, Abramowitz and Stegun 6.1.41, 6.3.18 and
  6.4.12, with the leading terms joined so that they do not cancel. */
  private void addSeries(double low, double terms) {
    double high = low + terms;
    double ratio = Math.log1p(terms / low);
    double l = 1 / low;
    double h = 1 / high;
    double l2 = l * l;
    double h2 = h * h;
    logs +=
        terms * Math.log(high)
            + ((low - 0.5) * ratio - terms)
            + (h * (1.0 / 12 - h2 * (1.0 / 360 - h2 / 1260))
                - l * (1.0 / 12 - l2 * (1.0 / 360 - l2 / 1260)));
    inverses +=
        ratio
            + (l - h) / 2
            + (l2 * (1.0 / 12 - l2 * (1.0 / 120 - l2 / 252))
                - h2 * (1.0 / 12 - h2 * (1.0 / 120 - h2 / 252)));
    squares +=
        terms / low / high
            + (l2 - h2) / 2
            + (l * l2 * (1.0 / 6 - l2 * (1.0 / 30 - l2 / 42))
                - h * h2 * (1.0 / 6 - h2 * (1.0 / 30 - h2 / 42)));
  }
}
