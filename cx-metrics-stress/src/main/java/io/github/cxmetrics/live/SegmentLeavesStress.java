package io.github.cxmetrics.live;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.cxmetrics.live.TwoStripes.Visit;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** A writer against the turn that frees its segment. */
@JCStressTest
@State
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The record was in the pane that left.")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The record is in the new pane.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "A record is in no segment, or counted twice.")
public class SegmentLeavesStress {

  private static final RollingWindow TWO_PANES = RollingWindow.of(Duration.ofMillis(20), 2);

  private final AtomicLong millis = new AtomicLong(9);
  private final RollingState<Visit, Long, RatingAccumulator<Nps>, Nps> recent =
      new RollingState<>(
          TwoStripes.state(new NumberedSegments<>(Visit::code, 1)),
          TWO_PANES,
          () -> Instant.ofEpochMilli(millis.get()));

  /** The segment has a record in a pane that is about to leave. */
  public SegmentLeavesStress() {
    recent.record(new Visit("a", 1, 10));
  }

  @Actor
  public void record() {
    recent.record(new Visit("a", 1, 10));
  }

  @Actor
  public void turn() {
    millis.set(35);
    recent.record(new Visit("b", 2, 0));
  }

  @Arbiter
  public void answer(JJ_Result r) {
    Segments<Long, Nps> now = recent.rolled(recent.live()::resultsOf).result();
    long own = now.named().values().stream().mapToLong(Nps::promoters).sum();
    r.r1 = own + now.other().promoters();
    r.r2 = now.whole().promoters();
  }
}
