package io.github.cxmetrics.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The place where a concave log likelihood is highest, found by Newton's method with step halving.
 *
 * <p>A parameter whose information at the start is none, or follows from that of parameters before
 * it, is left out and stays at its start. A parameter that keeps growing while the likelihood no
 * longer does is called separated. <b>Cost</b> about five to ten evaluations; some forty if
 * parameters are separated.
 *
 * @since 0.1
 */
public final class MaximumLikelihood {

  private static final int MOST_ITERATIONS = 100;
  private static final int MOST_HALVINGS = 40;

  /* Of information with unit diagonal: what is left of a parameter once those before it are known.
  Rounding leaves about 1e-15; a correlation of 0.9999999 leaves 2e-7. */
  private static final double SMALLEST_PIVOT = 1e-10;

  private static final double SMALL_STEP = 1e-10;
  private static final double FLAT = 1e-9;

  /* A regular fit takes one or two steps after its likelihood became flat. */
  private static final int MOST_FLAT_STEPS = 6;

  /* After k steps of equal length a separated parameter still moves by 1/k of its size. */
  private static final double RESTLESS = 1e-3;
  private static final double RESTLESS_AT_LEAST = 1e-6;

  private final LogLikelihood likelihood;
  private final boolean[] leftOut;
  private final boolean[] separated;
  private final double[] startGradient;
  private final double[] startInformation;
  private final double startValue;

  private double[] parameters;
  private double[] gradient;
  private double[] information;
  private double[] step;
  private double[] taken;
  private double value;
  private FitStatus status;
  private int iterations;

  private MaximumLikelihood(LogLikelihood likelihood, double[] start) {
    int size = likelihood.size();
    this.likelihood = likelihood;
    leftOut = new boolean[size];
    separated = new boolean[size];
    parameters = start.clone();
    gradient = new double[size];
    information = new double[size * size];
    step = new double[size];
    taken = new double[size];
    value = likelihood.at(parameters, gradient, information);
    startValue = value;
    startGradient = gradient.clone();
    startInformation = information.clone();
    status = FitStatus.NOT_CONVERGED;
  }

  /**
   * Looks for the highest place.
   *
   * @param likelihood a concave log likelihood
   * @param start where to start; the score test is taken there
   * @return what was found
   */
  public static MaximumLikelihood of(LogLikelihood likelihood, double[] start) {
    MaximumLikelihood search = new MaximumLikelihood(likelihood, start);
    if (isUsable(search.value, search.gradient, search.information)) {
      search.leaveOut();
      search.climb();
    }
    return search;
  }

  private static boolean isUsable(double value, double[] gradient, double[] information) {
    return Double.isFinite(value)
        && Arrays.stream(gradient).allMatch(Double::isFinite)
        && Arrays.stream(information).allMatch(Double::isFinite);
  }

  private void leaveOut() {
    int size = likelihood.size();
    double least = SMALLEST_PIVOT * likelihood.weight();
    double[] factor = new double[size * size];
    for (int i = 0; i < size; i++) {
      double diagonal = information[i * size + i];
      leftOut[i] =
          !(diagonal > least)
              || pivot(information, factor, leftOut, i, size) < SMALLEST_PIVOT * diagonal;
    }
  }

  /** Row i of the Cholesky factor of the parameters that count, and the square of its diagonal. */
  private static double pivot(
      double[] matrix, double[] factor, boolean[] skipped, int i, int size) {
    double pivot = matrix[i * size + i];
    for (int j = 0; j < i; j++) {
      if (!skipped[j]) {
        double sum = matrix[i * size + j];
        for (int k = 0; k < j; k++) {
          sum -= factor[i * size + k] * factor[j * size + k];
        }
        double cell = sum / factor[j * size + j];
        factor[i * size + j] = cell;
        pivot -= cell * cell;
      }
    }
    factor[i * size + i] = Math.sqrt(Math.max(pivot, Double.MIN_NORMAL));
    return pivot;
  }

  /** Solves information times step = gradient for the parameters that count. */
  private static double[] solve(double[] matrix, double[] right, boolean[] skipped) {
    int size = right.length;
    double[] factor = new double[size * size];
    double[] solution = new double[size];
    for (int i = 0; i < size; i++) {
      if (!skipped[i]) {
        pivot(matrix, factor, skipped, i, size);
        double sum = right[i];
        for (int k = 0; k < i; k++) {
          sum -= factor[i * size + k] * solution[k];
        }
        solution[i] = sum / factor[i * size + i];
      }
    }
    for (int i = size - 1; i >= 0; i--) {
      if (!skipped[i]) {
        double sum = solution[i];
        for (int k = i + 1; k < size; k++) {
          sum -= skipped[k] ? 0 : factor[k * size + i] * solution[k];
        }
        solution[i] = sum / factor[i * size + i];
      }
    }
    return solution;
  }

