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
    Stripe<RatingAccumulator<Nps>> second = lockAnother();
    live.add(second, new Visit("b", 2, 0));
    second.unlock();
  }

  /* No reader may come between the two locks: it could wait for the first while it has the second. */
  private Stripe<RatingAccumulator<Nps>> lockAnother() {
    live.readers().lock();
    try {
      Stripe<RatingAccumulator<Nps>> first = live.stripes().lock();
      Stripe<RatingAccumulator<Nps>> second = live.stripes().lock();
      first.unlock();
      return second;
    } finally {
      live.readers().unlock();
    }
  }

  @Actor
  public void answer(JJ_Result r) {
    Nps now = TwoStripes.resultOf(live).whole();
    r.r1 = now.promoters();
    r.r2 = now.detractors();
  }
}
