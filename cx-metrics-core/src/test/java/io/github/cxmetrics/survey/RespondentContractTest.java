package io.github.cxmetrics.survey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.survey.RespondentOracle.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws of accumulators for every state of people who answer several times. */
class RespondentContractTest {

  private static final RespondentFields<Given> PLAIN =
      RespondentFields.<Given>of(Given::at).withoutIdWhere(answer -> answer.person().isEmpty());

  private static final RespondentRule FIRST_IN_RANGE =
      RespondentRule.FIRST.between(Instant.ofEpochMilli(-2000), Instant.ofEpochMilli(6000));

  private static RatingMetric<Given, Nps> nps() {
    return Nps.<Given>metric(Given::score).missingWhere(Given::isMissing).countingRejects();
  }

  private static RespondentFields<Given> labelled() {
    return PLAIN.sequence(Given::sequence).segment(Given::segment).account(Given::account);
  }

  interface OverAnswers<A extends Accumulator<A, RespondentScore<Nps>>>
      extends AccumulatorContract<Given, A, RespondentScore<Nps>> {

    @Override
    default Given record(Random random) {
      return Given.any(random);
    }

    @Override
    default Optional<Given> rejectedRecord() {
      return Optional.of(new Given("고객 1", 1L << 48, 0, 5, "", ""));
    }
  }

  interface Numbered extends OverAnswers<RespondentAccumulator<Nps>> {

    RespondentRule rule();

    RespondentFields<Given> fields();

    @Override
    default Metric<Given, RespondentAccumulator<Nps>, RespondentScore<Nps>> metric() {
      return RespondentScore.metricLong(nps(), rule(), Given::number, fields());
    }
  }

  interface Named extends OverAnswers<NamedRespondentAccumulator<Nps>> {

    RespondentRule rule();

    RespondentFields<Given> fields();

    @Override
    default Metric<Given, NamedRespondentAccumulator<Nps>, RespondentScore<Nps>> metric() {
      return RespondentScore.metric(nps(), rule(), Given::person, fields());
    }
  }

  @Nested
  class LastOfNumbers implements Numbered {
    @Override
    public RespondentRule rule() {
      return RespondentRule.LAST;
    }

    @Override
    public RespondentFields<Given> fields() {
      return PLAIN;
    }
  }

  @Nested
  class LastOfNumbersLabelled implements Numbered {
    @Override
    public RespondentRule rule() {
      return RespondentRule.LAST;
    }

    @Override
    public RespondentFields<Given> fields() {
      return labelled();
    }
  }

  @Nested
  class LastWithinOfNumbers implements Numbered {
    @Override
    public RespondentRule rule() {
      return RespondentRule.LAST.within(Duration.ofSeconds(4));
    }

    @Override
    public RespondentFields<Given> fields() {
      return PLAIN;
    }
  }

  @Nested
  class LastWithinOfNumbersLabelled implements Numbered {
    @Override
    public RespondentRule rule() {
      return RespondentRule.LAST.within(Duration.ofSeconds(4));
    }

    @Override
    public RespondentFields<Given> fields() {
      return labelled();
    }
  }

  @Nested
  class FirstInRangeOfNumbersLabelled implements Numbered {
    @Override
    public RespondentRule rule() {
      return FIRST_IN_RANGE;
    }

    @Override
    public RespondentFields<Given> fields() {
      return labelled();
    }
  }

  @Nested
  class AllOfNumbers implements Numbered {
    @Override
    public RespondentRule rule() {
      return RespondentRule.ALL;
    }

    @Override
    public RespondentFields<Given> fields() {
      return PLAIN;
    }
  }

  @Nested
  class LastOfNames implements Named {
    @Override
    public RespondentRule rule() {
      return RespondentRule.LAST;
    }

    @Override
    public RespondentFields<Given> fields() {
      return PLAIN;
    }
  }

  @Nested
  class LastWithinOfNamesLabelled implements Named {
    @Override
    public RespondentRule rule() {
      return RespondentRule.LAST.within(Duration.ofSeconds(4));
    }

    @Override
    public RespondentFields<Given> fields() {
      return labelled();
    }
  }

  @Nested
  class FirstInRangeOfNamesBySegment implements Named {
    @Override
    public RespondentRule rule() {
      return FIRST_IN_RANGE;
    }

    @Override
    public RespondentFields<Given> fields() {
      return PLAIN.segment(Given::segment);
    }
  }

  @Nested
  class AllOfNamesWithAccount implements Named {
    @Override
    public RespondentRule rule() {
      return RespondentRule.ALL;
    }

    @Override
    public RespondentFields<Given> fields() {
      return PLAIN.account(Given::account);
    }
  }
}
