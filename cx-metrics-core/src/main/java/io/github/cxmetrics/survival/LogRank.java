package io.github.cxmetrics.survival;

import io.github.cxmetrics.stats.ChiSquare;
import io.github.cxmetrics.stats.SymmetricMatrix;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * The test whether groups have the same survival: log-rank, its weighted family, and either within
 * strata.
 *
 * <p><b>Definition</b> at each time with an event the events of a group are compared with what they
 * are expected to be, d n<sub>g</sub> / n, if all who are at risk are alike; the weighted
 * differences and their hypergeometric covariances are summed over times and strata. The statistic
 * is U V<sup>-</sup> U, chi-square with as many degrees of freedom as V has dimensions: the groups
 * with expected events, less one, unless groups share no strata. <b>Data</b> tables of counts; late
 * entries are heeded. <b>Empty data</b> fewer than two groups that can be compared: no statistic
 * and no p-value, 0 degrees of freedom.
 *
 * <p><b>Source</b> Mantel (1966); Peto and Peto (1972), doi:10.2307/2344317; Harrington and Fleming
 * (1982), doi:10.1093/biomet/69.3.553; Klein and Moeschberger (2003), chapter 7.
 *
 * @since 0.1
 */
public final class LogRank implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final LogRankWeight weight;
  private final int strata;

  @SuppressWarnings("serial") // always an immutable collection, which is
  private final List<LogRankGroup> groups;

  private final double statistic;
  private final int degreesOfFreedom;

  private LogRank(
      LogRankWeight weight,
      int strata,
      List<LogRankGroup> groups,
      double statistic,
      int degreesOfFreedom) {
    this.weight = weight;
    this.strata = strata;
    this.groups = groups;
    this.statistic = statistic;
    this.degreesOfFreedom = degreesOfFreedom;
  }

  /**
   * Compares groups by the log-rank test.
   *
   * @param groups the survival of each group by its name, as {@code metric.by(field)} gives it
   * @return the test
   * @throws IllegalArgumentException if groups are of different definitions
   */
  public static LogRank of(Map<String, Survival> groups) {
    return of(groups, LogRankWeight.LOG_RANK);
  }

  /**
   * Compares groups.
   *
   * @param groups the survival of each group by its name, as {@code metric.by(field)} gives it
   * @param weight how much differences at a time count
   * @return the test
   * @throws IllegalArgumentException if groups are of different definitions
   */
  public static LogRank of(Map<String, Survival> groups, LogRankWeight weight) {
    return of(List.of(groups), weight);
  }

  /**
   * Compares groups within strata: each customer with those of the same stratum only.
   *
   * @param strata by the name of each stratum, the survival of each group by its name; a group may
   *     be absent from a stratum
   * @param weight how much differences at a time count
   * @return the test
   * @throws IllegalArgumentException if groups are of different definitions
   */
  public static LogRank stratified(
      Map<String, ? extends Map<String, Survival>> strata, LogRankWeight weight) {
    return of(strata.values(), weight);
  }

  private static LogRank of(
      Collection<? extends Map<String, Survival>> strata, LogRankWeight weight) {
    requireOneDefinition(strata);
    TreeSet<String> names = new TreeSet<>();
    strata.forEach(groups -> names.addAll(groups.keySet()));
    List<String> order = List.copyOf(names);
    LogRankSums sums = new LogRankSums(order.size(), weight);
    for (Map<String, Survival> groups : strata) {
      sums.add(order.stream().map(name -> table(groups, name)).toList());
    }
    return of(order, sums, strata.size(), weight);
  }

  private static RiskTable table(Map<String, Survival> groups, String name) {
    Survival survival = groups.get(name);
    return survival == null ? RiskTable.EMPTY : survival.table();
  }

  private static void requireOneDefinition(Collection<? extends Map<String, Survival>> strata) {
    List<SurvivalDefinition> definitions =
        strata.stream()
            .flatMap(groups -> groups.values().stream())
            .map(Survival::definition)
            .distinct()
            .toList();
    if (definitions.size() > 1) {
      throw new IllegalArgumentException(
          "groups must be of one definition, was "
              + definitions.get(0)
              + " and "
              + definitions.get(1));
    }
  }

  private static LogRank of(
      List<String> names, LogRankSums sums, int strata, LogRankWeight weight) {
    List<LogRankGroup> groups = new ArrayList<>();
    for (int group = 0; group < names.size(); group++) {
      groups.add(sums.group(group, names.get(group)));
    }
    List<Integer> compared = sums.compared();
    SymmetricMatrix.Inverse inverse = sums.covariances(compared).inverse();
    double statistic =
        inverse.rank() == 0
            ? Double.NaN
            : Math.max(0, inverse.matrix().quadraticForm(sums.differences(compared)));
    return new LogRank(weight, strata, List.copyOf(groups), statistic, inverse.rank());
  }

  /**
   * How much differences at a time count.
   *
   * @return the weight
   */
  public LogRankWeight weight() {
    return weight;
  }

  /**
   * How many strata there are.
   *
   * @return 1 if the groups were not divided
   */
  public int strata() {
    return strata;
  }

  /**
   * What was seen and expected in each group, in the order of their names.
   *
   * @return an unmodifiable list
   */
  public List<LogRankGroup> groups() {
    return groups;
  }

  /**
   * How many customers there are in all groups.
   *
   * @return at least 0
   */
  public long n() {
    return groups.stream().mapToLong(LogRankGroup::n).sum();
  }

  /**
   * The statistic.
   *
   * @return at least 0; empty if there is nothing to compare
   */
  public OptionalDouble statistic() {
    return CurvePoint.finite(statistic);
  }

  /**
   * The degrees of freedom of the statistic.
   *
   * @return at least 0; 0 if there is nothing to compare
   */
  public int degreesOfFreedom() {
    return degreesOfFreedom;
  }

  /**
   * The probability of a statistic at least as great if all groups have the same survival.
   *
   * @return the p-value in [0, 1]; empty if there is nothing to compare
   */
  public OptionalDouble pValue() {
    return degreesOfFreedom == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(ChiSquare.tailAbove(statistic, degreesOfFreedom));
  }

  /**
   * The test in words.
   *
   * @return such as {@code log-rank, chi-square 3.4 on 1 degrees of freedom}
   */
  @Override
  public String toString() {
    return weight.label()
        + (degreesOfFreedom == 0
            ? ", nothing to compare"
            : ", chi-square " + statistic + " on " + degreesOfFreedom + " degrees of freedom");
  }
}
