package io.github.cxmetrics.stats;

import io.github.cxmetrics.stats.MeanTrend.Group;
import java.util.List;

/** The line of least squares through all units of groups; places are counted from their mean. */
final class GroupLine {

  private final List<Group> groups;
  private final MeanSums all;
  private final double middle;
  private final double spreadOfPlaces;
  private final double slope;

  GroupLine(List<Group> all) {
    this.groups = all.stream().filter(group -> group.sums().n() > 0).toList();
    this.all = MeanSums.total(groups.stream().map(Group::sums).toList());
    double sumOfPlaces = 0;
    for (Group group : groups) {
      sumOfPlaces += group.sums().weight() * (group.place() - firstPlace());
    }
    this.middle = isEmpty() ? 0 : firstPlace() + sumOfPlaces / this.all.weight();
    double products = 0;
    double squaredPlaces = 0;
    for (Group group : groups) {
      products += group.sums().weight() * place(group) * deviation(group);
      squaredPlaces += group.sums().weight() * place(group) * place(group);
    }
    this.spreadOfPlaces = squaredPlaces;
    this.slope = squaredPlaces > 0 ? products / squaredPlaces : 0;
  }

  private boolean isEmpty() {
    return groups.isEmpty();
  }

  private double firstPlace() {
    return groups.get(0).place();
  }

  private double place(Group group) {
    return group.place() - middle;
  }

  private double deviation(Group group) {
    return group.sums().mean() - all.mean();
  }

  private double residual(Group group) {
    return deviation(group) - slope * place(group);
  }

  long n() {
    return all.n();
  }

  /** How many groups have units. */
  int groups() {
    return groups.size();
  }

  boolean isDefined() {
    return spreadOfPlaces > 0;
  }

  boolean countsEqually() {
    return groups.stream().allMatch(group -> group.sums().countsEqually());
  }

  double slope() {
    return slope;
  }

  double spreadOfPlaces() {
    return spreadOfPlaces;
  }

  /** The sum of squares around the mean of all. */
  double squares() {
    return all.squares();
  }

  double squaresWithin() {
    return groups.stream().mapToDouble(group -> group.sums().squares()).sum();
  }

  double squaresBetween() {
    return groups.stream()
        .mapToDouble(group -> group.sums().weight() * deviation(group) * deviation(group))
        .sum();
  }

  boolean hasSpread() {
    return all.hasSpread();
  }

  /** The standard error of the slope; 0 if it cannot be told. */
  double error() {
    if (!isDefined() || n() < 3 || !hasSpread()) {
      return 0;
    }
    return Math.sqrt(countsEqually() ? squaredError() : linearisedSquaredError());
  }

  private double squaredError() {
    double sum = 0;
    for (Group group : groups) {
      sum += group.sums().spread().ofLine(residual(group), 1);
    }
    return sum / (n() - 2) / spreadOfPlaces;
  }

  private double linearisedSquaredError() {
    double sum = 0;
    for (Group group : groups) {
      double share = place(group) / spreadOfPlaces;
      sum += share * share * group.sums().spread().ofLine(residual(group), 1);
    }
    return sum * n() / (n() - 1);
  }
}
