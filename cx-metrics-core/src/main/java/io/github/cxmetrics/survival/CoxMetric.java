package io.github.cxmetrics.survival;

import io.github.cxmetrics.Condition;
import io.github.cxmetrics.DoubleField;
import io.github.cxmetrics.Field;
import io.github.cxmetrics.LongField;
import io.github.cxmetrics.Metric;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cox regression over records of any type.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class CoxMetric<T> implements Metric<T, CoxAccumulator, Cox> {

  @Serial private static final long serialVersionUID = 1L;

  private final CoxDefinition definition;
  private final DoubleField<? super T> exit;
  private final Condition<? super T> event;

  @SuppressWarnings("serial")
  private final List<? extends DoubleField<? super T>> x;

  private final @Nullable DoubleField<? super T> entry;
  private final @Nullable Field<? super T, String> stratum;
  private final @Nullable LongField<? super T> number;
  private final @Nullable Field<? super T, String> name;
  private final @Nullable LongField<? super T> count;

  private CoxMetric(
      CoxDefinition definition,
      DoubleField<? super T> exit,
      Condition<? super T> event,
      List<? extends DoubleField<? super T>> x,
      @Nullable DoubleField<? super T> entry,
      @Nullable Field<? super T, String> stratum,
      @Nullable LongField<? super T> number,
      @Nullable Field<? super T, String> name,
      @Nullable LongField<? super T> count) {
    this.definition = definition;
    this.exit = exit;
    this.event = event;
    this.x = x;
    this.entry = entry;
    this.stratum = stratum;
    this.number = number;
    this.name = name;
    this.count = count;
  }

  static <T> CoxMetric<T> of(
      CoxDefinition definition,
      DoubleField<? super T> exit,
      Condition<? super T> event,
      List<? extends DoubleField<? super T>> x) {
    if (x.size() != definition.covariates().size()) {
      throw new IllegalArgumentException(
          "fields of covariates must be "
              + definition.covariates().size()
              + " as in the definition, was "
              + x.size());
    }
    return new CoxMetric<>(
        definition.clusteredBy(ClusterIdentity.ROW),
        exit,
        event,
        List.copyOf(x),
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * The same where rows are at risk only after an entry.
   *
   * @param field reads the entry, or {@link CoxAccumulator#NO_ENTRY}
   * @return the metric
   */
  public CoxMetric<T> enteringAt(DoubleField<? super T> field) {
    return new CoxMetric<>(definition, exit, event, x, field, stratum, number, name, count);
  }

  /**
   * The same with a baseline of its own for each value of a text.
   *
   * @param field reads the stratum
   * @return the metric
   */
  public CoxMetric<T> stratifiedBy(Field<? super T, String> field) {
    return new CoxMetric<>(definition, exit, event, x, entry, field, number, name, count);
  }

  /**
   * The same where rows belong to customers known by number.
   *
   * @param field reads the customer
   * @return the metric
   */
  public CoxMetric<T> clusteredByLong(LongField<? super T> field) {
    return new CoxMetric<>(
        definition.clusteredBy(ClusterIdentity.NUMBER),
        exit,
        event,
        x,
        entry,
        stratum,
        field,
        null,
        count);
  }

  /**
   * The same where rows belong to customers known by name.
   *
   * @param field reads the customer
   * @return the metric
   */
  public CoxMetric<T> clusteredBy(Field<? super T, String> field) {
    return new CoxMetric<>(
        definition.clusteredBy(ClusterIdentity.NAME),
        exit,
        event,
        x,
        entry,
        stratum,
        null,
        field,
        count);
  }

  /**
   * The same where records stand for several equal rows.
   *
   * @param field reads how many
   * @return the metric
   */
  public CoxMetric<T> countedBy(LongField<? super T> field) {
    return new CoxMetric<>(definition, exit, event, x, entry, stratum, number, name, field);
  }

  @Override
  public CoxAccumulator newAccumulator() {
    return Cox.accumulator(definition);
  }

  @Override
  public void add(CoxAccumulator accumulator, T record) {
    double[] row = new double[x.size()];
    for (int j = 0; j < row.length; j++) {
      row[j] = x.get(j).applyAsDouble(record);
    }
    double from = entry == null ? CoxAccumulator.NO_ENTRY : entry.applyAsDouble(record);
    double to = exit.applyAsDouble(record);
    RowOutcome outcome = event.test(record) ? RowOutcome.EVENT : RowOutcome.NO_EVENT;
    String group = stratum == null ? "" : stratum.apply(record);
    long rows = count == null ? 1 : count.applyAsLong(record);
    if (name == null) {
      long customer = number == null ? 0 : number.applyAsLong(record);
      accumulator.add(from, to, outcome, group, customer, rows, row);
    } else {
      accumulator.add(from, to, outcome, group, name.apply(record), rows, row);
    }
  }
}
