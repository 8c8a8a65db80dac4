package io.github.cxmetrics.cli.drivers;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.survey.Driver;
import io.github.cxmetrics.survey.DriverAnalysis;
import io.github.cxmetrics.survey.DriverIntervals;
import io.github.cxmetrics.survey.DriverPerformance;
import io.github.cxmetrics.survey.Drivers;
import io.github.cxmetrics.survey.DriversDefinition;
import io.github.cxmetrics.survey.DriversStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code cxm drivers} found, before it is given a form.
 *
 * @param files what was read
 * @param where the conditions on records, in words; empty without any
 * @param weight the column of the weight, if there is one
 * @param counts what became of the records
 * @param drivers the rows
 * @param analysis what was found in them
 * @param performance what quadrants compare
 * @param sort the order of predictors
 * @param level the confidence level of all intervals
 * @param decimals how many decimals tables show, if that is said
 */
record DriversReport(
    List<String> files,
    String where,
    Optional<String> weight,
    Counts counts,
    Drivers drivers,
    DriverAnalysis analysis,
    DriverPerformance performance,
    DriversFlags.Sort sort,
    ConfidenceLevel level,
    @Nullable Integer decimals) {

  /** Of fewer rows of equal weight, intervals hold the true importance too seldom. */
  private static final double ENOUGH_ROWS = 100;

  /** Of an R squared this low there is little to divide. */
  private static final double LITTLE = 0.02;

  /** How many of the columns that cost most records are named. */
  private static final int MOST_GAPS_NAMED = 3;

  /**
   * What became of the records: {@code read = filtered + used + incomplete + weightless +
   * rejected}.
   *
   * @param read how many there were
   * @param filtered those that conditions left out
   * @param used those in the analysis
   * @param incomplete those in which an answer is missing
   * @param weightless complete ones of weight 0
   * @param rejected those that could not be used
   */
  record Counts(
      long read, long filtered, long used, long incomplete, long weightless, long rejected) {}

  DriversDefinition definition() {
    return drivers.definition();
  }

  String outcome() {
    return definition().outcome().name();
  }

  /** The predictors that vary, in the order asked for. */
  List<Driver> inOrder() {
    return switch (sort) {
      case IMPORTANCE -> analysis.byImportance();
      case GIVEN -> analysis.drivers();
      case PERFORMANCE -> analysis.byPerformance(performance);
    };
  }

  /** Whether numbers of the regression have intervals that say anything. */
  boolean hasIntervals() {
    return definition().intervals() == DriverIntervals.KEPT;
  }

  /** What must be known to read the numbers right; nothing if all is well. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!analysis.rSquared(level).isDefined() || !analysis.collinear().isEmpty()) {
      addStatus(remarks);
    }
    if (!analysis.constant().isEmpty()) {
      remarks.add("left out, the same in all records: " + String.join(", ", analysis.constant()));
    }
    addVif(remarks);
    String turned = names(Driver::signsDiffer);
    if (!turned.isEmpty()) {
      remarks.add(
          "goes one way by itself (r) and the other way with the rest equal (beta): " + turned);
    }
    addPrecision(remarks);
    addGaps(remarks);
    return remarks;
  }

  /** How far the numbers of the regression are to be trusted. */
  private void addPrecision(List<String> remarks) {
    if (!isEstimated()) {
      return;
    }
    if (!hasIntervals()) {
      remarks.add("no intervals with more than 30 predictors");
      return;
    }
    Interval interval = analysis.rSquared(level).interval();
    if (interval.low() < LITTLE && interval.width() < 1) {
      remarks.add(
          "the interval of R squared starts near 0: perhaps little of "
              + outcome()
              + " goes with the predictors, and their order is chance");
    }
    if (drivers.effectiveN().orElse(0) < ENOUGH_ROWS) {
      remarks.add(
          "fewer than 100 records"
              + (weight.isPresent() ? " of equal weight" : "")
              + ": intervals of importance are rough");
    }
  }

  private boolean isEstimated() {
    return analysis.status() == DriversStatus.ESTIMATED;
  }

  private void addStatus(List<String> remarks) {
    if (!analysis.collinear().isEmpty()) {
      String names = String.join(", ", analysis.collinear());
      remarks.add(
          switch (analysis.method()) {
            case LMG -> "follow from each other, and share what they explain: " + names;
            case RELATIVE_WEIGHTS ->
                "no importance: follow from each other, which relative weights cannot divide (leave"
                    + " one out, or take --method lmg): "
                    + names;
          });
    } else {
      remarks.add("no importance: " + analysis.status().inWords());
    }
  }

  private void addVif(List<String> remarks) {
    String very = names(driver -> vif(driver) > Driver.VERY_HIGH_VIF);
    String high =
        names(driver -> vif(driver) > Driver.HIGH_VIF && vif(driver) <= Driver.VERY_HIGH_VIF);
    if (!very.isEmpty()) {
      remarks.add(
          "VIF above 10, next to nothing that the others do not say, so that beta means little: "
              + very);
    }
    if (!high.isEmpty()) {
      remarks.add(
          "VIF above 5, much of it said by the others too, so that beta is unsure: " + high);
    }
  }

  private static double vif(Driver driver) {
    return driver.varianceInflation().orElse(0);
  }

  private String names(Predicate<Driver> which) {
    return analysis.drivers().stream()
        .filter(which)
        .map(Driver::name)
        .collect(Collectors.joining(", "));
  }

  /** Where more records are lost than kept: which columns they lack most. */
  private void addGaps(List<String> remarks) {
    if (counts.incomplete() <= counts.used()) {
      return;
    }
    String worst =
        Stream.concat(
                Stream.of(outcome()),
                definition().predictors().stream().map(predictor -> predictor.name()))
            .filter(name -> drivers.missing(name) > 0)
            .sorted(Comparator.comparingLong(name -> -drivers.missing(name)))
            .limit(MOST_GAPS_NAMED)
            .map(name -> name + " in " + drivers.missing(name))
            .collect(Collectors.joining(", "));
    remarks.add(
        "more records were left out as not complete than used; most often not answered: "
            + worst
            + ". Fewer --predictors keep more records");
  }

  /** A number as people write it. */
  static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
