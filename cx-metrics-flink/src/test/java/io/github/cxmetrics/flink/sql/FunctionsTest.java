package io.github.cxmetrics.flink.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.duration.Durations;
import io.github.cxmetrics.flink.MetricState;
import io.github.cxmetrics.funnel.Exclusion;
import io.github.cxmetrics.funnel.Funnel;
import io.github.cxmetrics.funnel.FunnelDefinition;
import io.github.cxmetrics.funnel.FunnelStep;
import io.github.cxmetrics.funnel.NamedFunnelAccumulator;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import io.github.cxmetrics.survey.RatingScale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.flink.table.data.StringData;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions as the planner calls them, without a planner. */
class FunctionsTest {

  private static final StringData VIEW = StringData.fromString("view");
  private static final StringData PAY = StringData.fromString("pay");

  /** Deals changes to parts, merges the parts in twos, and reads the answer. */
  private static <T, S> T dealt(
      SplittableRandom random,
      int rows,
      MetricFunctionCalls<T, S> function,
      BiFunction<S, Integer, Void> change) {
    List<S> parts = new ArrayList<>();
    IntStream.range(0, 4).forEach(i -> parts.add(function.create()));
    for (int i = 0; i < rows; i++) {
      change.apply(parts.get(random.nextInt(parts.size())), i);
    }
    function.merge(parts.get(1), List.of(parts.get(2), parts.get(3)));
    function.merge(parts.get(0), List.of(parts.get(1)));
    return function.value(parts.get(0));
  }

  /** The calls that are the same for all functions. */
  private interface MetricFunctionCalls<T, S> {
    S create();

    void merge(S state, List<S> others);

    T value(S state);
  }

  private static <T, A extends Accumulator<A, R>, R>
      MetricFunctionCalls<T, MetricState<A, R>> calls(MetricFunction<T, A, R> function) {
    return new MetricFunctionCalls<>() {
      @Override
      public MetricState<A, R> create() {
        return function.createAccumulator();
      }

      @Override
      public void merge(MetricState<A, R> state, List<MetricState<A, R>> others) {
        function.merge(state, others);
      }

      @Override
      public T value(MetricState<A, R> state) {
        return function.getValue(state);
      }
    };
  }

  private static Row row(Estimate estimate, Object... more) {
    return Rows.of(estimate, more);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void scoresAreThoseOfTheAnswersThatRemain(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = random.nextInt(60);
    Integer[] given =
        random.ints(rows, 0, 6).mapToObj(i -> i == 0 ? null : i).toArray(Integer[]::new);
    boolean[] takenBack = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      takenBack[i] = random.nextInt(3) == 0;
    }
    int[] rest =
        IntStream.range(0, rows)
            .filter(i -> given[i] != null && !takenBack[i])
            .map(i -> given[i])
            .toArray();

    NpsFunction nps = new NpsFunction();
    Nps expectedNps = Nps.of(rest);
    assertThat(
            dealt(
                random,
                2 * rows,
                calls(nps),
                (state, i) -> {
                  if (i < rows) {
                    nps.accumulate(state, number(given[i]));
                  } else if (takenBack[i - rows]) {
                    nps.retract(state, number(given[i - rows]));
                  }
                  return null;
                }))
        .as("seed %d", seed)
        .isEqualTo(
            row(
                expectedNps.score(),
                expectedNps.promoters(),
                expectedNps.passives(),
                expectedNps.detractors()));

    CesFunction ces = CesFunction.of(CesDefinition.EASE_ONE_TO_FIVE);
    Ces expectedCes = Ces.of(CesDefinition.EASE_ONE_TO_FIVE, rest);
    assertThat(
            dealt(
                random,
                2 * rows,
                calls(ces),
                (state, i) -> {
                  if (i < rows) {
                    ces.accumulate(state, number(given[i]));
                  } else if (takenBack[i - rows]) {
                    ces.retract(state, number(given[i - rows]));
                  }
                  return null;
                }))
        .as("seed %d", seed)
        .isEqualTo(
            row(
                expectedCes.score(),
                IntStream.of(rest).filter(i -> i >= 4).count(),
                IntStream.of(rest).filter(i -> i <= 2).count()));

    CsatFunction csat = new CsatFunction();
    assertThat(
            dealt(
                random,
                2 * rows,
                calls(csat),
                (state, i) -> {
                  if (i < rows) {
                    csat.accumulate(state, number(given[i]));
                  } else if (takenBack[i - rows]) {
                    csat.retract(state, number(given[i - rows]));
                  }
                  return null;
                }))
        .as("seed %d", seed)
        .isEqualTo(csat(CsatDefinition.ONE_TO_FIVE, rest));
    assertThat(
            dealt(
                random,
                2 * rows,
                calls(csat),
                (state, i) -> {
                  if (i < rows) {
                    csat.accumulate(state, number(given[i]), 7L);
                  } else if (takenBack[i - rows]) {
                    csat.retract(state, number(given[i - rows]), 7L);
                  }
                  return null;
                }))
        .as("seed %d", seed)
        .isEqualTo(csat(CsatDefinition.of(RatingScale.ONE_TO_SEVEN), rest));
  }

