package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.time.CalendarGrid;
import io.github.cxmetrics.time.CalendarUnit;
import io.github.cxmetrics.wire.StateFormatException;
import io.github.cxmetrics.wire.StateWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TenureTest {

  private static final SurvivalQuestion USUAL = SurvivalQuestion.DEFAULT;
  private static final TenureDefinition DAYS =
      TenureDefinition.of(
          SurvivalDefinition.ONE_EVENT,
          CalendarGrid.of(CalendarUnit.DAY, ZoneId.of("Europe/Paris")));

  @Test
  void thoseWhoAreThereGrowOlder() {
    TenureAccumulator customers =
        Tenure.accumulator(TenureDefinition.of(SurvivalDefinition.ONE_EVENT.in("days")));
    customers.start(100);
    customers.start(110, 2);
    customers.end(100, 130, 1);
    Tenure tenure = customers.result();
    assertThat(tenure.n()).isEqualTo(3);
    assertThat(tenure.active()).isEqualTo(2);
    assertThat(tenure.ended()).isEqualTo(1);
    assertThat(tenure.last()).hasValue(130);
    assertThat(tenure).hasToString("2 active, 1 ended");
    assertThat(tenure.asOf(130).lastTime()).hasValue(30);
    assertThat(tenure.asOf(130).at(30).value()).isZero();
    assertThat(tenure.asOf(200).at(30).value()).isEqualTo(2 / 3.0);
    assertThat(tenure.asOf(200).lastTime()).hasValue(90);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tenure.asOf(129))
        .withMessage("as of must not be before the last start or end, 130, was 129");
  }

  @Test
  void datesAndInstantsAreThoseOfTheZone() {
    TenureAccumulator customers = Tenure.accumulator(DAYS);
    customers.start(LocalDate.parse("2024-03-30"));
    customers.start(Instant.parse("2024-03-30T23:30:00Z")); // the 31st in Paris
    customers.end(LocalDate.parse("2024-03-30"), LocalDate.parse("2024-04-01"), 1);
    customers.end(Instant.parse("2024-03-31T20:00:00Z"), Instant.parse("2024-03-31T23:00:00Z"), 1);
    Tenure tenure = customers.result();
    assertThat(tenure.active()).isZero();
    assertThat(tenure.endsWithoutStart()).isZero();
    Survival survival = tenure.asOf(LocalDate.parse("2024-04-02"));
    assertThat(survival).isEqualTo(tenure.asOf(Instant.parse("2024-04-02T12:00:00Z")));
    assertThat(survival.steps(USUAL)).extracting(SurvivalStep::time).containsExactly(1L, 2L);
  }

  @Test
  void whoStartedBeforeIsSeenFromThenOn() {
    TenureAccumulator customers =
        Tenure.accumulator(TenureDefinition.of(SurvivalDefinition.ONE_EVENT).observedFrom(0));
    customers.start(-50);
    customers.end(-50, 10, 1);
    customers.start(-20);
    customers.start(5);
    Survival survival = customers.result().asOf(30);
    assertThat(survival.enteredLate()).isEqualTo(2);
    assertThat(survival.atRisk(20)).isEqualTo(1);
    assertThat(survival.atRisk(50)).isEqualTo(1);
    assertThat(survival.atRisk(51)).isEqualTo(1);
    assertThat(survival.atRisk(60)).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> customers.end(-5, 0, 1))
        .withMessage("end must be after 0, from which customers are observed, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Tenure.accumulator(
                        TenureDefinition.of(SurvivalDefinition.ONE_EVENT).observedFrom(0))
                    .result()
                    .asOf(0))
        .withMessage("as of must be after 0, from which customers are observed, was 0");
  }

  @Test
  void endsWithoutStartAreCounted() {
    TenureAccumulator customers =
        Tenure.accumulator(TenureDefinition.of(SurvivalDefinition.ONE_EVENT));
    customers.end(3, 8, 1);
    customers.start(4);
    Tenure tenure = customers.result();
    assertThat(tenure.endsWithoutStart()).isEqualTo(1);
    assertThat(tenure.active()).isEqualTo(1);
    assertThat(tenure.n()).isEqualTo(2);
    assertThat(tenure.asOf(9).n()).isEqualTo(2);
  }

  @Test
  void whoIsOutOfSightIsCensored() {
    TenureAccumulator customers =
        Tenure.accumulator(TenureDefinition.of(SurvivalDefinition.ONE_EVENT));
    customers.start(0);
    customers.end(0, 7, SurvivalAccumulator.CENSORED);
    customers.addEnded(0, 9, 1, 3);
    customers.addEnded(0, 9, 1, 0);
    Survival survival = customers.result().asOf(100);
    assertThat(survival.censored()).isEqualTo(1);
    assertThat(survival.events()).isEqualTo(3);
    assertThat(survival.lastTime()).hasValue(9);
  }

  @Test
  void nobodyHasNoLastPeriod() {
    Tenure none = Tenure.accumulator(DAYS).result();
    assertThat(none.n()).isZero();
    assertThat(none.last()).isEmpty();
    assertThat(none.asOf(5).n()).isZero();
    assertThat(none.estimates()).containsOnlyKeys("survivalAtLast");
    assertThat(none)
        .isEqualTo(Tenure.accumulator(DAYS).result())
        .hasSameHashCodeAs(Tenure.accumulator(DAYS).result())
        .isNotEqualTo(Tenure.accumulator(DAYS.observedFrom(1)).result());
    assertThat(none.definition()).isEqualTo(DAYS);
  }

  @Test
  void definitionsInWords() {
    assertThat(DAYS.observedFrom(7))
        .hasToString("\"event\", by DAY in Europe/Paris, weeks from MONDAY, observed from 7")
        .isEqualTo(DAYS.observedFrom(7))
        .hasSameHashCodeAs(DAYS.observedFrom(7))
        .isNotEqualTo(DAYS.observedFrom(8))
        .isNotEqualTo(DAYS);
    assertThat(DAYS.grid()).isPresent();
    assertThat(DAYS.observedFrom()).isEmpty();
    assertThat(DAYS.observedFrom(7).observedFrom()).hasValue(7);
    assertThat(DAYS.survival()).isEqualTo(SurvivalDefinition.ONE_EVENT);
  }

  @Test
  void rejectsWhatCannotBe() {
    TenureDefinition plain = TenureDefinition.of(SurvivalDefinition.ONE_EVENT);
    TenureAccumulator customers = Tenure.accumulator(plain);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> customers.end(5, 4, 1))
        .withMessage("end must not be before the start, was 4 and 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> customers.end(5, 6, 2))
        .withMessage("outcome must be in 0..1 (0 for censored), was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> customers.start(1L << 53))
        .withMessage("start must be within 2^52 of 0, was 9007199254740992");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> customers.start(1, -1))
        .withMessage("count must be at least 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> customers.start(LocalDate.EPOCH))
        .withMessage(
            "definition of a tenure must have a calendar grid for dates and instants, was"
                + " \"event\"");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TenureDefinition.of(
                        SurvivalDefinition.ONE_EVENT,
                        CalendarGrid.of(CalendarUnit.MONTH, ZoneId.of("UTC")))
                    .period(Instant.MAX))
        .withMessageStartingWith("instant must lie within the calendar, was ");
    customers.start(1, 1L << 60);
    assertThatThrownBy(() -> customers.start(1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("counts must sum to at most 1152921504606846976, was 1152921504606846976 + 1");
    assertThatThrownBy(() -> customers.merge(customers)).isInstanceOf(ArithmeticException.class);
    assertThat(customers.result().asOf(4).n()).isEqualTo(1L << 60);
  }

  @Test
  void refusesBytesThatAreNoTenure() {
    TenureAccumulator customers =
        Tenure.accumulator(TenureDefinition.of(SurvivalDefinition.ONE_EVENT));
    byte[] withoutEnd =
        StateWriter.encode(
            customers.header(),
            out -> {
              out.writeCount(0);
              out.writeCount(0);
              out.writeLong(5);
            });
    assertThatThrownBy(() -> customers.decode(withoutEnd))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("last end must be there if somebody left, was 5");
    byte[] farStart =
        StateWriter.encode(
            customers.header(),
            out -> {
              out.writeCount(0);
              out.writeCount(1);
              out.writeLong(1L << 55);
              out.writeCount(2);
              out.writeLong(Long.MIN_VALUE);
            });
    assertThatThrownBy(() -> customers.decode(farStart))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("start must be within 2^52 of 0, was 36028797018963968");
  }

  @Test
  void refusesBytesThatAreNoSurvival() {
    SurvivalAccumulator customers = Survival.accumulator(SurvivalDefinition.ONE_EVENT);
    byte[] negative =
        StateWriter.encode(
            customers.header(),
            out -> {
              out.writeCount(1);
              out.writeLong(3);
              out.writeCount(4);
              out.writeCount(1);
              out.writeCount(0);
            });
    assertThatThrownBy(() -> customers.decode(negative))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("count must be at least 0, was -1");
    byte[] early =
        StateWriter.encode(
            customers.header(),
            out -> {
              out.writeCount(1);
              out.writeLong(-3);
              out.writeCount(4);
              out.writeCount(0);
              out.writeCount(0);
            });
    assertThatThrownBy(() -> customers.decode(early))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("time must be in 0..2^53, was -3");
  }
}
