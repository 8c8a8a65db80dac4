package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.NamedFunnelAccumulator;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.table.types.inference.CallContext;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.jspecify.annotations.Nullable;

/**
 * Which funnel a call asks for: the window in ISO form, or an empty text without one, and the
 * steps.
 *
 * @param fixed the funnel of a function whose call says nothing of it
 */
record FunnelCall(@Nullable FunnelDefinition fixed)
    implements CallDefinition<NamedFunnelAccumulator, Funnel> {

  /* Behind customer, event and time. */
  private static final int FIRST = 3;

  static List<String> literals(@Nullable Duration window, Object... steps) {
    List<String> literals = new ArrayList<>();
    literals.add(window == null ? "" : window.toString());
    for (Object step : steps) {
      literals.add(String.valueOf(step));
    }
    return literals;
  }

  FunnelDefinition definition(List<String> literals) {
    if (fixed != null) {
      return fixed;
    }
    if (literals.isEmpty()) {
      throw new IllegalArgumentException("funnel must be said by its call, was said by none");
    }
    FunnelDefinition steps =
        Funnel.define(literals.subList(1, literals.size()).toArray(String[]::new));
    return literals.get(0).isEmpty() ? steps : steps.within(window(literals.get(0)));
  }

  private static Duration window(String literal) {
    try {
      return Duration.parse(literal);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("window of a funnel must be ISO, was " + literal, e);
    }
  }

  /** A funnel of nobody, if it is known without a call. */
  Optional<NamedFunnelAccumulator> standard() {
    return Optional.ofNullable(fixed).map(Funnel::accumulatorOfNames);
  }

  /** Looks at the literals of a call that is being planned. */
  void check(CallContext call) {
    Duration window = null;
    List<String> steps = new ArrayList<>();
    for (int i = FIRST; i < call.getArgumentDataTypes().size(); i++) {
      if (isLength(call, i)) {
        Optional<Duration> known = Literals.of(call, i, "window", Duration.class);
        if (known.isEmpty()) {
          return;
        }
        window = known.get();
      } else {
        Optional<String> known = Literals.of(call, i, "step", String.class);
        if (known.isEmpty()) {
          return;
        }
        steps.add(known.get());
      }
    }
    definition(literals(window, steps.toArray()));
  }

  private static boolean isLength(CallContext call, int position) {
    return call.getArgumentDataTypes()
        .get(position)
        .getLogicalType()
        .is(LogicalTypeRoot.INTERVAL_DAY_TIME);
  }

  @Override
  public String describe() {
    return fixed == null ? "funnel of its call" : "funnel " + fixed.describe();
  }

  @Override
  public NamedFunnelAccumulator accumulator(List<String> literals) {
    return Funnel.accumulatorOfNames(definition(literals));
  }
}
