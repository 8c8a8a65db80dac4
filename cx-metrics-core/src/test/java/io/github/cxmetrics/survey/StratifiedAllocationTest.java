package io.github.cxmetrics.survey;

import static io.github.cxmetrics.AllocationCheck.assertAllocatesNothing;

import java.util.List;
import org.junit.jupiter.api.Test;

/** After warm-up, adding to known strata allocates nothing. */
class StratifiedAllocationTest {

  record Person(String age, String region, int answer, double weight) {}

  @Test
  void addingToKnownStrata() {
    Strata<Person> strata =
        Strata.<Person>by("age", Person::age)
            .and("region", Person::region)
            .withBaseWeight(Person::weight);
    StratifiedRatingMetric<Person, Nps> nps =
        Nps.<Person>metric(Person::answer).countingRejects().stratifiedBy(strata);
    StratifiedRatingAccumulator<Nps> answers = nps.newAccumulator();
    SampleMetric<Person> people = SurveySample.metric(strata);
    SampleAccumulator sample = people.newAccumulator();
    List<Person> persons =
        List.of(
            new Person("18-49", "north", 9, 1),
            new Person("50+", "north", 3, 2),
            new Person("50+", "south", 99, 2),
            new Person("50+", "south", 7, 0));
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            nps.add(answers, persons.get(i % 4));
            people.add(sample, persons.get(i % 4));
          }
        });
  }
}
