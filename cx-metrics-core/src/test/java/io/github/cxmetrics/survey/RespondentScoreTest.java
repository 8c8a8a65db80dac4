package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.EqualityCheck;
import io.github.cxmetrics.Forged;
import io.github.cxmetrics.wire.StateFormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Several answers of one person, worked by hand. */
class RespondentScoreTest {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private static RespondentAccumulator<Nps> state(
      RespondentRule rule, RespondentDetail... details) {
    return RespondentScore.accumulator(
        RespondentDefinition.of(NpsDefinition.STANDARD, rule).with(details));
  }

  private static NamedRespondentAccumulator<Nps> named(
      RespondentRule rule, RespondentDetail... details) {
    return RespondentScore.accumulatorOfNames(
        RespondentDefinition.of(NpsDefinition.STANDARD, rule).with(details));
  }

  private static <A> A answered(A state, Consumer<A> answers) {
    answers.accept(state);
    return state;
  }

  private static void threeAnswersOfTwo(RespondentAccumulator<Nps> state) {
    state.add(1, 2 * DAY, 9);
    state.add(1, DAY, 3);
    state.add(2, DAY, 7);
  }

  @Test
  void ofTwoAnswersTheLastTheFirstOrBothCount() {
    Nps last =
        answered(state(RespondentRule.LAST), RespondentScoreTest::threeAnswersOfTwo)
            .result()
            .score();
    assertThat(last.promoters()).isEqualTo(1);
    assertThat(last.n()).isEqualTo(2);
    Nps first =
        answered(state(RespondentRule.FIRST), RespondentScoreTest::threeAnswersOfTwo)
            .result()
            .score();
    assertThat(first.detractors()).isEqualTo(1);
    assertThat(first.n()).isEqualTo(2);
    RespondentScore<Nps> all =
        answered(state(RespondentRule.ALL), RespondentScoreTest::threeAnswersOfTwo).result();
    assertThat(all.n()).isEqualTo(3);
    assertThat(all.counts()).isEqualTo(new RespondentCounts(3, 0, 0, 0, 0, 2, 1));
    assertThat(all.estimates(ConfidenceLevel.P95)).isEqualTo(all.score().estimates());
  }

  @Test
  void aLateOldAnswerChangesNothingButTheCounts() {
    RespondentAccumulator<Nps> state = state(RespondentRule.LAST);
    state.add(1, 2 * DAY, 9);
    Nps before = state.result().score();
    state.add(1, DAY, 3);
    assertThat(state.result().score()).isEqualTo(before);
    assertThat(state.result().counts()).isEqualTo(new RespondentCounts(1, 1, 0, 0, 0, 1, 1));
  }

  @Test
  void tiesAreTakenBySequenceThenTheLowerAnswer() {
    RespondentAccumulator<Nps> last = state(RespondentRule.LAST, RespondentDetail.SEQUENCE);
    last.add(1, RespondentAnswer.of(DAY, 9).inSequence(2));
    last.add(1, RespondentAnswer.of(DAY, 3).inSequence(1));
    assertThat(last.result().score().promoters()).isEqualTo(1);
    last.add(1, RespondentAnswer.of(DAY, 8).inSequence(2));
    assertThat(last.result().score().passives()).isEqualTo(1);
    RespondentAccumulator<Nps> first = state(RespondentRule.FIRST, RespondentDetail.SEQUENCE);
    first.add(1, RespondentAnswer.of(DAY, 9).inSequence(1));
    first.add(1, RespondentAnswer.of(DAY, 8).inSequence(1));
    assertThat(first.result().score().passives()).isEqualTo(1);
  }

