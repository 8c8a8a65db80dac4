package io.github.cxmetrics.churn;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.GoldenContract;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Golden states of churn. */
class ChurnGoldenTest implements GoldenContract {

  private static final ChurnDefinition MONTHLY =
      ChurnDefinition.of(CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("Europe/Paris")))
          .grace(Duration.ofDays(3))
          .reactivationWithin(Duration.ofHours(1_000));

  private static ChurnAccumulator churn() {
    ChurnAccumulator state = Churn.accumulator(MONTHLY);
    for (int i = 0; i < 40; i++) {
      long start = 1_000_000_000L * (i * i % 41);
      state.add(i % 7 - 3, start, start + 400_000_000L * (i % 5), ChurnReason.VOLUNTARY);
    }
    state.add(8, 5_000_000_000L);
    state.add(
        9,
        Subscription.from(-7)
            .until(9_000_000_000L)
            .cancelledAt(7_000_000_000L)
            .of(SubscriptionKind.TRIAL)
            .because(ChurnReason.INVOLUNTARY));
    state.join(1, 2);
    return state;
  }

  private static NamedChurnAccumulator churnByName() {
    NamedChurnAccumulator state =
        Churn.accumulatorOfNames(
            MONTHLY.dated(ChurnDate.CANCELLED_AT).with(TrialRule.COUNTS).with(PausedRule.LEAVES));
    SubscriptionStatus[] statuses = SubscriptionStatus.values();
    for (int i = 0; i < 30; i++) {
      state.addStatus(
          "고객 " + i % 4,
          1_000_000_000L * i,
          statuses[i * i % statuses.length],
          i % 3 == 0 ? ChurnReason.INVOLUNTARY : ChurnReason.UNKNOWN);
    }
    state.add("고객 5", 1_000_000_000L);
    state.join("고객 1", "cookie");
    return state;
  }

  @Override
  public Map<String, Accumulator<?, ?>> states() {
    Map<String, Accumulator<?, ?>> states = new LinkedHashMap<>();
    states.put("churn-v1", churn());
    states.put("churn-by-name-v1", churnByName());
    return states;
  }
}
