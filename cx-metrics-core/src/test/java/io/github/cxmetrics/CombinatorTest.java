package io.github.cxmetrics;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsDefinition;
import io.github.cxmetrics.survey.RatingAccumulator;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CombinatorTest {

  private static final Metric<Answer, RatingAccumulator<Nps>, Nps> NPS = Nps.metric(Answer::score);

  private static Answer answer(String country, int score) {
    return new Answer("a", 1, country, score, true);
  }

  private static final List<Answer> ANSWERS =
      Stream.generate(answers(new Random(7))).limit(10_000).toList();

  private static Supplier<Answer> answers(Random random) {
    return () -> Answer.random(random);
  }

  @Test
  void byEqualsGroupingBy() {
    Map<String, Nps> expected = ANSWERS.stream().collect(groupingBy(Answer::country, NPS));
    assertThat(ANSWERS.stream().collect(NPS.by(Answer::country))).isEqualTo(expected);
    assertThat(ANSWERS.parallelStream().collect(NPS.by(Answer::country))).isEqualTo(expected);
  }

  @Test
  void byLongEqualsGroupingBy() {
    Map<Long, Nps> expected = ANSWERS.stream().collect(groupingBy(Answer::account, NPS));
    assertThat(ANSWERS.stream().collect(NPS.byLong(Answer::account))).isEqualTo(expected);
  }

  @Test
  void byLongHoldsManyAdversarialKeys() {
    Metric<Long, LongGroupsAccumulator<RatingAccumulator<Nps>, Nps>, SortedMap<Long, Nps>> metric =
        Nps.<Long>metric(key -> (int) Math.floorMod(key, 11L)).byLong(Long::longValue);
    SortedMap<Long, Nps> expected = new TreeMap<>();
    List<Long> keys = new ArrayList<>();
    for (long i = 0; i < 5_000; i++) {
      keys.add(i << 40);
      keys.add(Long.MIN_VALUE + i);
      keys.add(-i);
    }
    for (Long key : keys) {
      expected.put(key, Nps.of((int) Math.floorMod(key, 11L)));
    }
    assertThat(keys.stream().distinct().collect(metric)).isEqualTo(expected);
  }

  @Test
  void groupsAreOrderedByKey() {
    assertThat(ANSWERS.stream().collect(NPS.by(Answer::country)).keySet())
        .containsExactly("", "FR", "JP", "KR", "대한민국");
    assertThat(List.copyOf(ANSWERS.stream().collect(NPS.byLong(Answer::account)).keySet()))
        .isSorted();
  }

  @Test
  void whereKeepsOnlyWhatMeetsTheCondition() {
    assertThat(ANSWERS.stream().collect(NPS.where(Answer::fromWeb)))
        .isEqualTo(ANSWERS.stream().filter(Answer::fromWeb).collect(NPS));
  }

  @Test
  void andComputesBothInOnePass() {
    Both<Nps, SortedMap<String, Nps>> both =
        ANSWERS.stream().collect(NPS.and(NPS.by(Answer::country)));
    assertThat(both.first()).isEqualTo(ANSWERS.stream().collect(NPS));
    assertThat(both.second()).isEqualTo(ANSWERS.stream().collect(NPS.by(Answer::country)));
  }

  @Test
  void andAddsToNeitherPartWhatOneOfThemRejects() {
    NpsDefinition upToFive = NpsDefinition.of(RatingScale.ONE_TO_FIVE, 3, 5);
    var both = NPS.and(Nps.metric(upToFive, Answer::score));
    var accumulator = both.newAccumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> both.add(accumulator, answer("KR", 7)))
        .withMessage("NPS score must be a whole number in 1..5, was 7");
    assertThatIllegalArgumentException().isThrownBy(() -> both.add(accumulator, answer("KR", 11)));
    assertThat(accumulator.result().first().n()).isZero();
    assertThat(accumulator.result().second().n()).isZero();
  }

  @Test
  void rejectedRecordOpensNoGroup() {
    var byCountry = NPS.by(Answer::country);
    var byAccount = NPS.byLong(Answer::account);
    var countries = byCountry.newAccumulator();
    var accounts = byAccount.newAccumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> byCountry.add(countries, answer("KR", 11)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> byAccount.add(accounts, answer("KR", 11)));
    assertThat(countries.result()).isEmpty();
    assertThat(accounts.result()).isEmpty();
  }

  @Test
  void rejectsKeysThatCannotBeKept() {
    var byCountry = NPS.by(Answer::country);
    var accumulator = byCountry.newAccumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> byCountry.add(accumulator, answer(null, 9)))
        .withMessage("group key must not be null");
    for (String broken :
        new String[] {"\uDC00", "a\uD83D", "\uD83Da", "\uDE00\uD83D", "😀\uD83D"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> byCountry.add(accumulator, answer(broken, 9)))
          .withMessageStartingWith("group key must be well-formed Unicode, was ");
    }
    assertThat(accumulator.result()).isEmpty();
    byCountry.add(accumulator, answer("😀a😀", 9));
    assertThat(accumulator.result()).containsOnlyKeys("😀a😀");
  }

  @Test
  void perSubjectCountsPeopleNotAnswers() {
    List<Answer> answers =
        List.of(
            new Answer("ann", 1, "KR", 0, true),
            new Answer("ann", 1, "KR", 0, true),
            new Answer("ann", 1, "KR", 0, true),
            new Answer("bob", 2, "KR", 10, true));
    var perCustomer =
        NPS.perSubject(Answer::customer, Nps.metric(one -> (int) one.ratings().median()));
    assertThat(answers.stream().collect(perCustomer)).isEqualTo(Nps.of(0, 10));
    var perAccount =
        NPS.perSubjectLong(Answer::account, Nps.metric(one -> (int) one.ratings().median()));
    assertThat(answers.stream().collect(perAccount)).isEqualTo(Nps.of(0, 10));
  }

  @Test
  void groupsOfDifferentDefinitionsDoNotMerge() {
    NpsDefinition upToFive = NpsDefinition.of(RatingScale.ONE_TO_FIVE, 3, 5);
    var standard = NPS.by(Answer::country).newAccumulator();
    var other = Nps.metric(upToFive, Answer::score).by(Answer::country).newAccumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.merge(other))
        .withMessage(
            "cannot merge states of different definitions: "
                + "by(nps[NPS on 0..10, promoters 9..10, detractors 0..6]) and "
                + "by(nps[NPS on 1..5, promoters 5, detractors 1..3])");
  }

  @Test
  void groupsOutOfOrderInTheirBytesAreRefused() {
    var metric = NPS.by(Answer::country);
    var accumulator = metric.newAccumulator();
    metric.add(accumulator, answer("A", 9));
    metric.add(accumulator, answer("B", 9));
    byte[] forged =
        StateWriter.encode(
            accumulator.header(),
            out -> {
              out.writeCount(2);
              for (int i = 0; i < 2; i++) {
                out.writeString("A");
                NPS.newAccumulator().writeTo(out);
              }
            });
    assertThatThrownBy(() -> metric.decode(forged))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("group keys must ascend, was 'A' after 'A'");
  }

  @Test
  void combinatorsCompose() {
    var webByCountryAndAccount =
        NPS.where(Answer::fromWeb).byLong(Answer::account).by(Answer::country);
    SortedMap<String, SortedMap<Long, Nps>> result =
        ANSWERS.stream().collect(webByCountryAndAccount);
    Map<String, Map<Long, Nps>> expected =
        ANSWERS.stream()
            .filter(Answer::fromWeb)
            .collect(groupingBy(Answer::country, groupingBy(Answer::account, NPS)));
    assertThat(result).isEqualTo(expected);
  }

  @Test
  void keysWithNamesDoNotMix() {
    var months = NPS.byLong("month in Europe/Paris", Answer::account).newAccumulator();
    var weeks = NPS.byLong("week in UTC", Answer::account).newAccumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> months.merge(weeks))
        .withMessageContaining("byLong[month in Europe/Paris](nps[")
        .withMessageContaining("byLong[week in UTC](nps[");
    assertThatThrownBy(() -> months.decode(weeks.encode()))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(
            "state of kind byLong must be of definition [month in Europe/Paris],"
                + " was [week in UTC]");
    var countries = NPS.by("country", Answer::country).newAccumulator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> countries.merge(NPS.by(Answer::country).newAccumulator()));
  }

  @Test
  void subjectWhoseResultThePopulationRejectsIsNamed() {
    var perCustomer = NPS.perSubject(Answer::customer, Nps.metric(one -> 11));
    var accumulator = perCustomer.newAccumulator();
    perCustomer.add(accumulator, answer("KR", 9));
    assertThatIllegalArgumentException()
        .isThrownBy(accumulator::result)
        .withMessage(
            "population must accept the result of each subject, was that of 'a': "
                + "NPS score must be a whole number in 0..10, was 11");
  }

  @Test
  void checkReachesEveryPart() {
    NpsDefinition upToFive = NpsDefinition.of(RatingScale.ONE_TO_FIVE, 3, 5);
    Metric<Answer, RatingAccumulator<Nps>, Nps> narrow = Nps.metric(upToFive, Answer::score);
    for (Metric<Answer, ?, ?> both :
        List.of(NPS.and(narrow), narrow.and(NPS), NPS.and(narrow.by(Answer::country)))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> both.check(answer("KR", 7)))
          .withMessage("NPS score must be a whole number in 1..5, was 7");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NPS.by(Answer::country).check(answer("\uDC00", 9)));
  }

  @Test
  void checkOfAMetricThatDoesNotOverrideItAddsToAnAccumulatorOfItsOwn() {
    Metric<Answer, RatingAccumulator<Nps>, Nps> plain =
        new Metric<>() {
          @Override
          public RatingAccumulator<Nps> newAccumulator() {
            return Nps.accumulator();
          }

          @Override
          public void add(RatingAccumulator<Nps> accumulator, Answer record) {
            accumulator.add(record.score());
          }
        };
    plain.check(answer("KR", 10));
    assertThatIllegalArgumentException().isThrownBy(() -> plain.check(answer("KR", 11)));
  }

  @Test
  void composedStatesOfDifferentPartsDoNotMix() {
    NpsDefinition upToFive = NpsDefinition.of(RatingScale.ONE_TO_FIVE, 3, 5);
    Metric<Answer, RatingAccumulator<Nps>, Nps> narrow = Nps.metric(upToFive, Answer::score);
    var both = NPS.and(NPS).newAccumulator();
    NPS.add(both.second(), answer("KR", 9));
    var other = NPS.and(narrow).newAccumulator();
    assertThatIllegalArgumentException().isThrownBy(() -> other.merge(both));
    assertThat(other.result().first().n()).isZero();
    assertThatThrownBy(
            () ->
                NPS.by(Answer::country)
                    .decode(narrow.by(Answer::country).newAccumulator().encode()))
        .isInstanceOf(StateFormatException.class)
        .hasMessageStartingWith("state of kind nps must be of definition [NPS on 0..10");
    var people = NPS.perSubject(Answer::customer, NPS.from(one -> answer("KR", 9)));
    var others = NPS.perSubject(Answer::customer, narrow.from(one -> answer("KR", 5)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> people.newAccumulator().merge(others.newAccumulator()));
  }

  @Test
  void longKeysOutOfOrderInTheirBytesAreRefused() {
    var metric = NPS.byLong(Answer::account);
    for (long[] keys : new long[][] {{5, 5}, {5, 4}}) {
      byte[] forged =
          StateWriter.encode(
              metric.newAccumulator().header(),
              out -> {
                out.writeCount(2);
                for (long key : keys) {
                  out.writeLong(key);
                  NPS.newAccumulator().writeTo(out);
                }
              });
      assertThatThrownBy(() -> metric.decode(forged))
          .isInstanceOf(StateFormatException.class)
          .hasMessage("group keys must ascend, was " + keys[1] + " after 5");
    }
  }

  @Test
  void collectorPromisesNoOrderOnly() {
    assertThat(NPS.characteristics()).containsExactly(Collector.Characteristics.UNORDERED);
  }
}
