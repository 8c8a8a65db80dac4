package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.Difference;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateWriter;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClusteredScoreTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final Offset<Double> CLOSE = within(1e-12);

  private static ClusteredRatingAccumulator<Nps> state(long... accountsAndAnswers) {
    ClusteredRatingAccumulator<Nps> state = ClusteredRatingAccumulator.of(NpsDefinition.STANDARD);
    for (int i = 0; i < accountsAndAnswers.length; i += 2) {
      state.add(accountsAndAnswers[i], (double) accountsAndAnswers[i + 1], 1);
    }
    return state;
  }

  private static ClusteredScore<Nps> nps(long... accountsAndAnswers) {
    return state(accountsAndAnswers).result();
  }

  @Test
  void theErrorIsThatOfHowFarAccountsDiffer() {
    // score 1/5; around it, account 1 has 1.6 (two promoters), account 2 -0.4, account 3 -1.2
    ClusteredScore<Nps> score = nps(1, 9, 1, 10, 2, 7, 2, 8, 3, 0);
    double scatter = 1.6 * 1.6 + 0.4 * 0.4 + 1.2 * 1.2;
    assertThat(score.means().get(0).squaredError()).isCloseTo(3 / 2.0 * scatter / 25, CLOSE);
    assertThat(score.score().value()).isCloseTo(20, CLOSE);
    assertThat(score.n()).isEqualTo(3);
    assertThat(score.effectiveN().orElseThrow()).isCloseTo(25 / 9.0, CLOSE);
    assertThat(score.weighted().n()).isEqualTo(5);
    assertThat(score.unweighted()).isEqualTo(Nps.of(9, 10, 7, 8, 0));
    assertThat(score.withoutClusters().n()).isEqualTo(5);
    assertThat(score.estimates(LEVEL).keySet())
        .containsExactly("nps", "promoterShare", "passiveShare", "detractorShare");
    assertThat(score.score().method()).isEqualTo("adjusted Wald (3/4) of effective answers");
    assertThat(score.estimates().get("nps")).isEqualTo(score.score());
  }

  @Test
  void accountsOfOneAnswerAndAnswersWithoutAccountAreIndependent() {
    ClusteredRatingAccumulator<Nps> alone = ClusteredRatingAccumulator.of(NpsDefinition.STANDARD);
    ClusteredRatingAccumulator<Nps> single = ClusteredRatingAccumulator.of(NpsDefinition.STANDARD);
    WeightedRatingAccumulator<Nps> weighted = WeightedRatingAccumulator.of(NpsDefinition.STANDARD);
    for (int i = 0; i < 200; i++) {
      double weight = i % 7 / 4.0;
      alone.addAlone(i % 11, weight);
      single.add(i, i % 11, weight);
      weighted.add(i % 11, weight);
    }
    Map<String, Estimate> expected = weighted.result().estimates();
    for (ClusteredScore<Nps> score : List.of(alone.result(), single.result())) {
      assertThat(score.withoutClusters()).isEqualTo(weighted.result());
      score
          .estimates(LEVEL)
          .forEach(
              (name, estimate) -> {
                assertThat(estimate.n()).isEqualTo(expected.get(name).n());
                assertThat(estimate.method()).isEqualTo("linearised");
                assertThat(estimate.interval().low())
                    .isCloseTo(expected.get(name).interval().low(), within(1e-10));
              });
    }
  }

  @Test
  void joinedAccountsAreOne() {
    ClusteredRatingAccumulator<Nps> joined = state(1, 9, 2, 10, 3, 0);
    joined.join(2, 1);
    assertThat(joined.result()).isEqualTo(nps(1, 9, 1, 10, 3, 0));
    NamedClusteredRatingAccumulator<Nps> named =
        NamedClusteredRatingAccumulator.of(NpsDefinition.STANDARD);
    named.add("a", 9, 1);
    named.add("b", 10, 1);
    named.add("c", 0, 1);
    named.join("b", "a");
    assertThat(named.result()).isEqualTo(joined.result());
  }

  @Test
  void accountsWithoutWeightAreNoAccounts() {
    ClusteredRatingAccumulator<Nps> state = state(1, 9, 2, 3);
    state.add(3, 9, 0);
    state.addMissing(4, 1);
    state.addMissingAlone(1);
    assertThat(state.result().n()).isEqualTo(2);
    assertThat(state.result().weighted().missing()).isEqualTo(2);
    ClusteredScore<Nps> none = nps();
    assertThat(none.n()).isZero();
    assertThat(none.effectiveN()).isEmpty();
    assertThat(none.score().isDefined()).isFalse();
    ClusteredScore<Nps> one = nps(1, 9, 1, 3);
    assertThat(one.n()).isEqualTo(1);
    assertThat(one.score().value()).isZero();
    assertThat(one.score().interval().halfWidth()).isGreaterThan(50);
  }

  @Test
  void scoresOfAccountsAreCompared() {
    ClusteredScore<Nps> first = nps(1, 9, 1, 10, 2, 9, 2, 3, 3, 9);
    ClusteredScore<Nps> second = nps(4, 0, 4, 1, 5, 9, 5, 3, 6, 7);
    Difference difference = first.differenceFrom(second, LEVEL);
    assertThat(difference.estimate().value()).isCloseTo(100, within(1e-10));
    assertThat(difference.estimate().n()).isEqualTo(6);
    assertThat(difference.estimate().method()).isEqualTo("linearised Welch t");
    assertThat(second.differenceFrom(first, LEVEL).pValue()).isCloseTo(difference.pValue(), CLOSE);
    ClusteredScore<Nps> employee = ClusteredRatingAccumulator.of(NpsDefinition.EMPLOYEE).result();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> first.differenceFrom(employee, LEVEL))
        .withMessageStartingWith("cannot compare scores of different definitions");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClusteredScore<>(NpsDefinition.STANDARD, first.weighted(), List.of()))
        .withMessage("clustered score must have 4 means, was 0");
  }

  @Test
  void rejectsAnswersAndWeightsThatCannotBe() {
    ClusteredRatingAccumulator<Nps> state = state(1, 9);
    byte[] before = state.encode();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(1, 11, 1))
        .withMessage("NPS score must be a whole number in 0..10, was 11");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.add(1, 9, -1))
        .withMessage("weight must be finite and at least 0, was -1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> state.addAlone(9, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> state.addMissing(9, Double.NaN));
    assertThat(state.encode()).isEqualTo(before);
    ClusteredRatingAccumulator<Nps> employee =
        ClusteredRatingAccumulator.of(NpsDefinition.EMPLOYEE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.merge(employee))
        .withMessageStartingWith("cannot merge states of different definitions");
    NamedClusteredRatingAccumulator<Nps> named =
        NamedClusteredRatingAccumulator.of(NpsDefinition.STANDARD);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named.add("\ud800", 9, 1))
        .withMessageContaining("must be well-formed Unicode");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named.merge(NamedClusteredRatingAccumulator.of(NpsDefinition.EMPLOYEE)))
        .withMessageStartingWith("cannot merge states of different definitions");
  }

  @Test
  void refusesCellsThatNoAnswerHas() {
    assertRefused("class of an answer must be in 0..11, was 12", 12, 1);
    assertRefused("class of an answer must be in 0..11, was -1", -1, 1);
    assertRefused("weight must be one that answers can have, was NaN", 3, Double.NaN);
    assertRefused("weight must not be written as -0.0", 3, -0.0);
  }

  private static void assertRefused(String message, long index, double weight) {
    ClusteredRatingAccumulator<Nps> state = state();
    byte[] forged =
        StateWriter.encode(
            state.header(),
            out -> {
              out.writeCount(0);
              out.writeCount(0);
              for (int i = 0; i < 4 * 12; i++) {
                out.writeCount(0);
              }
              out.writeCount(1);
              out.writeLong(1);
              out.writeCount(1);
              out.writeLong(index);
              out.writeDouble(weight);
            });
    assertThatThrownBy(() -> state.decode(forged))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(message);
  }
}
