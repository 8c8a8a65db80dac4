package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.wire.Quoted;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * How the population is distributed over the levels of a variable, or over the combinations of
 * levels of several.
 *
 * <p><b>Rejects</b> with {@link IllegalArgumentException} targets that are negative or not finite,
 * a margin without levels or all of whose targets are 0, and levels that do not fit the variables.
 *
 * @param variables the variable, or those whose combinations have targets
 * @param targets by level (one text a variable), its share or how many of the population have it
 * @since 0.1
 */
@SuppressWarnings("serial") // immutable collections, which are serialisable
public record TargetMargin(List<String> variables, Map<List<String>, Double> targets)
    implements Serializable {

  /**
   * Checks and copies the targets.
   *
   * @param variables as the record component
   * @param targets as the record component
   * @throws IllegalArgumentException if they break the rules above
   */
  public TargetMargin {
    variables = List.copyOf(variables);
    SurveySample.requireVariables(variables);
    ImmutableMap.Builder<List<String>, Double> copy = ImmutableMap.builder();
    for (Map.Entry<List<String>, Double> entry : targets.entrySet()) {
      copy.put(List.copyOf(entry.getKey()), requireTarget(variables, entry));
    }
    targets = copy.build();
    if (targets.values().stream().allMatch(target -> target == 0)) {
      throw new IllegalArgumentException(
          "targets of " + Quoted.of(variables) + " must have one above 0, was none");
    }
  }

  private static double requireTarget(
      List<String> variables, Map.Entry<List<String>, Double> entry) {
    if (entry.getKey().size() != variables.size()) {
      throw new IllegalArgumentException(
          "target must have one level for each of "
              + Quoted.of(variables)
              + ", was "
              + Quoted.of(entry.getKey()));
    }
    double target = entry.getValue();
    if (!(target >= 0 && target <= Targets.LARGEST)) {
      throw new IllegalArgumentException(
          "target of "
              + words(variables, entry.getKey())
              + " must be in 0.."
              + Targets.LARGEST
              + ", was "
              + target);
    }
    return target;
  }

  /**
   * The margin of one variable.
   *
   * @param variable the variable
   * @param targets by level, its share or how many of the population have it
   * @return the margin
   * @throws IllegalArgumentException if a target is negative or not finite, or none is above 0
   */
  public static TargetMargin of(String variable, Map<String, Double> targets) {
    Map<List<String>, Double> byLevel = new LinkedHashMap<>();
    targets.forEach((level, target) -> byLevel.put(List.of(level), target));
    return new TargetMargin(List.of(variable), byLevel);
  }

  /**
   * The sum of all targets.
   *
   * @return above 0
   */
  public double total() {
    return targets.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /**
   * A level of this margin in words.
   *
   * @param level one text a variable
   * @return for example {@code "age" = "18-24", "region" = "north"}
   */
  public String words(List<String> level) {
    return words(variables, level);
  }

  /** The same margin with all targets multiplied so that they have this total. */
  TargetMargin withTotal(double total) {
    double factor = total / total();
    Map<List<String>, Double> scaled = new LinkedHashMap<>();
    targets.forEach((level, target) -> scaled.put(level, target * factor));
    return new TargetMargin(variables, scaled);
  }

  boolean hasVariablesOf(TargetMargin other) {
    return new LinkedHashSet<>(variables).equals(new LinkedHashSet<>(other.variables));
  }

  private static String words(List<String> variables, List<String> level) {
    StringJoiner words = new StringJoiner(", ");
    for (int i = 0; i < variables.size(); i++) {
      words.add(Quoted.of(variables.get(i)) + " = " + Quoted.of(level.get(i)));
    }
    return words.toString();
  }
}
