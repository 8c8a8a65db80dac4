package io.github.cxmetrics;

import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingScale;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Nested;

/** Every combinator keeps the laws of the metric it is made of. */
class CombinatorContractTest {

  private static final Metric<Answer, RatingAccumulator<Nps>, Nps> NPS = Nps.metric(Answer::score);

  private static final CsatDefinition TOP_THREE = CsatDefinition.of(RatingScale.ZERO_TO_TEN);

  interface OverAnswers<A extends Accumulator<A, R>, R> extends AccumulatorContract<Answer, A, R> {
    @Override
    default Answer record(Random random) {
      return Answer.random(random);
    }

    @Override
    default Optional<Answer> rejectedRecord() {
      return Optional.of(record(new Random(1)).withScore(11));
    }
  }

  @Nested
  class Where implements OverAnswers<RatingAccumulator<Nps>, Nps> {
    @Override
    public Metric<Answer, RatingAccumulator<Nps>, Nps> metric() {
      return NPS.where(answer -> answer.fromWeb() || answer.score() > 10);
    }
  }

  @Nested
  class From implements AccumulatorContract<Optional<Answer>, RatingAccumulator<Nps>, Nps> {
    @Override
    public Metric<Optional<Answer>, RatingAccumulator<Nps>, Nps> metric() {
      return NPS.from(Optional::orElseThrow);
    }

    @Override
    public Optional<Answer> record(Random random) {
      return Optional.of(Answer.random(random));
    }

    @Override
    public Optional<Optional<Answer>> rejectedRecord() {
      return Optional.of(Optional.of(Answer.random(new Random(1)).withScore(11)));
    }
  }

  @Nested
  class By
      implements OverAnswers<
          GroupsAccumulator<RatingAccumulator<Nps>, Nps>, SortedMap<String, Nps>> {
    @Override
    public Metric<Answer, GroupsAccumulator<RatingAccumulator<Nps>, Nps>, SortedMap<String, Nps>>
        metric() {
      return NPS.by(Answer::country);
    }
  }

  @Nested
  class ByLong
      implements OverAnswers<
          LongGroupsAccumulator<RatingAccumulator<Nps>, Nps>, SortedMap<Long, Nps>> {
    @Override
    public Metric<Answer, LongGroupsAccumulator<RatingAccumulator<Nps>, Nps>, SortedMap<Long, Nps>>
        metric() {
      return NPS.byLong(Answer::account);
    }
  }

  @Nested
  class And
      implements OverAnswers<
          BothAccumulator<RatingAccumulator<Nps>, Nps, RatingAccumulator<Csat>, Csat>,
          Both<Nps, Csat>> {
    @Override
    public Metric<
            Answer,
            BothAccumulator<RatingAccumulator<Nps>, Nps, RatingAccumulator<Csat>, Csat>,
            Both<Nps, Csat>>
        metric() {
      return NPS.and(Csat.metric(TOP_THREE, Answer::score));
    }
  }

  @Nested
  class PerSubject
      implements OverAnswers<
          SubjectsAccumulator<
              GroupsAccumulator<RatingAccumulator<Nps>, Nps>, Nps, RatingAccumulator<Nps>, Nps>,
          Nps> {
    @Override
    public Metric<
            Answer,
            SubjectsAccumulator<
                GroupsAccumulator<RatingAccumulator<Nps>, Nps>, Nps, RatingAccumulator<Nps>, Nps>,
            Nps>
        metric() {
      return NPS.perSubject(Answer::customer, Nps.metric(one -> (int) one.ratings().median()));
    }
  }

  @Nested
  class PerSubjectLong
      implements OverAnswers<
          SubjectsAccumulator<
              LongGroupsAccumulator<RatingAccumulator<Nps>, Nps>, Nps, RatingAccumulator<Nps>, Nps>,
          Nps> {
    @Override
    public Metric<
            Answer,
            SubjectsAccumulator<
                LongGroupsAccumulator<RatingAccumulator<Nps>, Nps>,
                Nps,
                RatingAccumulator<Nps>,
                Nps>,
            Nps>
        metric() {
      return NPS.perSubjectLong(Answer::account, Nps.metric(one -> (int) one.ratings().median()));
    }
  }
}
