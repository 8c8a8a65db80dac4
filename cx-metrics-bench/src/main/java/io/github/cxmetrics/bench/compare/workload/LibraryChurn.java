package io.github.cxmetrics.bench.compare.workload;

import io.github.cxmetrics.bench.data.Subscriptions;
import io.github.cxmetrics.churn.Churn;
import io.github.cxmetrics.churn.ChurnAccumulator;
import io.github.cxmetrics.churn.ChurnDefinition;
import io.github.cxmetrics.churn.ChurnPeriod;
import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** How this library answers the movements of subscriptions. */
final class LibraryChurn {

  static final Contender<Subscriptions> CONTENDER =
      Contender.ofOneThread(Contender.LIBRARY, (rows, threads) -> months(rows));

  private static final ChurnDefinition MONTHS =
      ChurnDefinition.of(CalendarGrid.of(CalendarUnit.MONTH, ZoneOffset.UTC));

  private LibraryChurn() {}

  private static Supplier<Answer> months(Subscriptions rows) {
    ChurnAccumulator contracts = Churn.accumulator(MONTHS);
    for (int i = 0; i < rows.rows(); i++) {
      if (rows.endMillis()[i] == Subscriptions.OPEN) {
        contracts.add(rows.customers()[i], rows.startMillis()[i]);
      } else {
        contracts.add(rows.customers()[i], rows.startMillis()[i], rows.endMillis()[i]);
      }
    }
    Churn churn = contracts.result();
    return () -> {
      Answer answer = new Answer();
      for (ChurnPeriod month : churn.periods()) {
        answer.addCounts(
            YearMonth.from(month.period().start()).toString(),
            month.counts().opening(),
            month.counts().joined(),
            month.counts().churned());
      }
      return answer;
    };
  }
}
