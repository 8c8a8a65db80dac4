package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.EqualityCheck;
import io.github.cxmetrics.Estimate;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Durations, grids, missing answers and open text, by hand. */
class AnswerQualityTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;

  /* The case the standard-deviation rule misses: 60 s among 300 s, as soon as one takes 900 s. */
  private static final AnswerTimes MOSTLY_FIVE_MINUTES =
      AnswerTimes.of(
          LongStream.concat(
                  LongStream.of(60_000, 900_000),
                  LongStream.range(0, 30).map(i -> 300_000 + 1_000 * (i % 3)))
              .toArray());

  @Test
  void aThirdOfTheMedianFindsTheSpeeder() {
    assertThat(MOSTLY_FIVE_MINUTES.threshold(SpeederRule.THIRD_OF_MEDIAN)).hasValue(301_000 / 3.0);
    assertThat(MOSTLY_FIVE_MINUTES.speeders(SpeederRule.THIRD_OF_MEDIAN)).isEqualTo(1);
    assertThat(MOSTLY_FIVE_MINUTES.speeders(SpeederRule.TWO_STANDARD_DEVIATIONS)).isEqualTo(1);
    assertThat(AnswerTimes.of(repeated(300_000, 60_000, 900_000, 900_000, 900_000)))
        .satisfies(
            times -> {
              assertThat(times.speeders(SpeederRule.TWO_STANDARD_DEVIATIONS)).isZero();
              assertThat(times.speeders(SpeederRule.HALF_OF_MEDIAN)).isEqualTo(1);
            });
    Estimate share =
        MOSTLY_FIVE_MINUTES.speederShare(SpeederRule.floor(Duration.ofMinutes(2)), LEVEL);
    assertThat(share.value()).isCloseTo(1 / 32.0, within(1e-15));
    assertThat(MOSTLY_FIVE_MINUTES.slow()).isEqualTo(1);
    assertThat(MOSTLY_FIVE_MINUTES.slowShare(LEVEL).n()).isEqualTo(32);
    assertThat(MOSTLY_FIVE_MINUTES.estimates().keySet())
        .containsExactly("median", "speederShare", "slowShare");
  }

  private static long[] repeated(long usual, long... others) {
    return LongStream.concat(LongStream.generate(() -> usual).limit(30), LongStream.of(others))
        .toArray();
  }

  @Test
  void fewerThanThirtyAnswersTellNoThreshold() {
    AnswerTimes few = AnswerTimes.of(LongStream.range(0, 29).map(i -> 1000 * i).toArray());
    for (SpeederRule rule :
        List.of(
            SpeederRule.THIRD_OF_MEDIAN,
            SpeederRule.THREE_DEVIATIONS,
            SpeederRule.THREE_DEVIATIONS_OF_LOGS,
            SpeederRule.TWO_STANDARD_DEVIATIONS)) {
      assertThat(few.threshold(rule)).isEmpty();
      assertThat(few.speeders(rule)).isZero();
      assertThat(few.speederShare(rule, LEVEL).isDefined()).isFalse();
    }
    assertThat(few.slowFence()).isEmpty();
    assertThat(few.slow()).isZero();
    assertThat(few.slowShare(LEVEL).isDefined()).isFalse();
    assertThat(few.speeders(SpeederRule.floorPerQuestion(Duration.ofSeconds(2), 3))).isEqualTo(6);
  }

  @Test
  void withoutASpreadNobodyIsFarFromTheCentre() {
    AnswerTimes same = AnswerTimes.of(repeated(300_000, 299_999));
    assertThat(same.threshold(SpeederRule.THREE_DEVIATIONS)).isEmpty();
    assertThat(same.threshold(SpeederRule.THREE_DEVIATIONS_OF_LOGS)).isEmpty();
    assertThat(AnswerTimes.of(repeated(300_001)).threshold(SpeederRule.TWO_STANDARD_DEVIATIONS))
        .isEmpty();
  }

  @Test
  void rulesInWords() {
    assertThat(SpeederRule.THIRD_OF_MEDIAN.describe()).isEqualTo("below median / 3");
    assertThat(new SpeederRule(SpeederRule.Kind.PART_OF_MEDIAN, 2.5).describe())
        .isEqualTo("below median / 2.5");
    assertThat(SpeederRule.THREE_DEVIATIONS.describe())
        .isEqualTo("below median - 3 MAD (MAD times 1.4826)");
    assertThat(SpeederRule.THREE_DEVIATIONS_OF_LOGS.describe())
        .isEqualTo("below exp(median - 3 MAD) of log durations (MAD times 1.4826)");
    assertThat(SpeederRule.TWO_STANDARD_DEVIATIONS.describe())
        .isEqualTo("below mean - 2 standard deviations");
    assertThat(SpeederRule.floor(Duration.ofSeconds(60)).describe()).isEqualTo("below 60000 ms");
  }

  @Test
  void refusesRulesThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpeederRule(SpeederRule.Kind.FLOOR, Double.NaN))
        .withMessage("factor of a speeder rule must be above 0 and at most 2^48, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpeederRule(SpeederRule.Kind.PART_OF_MEDIAN, 0.5))
        .withMessage("divisor of the median must be at least 1, was 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpeederRule.floorPerQuestion(Duration.ofSeconds(1), 0))
        .withMessage("questions must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnswerTimes.of(-1))
        .withMessage("duration of an answer must be in 0..2^48 ms, was -1");
  }

  @Test
  void distributionOfNothingAndOfOne() {
    AnswerDistribution none = AnswerTimes.of().durations();
    assertThat(none.n()).isZero();
    assertThat(none.quantile(0.5)).isEmpty();
    assertThat(none.medianAbsoluteDeviation()).isEmpty();
    assertThat(none.mean()).isEmpty();
    assertThat(none.sampleDeviation()).isEmpty();
    assertThat(none.median(LEVEL).isDefined()).isFalse();
    assertThat(none.median(LEVEL).interval().high()).isEqualTo(Double.POSITIVE_INFINITY);
    AnswerDistribution one = AnswerTimes.of(7).durations();
    assertThat(one.quantile(1)).hasValue(7);
    assertThat(one.medianAbsoluteDeviation()).hasValue(0);
    assertThat(one.median(LEVEL).value()).isEqualTo(7);
    assertThat(one).hasToString("1 numbers, 1 different");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.quantile(-0.1))
        .withMessage("p of a quantile must be in 0..1, was -0.1");
    EqualityCheck.check(
        AnswerTimes.of(1, 2).durations(),
        AnswerTimes.of(2, 1).durations(),
        AnswerTimes.of(1, 2, 2).durations(),
        AnswerTimes.of(1, 3).durations());
  }

  @Test
  void medianOfTwoLiesInItsInterval() {
    long[] values = LongStream.range(0, 40).map(i -> i * i * i).toArray();
    Estimate median = AnswerTimes.of(values).durations().median(LEVEL);
    assertThat(median.value()).isEqualTo((19 * 19 * 19 + 20 * 20 * 20) / 2.0);
    assertThat(median.interval().contains(median.value())).isTrue();
  }

  @Test
  void straightLinesOfAGrid() {
    StraightLinesAccumulator grid = StraightLines.accumulator(GridDefinition.of(6).withLongRun(5));
    int none = StraightLining.MISSING;
    grid.add(4, 4, 4, 4, 4, 4);
    grid.add(4, 4, 4, none, 4, 4); // all the same, though no run is long
    grid.add(1, 4, 4, 4, 4, 4);
    grid.add(1, 2, 3, 4, 5, 5);
    grid.add(4, 4, 4, 4, none, none);
    StraightLines result = grid.result();
    assertThat(result.n()).isEqualTo(4);
    assertThat(result.tooFew()).isEqualTo(1);
    assertThat(result.flagged()).isEqualTo(3);
    assertThat(result.allSame()).isEqualTo(2);
    assertThat(result.longestRuns()).containsExactly(0L, 0L, 1L, 1L, 0L, 1L, 1L);
    assertThat(result.greatestRun()).isEqualTo(6);
    assertThat(result.flaggedShare(LEVEL).value()).isEqualTo(0.75);
    assertThat(result.allSameShare(LEVEL).value()).isEqualTo(0.5);
    assertThat(result.variabilityQuantile(0)).hasValue(0);
    assertThat(result.variabilityQuantile(1).orElseThrow()).isEqualTo(1.633);
    assertThat(result.estimates().keySet()).containsExactly("flaggedShare", "allSameShare");
    StraightLines nobody = StraightLines.accumulator(GridDefinition.of(6)).result();
    assertThat(nobody.greatestRun()).isZero();
    assertThat(nobody.variabilityQuantile(0.5)).isEmpty();
    assertThat(nobody.flaggedShare(LEVEL).isDefined()).isFalse();
  }

  @Test
  void oneRespondentIsJudgedAsTheyAreCounted() {
    GridDefinition grid = GridDefinition.of(6).withLongRun(4).withFewestAnswered(4);
    assertThat(grid.isFlagged(StraightLining.of(1, 1, 1, 1, 2, 3))).isTrue();
    assertThat(grid.isFlagged(StraightLining.of(1, 1, 1, 2, 2, 3))).isFalse();
    assertThat(grid.isFlagged(StraightLining.of(1, 1, 1))).isFalse();
    assertThat(grid.isJudged(StraightLining.of(1, 1, 1))).isFalse();
    assertThat(grid.describe())
        .isEqualTo(
            "grid of 6 questions, flagged from 4 answers on if all are the same or a run of 4 is");
    assertThat(GridDefinition.of(5).describe())
        .isEqualTo("grid of 5 questions, flagged from 5 answers on if all are the same");
  }

  @Test
  void refusesGridsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridDefinition.of(4))
        .withMessage("questions of a grid must be in 5..255, was 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridDefinition.of(5).withLongRun(6))
        .withMessage("length of a long run must be in 2..5, was 6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StraightLining.of(1, 10_001))
        .withMessage("answer of a grid must be within -10000..10000, was 10001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StraightLines.accumulator(GridDefinition.of(5)).add(1, 2))
        .withMessage("answers of a grid must be 5, one for each question, was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StraightLining(2, 3, 0))
        .withMessage("longest run must be in 1..answered and spread at least 0, was 3 of 2 and 0");
  }

  private static BitSet places(int... places) {
    BitSet set = new BitSet();
    Arrays.stream(places).forEach(set::set);
    return set;
  }

  @Test
  void patternsOfMissingAnswers() {
    AnswerPatternsAccumulator state = AnswerPatterns.accumulator(List.of("a", "b", "의견"));
    state.add(places(), places(0));
    state.add(places(2), places());
    state.add(places(2), places(0));
    state.add(places(0, 1, 2), places());
    state.add(places(1), places());
    AnswerPatterns result = state.result();
    assertThat(result.n()).isEqualTo(5);
    assertThat(result.questions())
        .containsExactly(
            new QuestionAnswers("a", 2, 2, 1),
            new QuestionAnswers("b", 3, 0, 2),
            new QuestionAnswers("의견", 2, 0, 3));
    assertThat(result.patterns())
        .containsExactly(
            new MissingPattern(List.of("의견"), 2),
            new MissingPattern(List.of(), 1),
            new MissingPattern(List.of("b"), 1),
            new MissingPattern(List.of("a", "b", "의견"), 1));
    assertThat(result.nothingAnswered()).isEqualTo(1);
    assertThat(result.allAnswered()).isEqualTo(1);
    assertThat(result.allAnsweredShare(LEVEL).value()).isEqualTo(0.2);
    assertThat(result.questions().get(0).outOfScaleShare(LEVEL).value()).isEqualTo(0.5);
    assertThat(result.estimates().get("nonresponse:의견").value()).isEqualTo(0.6);
    assertThat(result.estimates()).hasSize(4);
  }

  @Test
  void refusesQuestionsThatCannotBe() {
    AnswerPatternsAccumulator state = AnswerPatterns.accumulator(List.of("a", "b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(places(2), places()))
        .withMessage("place of a question must be in 0..1, was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(places(1), places(0, 1)))
        .withMessage("question must not be both missing and off its scale, was in {1} and {0, 1}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnswerPatterns.accumulator(List.of("a", "a")))
        .withMessage("questions must differ, was 'a' twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnswerPatterns.accumulator(List.of()))
        .withMessage("questions must be 1..4096, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuestionAnswers("a", -1, 0, 0))
        .withMessage("counts of a question must be at least 0, was -1, 0 and 0");
  }

  @Test
  void openAnswersInAnyLanguage() {
    OpenTextAccumulator state = OpenText.accumulator();
    List.of(
            "",
            " \u3000",
            "...",
            "좋아요",
            "\u110c\u1169\u11c2\u110b\u1161\u110b\u116d", // the same in separate letters
            "  좋아요 ",
            "👍🏽",
            "\ud83d broken",
            "caf\ufffd")
        .forEach(state::add);
    OpenText result = state.result();
    assertThat(result.n()).isEqualTo(9);
    assertThat(result.empty()).isEqualTo(1);
    assertThat(result.blank()).isEqualTo(1);
    assertThat(result.punctuation()).isEqualTo(1);
    assertThat(result.text()).isEqualTo(6);
    assertThat(result.damaged()).isEqualTo(2);
    assertThat(result.repeats().duplicates()).isEqualTo(2);
    assertThat(result.repeats().n()).isEqualTo(7);
    assertThat(result.characters().quantile(0)).hasValue(1);
    assertThat(result.codePoints().quantile(0)).hasValue(2);
    assertThat(result.medianCharacters(LEVEL).value()).isEqualTo(3);
    assertThat(result.textShare(LEVEL).value()).isCloseTo(6 / 9.0, within(1e-15));
    assertThat(result.estimates().keySet())
        .containsExactly("textShare", "repeatShare", "medianCharacters", "medianCodePoints");
  }

  @Test
  void formsOfSingleCharacters() {
    Map.of(
            "\u200d", TextForm.BLANK,
            "\u0007", TextForm.BLANK,
            "\ufffd", TextForm.PUNCTUATION,
            "\ud83d", TextForm.PUNCTUATION,
            "\u0301", TextForm.PUNCTUATION,
            "+", TextForm.PUNCTUATION,
            "★", TextForm.TEXT,
            "½", TextForm.TEXT,
            "Ⅷ", TextForm.TEXT)
        .forEach((text, form) -> assertThat(TextForm.of(text)).as(text).isEqualTo(form));
    assertThat(TextForm.isDamaged("좋아요😀")).isFalse();
    assertThat(TextForm.comparable("\ud83d x")).isEqualTo("\ud83d x");
  }
}
