package io.github.cxmetrics.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever the data, no public method returns a bare number that is none, nor null. */
class ChurnUndefinedTest {

  private static final String PACKAGE = Churn.class.getPackageName();

  private final Set<Object> seen = new HashSet<>();
  private int numbers;

  private static List<Object> arguments(Class<?> type) {
    if (type == CalendarUnit.class) {
      return List.of(CalendarUnit.DAY, CalendarUnit.YEAR);
    }
    if (type.isEnum()) {
      return Arrays.asList((Object[]) type.getEnumConstants());
    }
    if (type == ConfidenceLevel.class) {
      return List.of(ConfidenceLevel.P90, ConfidenceLevel.P99);
    }
    if (type == double.class) {
      return List.of(12.0, 1e300, 1e-300);
    }
    return List.of();
  }

  private void walk(Object object) {
    if (object instanceof Collection<?> collection) {
      collection.forEach(this::walk);
    } else if (object instanceof Optional<?> optional) {
      optional.ifPresent(this::walk);
    } else if (object instanceof OptionalDouble optional) {
      optional.ifPresent(this::requireNumber);
    } else if (object instanceof Double number) {
      requireNumber(number);
    } else if (object instanceof Estimate estimate) {
      requireEstimate(estimate);
    } else if (object.getClass().getPackageName().equals(PACKAGE) && seen.add(object)) {
      for (Method method : object.getClass().getMethods()) {
        if (Modifier.isPublic(object.getClass().getModifiers())
            && method.getDeclaringClass() == object.getClass()
            && !Modifier.isStatic(method.getModifiers())) {
          callAll(object, method, new ArrayList<>());
        }
      }
    }
  }

  private void callAll(Object target, Method method, List<Object> chosen) {
    if (chosen.size() == method.getParameterCount()) {
      walk(call(target, method, chosen));
      return;
    }
    for (Object argument : arguments(method.getParameterTypes()[chosen.size()])) {
      List<Object> more = new ArrayList<>(chosen);
      more.add(argument);
      callAll(target, method, more);
    }
  }

  private static Object call(Object target, Method method, List<Object> arguments) {
    try {
      Object returned = method.invoke(target, arguments.toArray());
      if (!method.getName().endsWith("OrNull")) {
        assertThat(returned).as("%s", method).isNotNull();
      }
      return returned == null ? "" : returned;
    } catch (InvocationTargetException | IllegalAccessException e) {
      throw new LinkageError(method + " of " + target, e);
    }
  }

  private void requireNumber(double number) {
    numbers++;
    assertThat(number).isFinite();
  }

  private void requireEstimate(Estimate estimate) {
    numbers++;
    if (estimate.isDefined()) {
      assertThat(estimate.value()).isFinite().isNotNegative();
      assertThat(estimate.n()).isPositive();
      assertThat(estimate.interval().contains(estimate.value())).as("%s", estimate).isTrue();
    } else {
      assertThat(estimate.n()).isZero();
    }
    assertThat(estimate.interval().low()).isNotNegative();
  }

  @Test
  void degenerateData() {
    ChurnDefinition days = ChurnDefinition.of(CalendarGrid.of(CalendarUnit.DAY, ZoneOffset.UTC));
    ChurnAccumulator empty = Churn.accumulator(days);
    walk(empty.result());
    ChurnAccumulator one = empty.copy();
    one.add(1, 5);
    walk(one.result());
    ChurnAccumulator gone = empty.copy();
    gone.add(1, 5, 6);
    gone.add(2, 5, 400_000_000);
    gone.add(2, 400_000_005, 400_000_009);
    gone.add(3, Subscription.from(300_000_000).of(SubscriptionKind.TRIAL));
    gone.add(3, Subscription.from(400_000_000).of(SubscriptionKind.PAUSED));
    walk(gone.result());
    walk(gone.result(days.grace(Duration.ofDays(3_652_500)), ChurnScope.ALL));
    ChurnAccumulator far = empty.copy();
    far.add(1, (1L << 48) - 1);
    walk(far.result());
    for (ChurnCounts counts :
        List.of(
            Churn.ofCounts(0, 0),
            Churn.ofCounts(1, 1),
            Churn.ofCounts(1, 0),
            ChurnCounts.of(0, 1, 0, 1),
            ChurnCounts.of(0, 0, 1, 1),
            ChurnCounts.of(1, 9, 9, 19),
            ChurnCounts.of(ChurnCounts.MOST, ChurnCounts.MOST, ChurnCounts.MOST, ChurnCounts.MOST),
            ChurnCounts.of(0, ChurnCounts.MOST, 0, ChurnCounts.MOST - 1))) {
      walk(counts);
    }
    assertThat(numbers).isGreaterThan(1_000);
  }
}
