package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.duration.DurationAccumulator;
import io.github.cxmetrics.duration.Durations;
import io.github.cxmetrics.flink.MetricState;
import java.io.Serial;
import java.util.List;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.InputTypeStrategy;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@code DURATION_QUANTILE(duration, p)}: the duration that a share p of a group's {@linkplain
 * Durations durations} do not exceed.
 *
 * <p><b>Arguments</b> the duration, a whole number from 0 in any unit; NULL is none and does not
 * count. The share, a literal in [0, 1]: 0.5 for the median. <b>Result</b> {@code ROW<quantile
 * DOUBLE, n BIGINT, low DOUBLE, high DOUBLE>} in the unit of the durations, the interval at 95 %;
 * an end is NULL if the data say nothing of it. <b>Empty data</b> quantile NULL, n 0, low 0, high
 * NULL. <b>Rejects</b> negative durations: the query fails. <b>Changes</b> of rows are not
 * followed: the planner refuses an input that has some.
 *
 * @since 0.1
 */
public final class DurationQuantileFunction
    extends MetricFunction<
        Row, CallAccumulator<DurationAccumulator, Durations>, CallResult<Durations>> {

  @Serial private static final long serialVersionUID = 1L;

  /** A quantile of durations. */
  public DurationQuantileFunction() {
    super(CallAccumulator.of(new DurationCall()));
  }

  /**
   * Adds a duration.
   *
   * @param state what it is added to
   * @param duration the duration; NULL for none
   * @param p which quantile is asked for
   */
  public void accumulate(
      MetricState<CallAccumulator<DurationAccumulator, Durations>, CallResult<Durations>> state,
      @Nullable Long duration,
      @Nullable Double p) {
    DurationAccumulator all = open(state).inside(DurationCall.literals(p));
    if (duration != null) {
      all.add(duration);
    }
  }

  @Override
  public Row getValue(
      MetricState<CallAccumulator<DurationAccumulator, Durations>, CallResult<Durations>> state) {
    List<Double> asked = open(state).literals().map(DurationCall::quantiles).orElse(List.of(0.5));
    Durations durations = read(state).after().orElseGet(Durations::of);
    Estimate quantile = durations.quantile(asked.get(0), ConfidenceLevel.P95);
    return Rows.of(quantile);
  }

  @Override
  InputTypeStrategy arguments() {
    return Arguments.of(ArgumentRule.whole("duration"), ArgumentRule.number("p"))
        .checked(DurationCall::check);
  }

  @Override
  DataType result() {
    return Rows.estimateType("quantile");
  }
}
