package io.github.cxmetrics.flink.sql;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.flink.MetricState;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.NamedFunnelAccumulator;
import io.github.cxmetrics.funnel.StepCounts;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.ConstantArgumentCount;
import org.apache.flink.table.types.inference.InputTypeStrategy;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@code FUNNEL(customer, event, at, step, ...)} and {@code FUNNEL(customer, event, at, window,
 * step, ...)}: the {@linkplain Funnel funnel} of a group's customers, by their events in any order.
 *
 * <p><b>Arguments</b> the customer and the name of the event as STRING; the time as TIMESTAMP_LTZ,
 * of which milliseconds count, or as BIGINT of milliseconds since 1970 UTC (a TIMESTAMP is refused,
 * because it has no zone); the window of an attempt as an INTERVAL literal of days to seconds, its
 * end included, 14 days without one; the events that are the steps, as literals. A row with NULL
 * for customer, event or time is no event. <b>Result</b> {@code ARRAY<ROW<step_number INT, step
 * STRING, reached BIGINT, from_first ROW<rate DOUBLE, n BIGINT, low DOUBLE, high DOUBLE>,
 * from_previous ROW<...>>>}, a row for each step, with the shares of those who reached the first
 * step and the one before, and their intervals at 95 %; both are NULL for the first step. <b>Empty
 * data</b> reached 0, rates NULL with n 0, low 0, high 1; without any row in the group the array is
 * empty, because the steps come with the rows. <b>Rejects</b> what the {@link FunnelDefinition}
 * rejects: in planning if the literals say so. <b>Changes</b> of rows are not followed: the planner
 * refuses an input that has some. <b>Cost</b> the state keeps the events that are steps; each
 * answer is a pass over them, so ask by window, or in batches of rows.
 *
 * @since 0.1
 */
public final class FunnelFunction
    extends MetricFunction<
        Row[], CallAccumulator<NamedFunnelAccumulator, Funnel>, CallResult<Funnel>> {

  @Serial private static final long serialVersionUID = 1L;

  private final FunnelCall definition;

  /* How the rows of the call are read, once there was one. */
  private transient @Nullable Reading reading;

  /** The funnel that the call says. */
  public FunnelFunction() {
    this(new FunnelCall(null));
  }

  private FunnelFunction(FunnelCall definition) {
    super(CallAccumulator.of(definition));
    this.definition = definition;
  }

  /**
   * A funnel under any definition that goes by the names of events, to be registered under a name
   * of its own and called with customer, event and time only.
   *
   * @param definition what is asked
   * @return the function
   * @throws IllegalArgumentException if the definition names a condition, a property or an id
   */
  public static FunnelFunction of(FunnelDefinition definition) {
    Event.metric(definition).newAccumulator(); // says now what has no code
    return new FunnelFunction(new FunnelCall(definition));
  }

  /**
   * Adds an event of a funnel with the usual window.
   *
   * @param state what it is added to
   * @param customer whose event; NULL for none
   * @param event its name; NULL for none
   * @param at when it happened, in milliseconds since 1970 UTC; NULL for never
   * @param steps the names of the events that are the steps
   */
  public void accumulate(
      MetricState<CallAccumulator<NamedFunnelAccumulator, Funnel>, CallResult<Funnel>> state,
      @Nullable String customer,
      @Nullable String event,
      @Nullable Long at,
      @Nullable StringData... steps) {
    add(open(state), customer, event, at, reading(null, steps));
  }

  /**
   * Adds an event of a funnel.
   *
   * @param state what it is added to
   * @param customer whose event; NULL for none
   * @param event its name; NULL for none
   * @param at when it happened, in milliseconds since 1970 UTC; NULL for never
   * @param window how long an attempt lasts
   * @param steps the names of the events that are the steps
   */
  public void accumulate(
      MetricState<CallAccumulator<NamedFunnelAccumulator, Funnel>, CallResult<Funnel>> state,
      @Nullable String customer,
      @Nullable String event,
      @Nullable Long at,
      @Nullable Duration window,
      @Nullable StringData... steps) {
    add(open(state), customer, event, at, reading(window, steps));
  }

  private static void add(
      CallAccumulator<NamedFunnelAccumulator, Funnel> state,
      @Nullable String customer,
      @Nullable String event,
      @Nullable Long at,
      Reading reading) {
    NamedFunnelAccumulator funnel = state.inside(reading.literals());
    if (customer != null && event != null && at != null) {
      reading.metric().add(funnel, new Event(customer, event, at));
    }
  }

  private Reading reading(@Nullable Duration window, @Nullable StringData... steps) {
    Reading known = reading;
    if (known == null || !known.isOf(window, steps)) {
      List<String> literals = FunnelCall.literals(window, (Object[]) steps);
      known =
          new Reading(
              window, List.of(steps), literals, Event.metric(definition.definition(literals)));
      reading = known;
    }
    return known;
  }

  @Override
  public Row[] getValue(
      MetricState<CallAccumulator<NamedFunnelAccumulator, Funnel>, CallResult<Funnel>> state) {
    return open(state)
        .inside()
        .or(() -> definition.standard())
        .map(funnel -> rows(funnel.stepCounts()))
        .orElseGet(() -> new Row[0]);
  }

  private static Row[] rows(StepCounts counts) {
    List<Row> rows = new ArrayList<>();
    for (int step = 1; step <= counts.definition().steps().size(); step++) {
      rows.add(
          Row.of(
              step,
              counts.definition().steps().get(step - 1).name(),
              counts.reached(step),
              step == 1 ? null : Rows.of(counts.conversion(1, step, ConfidenceLevel.P95)),
              step == 1
                  ? null
                  : Rows.of(counts.conversionFromPrevious(step, ConfidenceLevel.P95))));
    }
    return rows.toArray(Row[]::new);
  }

  @Override
  InputTypeStrategy arguments() {
    ArgumentRule customer = ArgumentRule.text("customer");
    ArgumentRule event = ArgumentRule.text("event");
    ArgumentRule at = ArgumentRule.instant("at");
    if (definition.fixed() != null) {
      return Arguments.of(customer, event, at);
    }
    return Arguments.of(
            customer,
            event,
            at,
            ArgumentRule.lengthOrConstantText("window or step"),
            ArgumentRule.constantText("step"))
        .with(ConstantArgumentCount.from(4))
        .checked(definition::check);
  }

  @Override
  DataType result() {
    DataType rate = Rows.estimateType("rate").nullable();
    return Rows.arrayType(
        DataTypes.ROW(
                DataTypes.FIELD("step_number", DataTypes.INT().notNull()),
                DataTypes.FIELD("step", DataTypes.STRING().notNull()),
                Rows.count("reached"),
                DataTypes.FIELD("from_first", rate),
                DataTypes.FIELD("from_previous", rate))
            .notNull());
  }

  /** An event as a row has it. */
  private record Event(String customer, String name, long atMillis) {

    static Metric<Event, NamedFunnelAccumulator, Funnel> metric(FunnelDefinition definition) {
      return Funnel.metric(definition, Event::customer, Event::name, Event::atMillis);
    }
  }

  /** How rows with certain literals are read. */
  private record Reading(
      @Nullable Duration window,
      List<StringData> steps,
      List<String> literals,
      Metric<Event, NamedFunnelAccumulator, Funnel> metric) {

    boolean isOf(@Nullable Duration otherWindow, @Nullable StringData... otherSteps) {
      return Objects.equals(window, otherWindow) && steps.equals(Arrays.asList(otherSteps));
    }
  }
}