  @Test
  void equalAnswersAreTakenFromTheSegmentThenTheAccountThatSortsFirst() {
    for (String[] order : new String[][] {{"a", "b"}, {"b", "a"}}) {
      NamedRespondentAccumulator<Nps> state =
          named(RespondentRule.LAST, RespondentDetail.SEGMENT, RespondentDetail.ACCOUNT);
      state.add("other", RespondentAnswer.of(DAY, 0).inSegment("s").ofAccount("a"));
      for (String account : order) {
        state.add("one", RespondentAnswer.of(DAY, 10).inSegment("s").ofAccount(account));
        state.add("two", RespondentAnswer.of(DAY, 9).inSegment(account));
      }
      assertThat(state.result().accounts().n()).isEqualTo(2);
      assertThat(state.result().segments()).containsOnlyKeys("s", "a");
    }
  }

  @Test
  void aSkippedQuestionNeverStandsInForAnAnswer() {
    RespondentAccumulator<Nps> state = state(RespondentRule.LAST);
    state.add(1, RespondentAnswer.missing(9 * DAY));
    assertThat(state.result().score().missing()).isEqualTo(1);
    state.add(1, RespondentAnswer.of(DAY, 10));
    state.add(1, RespondentAnswer.missing(10 * DAY));
    RespondentScore<Nps> result = state.result();
    assertThat(result.score().missing()).isZero();
    assertThat(result.score().promoters()).isEqualTo(1);
    assertThat(result.counts()).isEqualTo(new RespondentCounts(1, 2, 0, 0, 0, 1, 0));
  }

  @Test
  void answersWithoutAnIdCountForThemselves() {
    NamedRespondentAccumulator<Nps> state = named(RespondentRule.LAST);
    state.add("", DAY, 10);
    state.add("", DAY, 10);
    state.addWithoutId(RespondentAnswer.of(DAY, 0));
    state.add("anna", DAY, 0);
    RespondentScore<Nps> result = state.result();
    assertThat(result.n()).isEqualTo(4);
    assertThat(result.counts()).isEqualTo(new RespondentCounts(4, 0, 0, 0, 3, 1, 0));
  }

  @Test
  void aTrailingWindowHasEachPersonOnceAndLosesWhoIsSilent() {
    RespondentAccumulator<Nps> state = state(RespondentRule.RELATIONSHIP);
    state.add(1, 10 * DAY, 0);
    state.add(1, 100 * DAY, 9);
    state.add(2, 10 * DAY, 10);
    state.addWithoutId(RespondentAnswer.of(11 * DAY, 0));
    RespondentScore<Nps> atOnce = state.result();
    assertThat(atOnce.window())
        .isEqualTo(new RespondentWindow.Between(10 * DAY + 1, 100 * DAY + 1));
    assertThat(atOnce.counts()).isEqualTo(new RespondentCounts(2, 1, 1, 0, 1, 1, 1));
    assertThat(state.result(Instant.ofEpochMilli(100 * DAY + 1))).isEqualTo(atOnce);
    RespondentScore<Nps> later = state.result(Instant.ofEpochMilli(101 * DAY + 1));
    assertThat(later.score().promoters()).isEqualTo(1);
    assertThat(later.n()).isEqualTo(1);
    assertThat(state.result(Instant.ofEpochMilli(500 * DAY)).n()).isZero();
    assertThat(state.people()).isEqualTo(2);
  }