  private static Row csat(CsatDefinition definition, int... answers) {
    Csat csat = Csat.of(definition, answers);
    return row(csat.score(), csat.satisfied());
  }

  private static Double number(Integer answer) {
    return answer == null ? null : Double.valueOf(answer);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void quantilesAreThoseOfAllDurations(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] durations = random.longs(random.nextInt(300), 0, 5_000).toArray();
    Durations expected = Durations.of(durations);
    DurationQuantileFunction one = new DurationQuantileFunction();
    Row median =
        dealt(
            random,
            durations.length,
            calls(one),
            (state, i) -> {
              one.accumulate(state, durations[i], 0.5);
              one.accumulate(state, null, 0.5);
              return null;
            });
    DurationQuantilesFunction several = new DurationQuantilesFunction();
    Row[] two =
        dealt(
            random,
            durations.length,
            calls(several),
            (state, i) -> {
              several.accumulate(state, durations[i], 0.9, 0.5);
              several.accumulate(state, null, 0.9, 0.5);
              return null;
            });
    Row expectedMedian = row(expected.median(ConfidenceLevel.P95));
    assertThat(median).as("seed %d", seed).isEqualTo(expectedMedian);
    assertThat(two)
        .as("seed %d", seed)
        .containsExactly(
            durations.length == 0
                ? new Row[0]
                : new Row[] {
                  row(expected.quantile(0.9, ConfidenceLevel.P95), 0.9),
                  row(expected.median(ConfidenceLevel.P95), 0.5)
                });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void funnelsAreThoseOfAllCustomers(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = random.nextInt(80);
    List<String> events = List.of("view", "pay", "refund");
    String[] customers = new String[rows];
    String[] names = new String[rows];
    long[] times = random.longs(rows, 0, 100).toArray();
    for (int i = 0; i < rows; i++) {
      customers[i] = random.nextInt(10) == 0 ? null : "c" + random.nextInt(8);
      names[i] = random.nextInt(10) == 0 ? null : events.get(random.nextInt(3));
    }
    Duration window = random.nextBoolean() ? Duration.ofMillis(20) : null;
    FunnelDefinition definition = Funnel.define("view", "pay");
    if (window != null) {
      definition = definition.within(window);
    }
    FunnelFunction function = new FunnelFunction();
    Row[] actual =
        dealt(
            random,
            rows,
            calls(function),
            (state, i) -> {
              if (window == null) {
                function.accumulate(state, customers[i], names[i], times[i], VIEW, PAY);
              } else {
                function.accumulate(state, customers[i], names[i], times[i], window, VIEW, PAY);
              }
              return null;
            });
    assertThat(actual)
        .as("seed %d", seed)
        .isEqualTo(rows == 0 ? new Row[0] : funnel(definition, customers, names, times));

    FunnelDefinition strict = definition.excluding(Exclusion.of("refund"));
    FunnelFunction fixed = FunnelFunction.of(strict);
    assertThat(
            dealt(
                random,
                rows,
                calls(fixed),
                (state, i) -> {
                  fixed.accumulate(state, customers[i], names[i], times[i]);
                  fixed.accumulate(state, "c1", "view", null);
                  return null;
                }))
        .as("seed %d", seed)
        .isEqualTo(funnel(strict, customers, names, times));
  }

  private static Row[] funnel(
      FunnelDefinition definition, String[] customers, String[] names, long[] times) {
    NamedFunnelAccumulator all = Funnel.accumulatorOfNames(definition);
    for (int i = 0; i < times.length; i++) {
      if (customers[i] != null && names[i] != null) {
        int mask =
            switch (names[i]) {
              case "view" -> 1;
              case "pay" -> 2;
              default -> definition.exclusions().isEmpty() ? 0 : 4;
            };
        all.add(customers[i], times[i], mask);
      }
    }
    Funnel funnel = all.result();
    Row share = row(funnel.conversion("view", "pay"));
    return new Row[] {
      Row.of(1, "view", funnel.reached("view"), null, null),
      Row.of(2, "pay", funnel.reached("pay"), share, share)
    };
  }

  @Test
  void withoutDataThereIsNoNumber() {
    NpsFunction nps = NpsFunction.of(NpsDefinition.EMPLOYEE);
    assertThat(nps.getValue(nps.createAccumulator()))
        .isEqualTo(Row.of(null, 0L, -100.0, 100.0, 0L, 0L, 0L));
    CesFunction ces = new CesFunction();
    assertThat(ces.getValue(ces.createAccumulator())).isEqualTo(Row.of(null, 0L, 1.0, 7.0, 0L, 0L));
    CsatFunction csat = CsatFunction.of(CsatDefinition.of(RatingScale.ONE_TO_TEN));
    assertThat(csat.getValue(csat.createAccumulator())).isEqualTo(Row.of(null, 0L, 0.0, 1.0, 0L));
    DurationQuantileFunction one = new DurationQuantileFunction();
    assertThat(one.getValue(one.createAccumulator())).isEqualTo(Row.of(null, 0L, 0.0, null));
    DurationQuantilesFunction several = new DurationQuantilesFunction();
    var state = several.createAccumulator();
    assertThat(several.getValue(state)).isEmpty();
    several.accumulate(state, null, 0.5);
    assertThat(several.getValue(state)).containsExactly(Row.of(null, 0L, 0.0, null, 0.5));
    FunnelFunction funnel = new FunnelFunction();
    assertThat(funnel.getValue(funnel.createAccumulator())).isEmpty();
    FunnelFunction fixed = FunnelFunction.of(Funnel.define("view", "pay"));
    Row none = Row.of(null, 0L, 0.0, 1.0);
    assertThat(fixed.getValue(fixed.createAccumulator()))
        .containsExactly(Row.of(1, "view", 0L, null, null), Row.of(2, "pay", 0L, none, none));
  }

  @Test
  void aRefusedValueFailsWithTheMetricsMessage() {
    NpsFunction nps = new NpsFunction();
    var scores = nps.createAccumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> nps.accumulate(scores, 11.0))
        .withMessage("NPS score must be a whole number in 0..10, was 11");
    nps.retract(scores, 3.0);
    assertThatIllegalStateException()
        .isThrownBy(() -> nps.getValue(scores))
        .withMessageStartingWith("NPS score to take back must have been added");
    CsatFunction csat = new CsatFunction();
    var ratings = csat.createAccumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> csat.accumulate(ratings, 5.0, (Long) null))
        .withMessage("highest answer of a CSAT scale must be a whole number, was null");
    csat.accumulate(ratings, 5.0, 7L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> csat.accumulate(ratings, 5.0, 10L))
        .withMessageEndingWith("must have the same literals in all rows, was [7] and [10]");
    DurationQuantileFunction quantile = new DurationQuantileFunction();
    var durations = quantile.createAccumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quantile.accumulate(durations, -1L, 0.5))
        .withMessage("value must be at least 0, was -1");
    FunnelFunction funnel = new FunnelFunction();
    var events = funnel.createAccumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> funnel.accumulate(events, "kim", "view", Long.MAX_VALUE, VIEW))
        .withMessageContaining("must be in");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> funnel.accumulate(events, "kim", "view", 0L, PAY, VIEW))
        .withMessageEndingWith("was [, view] and [, pay, view]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FunnelFunction.of(Funnel.define("view", "pay").distinctEvents()))
        .withMessage("distinct events must have an id, was none: give FunnelEvents.id");
  }

  @Test
  void rowsOfSeveralCallsInTurnAreReadEachByItsOwn() {
    FunnelFunction funnel = new FunnelFunction();
    var narrow = funnel.createAccumulator();
    var wide = funnel.createAccumulator();
    for (long at : LongStream.of(0, 50).toArray()) {
      String event = at == 0 ? "view" : "pay";
      funnel.accumulate(narrow, "kim", event, at, Duration.ofMillis(49), VIEW, PAY);
      funnel.accumulate(wide, "kim", event, at, Duration.ofMillis(50), VIEW, PAY);
    }
    assertThat(funnel.getValue(narrow)[1].getField(2)).isEqualTo(0L);
    assertThat(funnel.getValue(wide)[1].getField(2)).isEqualTo(1L);
  }

  @Test
  void stepsOfOneFunnelMayBeOptional() {
    FunnelFunction fixed =
        FunnelFunction.of(
            Funnel.define(
                FunnelStep.of("view"), FunnelStep.of("cart").optional(), FunnelStep.of("pay")));
    var state = fixed.createAccumulator();
    fixed.accumulate(state, "kim", "view", 0L);
    fixed.accumulate(state, "kim", "pay", 1L);
    Row ofAll = row(one());
    assertThat(fixed.getValue(state)[2]).isEqualTo(Row.of(3, "pay", 1L, ofAll, ofAll));
  }

  private static Estimate one() {
    return Csat.ofCounts(1, 1).score(); // 1 of 1 by Wilson, as conversions are
  }
}
