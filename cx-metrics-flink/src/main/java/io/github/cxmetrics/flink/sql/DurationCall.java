package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.duration.DurationAccumulator;
import io.github.cxmetrics.duration.Durations;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.table.types.inference.CallContext;
import org.jspecify.annotations.Nullable;

/** Which quantiles of durations a call asks for. */
record DurationCall() implements CallDefinition<DurationAccumulator, Durations> {

  /* Behind the duration. */
  private static final int FIRST = 1;

  static List<String> literals(@Nullable Double... quantiles) {
    return Stream.of(quantiles).map(String::valueOf).toList();
  }

  static List<Double> quantiles(List<String> literals) {
    return literals.stream().map(DurationCall::quantile).toList();
  }

  private static double quantile(String literal) {
    try {
      double quantile = Double.parseDouble(literal);
      requireQuantile(quantile);
      return quantile;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("quantile must be a number, was " + literal, e);
    }
  }

  private static void requireQuantile(double quantile) {
    Durations.of().quantile(quantile, ConfidenceLevel.P95); // refuses what is none
  }

  /** Looks at the literals of a call that is being planned. */
  static void check(CallContext call) {
    for (int i = FIRST; i < call.getArgumentDataTypes().size(); i++) {
      Literals.of(call, i, "p", Double.class).ifPresent(DurationCall::requireQuantile);
    }
  }

  @Override
  public String describe() {
    return "quantiles of durations";
  }

  @Override
  public DurationAccumulator accumulator(List<String> literals) {
    quantiles(literals);
    return Durations.accumulator();
  }
}
