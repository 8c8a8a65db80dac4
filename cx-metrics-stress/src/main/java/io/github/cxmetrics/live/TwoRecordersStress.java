package io.github.cxmetrics.live;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.cxmetrics.survey.Nps;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Two writers, then the answer. */
@JCStressTest
@State
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Both are in.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "A record was lost or counted twice.")
public class TwoRecordersStress {

  private final LiveMetric<Integer, Nps> live = LiveMetric.of(Nps.metric(Integer::intValue));

  @Actor
  public void promoter() {
    live.record(10);
  }

  @Actor
  public void detractor() {
    live.record(0);
  }

  @Arbiter
  public void answer(JJ_Result r) {
    Nps now = live.result();
    r.r1 = now.promoters();
    r.r2 = now.detractors();
  }
}
