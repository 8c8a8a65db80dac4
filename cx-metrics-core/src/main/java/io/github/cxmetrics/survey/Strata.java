package io.github.cxmetrics.survey;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Field;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where records have their levels and their base weight: the variables that targets speak of, and
 * any others that scores are wanted by.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class Strata<T> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ImmutableList<String> variables;
  private final ImmutableList<Field<? super T, String>> fields;
  private final @Nullable DoubleField<? super T> weight;

  private Strata(
      ImmutableList<String> variables,
      ImmutableList<Field<? super T, String>> fields,
      @Nullable DoubleField<? super T> weight) {
    SurveySample.requireVariables(variables);
    this.variables = variables;
    this.fields = fields;
    this.weight = weight;
  }

  /**
   * One variable.
   *
   * @param variable its name, as targets have it
   * @param level reads the level of a record
   * @param <T> the record
   * @return the strata
   * @throws IllegalArgumentException if the name is blank
   */
  public static <T> Strata<T> by(String variable, Field<? super T, String> level) {
    return new Strata<>(ImmutableList.of(variable), ImmutableList.of(level), null);
  }

  /**
   * The same variables and one more.
   *
   * @param variable its name, as targets have it
   * @param level reads the level of a record
   * @return the strata
   * @throws IllegalArgumentException if the name is blank or there already
   */
  public Strata<T> and(String variable, Field<? super T, String> level) {
    return new Strata<>(
        ImmutableList.<String>builder().addAll(variables).add(variable).build(),
        ImmutableList.<Field<? super T, String>>builder().addAll(fields).add(level).build(),
        weight);
  }

  /**
   * The same variables of records that come with a weight.
   *
   * @param baseWeight reads the weight of a record
   * @return the strata
   */
  public Strata<T> withBaseWeight(DoubleField<? super T> baseWeight) {
    return new Strata<>(variables, fields, baseWeight);
  }

  /**
   * The names of the variables.
   *
   * @return in the order they were given
   */
  public List<String> variables() {
    return variables;
  }

  /**
   * What reads the base weight.
   *
   * @return empty if every record counts the same
   */
  public Optional<DoubleField<? super T>> baseWeight() {
    return Optional.ofNullable(weight);
  }

  double weight(T record) {
    return weight == null ? 1 : weight.applyAsDouble(record);
  }

  /** Reads the levels of a record into an array of as many as there are variables. */
  void read(T record, String[] levels) {
    for (int variable = 0; variable < levels.length; variable++) {
      levels[variable] = fields.get(variable).apply(record);
    }
  }
}
