package io.github.cxmetrics.bench.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.window.WindowReport;
import org.junit.jupiter.api.Test;

/** The load does all it promises, counts every record, and holds no more as it goes on. */
class WindowSoakTest {

  @Test
  void nothingIsLostAndNothingGrows() {
    WindowSoak soak = new WindowSoak(7);
    long mostPanes = 0;
    for (int round = 0; round < 40; round++) {
      soak.runOnce();
      WindowReport report = soak.report();
      assertThat(report.added() + report.late() + report.refused()).isEqualTo(soak.records());
      if (round == 10) {
        mostPanes = report.panes();
      }
      if (round > 10) {
        assertThat((double) report.panes()).isLessThan(1.2 * mostPanes);
      }
    }
    WindowReport report = soak.report();
    assertThat(report.late()).isPositive();
    assertThat(report.partlyLate()).isPositive();
    assertThat(report.refused()).isPositive();
    assertThat(report.corrected()).isPositive().isEqualTo(report.withdrawn());
    assertThat(report.keys()).isLessThan(2_000);
    assertThat(soak.answersInResults()).isGreaterThan(9 * report.added());
  }
}
