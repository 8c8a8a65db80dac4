package io.github.cxmetrics.live;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.cxmetrics.survey.Nps;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Two resets of one record. */
@JCStressTest
@State
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The record is in one answer.")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The record is in one answer.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "A record was lost or counted twice.")
public class TwoResetsStress {

  private final LiveMetric<Integer, Nps> live = LiveMetric.of(Nps.metric(Integer::intValue));

  /** Records before the two begin. */
  public TwoResetsStress() {
    live.record(10);
  }

  @Actor
  public void one(JJ_Result r) {
    r.r1 = live.resultAndReset().n();
  }

  @Actor
  public void two(JJ_Result r) {
    r.r2 = live.resultAndReset().n();
  }
}
