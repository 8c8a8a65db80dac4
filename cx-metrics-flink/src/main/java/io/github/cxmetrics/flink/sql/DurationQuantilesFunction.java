package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.duration.DurationAccumulator;
import io.github.cxmetrics.duration.Durations;
import io.github.cxmetrics.flink.MetricState;
import java.io.Serial;
import java.util.List;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.ConstantArgumentCount;
import org.apache.flink.table.types.inference.InputTypeStrategy;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@code DURATION_QUANTILES(duration, p, ...)}: several quantiles of a group's {@linkplain
 * Durations durations} from one state.
 *
 * <p><b>Arguments</b> as of {@link DurationQuantileFunction}, with one or more shares.
 * <b>Result</b> {@code ARRAY<ROW<quantile DOUBLE, n BIGINT, low DOUBLE, high DOUBLE, p DOUBLE>>}, a
 * row for each share in the order of the call. <b>Empty data</b> as there; without any row in the
 * group, not even one of NULL, the array is empty, because the shares come with the rows.
 * <b>Rejects</b> and <b>changes</b> as there.
 *
 * @since 0.1
 */
public final class DurationQuantilesFunction
    extends MetricFunction<
        Row[], CallAccumulator<DurationAccumulator, Durations>, CallResult<Durations>> {

  @Serial private static final long serialVersionUID = 1L;

  /** Quantiles of durations. */
  public DurationQuantilesFunction() {
    super(CallAccumulator.of(new DurationCall()));
  }

  /**
   * Adds a duration.
   *
   * @param state what it is added to
   * @param duration the duration; NULL for none
   * @param p which quantiles are asked for
   */
  public void accumulate(
      MetricState<CallAccumulator<DurationAccumulator, Durations>, CallResult<Durations>> state,
      @Nullable Long duration,
      @Nullable Double... p) {
    DurationAccumulator all = open(state).inside(DurationCall.literals(p));
    if (duration != null) {
      all.add(duration);
    }
  }

  @Override
  public Row[] getValue(
      MetricState<CallAccumulator<DurationAccumulator, Durations>, CallResult<Durations>> state) {
    List<Double> asked = open(state).literals().map(DurationCall::quantiles).orElse(List.of());
    Durations durations = read(state).after().orElseGet(Durations::of);
    return asked.stream()
        .map(p -> Rows.of(durations.quantile(p, ConfidenceLevel.P95), p))
        .toArray(Row[]::new);
  }

  @Override
  InputTypeStrategy arguments() {
    return Arguments.of(ArgumentRule.whole("duration"), ArgumentRule.number("p"))
        .with(ConstantArgumentCount.from(2))
        .checked(DurationCall::check);
  }

  @Override
  DataType result() {
    DataType share = DataTypes.DOUBLE().notNull();
    return Rows.arrayType(Rows.estimateType("quantile", DataTypes.FIELD("p", share)));
  }
}
