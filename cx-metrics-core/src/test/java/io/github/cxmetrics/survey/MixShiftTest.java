package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.MeanKind;
import io.github.cxmetrics.stats.MeanSums;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MixShiftTest {

  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;

  /** Web 40 answers at +20, phone 60 at +50: +38 in all. */
  private static final Map<String, Nps> APRIL =
      Map.of("web", Nps.ofCounts(16, 16, 8), "phone", Nps.ofCounts(40, 10, 10));

  /** Web 120 answers at +30, phone 80 at +40: +34 in all. */
  private static final Map<String, Nps> MAY =
      Map.of("web", Nps.ofCounts(60, 36, 24), "phone", Nps.ofCounts(48, 16, 16));

  @Test
  void changeOfAScoreInPoints() {
    MixShift<String> shift = MixShift.between(APRIL, MAY);
    assertThat(shift.change(P95).value()).isCloseTo(-4, within(1e-13));
    assertThat(shift.within(P95).value()).isCloseTo(0, within(1e-13));
    assertThat(shift.composition(P95).value()).isCloseTo(-4, within(1e-13));
    assertThat(shift.n()).isEqualTo(300);
    assertThat(shift.estimates().keySet()).containsExactly("change", "within", "composition");
    assertThat(shift.estimates().get("composition")).isEqualTo(shift.composition(P95));
    assertThat(shift.mean().name()).isEqualTo("nps");
  }

  @Test
  void aRowForEachSegment() {
    Map<String, MixShift.Row> rows = MixShift.between(APRIL, MAY).rows(P95);
    assertThat(rows.keySet()).containsExactly("phone", "web");
    MixShift.Row web = rows.get("web");
    assertThat(web.baselineShare().value()).isEqualTo(0.4);
    assertThat(web.share().value()).isEqualTo(0.6);
    assertThat(web.share().n()).isEqualTo(200);
    assertThat(web.baselineScore().value()).isCloseTo(20, within(1e-13));
    assertThat(web.score().value()).isCloseTo(30, within(1e-13));
    assertThat(web.score().n()).isEqualTo(120);
    assertThat(web.within().value()).isCloseTo(5, within(1e-13));
    assertThat(web.composition().value()).isCloseTo(-2.2, within(1e-13));
    assertThat(web.change().value()).isCloseTo(2.8, within(1e-13));
    assertThat(web.change().n()).isEqualTo(160);
    assertThat(web.change().interval().contains(2.8)).isTrue();
  }

  @Test
  void segmentOfOneSetOnlyHasNoScoreInTheOther() {
    Map<String, Nps> june = Map.of("web", Nps.ofCounts(5, 5, 5), "", Nps.ofCounts(4, 0, 0));
    MixShift<String> shift = MixShift.between(MAY, june);
    assertThat(shift.segments().keySet()).containsExactly("", "phone", "web");
    MixShift.Row nameless = shift.rows(P95).get("");
    assertThat(nameless.baselineShare().value()).isZero();
    assertThat(nameless.baselineScore().isDefined()).isFalse();
    assertThat(nameless.within().value()).isZero();
    MixShift.Row phone = shift.rows(P95).get("phone");
    assertThat(phone.score().isDefined()).isFalse();
    assertThat(phone.share().value()).isZero();
    assertThat(phone.composition().value()).isNotZero();
  }

  @Test
  void sharesAndMeansAreSplitInTheirOwnUnit() {
    Map<Integer, Csat> before = Map.of(1, Csat.ofCounts(30, 50), 2, Csat.ofCounts(9, 10));
    Map<Integer, Csat> after = Map.of(1, Csat.ofCounts(20, 50), 2, Csat.ofCounts(33, 50));
    MixShift<Integer> shares = MixShift.between(before, after);
    assertThat(shares.change(P95).value()).isCloseTo(0.53 - 0.65, within(1e-14));
    assertThat(shares.change(P95).interval().low()).isGreaterThan(-1);
    Map<String, Ces> one = Map.of("all", Ces.of(CesDefinition.V2, 5, 6, 7, 7));
    Map<String, Ces> other = Map.of("all", Ces.of(CesDefinition.V2, 4, 6, 6, 2));
    MixShift<String> means = MixShift.between(one, other);
    assertThat(means.within(P95).value()).isCloseTo(-1.75, within(1e-14));
    assertThat(means.composition(P95).value()).isCloseTo(0, within(1e-14));
  }

  /** The offset of a unit belongs to the score, not to its change. */
  @Test
  void unitOfTheScoreIsThatOfTheChange() {
    RatingScale scale = RatingScale.of(1, 5);
    AnswerMean pomp = AnswerMean.pomp("pomp", scale);
    Ratings low = new Ratings(scale, List.of(4L, 3L, 2L, 1L, 0L), 0, 0);
    Ratings high = new Ratings(scale, List.of(0L, 1L, 2L, 3L, 4L), 0, 0);
    MixShift<String> shift =
        MixShift.of(pomp, Map.of("all", pomp.sums(low)), Map.of("all", pomp.sums(high)));
    MixShift.Row all = shift.rows(P95).get("all");
    assertThat(all.baselineScore().value()).isCloseTo(25, within(1e-12));
    assertThat(all.score().value()).isCloseTo(75, within(1e-12));
    assertThat(shift.within(P95).value()).isCloseTo(50, within(1e-12));
  }

  @Test
  void missingAnswersCountIfTheyDoForTheScore() {
    NpsDefinition passive =
        NpsDefinition.STANDARD.withMissing(NpsDefinition.MissingAnswers.PASSIVE);
    RatingAccumulator<Nps> answers = Nps.accumulator(passive);
    answers.add(10);
    answers.addMissing();
    MeanSums sums = answers.result().sums();
    assertThat(sums.n()).isEqualTo(2);
    assertThat(sums.sum()).isEqualTo(1);
    MixShift<String> shift = MixShift.between(Map.of("a", answers.result()), Map.of());
    assertThat(shift.n()).isEqualTo(2);
  }

  @Test
  void emptySideLeavesTheChangeUndefined() {
    Estimate change = MixShift.between(APRIL, Map.<String, Nps>of()).change(P95);
    assertThat(change.isDefined()).isFalse();
    assertThat(change.n()).isEqualTo(100);
    assertThat(change.interval().low()).isEqualTo(-200);
    assertThat(change.interval().high()).isEqualTo(200);
  }

  @Test
  void refusesWhatCannotBeCompared() {
    Map<String, Nps> employees = Map.of("web", Nps.accumulator(NpsDefinition.EMPLOYEE).result());
    Map<String, Nps> standard = Map.of("web", Nps.of(9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixShift.between(standard, employees))
        .withMessageStartingWith("cannot compare scores of different definitions: eNPS on");
    Map<String, Nps> none = Map.of();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixShift.between(none, none))
        .withMessage("scores must be at least one, was none");
    AnswerMean alike =
        new AnswerMean("same", MeanKind.VALUE, List.of(2.0, 2.0), OptionalDouble.empty(), 1, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixShift.of(alike, Map.<String, MeanSums>of(), Map.of()))
        .withMessage("answers must differ in worth, was 2.0 for each");
  }

  @Test
  void classesOnlyCompareWithAnswers() {
    Map<String, Nps> answers = Map.of("web", Nps.of(10, 9, 0, 7));
    MixShift<String> shift = MixShift.between(APRIL, answers);
    assertThat(shift.segments().keySet()).containsExactly("phone", "web");
  }

  @Test
  void weightedScoresAreSplitByTheirWeights() {
    // web: a promoter of weight 3 and a detractor of weight 1; then all weigh 2
    WeightedRatingAccumulator<Nps> web = WeightedRatingAccumulator.of(NpsDefinition.STANDARD);
    web.add(10, 3);
    web.add(0, 1);
    WeightedRatingAccumulator<Nps> phone = WeightedRatingAccumulator.of(NpsDefinition.STANDARD);
    phone.add(0, 2);
    phone.add(7, 2);
    MixShift<String> shift =
        MixShift.between(
            Map.of("web", web.result()), Map.of("web", phone.result(), "phone", phone.result()));
    // from +50 to -50, in half of the answers now, in all of them before
    assertThat(shift.change(P95).value()).isCloseTo(-100, within(1e-12));
    assertThat(shift.within(P95).value()).isCloseTo(-75, within(1e-12));
    assertThat(shift.composition(P95).value()).isCloseTo(-25, within(1e-12));
    assertThat(shift.rows(P95).get("web").baselineScore().value()).isCloseTo(50, within(1e-12));
    assertThat(shift.n()).isEqualTo(6);
  }

  @Test
  void missingAnswersOfWeightCountIfTheyDoForTheScore() {
    NpsDefinition passive =
        NpsDefinition.STANDARD.withMissing(NpsDefinition.MissingAnswers.PASSIVE);
    WeightedRatingAccumulator<Nps> answers = WeightedRatingAccumulator.of(passive);
    answers.add(10, 2);
    answers.addMissing(3);
    MeanSums sums = answers.result().sums();
    assertThat(sums.n()).isEqualTo(2);
    assertThat(sums.weight()).isEqualTo(5);
    assertThat(sums.sum()).isEqualTo(2);
  }
}
