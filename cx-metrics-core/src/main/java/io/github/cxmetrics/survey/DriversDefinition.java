package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.stats.ImportanceMethod;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a driver analysis looks at: the outcome, the predictors, and how importance is measured.
 *
 * @param outcome the column whose differences are looked at, such as overall satisfaction
 * @param predictors the columns they may go with, such as satisfaction with each part of a service
 * @param method how the explained variance is divided among the predictors
 * @param intervals whether the state keeps what intervals of importance need
 * @since 0.1
 */
public record DriversDefinition(
    DriverVariable outcome,
    List<DriverVariable> predictors,
    ImportanceMethod method,
    DriverIntervals intervals)
    implements Serializable {

  /** The most predictors of a definition. */
  public static final int MOST_PREDICTORS = 200;

  /** The most predictors of a definition with intervals: a state of about 1.1 MB. */
  public static final int MOST_WITH_INTERVALS = 30;

  /**
   * Checks the parts.
   *
   * @param outcome as the record component
   * @param predictors as the record component
   * @param method as the record component
   * @param intervals as the record component
   * @throws IllegalArgumentException if there is no predictor or more than the method or the
   *     intervals allow, or a name is there twice
   */
  public DriversDefinition {
    requireNonNull(outcome, "outcome");
    requireNonNull(intervals, "intervals");
    predictors = List.copyOf(predictors);
    requireCount("predictors of " + method.label(), predictors.size(), method.mostPredictors());
    if (intervals == DriverIntervals.KEPT) {
      requireCount("predictors with intervals", predictors.size(), MOST_WITH_INTERVALS);
    }
    Set<String> names = new HashSet<>(Set.of(outcome.name()));
    for (DriverVariable predictor : predictors) {
      if (!names.add(predictor.name())) {
        throw new IllegalArgumentException("column must be named once, was " + predictor.name());
      }
    }
  }

  private static void requireCount(String what, int count, int most) {
    if (count < 1 || count > most) {
      throw new IllegalArgumentException(what + " must be 1.." + most + ", was " + count);
    }
  }

  /**
   * The analysis of an outcome by LMG for up to 15 predictors and by relative weights for more,
   * with intervals for up to {@value #MOST_WITH_INTERVALS}.
   *
   * @param outcome the column whose differences are looked at
   * @param predictors the columns they may go with
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public static DriversDefinition of(DriverVariable outcome, List<DriverVariable> predictors) {
    return new DriversDefinition(
        outcome,
        predictors,
        predictors.size() <= ImportanceMethod.LMG.mostPredictors()
            ? ImportanceMethod.LMG
            : ImportanceMethod.RELATIVE_WEIGHTS,
        predictors.size() <= MOST_WITH_INTERVALS ? DriverIntervals.KEPT : DriverIntervals.NOT_KEPT);
  }

  /**
   * The analysis of ratings that all stand on one scale.
   *
   * @param scale the scale
   * @param outcome the name of the outcome
   * @param predictors the names of the predictors
   * @return the definition, as {@link #of(DriverVariable, List)}
   * @throws IllegalArgumentException as the constructor
   */
  public static DriversDefinition ofRatings(
      RatingScale scale, String outcome, String... predictors) {
    return of(
        DriverVariable.rated(outcome, scale),
        List.of(predictors).stream().map(name -> DriverVariable.rated(name, scale)).toList());
  }

  /**
   * The same by another method.
   *
   * @param newMethod how the explained variance is divided
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public DriversDefinition by(ImportanceMethod newMethod) {
    return new DriversDefinition(outcome, predictors, newMethod, intervals);
  }

  /**
   * The same with intervals of importance.
   *
   * @return the definition
   * @throws IllegalArgumentException as the constructor
   */
  public DriversDefinition withIntervals() {
    return new DriversDefinition(outcome, predictors, method, DriverIntervals.KEPT);
  }

  /**
   * The same without intervals of importance, whose state is small.
   *
   * @return the definition
   */
  public DriversDefinition withoutIntervals() {
    return new DriversDefinition(outcome, predictors, method, DriverIntervals.NOT_KEPT);
  }

  /**
   * The definition in words that identify it.
   *
   * @return for example {@code outcome "all" 1..5 around 3, top box from 4; predictors "food" 1..5
   *     around 3, top box from 4; by LMG; with intervals}
   */
  public String describe() {
    return "outcome "
        + outcome.describe()
        + "; predictors "
        + predictors.stream().map(DriverVariable::describe).collect(Collectors.joining(", "))
        + "; by "
        + method.label()
        + "; "
        + intervals.inWords();
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
