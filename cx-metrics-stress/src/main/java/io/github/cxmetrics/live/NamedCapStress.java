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

/** Two new segments where there is room for one. */
@JCStressTest
@State
@Outcome(
    id = "1, 1, 1",
    expect = ACCEPTABLE,
    desc = "One has its own result, the other is with the others.")
@Outcome(
    id = ".*",
    expect = FORBIDDEN,
    desc = "A segment too many, or a record lost or counted twice.")
public class NamedCapStress {

  private final LiveState<Visit, String, RatingAccumulator<Nps>, Nps> live =
      TwoStripes.state(new NamedSegments<>(Visit::page, 1));

  @Actor
  public void one() {
    live.record(new Visit("a", 1, 10));
  }

  @Actor
  public void two() {
    live.record(new Visit("b", 2, 0));
  }

  @Arbiter
  public void answer(JJJ_Result r) {
    Segments<String, Nps> now = TwoStripes.resultOf(live);
    r.r1 = now.named().size();
    r.r2 = now.named().values().stream().mapToLong(Nps::n).sum();
    r.r3 = now.other().n();
  }
}
