package io.github.cxmetrics.live;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.cxmetrics.live.TwoStripes.Visit;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/** Two records of one new segment, for which there is just room. */
@JCStressTest
@State
@Outcome(id = "1, 2, 0", expect = ACCEPTABLE, desc = "Both are in it.")
@Outcome(
    id = ".*",
    expect = FORBIDDEN,
    desc = "A record is with the others, lost or counted twice.")
public class NumberedSameSegmentStress {

  private final LiveState<Visit, Long, RatingAccumulator<Nps>, Nps> live =
      TwoStripes.state(new NumberedSegments<>(Visit::code, 1));

  @Actor
  public void one() {
    live.record(new Visit("a", 1, 10));
  }

  @Actor
  public void two() {
    live.record(new Visit("a", 1, 0));
  }

  @Arbiter
  public void answer(JJJ_Result r) {
    Segments<Long, Nps> now = TwoStripes.resultOf(live);
    r.r1 = now.named().size();
    r.r2 = now.named().values().stream().mapToLong(Nps::n).sum();
    r.r3 = now.other().n();
  }
}