  private void climb() {
    int flat = 0;
    while (iterations < MOST_ITERATIONS) {
      step = solve(information, gradient, leftOut);
      if (isSmall(step)) {
        settle();
        return;
      }
      double before = value;
      if (!stepUp()) {
        flat = MOST_FLAT_STEPS;
      } else if (Math.abs(value - before) <= flatness()) {
        flat++;
      }
      iterations++;
      if (flat >= MOST_FLAT_STEPS) {
        step = solve(information, gradient, leftOut);
        settle();
        return;
      }
    }
  }

  /** The gain that is none, by how far from 0 the likelihood is or was. */
  private double flatness() {
    return FLAT * Math.max(Math.abs(startValue), Math.abs(value));
  }

  private boolean isSmall(double[] change) {
    return IntStream.range(0, change.length)
        .allMatch(j -> Math.abs(change[j]) <= SMALL_STEP * (1 + Math.abs(parameters[j])));
  }

  /**
   * Goes along the step as far as the likelihood does not fall and can be computed with its
   * derivatives; false if there is no such place.
   */
  private boolean stepUp() {
    int size = likelihood.size();
    double[] place = new double[size];
    double[] slope = new double[size];
    double[] curvature = new double[size * size];
    double length = 1;
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      for (int j = 0; j < size; j++) {
        place[j] = parameters[j] + length * step[j];
      }
      double there = likelihood.at(place, slope, curvature);
      if (isUsable(there, slope, curvature) && there >= value - 1e-13 * Math.abs(value)) {
        for (int j = 0; j < size; j++) {
          taken[j] = length * step[j];
        }
        value = there;
        parameters = place;
        gradient = slope;
        information = curvature;
        return true;
      }
      length /= 2;
    }
    Arrays.fill(taken, 0);
    return false;
  }

  private void settle() {
    if (!(gainOfStep() <= Math.max(FLAT, flatness()))) {
      return;
    }
    boolean any = false;
    for (int j = 0; j < separated.length; j++) {
      double moved = Math.min(Math.abs(step[j]), Math.abs(taken[j]));
      separated[j] =
          moved > RESTLESS_AT_LEAST && moved > RESTLESS * Math.abs(parameters[j] - step[j]);
      any |= separated[j];
    }
    if (any) {
      status = FitStatus.SEPARATED;
    } else {
      status = isAnyLeftOut() ? FitStatus.COLLINEAR : FitStatus.CONVERGED;
    }
  }

  /** Twice what the next step would gain if the likelihood were a parabola. */
  private double gainOfStep() {
    return IntStream.range(0, step.length).mapToDouble(j -> gradient[j] * step[j]).sum();
  }

  private boolean isAnyLeftOut() {
    return IntStream.range(0, leftOut.length).anyMatch(this::isLeftOut);
  }

  /**
   * How the search ended.
   *
   * @return {@link FitStatus#CONVERGED}, {@link FitStatus#SEPARATED}, {@link FitStatus#COLLINEAR}
   *     or {@link FitStatus#NOT_CONVERGED}
   */
  public FitStatus status() {
    return status;
  }

  /**
   * Whether a parameter was left out.
   *
   * @param parameter its number
   * @return true if it stayed at its start
   */
  public boolean isLeftOut(int parameter) {
    return leftOut[parameter];
  }

  /**
   * Whether a parameter grows without end.
   *
   * @param parameter its number
   * @return true if it does
   */
  public boolean isSeparated(int parameter) {
    return separated[parameter];
  }

  /**
   * The place that was found, or reached.
   *
   * @return a new array
   */
  public double[] parameters() {
    return parameters.clone();
  }

  /**
   * The gain of the log likelihood since the start, and where both stand.
   *
   * @return log likelihood at the start and at the end
   */
  public double[] values() {
    return new double[] {startValue, value};
  }

  /**
   * How many steps were taken.
   *
   * @return at least 0
   */
  public int iterations() {
    return iterations;
  }

  /**
   * The numbers of the parameters that have a value.
   *
   * @return those neither left out nor separated, ascending; none if the search did not converge
   */
  public int[] found() {
    return status == FitStatus.NOT_CONVERGED
        ? new int[0]
        : IntStream.range(0, leftOut.length).filter(j -> !leftOut[j] && !separated[j]).toArray();
  }

  /**
   * The inverse of the information of the parameters that have a value.
   *
   * @return variances and covariances in the order of {@link #found()}
   */
  public SymmetricMatrix covariance() {
    return part(information, found()).inverse().matrix();
  }

  /**
   * The information of some parameters at the end.
   *
   * @param which their numbers
   * @return negative second derivatives
   */
  public SymmetricMatrix information(int[] which) {
    return part(information, which);
  }

  /**
   * The statistic of the score test at the start, of all parameters that were not left out.
   *
   * @return at least 0 but for rounding
   */
  public double scoreStatistic() {
    double[] solution = solve(startInformation, startGradient, leftOut);
    return IntStream.range(0, solution.length)
        .mapToDouble(j -> solution[j] * startGradient[j])
        .sum();
  }

  private SymmetricMatrix part(double[] matrix, int[] which) {
    int size = likelihood.size();
    double[] cells = new double[which.length * which.length];
    Arrays.setAll(cells, i -> matrix[which[i / which.length] * size + which[i % which.length]]);
    return SymmetricMatrix.of(which.length, cells);
  }
}
