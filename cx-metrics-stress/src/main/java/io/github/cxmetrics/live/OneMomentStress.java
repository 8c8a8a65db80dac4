package io.github.cxmetrics.live;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.cxmetrics.live.TwoStripes.Visit;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** A writer that uses one stripe and then the other, against an answer: one moment. */
@JCStressTest
@State
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Before both.")
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Between them.")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "After both.")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The second record without the first.")
public class OneMomentStress {

  private final LiveState<Visit, Integer, RatingAccumulator<Nps>, Nps> live =
      TwoStripes.state(new SingleSegment<>());

  @Actor
  public void promoterThenDetractor() {
    Stripe<RatingAccumulator<Nps>> first = live.stripes().lock();
    live.add(first, new Visit("a", 1, 10));
    first.unlock();
    live.readers().lock(); // or a reader between them could wait for the first stripe for ever
    Stripe<RatingAccumulator<Nps>> again = live.stripes().lock();
    Stripe<RatingAccumulator<Nps>> second = live.stripes().lock();
    live.readers().unlock();
    again.unlock();
    live.add(second, new Visit("b", 2, 0));
    second.unlock();
  }

  @Actor
  public void answer(JJ_Result r) {
    Nps now = TwoStripes.resultOf(live).whole();
    r.r1 = now.promoters();
    r.r2 = now.detractors();
  }
}