  @Test
  void refusesAWindowThatEndsBeforeTheLatestAnswer() {
    RespondentAccumulator<Nps> state = state(RespondentRule.RELATIONSHIP);
    state.add(1, 10 * DAY, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.result(Instant.ofEpochMilli(10 * DAY)))
        .withMessage(
            "end of a window must be after the latest answer, 1970-01-11T00:00:00Z, because earlier"
                + " ones were replaced, was 1970-01-11T00:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state(RespondentRule.LAST).result(Instant.EPOCH))
        .withMessage(
            "result as of an instant must be asked of a rule with a trailing window, was last"
                + " answer of each person");
    NamedRespondentAccumulator<Nps> names = named(RespondentRule.RELATIONSHIP);
    names.addWithoutId(RespondentAnswer.of(10 * DAY, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names.result(Instant.ofEpochMilli(9 * DAY)));
    assertThat(names.result(Instant.ofEpochMilli(11 * DAY)).n()).isEqualTo(1);
  }

  @Test
  void rulesNameWhatTheyKeep() {
    assertThat(RespondentRule.Keep.LAST.label()).isEqualTo("last answer");
  }

  @Test
  void noAnswersAreNoError() {
    for (RespondentRule rule :
        new RespondentRule[] {
          RespondentRule.ALL, RespondentRule.FIRST, RespondentRule.LAST, RespondentRule.RELATIONSHIP
        }) {
      RespondentScore<Nps> empty = state(rule).result();
      assertThat(empty.n()).isZero();
      assertThat(empty.score().score().isDefined()).isFalse();
      assertThat(empty.accounts().score().isDefined()).isFalse();
      assertThat(empty.accounts().score().interval().low()).isEqualTo(-100);
      assertThat(empty.accounts().score().interval().high()).isEqualTo(100);
      assertThat(empty.window()).isEqualTo(RespondentWindow.ALWAYS);
    }
    assertThat(state(RespondentRule.RELATIONSHIP).result(Instant.EPOCH).n()).isZero();
  }

  @Test
  void aPersonIsInTheSegmentOfTheKeptAnswerOnly() {
    NamedRespondentAccumulator<Nps> state = named(RespondentRule.LAST, RespondentDetail.SEGMENT);
    state.add("민수", RespondentAnswer.of(DAY, 3).inSegment("부산"));
    state.add("민수", RespondentAnswer.of(2 * DAY, 10).inSegment("서울"));
    state.add("anna", RespondentAnswer.of(DAY, 5).inSegment("서울"));
    RespondentScore<Nps> result = state.result();
    assertThat(result.segments()).containsOnlyKeys("서울");
    assertThat(result.segments().get("서울").n()).isEqualTo(2);
    assertThat(SegmentComparison.withRest(result.score(), result.segments()).differences())
        .containsOnlyKeys("서울");
    assertThat(state(RespondentRule.LAST).result().segments()).isEmpty();
  }

  @Test
  void everyAccountHasOneVoice() {
    NamedRespondentAccumulator<Nps> state = named(RespondentRule.LAST, RespondentDetail.ACCOUNT);
    state.add("a", RespondentAnswer.of(DAY, 10).ofAccount("big"));
    state.add("b", RespondentAnswer.of(DAY, 9).ofAccount("big"));
    state.add("c", RespondentAnswer.of(DAY, 7).ofAccount("big"));
    state.add("d", RespondentAnswer.of(DAY, 0).ofAccount("big"));
    state.add("e", RespondentAnswer.of(DAY, 0).ofAccount("small"));
    state.add("f", RespondentAnswer.of(DAY, 9));
    state.add("g", RespondentAnswer.rejected(DAY).ofAccount("bad"));
    RespondentAccounts accounts = state.result().accounts();
    // big (1 + 1 + 0 - 1) / 4 = 0.25, small -1, the one without an account 1
    assertThat(accounts.score().value()).isEqualTo(100 * 0.25 / 3, within(1e-12));
    assertThat(accounts.n()).isEqualTo(3);
    assertThat(accounts.withoutAccount()).isEqualTo(1);
    assertThat(accounts.score().interval().low()).isEqualTo(-100);
    assertThat(accounts.score(new ConfidenceLevel(0.5)).interval().high())
        .isEqualTo(100 * (0.25 / 3 + 0.816496580927726 * 0.5833333333333334), within(1e-9));
    assertThat(accounts)
        .asString()
        .startsWith("3 accounts: Estimate[value=8.3")
        .contains("method=Student t over accounts");
  }

  @Test
  void accountScoresAreEqualByTheirNumbers() {
    RespondentAccounts one = accounts(NpsDefinition.STANDARD, 9, 9, 0);
    EqualityCheck.check(
        one,
        accounts(NpsDefinition.STANDARD, 9, 9, 0),
        accounts(NpsDefinition.EMPLOYEE, 9, 9, 0),
        accounts(NpsDefinition.STANDARD, 9, 0),
        accounts(NpsDefinition.STANDARD, 9, 0, 0),
        new RespondentAccounts(NpsDefinition.STANDARD, 3, 2, 1.0 / 3, 4.0 / 3),
        new RespondentAccounts(NpsDefinition.STANDARD, 3, 3, 1.0 / 3, 1.0 / 3));
  }

  private static RespondentAccounts accounts(NpsDefinition definition, int... scores) {
    RespondentAccumulator<Nps> state =
        RespondentScore.accumulator(RespondentDefinition.of(definition, RespondentRule.ALL));
    for (int score : scores) {
      state.add(score, DAY, score);
    }
    return state.result().accounts();
  }

  @Test
  void joinedPeopleAreOne() {
    RespondentAccumulator<Nps> state = state(RespondentRule.LAST);
    state.add(1, DAY, 10);
    state.add(2, 2 * DAY, 0);
    state.join(1, 2);
    assertThat(state.result().score().detractors()).isEqualTo(1);
    assertThat(state.result().counts()).isEqualTo(new RespondentCounts(1, 1, 0, 0, 0, 1, 1));
    assertThat(state.people()).isEqualTo(1);
    NamedRespondentAccumulator<Nps> names = named(RespondentRule.LAST);
    names.add("a", DAY, 10);
    names.join("b", "a");
    names.add("b", 2 * DAY, 0);
    assertThat(names.result().score().detractors()).isEqualTo(1);
    assertThat(names.people()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names.join("", "a"))
        .withMessage("person to join must not be empty, was nobody");
    assertThatIllegalArgumentException().isThrownBy(() -> names.join("a", ""));
  }

  @Test
  void batchesAreTakenWholeOrNotAtAll() {
    RespondentAccumulator<Nps> state = state(RespondentRule.LAST);
    long[] people = {1, 2, 1, 3};
    long[] times = {DAY, DAY, 2 * DAY, DAY};
    state.addAll(people, times, new byte[] {0, 7, 9, 11}, 0, 3);
    assertThat(state.result().score().promoters()).isEqualTo(1);
    assertThat(state.result().n()).isEqualTo(2);
    byte[] before = state.encode();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.addAll(people, times, new byte[] {0, 7, 9, 11}, 0, 4))
        .withMessage("NPS score must be a whole number in 0..10, was 11");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.addAll(people, new long[] {0, 1L << 48}, new byte[2], 0, 2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> state.addAll(people, times, new byte[2], 0, 3));
    assertThat(state.encode()).isEqualTo(before);
  }

  @Test
  void refusesAnAnswerWithoutTheDetailsThatAreAskedFor() {
    RespondentAccumulator<Nps> state = state(RespondentRule.LAST, RespondentDetail.SEGMENT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(1, DAY, 5))
        .withMessage(
            "answer must come with what its definition asks for as a RespondentAnswer, was time and"
                + " answer only under last answer of each person, by segment; nps: NPS on 0..10,"
                + " promoters 9..10, detractors 0..6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.addAll(new long[1], new long[1], new byte[1], 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(RespondentRule.LAST, RespondentDetail.ACCOUNT).add("a", DAY, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(RespondentRule.LAST).add(null, DAY, 5))
        .withMessage("respondent of an answer must not be null");
  }

  @Test
  void statesOfDifferentRulesDoNotMerge() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state(RespondentRule.LAST).merge(state(RespondentRule.FIRST)))
        .withMessageContaining("first answer of each person");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(RespondentRule.LAST).merge(named(RespondentRule.RELATIONSHIP)));
  }

  @Test
  void anAnswerIsTakenBackExactly() {
    RatingAccumulator<Nps> state = Nps.accumulator();
    state.add(9);
    state.addMissing();
    byte[] before = state.encode();
    state.add(3);
    state.remove(3);
    state.addMissing();
    state.removeMissing();
    assertThat(state.encode()).isEqualTo(before);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.remove(3))
        .withMessage("NPS score to take back must have been added, was 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.remove(11))
        .withMessage("NPS score must be a whole number in 0..10, was 11");
    state.removeMissing();
    assertThatIllegalArgumentException()
        .isThrownBy(state::removeMissing)
        .withMessage("missing answer to take back must have been added, was none");
    RespondentGroups groups = new RespondentGroups(RatingScale.ONE_TO_FIVE);
    assertThatIllegalStateException().isThrownBy(() -> groups.remove(0, 0));
    groups.add(0, 1);
    assertThatIllegalStateException().isThrownBy(() -> groups.remove(0, 0));
  }

  @Test
  void countsThatWouldOverflowAreRefused() {
    RespondentAccumulator<Nps> state = state(RespondentRule.LAST);
    state.addWithoutId(RespondentAnswer.of(DAY, 9));
    for (int doubling = 0; doubling < 62; doubling++) {
      state.merge(state);
    }
    byte[] before = state.encode();
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> state.merge(state));
    assertThat(state.encode()).isEqualTo(before);
  }

  @Test
  void answersInHalvesAndOfOtherScoresWork() {
    NamedRespondentMetric<Double, Ces> metric =
        RespondentScore.metric(
            Ces.metricOfDouble(
                CesDefinition.of(RatingScale.ONE_TO_SEVEN.withStepsPerPoint(2), 3, 3),
                Double::doubleValue),
            RespondentRule.LAST,
            answer -> "someone",
            RespondentFields.of(answer -> answer.longValue()));
    NamedRespondentAccumulator<Ces> state = metric.newAccumulator();
    metric.add(state, 6.5);
    metric.add(state, 4.5);
    assertThat(state.result().score().ratings().mean(ConfidenceLevel.P95).value()).isEqualTo(6.5);
    assertThatIllegalArgumentException().isThrownBy(() -> metric.add(state, 4.4));
  }

  @Test
  void hostileBytesAreReadOrRefused() {
    Random random = new Random(5);
    for (RespondentRule rule :
        new RespondentRule[] {
          RespondentRule.ALL,
          RespondentRule.FIRST.between(Instant.EPOCH, Instant.ofEpochMilli(DAY)),
          RespondentRule.RELATIONSHIP
        }) {
      RespondentAccumulator<Nps> state =
          state(rule, RespondentDetail.SEGMENT, RespondentDetail.ACCOUNT);
      state.add(1, RespondentAnswer.of(1, 9).inSegment("a").ofAccount("x"));
      state.add(2, RespondentAnswer.missing(2).inSegment("b"));
      state.addWithoutId(RespondentAnswer.of(3, 4).inSegment("a"));
      int refused = 0;
      for (int round = 0; round < 4_000; round++) {
        byte[] forged = Forged.of(state, random);
        try {
          assertThat(state.decode(forged).encode()).isEqualTo(forged);
        } catch (StateFormatException expected) {
          refused++;
        }
      }
      assertThat(refused).isGreaterThan(100);
    }
  }

  @Test
  void segmentsOfReplacedAnswersAreForgotten() {
    RespondentAccumulator<Nps> one = state(RespondentRule.LAST, RespondentDetail.SEGMENT);
    one.add(1, RespondentAnswer.of(DAY, 3).inSegment("old"));
    one.add(1, RespondentAnswer.of(2 * DAY, 3).inSegment("new"));
    RespondentAccumulator<Nps> other = state(RespondentRule.LAST, RespondentDetail.SEGMENT);
    other.add(1, RespondentAnswer.of(2 * DAY, 3).inSegment("new"));
    other.add(1, RespondentAnswer.of(DAY, 3).inSegment("another"));
    assertThat(other.encode()).isEqualTo(one.encode());
    assertThat(one.decode(one.encode()).result().segments()).isEqualTo(Map.of("new", Nps.of(3)));
  }
}
