package io.github.cxmetrics.survey;

import io.github.cxmetrics.state.CrossTable;
import io.github.cxmetrics.stats.RakingRule;
import io.github.cxmetrics.wire.Quoted;
import java.io.Serial;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who answered: how many records have each combination of levels of some variables, and the base
 * weights they came with. It can be weighted to what is known of the population.
 *
 * <p><b>n</b> the records counted. <b>Empty data</b> weighting it ends with the status {@link
 * io.github.cxmetrics.stats.RakingStatus#NO_ANSWERS}.
 *
 * @since 0.1
 */
public final class SurveySample implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int MOST_VARIABLES = 64;

  @SuppressWarnings("serial") // always an immutable list, which is
  private final List<String> variables;

  private final CrossTable table;
  private final long[] counts;

  /** The table must be sorted and is not copied; the counts are by its rows. */
  SurveySample(List<String> variables, CrossTable table, long[] counts) {
    this.variables = variables;
    this.table = table;
    this.counts = counts;
  }

  /**
   * An empty accumulator of samples.
   *
   * @param variables the variables that records have levels of
   * @return a new accumulator
   * @throws IllegalArgumentException if there is none, a name is blank or there twice
   */
  public static SampleAccumulator accumulator(List<String> variables) {
    return SampleAccumulator.of(variables);
  }

  /**
   * The sample as a metric over records.
   *
   * @param strata where records have their levels
   * @param <T> the record
   * @return the metric
   */
  public static <T> SampleMetric<T> metric(Strata<? super T> strata) {
    return new SampleMetric<>(strata);
  }

  static void requireVariables(List<String> variables) {
    if (variables.isEmpty() || variables.size() > MOST_VARIABLES) {
      throw new IllegalArgumentException(
          "variables must be 1.." + MOST_VARIABLES + ", was " + variables.size());
    }
    HashSet<String> names = new HashSet<>();
    for (String variable : variables) {
      if (variable.isBlank() || !names.add(variable)) {
        throw new IllegalArgumentException(
            "variables must have different names that are not blank, was " + Quoted.of(variables));
      }
    }
  }

  /**
   * The variables that records have levels of.
   *
   * @return their names in the order of the levels
   */
  public List<String> variables() {
    return variables;
  }

  /**
   * How many records were counted.
   *
   * @return at least 0
   */
  public long n() {
    long n = 0;
    for (long count : counts) {
      n += count;
    }
    return n;
  }

  /**
   * Weights that meet targets to within 1e-8, in at most 100 iterations and without a cap.
   *
   * @param targets what is known of the population
   * @return the weights, or why there are none
   * @throws IllegalArgumentException if a target is of a variable that the sample does not have
   */
  public SampleWeights weighTo(Targets targets) {
    return weighTo(targets, RakingRule.STANDARD);
  }

  /**
   * Weights that meet targets.
   *
   * @param targets what is known of the population
   * @param rule how near, how long and how large
   * @return the weights, or why there are none
   * @throws IllegalArgumentException if a target is of a variable that the sample does not have
   */
  public SampleWeights weighTo(Targets targets, RakingRule rule) {
    return SampleWeights.of(this, targets, rule);
  }

  /**
   * How the sample compares with the population.
   *
   * @param targets what is known of the population
   * @return the shares of each level side by side
   * @throws IllegalArgumentException if a target is of a variable that the sample does not have
   */
  public Representativeness representativeness(Targets targets) {
    return Representativeness.of(this, targets);
  }

  CrossTable table() {
    return table;
  }

  long count(int row) {
    return counts[row];
  }

  List<String> levels(int row, int[] ofVariables) {
    return IntStream.of(ofVariables)
        .mapToObj(variable -> table.levels(variable).text(table.level(row, variable)))
        .toList();
  }

  /** The places of some variables in this sample. */
  int[] places(List<String> names) {
    return names.stream().mapToInt(this::place).toArray();
  }

  int place(String name) {
    int place = variables.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException(
          "variable must be one of " + Quoted.of(variables) + ", was " + Quoted.of(name));
    }
    return place;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SurveySample that
        && variables.equals(that.variables)
        && table.equals(that.table);
  }

  @Override
  public int hashCode() {
    return 31 * variables.hashCode() + table.hashCode();
  }

  /**
   * Size and variables.
   *
   * @return for example {@code 120 records by "age", "region"}
   */
  @Override
  public String toString() {
    return n() + " records by " + Quoted.of(variables);
  }
}
