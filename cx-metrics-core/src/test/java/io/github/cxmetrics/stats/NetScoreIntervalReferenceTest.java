package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.ReferenceRow;
import org.junit.jupiter.api.Test;

class NetScoreIntervalReferenceTest {

  @Test
  void agreesWithR() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "net-score-interval-reference.csv")) {
      NetScoreInterval method = NetScoreInterval.valueOf(row.text("method"));
      Interval interval =
          method.of(
              row.count("positive"), row.count("neutral"), row.count("negative"), row.level());
      row.assertEnds(interval, 1e-11);
    }
  }

  @Test
  void tangoReproducesPublishedLimits() {
    // Fagerland, Lydersen and Laake (2014), Statistics in Medicine 33(16), doi:10.1002/sim.6148:
    // airway hyper-responsiveness (Bentur et al. 2009), 1 and 7 discordant of 21 pairs
    assertLimits(NetScoreInterval.TANGO.of(1, 13, 7, ConfidenceLevel.P95), -0.517, -0.026, 0.0005);
    // Tango (1998), disinfection of contact lenses (Miyanaga 1994), 0 and 1 discordant of 44 pairs,
    // whose 90 % interval begins at -0.096
    Interval lenses = NetScoreInterval.TANGO.of(0, 43, 1, ConfidenceLevel.P90);
    assertThat(lenses.low()).isCloseTo(-0.096, offset(0.0005));
    // Newcombe (1998), Statistics in Medicine 17(22), 12 and 2 discordant of 50 pairs
    assertLimits(
        NetScoreInterval.TANGO.of(12, 36, 2, ConfidenceLevel.P95), 0.0611, 0.3447, 0.00005);
  }

  private static void assertLimits(Interval interval, double low, double high, double digits) {
    assertThat(interval.low()).isCloseTo(low, offset(digits));
    assertThat(interval.high()).isCloseTo(high, offset(digits));
  }
}
