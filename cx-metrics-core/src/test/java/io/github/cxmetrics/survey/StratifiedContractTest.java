package io.github.cxmetrics.survey;

import io.github.cxmetrics.AccumulatorContract;
import io.github.cxmetrics.Metric;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** The laws for samples and for answers by strata, with and without base weights. */
class StratifiedContractTest {

  private static final String[] AGES = {"18-34", "35-49", "50+", "청년"};
  private static final String[] REGIONS = {"", "north", "\"south\""};

  /** Someone who answered; NaN where the question was skipped. */
  record Person(String age, String region, double weight, double answer) {}

  private static Person person(Random random, RatingScale scale) {
    return new Person(
        AGES[random.nextInt(AGES.length)],
        REGIONS[random.nextInt(REGIONS.length)],
        random.nextInt(6) / 2.0,
        scale.answerAt(random.nextInt(scale.size())));
  }

  private static final Strata<Person> STRATA =
      Strata.<Person>by("age", Person::age).and("region", Person::region);

  @Nested
  class Samples implements AccumulatorContract<Person, SampleAccumulator, SurveySample> {
    @Override
    public Metric<Person, SampleAccumulator, SurveySample> metric() {
      return SurveySample.metric(STRATA.withBaseWeight(Person::weight));
    }

    @Override
    public Person record(Random random) {
      return person(random, RatingScale.ZERO_TO_TEN);
    }

    @Override
    public Optional<Person> rejectedRecord() {
      return Optional.of(new Person("never seen", "north", -1, 9));
    }
  }

  @Nested
  class NpsByStrata
      implements AccumulatorContract<
          Person, StratifiedRatingAccumulator<Nps>, StratifiedRatings<Nps>> {
    @Override
    public Metric<Person, StratifiedRatingAccumulator<Nps>, StratifiedRatings<Nps>> metric() {
      return Nps.<Person>metric(person -> (int) person.answer()).stratifiedBy(STRATA);
    }

    @Override
    public Person record(Random random) {
      return person(random, RatingScale.ZERO_TO_TEN);
    }

    @Override
    public Optional<Person> rejectedRecord() {
      return Optional.of(new Person("never seen", "north", 1, 11));
    }
  }

  @Nested
  class WeightedHalvesWithMissingAndRejected
      implements AccumulatorContract<
          Person, StratifiedRatingAccumulator<Ces>, StratifiedRatings<Ces>> {
    private static final RatingScale HALVES = RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2);

    @Override
    public Metric<Person, StratifiedRatingAccumulator<Ces>, StratifiedRatings<Ces>> metric() {
      return Ces.metricOfDouble(CesDefinition.of(HALVES, 3, 3), Person::answer)
          .missingWhere(person -> Double.isNaN(person.answer()))
          .countingRejects()
          .stratifiedBy(STRATA.withBaseWeight(Person::weight));
    }

    @Override
    public Person record(Random random) {
      Person person = person(random, HALVES);
      return switch (random.nextInt(8)) {
        case 0 -> new Person(person.age(), person.region(), person.weight(), Double.NaN);
        case 1 -> new Person(person.age(), person.region(), person.weight(), 99);
        default -> person;
      };
    }

    @Override
    public Optional<Person> rejectedRecord() {
      return Optional.of(new Person("half a pair \ud83d", "north", 1, 7));
    }
  }
}
