package io.github.cxmetrics.survey;

import static io.github.cxmetrics.survey.InvitationStage.BOUNCED;
import static io.github.cxmetrics.survey.InvitationStage.COMPLETE;
import static io.github.cxmetrics.survey.InvitationStage.DELIVERED;
import static io.github.cxmetrics.survey.InvitationStage.OPENED;
import static io.github.cxmetrics.survey.InvitationStage.PARTIAL;
import static io.github.cxmetrics.survey.InvitationStage.SENT;
import static io.github.cxmetrics.survey.InvitationStage.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Invitations, their stages and rates. */
class ResponseFunnelTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;

  private static final ResponseFunnel MAILS =
      ResponseFunnel.ofCounts(
          Map.of(
              SENT, 1000L, BOUNCED, 50L, OPENED, 400L, STARTED, 250L, PARTIAL, 40L, COMPLETE,
              190L));

  @ParameterizedTest
  @CsvSource({
    "DELIVERED_OF_SENT, 950, 1000, deliveredOfSent, delivered / sent",
    "BOUNCED_OF_SENT, 50, 1000, bouncedOfSent, bounced / sent",
    "OPENED_OF_DELIVERED, 400, 950, openedOfDelivered, opened / delivered",
    "STARTED_OF_DELIVERED, 250, 950, startedOfDelivered, started / delivered",
    "ANSWERED_OF_DELIVERED, 230, 950, answeredOfDelivered, partial or complete / delivered",
    "COMPLETED_OF_DELIVERED, 190, 950, completedOfDelivered, complete / delivered",
    "COMPLETED_OF_SENT, 190, 1000, completedOfSent, complete / sent",
    "COMPLETED_OF_STARTED, 190, 250, completedOfStarted, complete / started"
  })
  void everyRateHasItsDenominator(
      ResponseFunnelRate rate, long numerator, long denominator, String key, String formula) {
    Estimate estimate = MAILS.rate(rate, LEVEL);
    assertThat(estimate)
        .isEqualTo(ProportionInterval.WILSON.estimate(numerator, denominator, LEVEL));
    assertThat(rate.key()).isEqualTo(key);
    assertThat(rate.formula()).isEqualTo(formula);
    assertThat(MAILS.isCounted(rate)).isTrue();
    assertThat(MAILS.estimates()).containsEntry(key, estimate);
    assertThat(MAILS.n()).isEqualTo(1000);
  }

  @Test
  void whatWasNotCountedIsNotDefined() {
    ResponseFunnel link = ResponseFunnel.ofCounts(Map.of(STARTED, 20L, COMPLETE, 10L));
    assertThat(link.reached(DELIVERED)).isEmpty();
    assertThat(link.isCounted(ResponseFunnelRate.COMPLETED_OF_DELIVERED)).isFalse();
    assertThat(link.rate(ResponseFunnelRate.COMPLETED_OF_DELIVERED, LEVEL).isDefined()).isFalse();
    assertThat(link.rate(ResponseFunnelRate.ANSWERED_OF_DELIVERED, LEVEL).isDefined()).isFalse();
    assertThat(link.rate(ResponseFunnelRate.COMPLETED_OF_STARTED, LEVEL).value()).isEqualTo(0.5);
    ResponseFunnel none = ResponseFunnel.accumulator().result();
    assertThat(none.n()).isZero();
    assertThat(none.estimates().values()).noneMatch(Estimate::isDefined);
    assertThat(ResponseFunnel.ofCounts(Map.of()).n()).isZero();
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of(
            Map.of(SENT, 5L, BOUNCED, 6L), "bounced must not be more than sent, was 6 of 5"),
        Arguments.of(
            Map.of(SENT, 5L, BOUNCED, 2L, DELIVERED, 4L),
            "bounced and delivered must not be more than sent, was 6 of 5"),
        Arguments.of(
            Map.of(SENT, 5L, DELIVERED, 6L), "delivered must not be more than sent, was 6 of 5"),
        Arguments.of(
            Map.of(DELIVERED, 5L, OPENED, 6L),
            "opened must not be more than delivered, was 6 of 5"),
        Arguments.of(
            Map.of(SENT, 9L, BOUNCED, 4L, STARTED, 6L),
            "started must not be more than delivered, was 6 of 5"),
        Arguments.of(
            Map.of(STARTED, 5L, COMPLETE, 6L),
            "complete must not be more than started, was 6 of 5"),
        Arguments.of(
            Map.of(DELIVERED, 5L, PARTIAL, 3L, COMPLETE, 3L),
            "partial and complete must not be more than delivered, was 6 of 5"),
        Arguments.of(Map.of(SENT, -1L), "count of SENT must be in 0..4611686018427387904, was -1"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void refusesCountsThatCannotBe(Map<InvitationStage, Long> counts, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResponseFunnel.ofCounts(counts))
        .withMessage(message);
  }

  @Test
  void sumsOfCountsDoNotOverflow() {
    assertThatThrownBy(() -> ResponseFunnel.ofCounts(Map.of(PARTIAL, 1L << 62, COMPLETE, 1L << 62)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void moreMayStartThanAreSeenToOpen() {
    ResponseFunnel hidden =
        ResponseFunnel.ofCounts(Map.of(DELIVERED, 10L, OPENED, 1L, STARTED, 5L, COMPLETE, 5L));
    assertThat(hidden.rate(ResponseFunnelRate.OPENED_OF_DELIVERED, LEVEL).value()).isEqualTo(0.1);
  }

  private static ResponseFunnel ofFurthest(Set<InvitationStage> told, InvitationStage... each) {
    ResponseAccumulator<InvitationStage, ResponseFunnel> funnel = ResponseFunnel.accumulator(told);
    for (InvitationStage stage : each) {
      funnel.add(stage);
    }
    return funnel.result();
  }

  @Test
  void furthestStagesCountForTheEarlierOnes() {
    ResponseFunnel funnel =
        ofFurthest(
            EnumSet.allOf(InvitationStage.class),
            SENT,
            BOUNCED,
            DELIVERED,
            OPENED,
            STARTED,
            PARTIAL,
            COMPLETE,
            COMPLETE);
    assertThat(funnel.reached())
        .isEqualTo(
            Map.of(
                SENT, 8L, BOUNCED, 1L, DELIVERED, 6L, OPENED, 5L, STARTED, 4L, PARTIAL, 1L,
                COMPLETE, 2L));
  }

  @Test
  void stagesThatRecordsDoNotTellAreNotKnown() {
    assertThat(ofFurthest(EnumSet.of(STARTED, COMPLETE), STARTED, COMPLETE).reached())
        .isEqualTo(Map.of(STARTED, 2L, COMPLETE, 1L));
    assertThat(ofFurthest(EnumSet.of(SENT, COMPLETE), SENT, COMPLETE).reached())
        .isEqualTo(Map.of(SENT, 2L, COMPLETE, 1L));
    assertThat(ofFurthest(EnumSet.of(SENT, BOUNCED, COMPLETE), SENT, BOUNCED, COMPLETE).reached())
        .isEqualTo(Map.of(SENT, 3L, BOUNCED, 1L, DELIVERED, 2L, COMPLETE, 1L));
    assertThat(ofFurthest(EnumSet.of(DELIVERED, COMPLETE), DELIVERED, COMPLETE).reached())
        .isEqualTo(Map.of(DELIVERED, 2L, COMPLETE, 1L));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResponseFunnel.accumulator(EnumSet.of(STARTED, SENT)))
        .withMessage("stages that records tell must hold COMPLETE, was [SENT, STARTED]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofFurthest(EnumSet.of(COMPLETE), OPENED))
        .withMessage("outcome must be one of [COMPLETE], was OPENED");
  }

  @Test
  void rateOfRecords() {
    ResponseFunnel funnel =
        Stream.of(DELIVERED, COMPLETE).collect(ResponseFunnel.metric(stage -> stage));
    assertThat(funnel.rate(ResponseFunnelRate.COMPLETED_OF_DELIVERED, LEVEL).value())
        .isEqualTo(0.5);
    assertThat(ResponseFunnelRate.COMPLETED_OF_DELIVERED.words()).isEqualTo("response rate");
    assertThat(ResponseFunnelRate.ANSWERED_OF_DELIVERED.numeratorName())
        .isEqualTo("partial or complete");
  }
}
