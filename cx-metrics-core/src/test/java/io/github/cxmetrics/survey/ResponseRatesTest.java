package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.stats.ProportionInterval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The definitions of the Standard Definitions, worked by hand on one set of cases. */
class ResponseRatesTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;

  /* I 300, P 50, R 200, NC 100, O 30; UH 160, UO 40; NE 170: 680 eligible, 200 unknown. */
  private static final ResponseRates CASES =
      ResponseRates.ofCounts(
          Map.of(
              Disposition.COMPLETE, 300L,
              Disposition.PARTIAL, 50L,
              Disposition.REFUSAL, 200L,
              Disposition.NON_CONTACT, 100L,
              Disposition.OTHER, 30L,
              Disposition.UNKNOWN_HOUSEHOLD, 160L,
              Disposition.UNKNOWN_OTHER, 40L,
              Disposition.INELIGIBLE, 170L));

  /** e = 680 / 850 = 0.8, so that 160 of the 200 unknown cases stand below the line. */
  @ParameterizedTest
  @CsvSource({
    "RR1, 300, 880",
    "RR2, 350, 880",
    "RR3, 300, 840",
    "RR4, 350, 840",
    "RR5, 300, 680",
    "RR6, 350, 680",
    "COOP1, 300, 580",
    "COOP2, 350, 580",
    "COOP3, 300, 550",
    "COOP4, 350, 550",
    "REF1, 200, 880",
    "REF2, 200, 840",
    "REF3, 200, 680",
    "CON1, 580, 880",
    "CON2, 580, 840",
    "CON3, 580, 680"
  })
  void everyRateWorkedByHand(AaporRate rate, long numerator, long denominator) {
    Estimate estimate = CASES.rate(rate, LEVEL);
    assertThat(estimate.value()).isCloseTo(numerator / (double) denominator, within(1e-15));
    assertThat(estimate.n()).isEqualTo(denominator);
    assertThat(rate.numerator(CASES)).isEqualTo(numerator);
    Estimate wilson = ProportionInterval.WILSON.estimate(numerator, denominator, LEVEL);
    assertThat(estimate.interval().low()).isCloseTo(wilson.interval().low(), within(1e-12));
    assertThat(estimate.interval().high()).isCloseTo(wilson.interval().high(), within(1e-12));
    assertThat(CASES.estimates()).containsEntry(rate.name(), estimate);
  }

  @Test
  void formulasNameTheirParts() {
    assertThat(List.of(AaporRate.values()))
        .extracting(AaporRate::formula)
        .containsExactly(
            "RR1 = I / ((I+P) + (R+NC+O) + (UH+UO))",
            "RR2 = (I+P) / ((I+P) + (R+NC+O) + (UH+UO))",
            "RR3 = I / ((I+P) + (R+NC+O) + e(UH+UO))",
            "RR4 = (I+P) / ((I+P) + (R+NC+O) + e(UH+UO))",
            "RR5 = I / ((I+P) + (R+NC+O))",
            "RR6 = (I+P) / ((I+P) + (R+NC+O))",
            "COOP1 = I / ((I+P) + R + O)",
            "COOP2 = (I+P) / ((I+P) + R + O)",
            "COOP3 = I / ((I+P) + R)",
            "COOP4 = (I+P) / ((I+P) + R)",
            "REF1 = R / ((I+P) + (R+NC+O) + (UH+UO))",
            "REF2 = R / ((I+P) + (R+NC+O) + e(UH+UO))",
            "REF3 = R / ((I+P) + (R+NC+O))",
            "CON1 = ((I+P) + R + O) / ((I+P) + (R+NC+O) + (UH+UO))",
            "CON2 = ((I+P) + R + O) / ((I+P) + (R+NC+O) + e(UH+UO))",
            "CON3 = ((I+P) + R + O) / ((I+P) + (R+NC+O))");
    assertThat(AaporRate.RR4.numeratorName()).isEqualTo("complete and partial interviews");
    assertThat(AaporRate.RR1.numeratorName()).isEqualTo("complete interviews");
    assertThat(AaporRate.REF1.numeratorName()).isEqualTo("refusals and break-offs");
    assertThat(AaporRate.CON1.numeratorName()).isEqualTo("contacted eligible cases");
    assertThat(AaporRate.RR3.denominatorName())
        .isEqualTo("eligible cases and the share e of the cases of unknown eligibility");
    assertThat(AaporRate.RR5.denominatorName()).isEqualTo("eligible cases");
    assertThat(AaporRate.COOP1.denominatorName()).isEqualTo("contacted eligible cases");
    assertThat(AaporRate.COOP3.denominatorName())
        .isEqualTo("contacted eligible cases able to answer");
  }

  @Test
  void aGivenShareOfUnknownCases() {
    Estimate estimate = CASES.rate(AaporRate.RR3, EligibleShare.of(0.3), LEVEL);
    assertThat(estimate.value()).isCloseTo(300 / 740.0, within(1e-15));
    assertThat(estimate.method()).isEqualTo("Wilson score, e fixed");
    assertThat(CASES.rate(AaporRate.RR3, EligibleShare.of(0), LEVEL).value())
        .isEqualTo(CASES.rate(AaporRate.RR5, LEVEL).value());
    assertThat(CASES.rate(AaporRate.RR3, EligibleShare.of(1), LEVEL).value())
        .isEqualTo(CASES.rate(AaporRate.RR1, LEVEL).value());
    assertThat(EligibleShare.of(0.3).describe()).isEqualTo("e = 0.3, given");
    assertThat(EligibleShare.proportional().describe())
        .isEqualTo("e = (I+P+R+NC+O) / (I+P+R+NC+O+NE), proportional allocation");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EligibleShare.of(1.5))
        .withMessage("share of unknown cases that are eligible must be in 0..1, was 1.5");
  }

  @ParameterizedTest
  @EnumSource(AaporRate.class)
  void withoutCasesNothingIsDefined(AaporRate rate) {
    Estimate none = ResponseRates.ofCounts(Map.of()).rate(rate, LEVEL);
    assertThat(none.isDefined()).isFalse();
    assertThat(none.n()).isZero();
    assertThat(none.interval().width()).isEqualTo(1);
  }

  @Test
  void unknownCasesAloneTellNoShare() {
    ResponseRates unknown = ResponseRates.ofCounts(Map.of(Disposition.UNKNOWN_OTHER, 5L));
    assertThat(EligibleShare.proportional().of(unknown)).isEmpty();
    assertThat(unknown.rate(AaporRate.RR1, LEVEL).value()).isZero();
    assertThat(unknown.rate(AaporRate.RR3, LEVEL).isDefined()).isFalse();
    assertThat(unknown.rate(AaporRate.RR3, EligibleShare.of(0), LEVEL).isDefined()).isFalse();
    assertThat(unknown.rate(AaporRate.RR3, EligibleShare.of(0.1), LEVEL).value()).isZero();
    assertThat(unknown.rate(AaporRate.RR3, EligibleShare.of(0.1), LEVEL).n()).isEqualTo(1);
  }

  @Test
  void refusesCountsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResponseRates.ofCounts(Map.of(Disposition.REFUSAL, -1L)))
        .withMessage("count of REFUSAL must be in 0..4611686018427387904, was -1");
    assertThatThrownBy(
            () ->
                ResponseRates.ofCounts(
                    Map.of(Disposition.REFUSAL, 1L << 62, Disposition.COMPLETE, 1L)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void casesAreCountedByTheirCodes() {
    ResponseAccumulator<Disposition, ResponseRates> cases = ResponseRates.accumulator();
    cases.add(Disposition.COMPLETE);
    cases.add(Disposition.INELIGIBLE);
    ResponseRates rates = cases.result();
    assertThat(rates.n()).isEqualTo(2);
    assertThat(rates.knownEligible()).isEqualTo(1);
    assertThat(rates.unknown()).isZero();
    assertThat(rates.rate(AaporRate.RR3, LEVEL).method()).isEqualTo("Wilson score");
    assertThat(Disposition.NON_CONTACT.code()).isEqualTo("NC");
    assertThat(Disposition.NON_CONTACT.words()).isEqualTo("non-contacts");
  }
}
