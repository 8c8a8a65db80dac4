package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing that is not there leaves as a number: every accessor of every answer is asked. */
class InactivityUndefinedTest {

  private static final long DAY = 86_400_000;

  private int asked;

  private static InactivityAccumulator state(long... customersAndDays) {
    InactivityAccumulator state =
        Inactivity.accumulator(InactivityDefinition.daily(ZoneId.of("UTC")));
    for (int i = 0; i < customersAndDays.length; i += 2) {
      state.add(customersAndDays[i], customersAndDays[i + 1] * DAY);
    }
    return state;
  }

  private static List<Object> answers(InactivityAccumulator state) {
    List<Object> answers = new ArrayList<>();
    for (Instant asOf :
        new Instant[] {
          Instant.EPOCH, Instant.ofEpochMilli(50 * DAY), Instant.EPOCH.minusMillis(1)
        }) {
      answers.add(state.result(asOf));
      answers.add(state.churn(InactivityQuestion.of(1).asOf(asOf)));
      answers.add(state.propose(InactivityRule.DAYS.asOf(asOf)));
    }
    answers.add(state.result());
    answers.add(state.result().totals(3));
    answers.add(state.churn(InactivityQuestion.of(100)));
    answers.add(state.propose(InactivityRule.DAYS.withFewestCustomers(1)));
    answers.add(state.propose(InactivityRule.DAYS.withCandidates()));
    return answers;
  }

  @Test
  void degenerateDataGiveNoNakedNumber() throws ReflectiveOperationException {
    for (InactivityAccumulator state :
        List.of(state(), state(1, 0), state(1, 0, 2, 0), state(1, 0, 1, 1), state(1, 0, 1, 49))) {
      for (Object answer : answers(state)) {
        ask(answer);
      }
    }
    assertThat(asked).isGreaterThan(1_000);
  }

  private void ask(Object answer) throws ReflectiveOperationException {
    for (Method method : answer.getClass().getMethods()) {
      boolean own = method.getDeclaringClass().getName().contains("cxmetrics");
      if (own && !Modifier.isStatic(method.getModifiers())) {
        askMethod(answer, method);
      }
    }
  }

  private void askMethod(Object answer, Method method) throws ReflectiveOperationException {
    Class<?>[] types = method.getParameterTypes();
    if (types.length == 0) {
      take(method.invoke(answer));
    } else if (types.length == 1 && types[0] == ConfidenceLevel.class) {
      take(method.invoke(answer, ConfidenceLevel.P95));
    } else if (types.length == 1 && types[0] == double.class && answer instanceof InactivityGaps) {
      take(method.invoke(answer, 0.9));
    } else if (types.length == 2 && types[0] == InactivityRate.class) {
      for (InactivityRate rate : InactivityRate.values()) {
        take(method.invoke(answer, rate, ConfidenceLevel.P95));
      }
    }
  }

  private void take(Object value) throws ReflectiveOperationException {
    asked++;
    assertThat(value).isNotNull();
    if (value instanceof Double number) {
      assertThat(number).isFinite();
    } else if (value instanceof Estimate estimate) {
      assertThat(estimate.isDefined()).isEqualTo(estimate.n() > 0);
      assertThat(estimate.interval().low()).isGreaterThanOrEqualTo(0);
      assertThat(estimate.value()).isNotInfinite();
    } else if (value instanceof Collection<?> all) {
      for (Object each : all) {
        take(each);
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Object each : map.values()) {
        take(each);
      }
    } else if (value instanceof Optional<?> optional && optional.isPresent()) {
      take(optional.get());
    } else if (isAnswer(value)) {
      ask(value);
    }
  }

  private static boolean isAnswer(Object value) {
    return value instanceof Inactivity
        || value instanceof InactivityGaps
        || value instanceof InactivityTotals
        || value instanceof InactivityReturns
        || value instanceof InactivityCandidate
        || value instanceof InactivityPeriod;
  }
}
