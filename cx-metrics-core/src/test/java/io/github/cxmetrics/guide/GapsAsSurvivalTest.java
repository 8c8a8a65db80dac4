package io.github.cxmetrics.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.churn.Churn;
import io.github.cxmetrics.churn.ChurnDefinition;
import io.github.cxmetrics.churn.ChurnScope;
import io.github.cxmetrics.churn.ChurnTenure;
import io.github.cxmetrics.churn.NamedChurnAccumulator;
import io.github.cxmetrics.retention.NamedRepeatAccumulator;
import io.github.cxmetrics.retention.RepeatDefinition;
import io.github.cxmetrics.retention.RepeatGap;
import io.github.cxmetrics.retention.RepeatPurchase;
import io.github.cxmetrics.survival.Survival;
import io.github.cxmetrics.survival.SurvivalQuestion;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Families do not know survival; what they hand over is what it takes. */
class GapsAsSurvivalTest {

  private static final long DAY = 86_400_000;

  @Test
  void theWaitForASecondOrderHasAMedianAlsoWhereSomeStillWait() {
    NamedRepeatAccumulator orders = RepeatPurchase.accumulatorOfNames(RepeatDefinition.ORDERS);
    orders.add("ann", 0, 100);
    orders.add("ann", 10 * DAY, 100);
    orders.add("ann", 11 * DAY, 100);
    orders.add("bob", 0, 100);
    orders.add("bob", 30 * DAY, 100);
    orders.add("cid", 20 * DAY, 100);

    Survival wait =
        orders.fold(
            Survival.metric(RepeatGap::millis, RepeatGap::ended).where(gap -> gap.order() == 2),
            Instant.ofEpochMilli(40 * DAY));

    // 10 days of 3, 20 days still waiting, 30 days of 1
    assertThat(wait.n()).isEqualTo(3);
    assertThat(wait.at(10 * DAY).value()).isEqualTo(2 / 3.0);
    assertThat(wait.median(SurvivalQuestion.DEFAULT).value()).hasValue(30.0 * DAY);
  }

  @Test
  void staysOfContractsAreTenures() {
    NamedChurnAccumulator contracts =
        Churn.accumulatorOfNames(
            ChurnDefinition.of(CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("UTC"))));
    contracts.add("ann", 0, 10 * DAY);
    contracts.add("bob", 5 * DAY);

    Survival stay =
        contracts.fold(
            Survival.metric(ChurnTenure::millis, ChurnTenure::ended),
            ChurnScope.asOf(Instant.ofEpochMilli(25 * DAY)));

    assertThat(stay.at(10 * DAY).value()).isEqualTo(0.5);
    assertThat(stay.censored()).isOne();
  }
}
