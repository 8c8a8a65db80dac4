package io.github.cxmetrics.survey;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws for scores of accounts; results are equal, whatever the order of the answers. */
class ClusteredRatingContractTest {

  /**
   * An answer of an account, without one if that is negative; 99 where the question was skipped.
   */
  record Answered(long account, int answer, double weight) {

    static Answered random(Random random) {
      long account = random.nextInt(40) - 5L;
      int answer = random.nextInt(12) == 0 ? 99 : random.nextInt(11);
      double weight = random.nextInt(10) == 0 ? 0 : Math.exp(random.nextGaussian());
      return new Answered(account, answer, weight);
    }

    String accountName() {
      return account < 0 ? null : "account " + account;
    }

    boolean skipped() {
      return answer == 99;
    }
  }

  @Nested
  class ByNumber
      implements AccumulatorContract<
          Answered, ClusteredRatingAccumulator<Nps>, ClusteredScore<Nps>> {

    @Override
    public Metric<Answered, ClusteredRatingAccumulator<Nps>, ClusteredScore<Nps>> metric() {
      return Nps.metric(Answered::answer)
          .missingWhere(Answered::skipped)
          .weightedBy(Answered::weight)
          .clusteredByLong(Answered::account);
    }

    @Override
    public Answered record(Random random) {
      return Answered.random(random);
    }

    @Override
    public Optional<Answered> rejectedRecord() {
      return Optional.of(new Answered(1, 10, Double.NaN));
    }
  }

  @Nested
  class ByName
      implements AccumulatorContract<
          Answered, NamedClusteredRatingAccumulator<Nps>, ClusteredScore<Nps>> {

    @Override
    public Metric<Answered, NamedClusteredRatingAccumulator<Nps>, ClusteredScore<Nps>> metric() {
      return Nps.metric(
              NpsDefinition.STANDARD.withMissing(NpsDefinition.MissingAnswers.PASSIVE),
              Answered::answer)
          .missingWhere(Answered::skipped)
          .weightedBy(Answered::weight)
          .clusteredBy(Answered::accountName);
    }

    @Override
    public Answered record(Random random) {
      return Answered.random(random);
    }

    @Override
    public Optional<Answered> rejectedRecord() {
      return Optional.of(new Answered(-1, 11, 1));
    }
  }

  @Nested
  class OfEqualWeightsWithRejected
      implements AccumulatorContract<
          Answered, NamedClusteredRatingAccumulator<Ces>, ClusteredScore<Ces>> {

    @Override
    public Metric<Answered, NamedClusteredRatingAccumulator<Ces>, ClusteredScore<Ces>> metric() {
      return Ces.metric(CesDefinition.V2, Answered::answer)
          .countingRejects()
          .clusteredBy(Answered::accountName);
    }

    @Override
    public Answered record(Random random) {
      return Answered.random(random);
    }
  }
}
