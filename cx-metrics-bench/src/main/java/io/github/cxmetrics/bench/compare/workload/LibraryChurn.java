package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Subscriptions;
import io.github.cxmetrics.churn.Churn;
import io.github.cxmetrics.churn.ChurnPeriod;
import io.github.cxmetrics.churn.SubscriptionCounts;
import io.github.cxmetrics.parallel.Parallelism;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** How this library answers the movements of subscriptions. */
final class LibraryChurn {

  static final Contender<Subscriptions> CONTENDER = Contender.library(LibraryChurn::months);

  private static final CalendarGrid MONTHS = CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC);

  private LibraryChurn() {}

  private static Supplier<Answer> months(Subscriptions rows, Parallelism threads) {
    SubscriptionCounts counts = SubscriptionCounts.of(MONTHS);
    counts.addAll(rows.startMillis(), rows.endMillis(), 0, rows.rows(), threads);
    Churn churn = counts.result();
    return () -> answer(churn);
  }

  private static Answer answer(Churn churn) {
    Answer answer = new Answer();
    for (ChurnPeriod month : churn.periods()) {
      answer.addCounts(
          YearMonth.from(month.period().start()).toString(),
          month.counts().opening(),
          month.counts().joined(),
          month.counts().churned());
    }
    return answer;
  }
}
