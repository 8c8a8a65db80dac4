package io.github.cxmetrics.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ReferenceRow;
import org.junit.jupiter.api.Test;

class QuantileIntervalReferenceTest {

  @Test
  void agreesWithR() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "quantile-interval-reference.csv")) {
      assertThat(QuantileInterval.ranks(row.number("p"), row.count("n"), row.level()))
          .as("%s", row)
          .isEqualTo(new QuantileInterval.Ranks(row.count("lower"), row.count("upper")));
    }
  }
}
