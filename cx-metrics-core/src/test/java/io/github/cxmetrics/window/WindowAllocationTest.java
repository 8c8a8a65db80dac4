package io.github.cxmetrics.window;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.time.CalendarUnit;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Once its pane is there, adding a record allocates nothing. */
class WindowAllocationTest {

  private static final Duration DAY = Duration.ofDays(1);

  private static Visit[] visits() {
    Visit[] visits = new Visit[2_000];
    for (int i = 0; i < visits.length; i++) {
      long day = i % 3 * DAY.toMillis(); // no two records of one pane in a row
      visits[i] =
          new Visit("s" + i % 7, i % 50 * 1_000_003L, i % 11, day + i * 40_000L % 80_000_000);
    }
    return visits;
  }

  private static <K> void assertAddsForNothing(WindowedMetric<Visit, K, ?, Nps> metric) {
    Visit[] visits = visits();
    WindowOperator<Visit, K, Nps> operator =
        metric.withDisorder(Duration.ofDays(30)).start(result -> {}, late -> {});
    assertAllocatesNothing(
        () -> {
          for (int round = 0; round < 20; round++) {
            for (Visit visit : visits) {
              operator.add(visit);
            }
          }
        });
  }

  @Test
  void addingToPanesThatAreThere() {
    for (WindowDefinition windows :
        List.of(
            TumblingWindows.of(DAY),
            SlidingWindows.of(DAY, Duration.ofHours(6)),
            CalendarWindows.of(CalendarUnit.DAY, ZoneId.of("Europe/Paris")).trailing(7),
            SessionWindows.of(Duration.ofHours(1)))) {
      assertAddsForNothing(Visit.bySegment(windows));
      assertAddsForNothing(Visit.nps(windows));
      assertAddsForNothing(Visit.nps(windows).byLong("account", Visit::account));
    }
  }
}
