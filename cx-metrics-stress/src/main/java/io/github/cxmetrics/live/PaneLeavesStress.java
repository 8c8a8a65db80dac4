package io.github.cxmetrics.live;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.cxmetrics.survey.Nps;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** A writer against the turn that drops the pane it may be in. */
@JCStressTest
@State
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The record was in the pane that left.")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The record is in the new pane, and came later.")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The record is in the new pane.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "A record was lost or counted twice.")
public class PaneLeavesStress {

  private static final RollingWindow TWO_PANES = RollingWindow.of(Duration.ofMillis(20), 2);

  private final AtomicLong millis = new AtomicLong(9);
  private final RollingMetric<Integer, Nps> recent =
      RollingMetric.of(
          Nps.metric(Integer::intValue), TWO_PANES, () -> Instant.ofEpochMilli(millis.get()));

  @Actor
  public void record() {
    recent.record(10);
  }

  @Actor
  public void turn(JJ_Result r) {
    millis.set(35);
    r.r1 = recent.result().result().n();
  }

  @Arbiter
  public void next(JJ_Result r) {
    r.r2 = recent.result().result().n();
  }
}
