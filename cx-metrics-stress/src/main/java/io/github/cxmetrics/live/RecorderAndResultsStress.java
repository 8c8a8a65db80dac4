package io.github.cxmetrics.live;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.cxmetrics.survey.Nps;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** A writer against two answers, one after the other. */
@JCStressTest
@State
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The record comes later.")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The record comes between.")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The record came before.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "A record went away.")
public class RecorderAndResultsStress {

  private final LiveMetric<Integer, Nps> live = LiveMetric.of(Nps.metric(Integer::intValue));

  @Actor
  public void record() {
    live.record(10);
  }

  @Actor
  public void twice(JJ_Result r) {
    r.r1 = live.result().n();
    r.r2 = live.result().n();
  }
}
