package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is not defined is never a number: on data that hardly are any. */
class RevenueDegenerateTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final CalendarGrid MONTHS = CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC);
  private static final RevenueQuestion QUESTION =
      RevenueQuestion.DEFAULT.in(PeriodView.EVENT).cohorts(2).trailing(1);

  private static List<Revenue> answers() {
    RevenueAccumulator none = Revenue.accumulator(RevenueDefinition.changes(MONTHS));
    RevenueAccumulator free = none.copy();
    free.addChange(1, 5, 0, 0);
    RevenueAccumulator one = none.copy();
    one.addChange(1, 5, 0, 100);
    one.addChange(1, 9_000_000_000L, 0, 0);
    RevenueAccumulator alike = none.copy();
    for (int i = 0; i < 3; i++) {
      alike.addChange(i, 5, 0, 100);
      alike.addChange(i, 9_000_000_000L, 0, 100L * i);
    }
    List<Revenue> answers = new ArrayList<>();
    for (RevenueAccumulator state : List.of(none, free, one, alike)) {
      answers.add(state.result());
      answers.add(state.result(QUESTION));
    }
    return answers;
  }

  @Test
  void withoutDataNothingIsDefined() {
    Revenue none = answers().get(0);
    assertThat(none.periods()).isEmpty();
    assertThat(none.n()).isZero();
    assertThat(none.asOf()).isEmpty();
    assertThat(none.lastComplete()).isEmpty();
    assertThat(none).hasToString("0 customers in 0 periods");
    assertThat(none.estimates(LEVEL)).hasSize(13).containsKey("netRevenueRetention");
    none.estimates(LEVEL)
        .values()
        .forEach(
            estimate -> {
              assertThat(estimate.isDefined()).isFalse();
              assertThat(estimate.n()).isZero();
            });
    assertThat(answers().get(2).asOf()).isPresent();
    assertThat(answers().get(2).periods()).isEmpty();
  }

  @Test
  void noPublicMethodReturnsANumberThatIsNone() throws ReflectiveOperationException {
    int asked = 0;
    for (Revenue revenue : answers()) {
      List<Object> all = new ArrayList<>(revenue.estimates(LEVEL).values());
      all.addAll(revenue.periods());
      all.addAll(revenue.cohorts());
      for (RevenuePeriod period : revenue.periods()) {
        for (RevenueFormula formula : RevenueFormula.values()) {
          all.add(period.ratio(formula));
          all.add(period.ratio(formula).estimate(LEVEL));
        }
        all.add(period.trailingNetRetention());
        all.add(period.trailingGrossRetention());
        all.add(period.averagePerCustomer(LEVEL));
        all.add(period.movements());
        all.add(period.customers().logoChurn(LEVEL).interval());
      }
      for (Object object : all) {
        asked += check(object);
      }
    }
    assertThat(asked).isGreaterThan(500);
  }

  private static int check(Object object) throws ReflectiveOperationException {
    if (object instanceof Estimate estimate) {
      assertThat(estimate.isDefined()).isEqualTo(Double.isFinite(estimate.value()));
      assertThat(estimate.isDefined() || estimate.n() == 0).isTrue();
      return 1;
    }
    int asked = 0;
    for (Method method : object.getClass().getMethods()) {
      boolean isOurs = method.getDeclaringClass().getPackageName().endsWith(".churn");
      if (!isOurs || Modifier.isStatic(method.getModifiers()) || method.getParameterCount() > 0) {
        continue;
      }
      assertThat(method.getReturnType()).as("%s", method).isNotEqualTo(double.class);
      Object value = method.invoke(object);
      assertThat(value).as("%s", method).isNotNull();
      if (value instanceof OptionalDouble number) {
        assertThat(number.isEmpty() || Double.isFinite(number.getAsDouble())).isTrue();
      }
      asked++;
    }
    return asked;
  }

  @Test
  void withoutScatterTheIntervalIsWide() {
    RevenueAccumulator all = Revenue.accumulator(RevenueDefinition.changes(MONTHS));
    for (int i = 0; i < 4; i++) {
      all.addChange(i, 5, 0, 100);
    }
    all.addChange(9, 9_000_000_000L, 0, 100);
    RevenuePeriod april = all.result().periods().get(3);
    Estimate net = april.ratio(RevenueFormula.NET_REVENUE_RETENTION).estimate(LEVEL);
    assertThat(net.value()).isEqualTo(1);
    assertThat(net.interval().low()).isZero();
    assertThat(net.interval().high()).isInfinite();
    assertThat(net.method()).isEqualTo("linearised Student t");
    Estimate gross = april.ratio(RevenueFormula.GROSS_REVENUE_RETENTION).estimate(LEVEL);
    assertThat(gross.interval().low()).isBetween(0.5, 0.52);
    assertThat(gross.interval().high()).isEqualTo(1);
    assertThat(gross.method()).isEqualTo("Wilson score of units of equal weight");
    Estimate more = april.ratio(RevenueFormula.EXPANSION).estimate(LEVEL);
    assertThat(more.interval().high()).isBetween(0.48, 0.5);
    Estimate churn = april.ratio(RevenueFormula.CHURN).estimate(LEVEL);
    assertThat(churn.interval().low()).isZero();
    assertThat(churn.interval().high()).isBetween(0.48, 0.5);
    assertThat(april.ratio(RevenueFormula.QUICK_RATIO).estimate(LEVEL).isDefined()).isFalse();
  }
}
