package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked of data that hardly say anything: no number is NaN or infinite, no share leaves
 * [0, 1]; what does not exist is empty, or an estimate that is not defined.
 */
class DegenerateSurvivalTest {

  private static final SurvivalDefinition CAUSES = SurvivalDefinition.ofCauses("one", "two");

  private static Survival of(long[][] rows) {
    SurvivalAccumulator all = Survival.accumulator(CAUSES);
    for (long[] row : rows) {
      if (row[0] < 0) {
        all.addCount(row[1], (int) row[2], row[3]);
      } else {
        all.addCount(row[0], row[1], (int) row[2], row[3]);
      }
    }
    return all.result();
  }

  private static final Map<String, Survival> DATA = new LinkedHashMap<>();

  static {
    DATA.put("empty", of(new long[0][]));
    DATA.put("one event", of(new long[][] {{-1, 5, 1, 1}}));
    DATA.put("one event at 0", of(new long[][] {{-1, 0, 1, 1}}));
    DATA.put("one censored", of(new long[][] {{-1, 5, 0, 1}}));
    DATA.put("one censored at 0", of(new long[][] {{-1, 0, 0, 1}}));
    DATA.put("all censored", of(new long[][] {{-1, 5, 0, 7}, {-1, 8, 0, 2}}));
    DATA.put("all at once", of(new long[][] {{-1, 5, 2, 7}}));
    DATA.put("all at 0", of(new long[][] {{-1, 0, 1, 7}}));
    DATA.put("zero early", of(new long[][] {{-1, 2, 1, 3}, {2, 6, 2, 3}, {4, 9, 0, 1}}));
    DATA.put("gap", of(new long[][] {{-1, 2, 0, 3}, {4, 6, 1, 3}, {4, 9, 0, 1}}));
    DATA.put("late only", of(new long[][] {{4, 6, 1, 3}, {5, 9, 0, 1}}));
    DATA.put("one of many", of(new long[][] {{-1, 1, 1, 1}, {-1, 2, 0, 4_000_000_000L}}));
    DATA.put("many at once", of(new long[][] {{-1, 1, 1, 1L << 60}, {-1, 2, 0, 1}}));
  }

  private int asked;

  @Test
  void noPublicMethodGivesANumberThatIsNone() throws IllegalAccessException {
    for (Map.Entry<String, Survival> data : DATA.entrySet()) {
      check(data.getKey(), data.getValue(), 4);
      for (Map.Entry<String, Survival> other : DATA.entrySet()) {
        String what = data.getKey() + " and " + other.getKey();
        for (LogRankWeight weight :
            List.of(
                LogRankWeight.LOG_RANK,
                LogRankWeight.GEHAN_WILCOXON,
                LogRankWeight.TARONE_WARE,
                LogRankWeight.PETO_PETO,
                LogRankWeight.flemingHarrington(0, 1))) {
          check(what, LogRank.of(Map.of("a", data.getValue(), "b", other.getValue()), weight), 3);
        }
        for (long limit : new long[] {1, 5, 9}) {
          RestrictedMean first = data.getValue().restrictedMean(limit);
          check(
              what, first.compare(other.getValue().restrictedMean(limit), ConfidenceLevel.P95), 3);
        }
      }
    }
    assertThat(asked).isGreaterThan(10_000);
  }

  @Test
  void tenuresToo() throws IllegalAccessException {
    TenureAccumulator tenure = Tenure.accumulator(TenureDefinition.of(CAUSES).observedFrom(3));
    check("no tenure", tenure.result(), 4);
    tenure.start(5);
    check("one tenure", tenure.result(), 4);
    tenure.end(6, 6, 1);
    check("end without start", tenure.result(), 4);
  }

