package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.DesignInterval;
import io.github.cxmetrics.stats.RakingRule;
import io.github.cxmetrics.stats.RakingStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdjustedScoreTest {

  private static final TargetMargin AGE = TargetMargin.of("age", shares("young", 0.6, "old", 0.4));

  private static Map<String, Double> shares(String one, double share, String other, double rest) {
    Map<String, Double> shares = new LinkedHashMap<>();
    shares.put(one, share);
    shares.put(other, rest);
    return shares;
  }

  private static StratifiedRatingAccumulator<Nps> accumulator() {
    return StratifiedRatingAccumulator.of(NpsDefinition.STANDARD, List.of("age", "region"));
  }

  private static void add(
      StratifiedRatingAccumulator<Nps> to, String age, String region, int times, int answer) {
    for (int i = 0; i < times; i++) {
      to.add(new String[] {age, region}, answer);
    }
  }

  /** Two young (one promoter, one passive), eight old (six detractors, two promoters). */
  private static StratifiedRatingAccumulator<Nps> answers() {
    StratifiedRatingAccumulator<Nps> answers = accumulator();
    add(answers, "young", "north", 1, 10);
    add(answers, "young", "south", 1, 8);
    add(answers, "old", "north", 6, 2);
    add(answers, "old", "south", 2, 9);
    return answers;
  }

  @Test
  void eachGroupCountsAsMuchAsItIsOfThePopulation() {
    AdjustedScore<Nps> score = answers().result().weighTo(Targets.of(AGE));
    assertThat(score.weights().status()).isEqualTo(RakingStatus.CONVERGED);
    assertThat(score.score().value()).isCloseTo(0.6 * 50 + 0.4 * -50, within(1e-12));
    assertThat(score.n()).isEqualTo(10);
    assertThat(score.ratings().unweighted().score().value()).isEqualTo(-30);
    assertThat(score.ratings().n()).isEqualTo(10);
    assertThat(score.ratings().estimates().get("nps").value()).isCloseTo(-30, within(1e-12));
    assertThat(score.weights().smallestWeight()).hasValueCloseTo(0.5, within(1e-15));
    assertThat(score.weights().largestWeight()).hasValueCloseTo(3.0, within(1e-15));
    assertThat(score.weights().meanWeight()).hasValueCloseTo(1.0, within(1e-15));
    assertThat(score.effectiveN()).hasValueCloseTo(100.0 / (8 * 0.25 + 2 * 9), within(1e-12));
    assertThat(score.designEffect()).hasValueCloseTo(2.0, within(1e-12));
    assertThat(score.weights().effectiveN()).hasValueCloseTo(5.0, within(1e-12));
    assertThat(score.weights().designEffect()).hasValueCloseTo(2.0, within(1e-12));
    assertThat(score.weights().inWords())
        .startsWith("converged in 1 iteration; the worst margin is \"age\" = ");
  }

  @Test
  void methodSaysHowTheWeightsWereMade() {
    StratifiedRatings<Nps> answers = answers().result();
    assertThat(answers.weighTo(Targets.of(AGE)).score().method())
        .isEqualTo("post-stratified, adjusted Wald (3/4) of effective n");
    TargetMargin region = TargetMargin.of("region", shares("north", 0.5, "south", 0.5));
    Estimate raked =
        answers
            .weighTo(Targets.of(AGE, region))
            .score(DesignInterval.LINEARISED, ConfidenceLevel.P95);
    assertThat(raked.method()).isEqualTo("raked, linearised");
    assertThat(answers.weighTo(Targets.of(AGE)).estimates().keySet())
        .containsExactly("nps", "promoterShare", "passiveShare", "detractorShare");
  }

  @Test
  void sharesKeepTheSumOfWeightsAndCountsGiveThePopulation() {
    StratifiedRatings<Nps> answers = answers().result();
    TargetMargin counts = TargetMargin.of("age", shares("young", 600, "old", 400));
    SampleWeights toCounts = answers.weighTo(Targets.of(counts)).weights();
    assertThat(toCounts.weight(new String[] {"young", "north"}, 1))
        .hasValueCloseTo(300.0, within(1e-9));
    TargetMargin percent = TargetMargin.of("age", shares("young", 60, "old", 40));
    SampleWeights toShares = answers.weighTo(Targets.of(percent)).weights();
    assertThat(toShares.weight(new String[] {"young", "north"}, 1))
        .hasValueCloseTo(3.0, within(1e-12));
    assertThat(toShares.weight(new String[] {"young", "north"}, 2)).isEmpty();
    assertThat(toShares.weight(new String[] {"new", "north"}, 1)).isEmpty();
  }

  @Test
  void segmentsArePartsOfTheWhole() {
    AdjustedScore<Nps> score = answers().result().weighTo(Targets.of(AGE));
    Map<String, AdjustedScore<Nps>> regions = score.segments("region");
    assertThat(regions.keySet()).containsExactly("north", "south");
    assertThat(regions.get("north").score().value())
        .isCloseTo(100 * (3 - 6 * 0.5) / (3 + 6 * 0.5), within(1e-12));
    assertThat(regions.get("north").n()).isEqualTo(7);
    assertThat(regions.get("north").segments("age").get("old").score().value()).isEqualTo(-100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score.segments("plan"))
        .withMessage("variable must be one of \"age\", \"region\", was \"plan\"");
  }

  @Test
  void emptyLevelIsNamed() {
    Map<String, Double> three = shares("young", 0.5, "old", 0.4);
    three.put("ancient", 0.1);
    AdjustedScore<Nps> score =
        answers().result().weighTo(Targets.of(TargetMargin.of("age", three)));
    assertThat(score.weights().status()).isEqualTo(RakingStatus.EMPTY_LEVEL);
    assertThat(score.weights().inWords())
        .isEqualTo(
            "no answer has \"age\" = \"ancient\", but its target is 0.1: merge the level with"
                + " another one");
    assertUndefined(score);
  }

  private static void assertUndefined(AdjustedScore<Nps> score) {
    assertThat(score.weights().converged()).isFalse();
    assertThat(score.n()).isZero();
    assertThat(score.score().isDefined()).isFalse();
    assertThat(score.score().interval().low()).isEqualTo(-100);
    assertThat(score.score().interval().high()).isEqualTo(100);
    assertThat(score.effectiveN()).isEmpty();
    assertThat(score.designEffect()).isEmpty();
    assertThat(score.weights().n()).isZero();
    assertThat(score.weights().effectiveN()).isEmpty();
    assertThat(score.weights().designEffect()).isEmpty();
    assertThat(score.weights().meanWeight()).isEmpty();
    assertThat(score.weights().smallestWeight()).isEmpty();
    assertThat(score.weights().largestWeight()).isEmpty();
    assertThat(score.weights().weight(new String[] {"young", "north"}, 1)).isEmpty();
  }

  @Test
  void levelWithoutATargetIsNamed() {
    StratifiedRatingAccumulator<Nps> answers = answers();
    add(answers, "not told", "north", 1, 10);
    AdjustedScore<Nps> score = answers.result().weighTo(Targets.of(AGE));
    assertThat(score.weights().status()).isEqualTo(RakingStatus.LEVEL_WITHOUT_TARGET);
    assertThat(score.weights().inWords())
        .isEqualTo("answers have \"age\" = \"not told\", for which there is no target");
    assertUndefined(score);
  }

  /** Without old people of the south and young ones of the north the margins are one. */
  @Test
  void contradictionIsNamed() {
    StratifiedRatingAccumulator<Nps> answers = accumulator();
    add(answers, "young", "south", 3, 10);
    add(answers, "old", "north", 3, 10);
    AdjustedScore<Nps> score =
        answers
            .result()
            .weighTo(
                Targets.of(AGE, TargetMargin.of("region", shares("north", 0.5, "south", 0.5))));
    assertThat(score.weights().status()).isEqualTo(RakingStatus.NOT_CONVERGED);
    assertThat(score.weights().iterations()).isEqualTo(100);
    assertThat(score.weights().worst()).isPresent();
    assertThat(score.weights().worst().orElseThrow().error()).isCloseTo(0.25, within(1e-12));
    assertThat(score.weights().inWords())
        .startsWith(
            "did not converge in 100 iterations: \"age\" = \"old\" is 2.50e-01 of its target off,"
                + " and the last iteration changed no weight by more than ");
    assertUndefined(score);
  }

  @Test
  void capThatIsTooLowIsNamedWithWhatIsNeeded() {
    AdjustedScore<Nps> score =
        answers().result().weighTo(Targets.of(AGE), RakingRule.STANDARD.withCap(2));
    assertThat(score.weights().status()).isEqualTo(RakingStatus.CAP_TOO_LOW);
    assertThat(score.weights().inWords())
        .isEqualTo(
            "no weights within the cap of 2.0 times their mean meet the target of \"age\" ="
                + " \"young\": it needs 3.0");
    assertUndefined(score);
    assertThat(
            answers()
                .result()
                .weighTo(Targets.of(AGE), RakingRule.STANDARD.withCap(3))
                .weights()
                .converged())
        .isTrue();
  }

  @Test
  void noAnswersAreNotAnError() {
    AdjustedScore<Nps> score = accumulator().result().weighTo(Targets.of(AGE));
    assertThat(score.weights().status()).isEqualTo(RakingStatus.NO_ANSWERS);
    assertThat(score.weights().worst()).isEmpty();
    assertThat(score.weights().inWords()).isEqualTo("no answers to weight");
    assertUndefined(score);
    assertThat(accumulator().result().estimates().get("nps").isDefined()).isFalse();
  }

  @Test
  void answersOutsideThePopulationHaveNoWeight() {
    StratifiedRatingAccumulator<Nps> answers = answers();
    add(answers, "child", "north", 5, 10);
    Map<String, Double> withoutChildren = shares("young", 0.6, "old", 0.4);
    withoutChildren.put("child", 0.0);
    AdjustedScore<Nps> score =
        answers.result().weighTo(Targets.of(TargetMargin.of("age", withoutChildren)));
    assertThat(score.n()).isEqualTo(10);
    assertThat(score.weights().n()).isEqualTo(10);
    assertThat(score.score()).isEqualTo(answers().result().weighTo(Targets.of(AGE)).score());
    assertThat(score.weights().weight(new String[] {"child", "north"}, 1)).hasValue(0);
  }

  @Test
  void missingAnswersCountOnlyWhereTheDefinitionReadsThem() {
    StratifiedRatingAccumulator<Nps> answers = answers();
    answers.addMissing(new String[] {"young", "north"}, 1);
    answers.addMissing(new String[] {"young", "west"}, 1);
    AdjustedScore<Nps> excluded = answers.result().weighTo(Targets.of(AGE));
    assertThat(excluded.n()).isEqualTo(10);
    assertThat(excluded.score().value()).isCloseTo(10, within(1e-12));
    assertThat(answers.result().unweighted().missing()).isEqualTo(2);

    StratifiedRatingAccumulator<Nps> asPassives =
        StratifiedRatingAccumulator.of(
            NpsDefinition.STANDARD.withMissing(NpsDefinition.MissingAnswers.PASSIVE),
            List.of("age"));
    asPassives.add(new String[] {"young"}, 10);
    asPassives.addMissing(new String[] {"young"}, 1);
    asPassives.add(new String[] {"old"}, 0);
    AdjustedScore<Nps> counted = asPassives.result().weighTo(Targets.of(AGE));
    assertThat(counted.n()).isEqualTo(3);
    assertThat(counted.score().value()).isCloseTo(0.6 * 50 - 0.4 * 100, within(1e-12));
  }

  @Test
  void meanMustBeOfTheScale() {
    AdjustedScore<Nps> score = answers().result().weighTo(Targets.of(AGE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score.mean(AnswerMean.answer("mean", RatingScale.ONE_TO_FIVE)))
        .withMessage("mean of answers on 0..10 must have 11 worths, was 5");
  }

  @Test
  void rejectsNamesAndLevelsThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SurveySample.accumulator(List.of()))
        .withMessage("variables must be 1..64, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SurveySample.accumulator(List.of("age", "age")))
        .withMessage(
            "variables must have different names that are not blank, was \"age\", \"age\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answers().add(new String[] {"young"}, 9))
        .withMessage("record must have one level for each of 2 variables, was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answers().add(new String[] {"young", "north"}, 11))
        .withMessage("NPS score must be a whole number in 0..10, was 11");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                answers()
                    .merge(StratifiedRatingAccumulator.of(NpsDefinition.STANDARD, List.of("age"))))
        .withMessageContaining("cannot merge states of different definitions");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SurveySample.accumulator(List.of("age"))
                    .merge(SurveySample.accumulator(List.of("region"))))
        .withMessageContaining("cannot merge states of different definitions");
  }

  @Test
  void wordsOfResults() {
    assertThat(answers().result())
        .hasToString(
            "10 answers, NPS on 0..10, promoters 9..10, detractors 0..6, by \"age\", \"region\"");
    assertThat(answers().result().sample()).hasToString("10 records by \"age\", \"region\"");
    assertThat(answers().result().sample().variables()).containsExactly("age", "region");
  }

  @Test
  void strataTellTheirVariables() {
    Strata<String> strata = Strata.<String>by("a", text -> text).and("b", text -> text);
    assertThat(strata.variables()).containsExactly("a", "b");
    assertThat(strata.baseWeight()).isEmpty();
    assertThat(strata.withBaseWeight(text -> 1).baseWeight()).isPresent();
    assertThatIllegalArgumentException().isThrownBy(() -> strata.and("b", text -> text));
  }
}
