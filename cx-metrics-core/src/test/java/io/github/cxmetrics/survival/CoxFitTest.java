package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class CoxFitTest {

  private static CoxFit fit(double unit) {
    CoxAccumulator rows =
        Cox.accumulator(CoxDefinition.of("x").clusteredBy(ClusterIdentity.NUMBER));
    double[] x = {3, 1, 2, 2, 0, 1, 3, 0};
    for (int i = 0; i < x.length; i++) {
      RowOutcome outcome = i % 3 < 2 ? RowOutcome.EVENT : RowOutcome.NO_EVENT;
      rows.add(CoxAccumulator.NO_ENTRY, i + 1, outcome, "", i, 1, unit * x[i]);
    }
    return rows.result().fit();
  }

  @Test
  void aVarianceThatIsTooLargeForANumberIsUndefined() {
    CoxFit small = fit(1e-200);
    assertThat(small.coefficient("x").isDefined()).isTrue();
    assertThat(small.covariance()).isEmpty();
    assertThat(small.robustCovariance()).isEmpty();
    CoxFit usual = fit(1);
    double error = usual.coefficient("x").standardError().orElseThrow();
    assertThat(Math.sqrt(usual.covariance().orElseThrow().at(0, 0))).isEqualTo(error);
    assertThat(usual.robustCovariance().orElseThrow().size()).isEqualTo(1);
  }

  /** The baseline is found once, whatever rows are asked, and again after a journey. */
  @Test
  void curvesShareTheirBaseline() throws IOException, ClassNotFoundException {
    CoxFit fit = fit(1);
    CoxCurve curve = fit.curve(1).orElseThrow();
    assertThat(fit.curve(2).orElseThrow().hazards).isSameAs(curve.hazards);
    assertThat(fit.curveOf("", 3).hazards).isSameAs(curve.hazards);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(fit);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      CoxFit there = (CoxFit) in.readObject();
      assertThat(there.curve(1).orElseThrow().survival(4, ConfidenceLevel.P95))
          .isEqualTo(curve.survival(4, ConfidenceLevel.P95));
    }
  }

  @Test
  void twoRowsSayNothingOfConcordance() {
    CoxAccumulator rows = Cox.accumulator(CoxDefinition.of("x"));
    rows.add(1, RowOutcome.EVENT, 2);
    rows.add(2, RowOutcome.NO_EVENT, 1);
    CoxConcordance pairs = rows.result().fit().concordance().orElseThrow();
    Estimate share = pairs.share(ConfidenceLevel.P95);
    assertThat(pairs.variance()).isZero();
    assertThat(share.value()).isEqualTo(1);
    assertThat(share.interval().low()).isZero();
    assertThat(share.interval().high()).isEqualTo(1);
  }
}