  private void check(String what, Object object, int depth) throws IllegalAccessException {
    if (depth == 0) {
      return;
    }
    for (Method method : object.getClass().getMethods()) {
      if (method.getDeclaringClass() == Object.class
          || Modifier.isStatic(method.getModifiers())
          || !Modifier.isPublic(object.getClass().getModifiers())) {
        continue;
      }
      for (Object[] arguments : arguments(method)) {
        String call = what + ": " + method.getName() + List.of(arguments);
        try {
          answer(call, method.invoke(object, arguments), depth);
          asked++;
        } catch (InvocationTargetException e) {
          assertThat(e.getCause()).as(call).isInstanceOf(IllegalArgumentException.class);
          assertThat(method.getParameterCount()).as(call).isPositive();
        }
      }
    }
  }

  private void answer(String call, Object answer, int depth) throws IllegalAccessException {
    if (answer instanceof Double number) {
      assertThat(number).as(call).isFinite();
    } else if (answer instanceof OptionalDouble number) {
      number.ifPresent(value -> assertThat(value).as(call).isFinite());
    } else if (answer instanceof Optional<?> some) {
      if (some.isPresent()) {
        answer(call, some.get(), depth);
      }
    } else if (answer instanceof Estimate estimate) {
      estimate(call, estimate);
    } else if (answer instanceof Collection<?> all) {
      for (Object each : all) {
        answer(call, each, depth);
      }
    } else if (answer instanceof Map<?, ?> all) {
      answer(call, all.values(), depth);
    } else if (answer != null
        && answer.getClass().getPackage() == Survival.class.getPackage()
        && !(answer instanceof Enum<?>)) {
      check(call, answer, depth - 1);
    }
  }

  private static void estimate(String call, Estimate estimate) {
    assertThat(estimate.value()).as(call).isNotInfinite();
    if (estimate.isDefined()) {
      assertThat(estimate.interval().contains(estimate.value())).as(call + estimate).isTrue();
      assertThat(estimate.interval().width()).as(call + estimate).isPositive();
    } else {
      assertThat(estimate.n()).as(call).isZero();
    }
    boolean isShare =
        estimate.method().startsWith("Kaplan-Meier")
            || estimate.method().startsWith("Aalen-Johansen");
    if (isShare) {
      assertThat(estimate.interval().low()).as(call).isGreaterThanOrEqualTo(0);
      assertThat(estimate.interval().high()).as(call).isLessThanOrEqualTo(1);
    }
  }

  /** Some arguments for each kind of parameter; methods with others are not asked. */
  private static List<Object[]> arguments(Method method) {
    List<Object[]> all = new ArrayList<>();
    all.add(new Object[0]);
    for (Class<?> type : method.getParameterTypes()) {
      List<Object[]> longer = new ArrayList<>();
      for (Object[] begun : all) {
        for (Object value : values(type)) {
          Object[] next = java.util.Arrays.copyOf(begun, begun.length + 1);
          next[begun.length] = value;
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }

  private static List<Object> values(Class<?> type) {
    if (type == long.class) {
      return List.of(0L, 1L, 3L, 5L, 9L, 20L);
    }
    if (type == double.class) {
      return List.of(0.01, 0.5, 1.0);
    }
    if (type == String.class) {
      return List.of("one", "two");
    }
    if (type == ConfidenceLevel.class) {
      return List.of(ConfidenceLevel.P95, new ConfidenceLevel(1 - 1e-12));
    }
    if (type == HazardRule.class) {
      return List.of((Object[]) HazardRule.values());
    }
    if (type == long[].class) {
      return List.of(new long[] {0, 2, 6, 12}, new long[0]);
    }
    if (type == SurvivalQuestion.class) {
      List<Object> questions = new ArrayList<>();
      for (SurvivalInterval interval : SurvivalInterval.values()) {
        questions.add(SurvivalQuestion.DEFAULT.with(interval));
        questions.add(SurvivalQuestion.DEFAULT.with(interval).with(PlateauRule.MIDPOINT));
      }
      return questions;
    }
    return List.of();
  }
}
