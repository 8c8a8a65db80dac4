package io.github.cxmetrics.stats;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.Interval;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The trend of a mean over groups that have a place on a line, such as periods on the calendar: the
 * straight line of least squares through all units.
 *
 * <p><b>Definition</b> {@code slope = Sxy / Sxx} over all units, x the place of the group and y the
 * value of the unit; groups of many units count for more. <b>Unit</b> of the mean, per unit of
 * place. <b>n</b> the units. <b>Interval</b> Student t on n - 2 degrees of freedom; units that
 * count unequally have the linearised standard error, on the same n - 2 as design-based software
 * counts them: where a few weights outweigh the others that is too many, and the interval too
 * narrow. <b>Empty data</b> below two groups with units the slope is undefined; without spread
 * around the line, or for fewer than three units, there is no interval but the whole line and no
 * test.
 *
 * <p><b>Source</b> Cochran, W. G. (1954), Some Methods for Strengthening the Common Chi-squared
 * Tests, Biometrics 10(4), doi:10.2307/3001616; Armitage, P. (1955), Tests for Linear Trends in
 * Proportions and Frequencies, Biometrics 11(3), doi:10.2307/3001775.
 *
 * @param kind which values the mean is taken of
 * @param groups the groups
 * @since 0.1
 */
public record MeanTrend(MeanKind kind, List<Group> groups) implements Serializable {

  private static final String STUDENT = "Student t of the slope";
  private static final String LINEARISED = "Student t of the linearised slope";
  private static final String COCHRAN_ARMITAGE = "Cochran-Armitage";
  private static final String CHI_SQUARE = "chi-square of equal shares";
  private static final String ANALYSIS_OF_VARIANCE = "F of equal means";

  /**
   * The units of one group.
   *
   * @param place where it stands on the line
   * @param sums its units
   */
  public record Group(double place, MeanSums sums) implements Serializable {

    /**
     * Checks the place.
     *
     * @param place as the record component
     * @param sums as the record component
     * @throws IllegalArgumentException if it is not finite
     */
    public Group {
      if (!Double.isFinite(place)) {
        throw new IllegalArgumentException("place of a group must be finite, was " + place);
      }
    }
  }

  /**
   * Copies the groups.
   *
   * @param kind as the record component
   * @param groups as the record component
   */
  public MeanTrend {
    groups = List.copyOf(groups);
  }

  /**
   * How much the mean rises from one place to the next.
   *
   * @param level the confidence level
   * @return the slope; not defined if fewer than two groups have units
   */
  public Estimate slope(ConfidenceLevel level) {
    GroupLine line = new GroupLine(groups);
    String label = line.countsEqually() ? STUDENT : LINEARISED;
    double error = line.error();
    double reach =
        error > 0 ? StudentT.above(level.tail(), line.n() - 2.0) * error : Double.POSITIVE_INFINITY;
    return line.isDefined()
        ? new Estimate(
            line.slope(),
            new Interval(line.slope() - reach, line.slope() + reach, level),
            line.n(),
            label)
        : new Estimate(Double.NaN, new Interval(-reach, reach, level), line.n(), label);
  }

  /**
   * The test of no slope. For shares it is that of Cochran and Armitage, whose statistic is z; for
   * other means, and for units that count unequally, that of the slope over its standard error,
   * whose statistic is t.
   *
   * @return the test; empty if there is no slope or nothing to judge it by
   */
  public Optional<NamedTest> test() {
    GroupLine line = new GroupLine(groups);
    double error = line.error();
    if (!(error > 0)) {
      return Optional.empty();
    }
    if (kind == MeanKind.SHARE && line.countsEqually()) {
      double z = line.slope() * Math.sqrt(line.n() * (line.spreadOfPlaces() / line.squares()));
      return Optional.of(new NamedTest(COCHRAN_ARMITAGE, z, Normal.twoSided(z)));
    }
    double t = line.slope() / error;
    return Optional.of(
        new NamedTest(
            line.countsEqually() ? STUDENT : LINEARISED, t, StudentT.twoSided(t, line.n() - 2.0)));
  }

  /**
   * The test of no difference at all between the groups, whatever their order: the chi-square test
   * for shares, the analysis of variance for other means.
   *
   * @return the test; empty if fewer than two groups have units, there is no spread within them, or
   *     units count unequally
   */
  public Optional<NamedTest> testOfEquality() {
    GroupLine line = new GroupLine(groups);
    if (!line.isDefined() || !line.countsEqually() || !line.hasSpread()) {
      return Optional.empty();
    }
    int between = line.groups() - 1;
    if (kind == MeanKind.SHARE) {
      double chiSquare = line.n() * (line.squaresBetween() / line.squares());
      return Optional.of(
          new NamedTest(CHI_SQUARE, chiSquare, ChiSquare.tailAbove(chiSquare, between)));
    }
    double within = (double) line.n() - line.groups();
    if (within < 1 || line.squaresWithin() <= 0) {
      return Optional.empty();
    }
    double odds = line.squaresBetween() / line.squaresWithin();
    double pValue = new BetaOdds(between / 2.0, within / 2).tailAbove(odds);
    return Optional.of(new NamedTest(ANALYSIS_OF_VARIANCE, odds * within / between, pValue));
  }
}
