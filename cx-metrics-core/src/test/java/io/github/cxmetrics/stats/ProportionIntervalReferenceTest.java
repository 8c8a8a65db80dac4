package io.github.cxmetrics.stats;

import io.github.cxmetrics.ReferenceRow;
import org.junit.jupiter.api.Test;

class ProportionIntervalReferenceTest {

  @Test
  void agreesWithR() {
    for (ReferenceRow row : ReferenceRow.of(getClass(), "proportion-interval-reference.csv")) {
      ProportionInterval method = ProportionInterval.valueOf(row.text("method"));
      row.assertEnds(method.of(row.count("successes"), row.count("n"), row.level()), 1e-11);
    }
  }
}
