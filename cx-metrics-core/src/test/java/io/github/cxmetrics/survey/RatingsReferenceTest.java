package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.ReferenceRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number of rated answers against base R; {@code src/test/r/survey-reference.R}. */
class RatingsReferenceTest {

  private static final double TOLERANCE = 1e-11;

  static List<ReferenceRow> rows() {
    return ReferenceRow.of(RatingsReferenceTest.class, "survey-reference.csv");
  }

  private static RatingScale scale(ReferenceRow row) {
    return RatingScale.of((int) row.number("lowest"), (int) row.number("highest"));
  }

  private static Ratings ratings(ReferenceRow row) {
    List<Long> counts = Stream.of(row.text("counts").split(" ")).map(Long::valueOf).toList();
    return new Ratings(scale(row), counts, 0, 0);
  }

  private static void assertEstimate(
      Estimate actual, ReferenceRow row, String value, String low, String high) {
    assertThat(actual.value()).isCloseTo(row.number(value), within(TOLERANCE));
    assertThat(actual.interval().low()).isCloseTo(row.number(low), within(TOLERANCE));
    assertThat(actual.interval().high()).isCloseTo(row.number(high), within(TOLERANCE));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void meanVarianceMedianAndPomp(ReferenceRow row) {
    Ratings ratings = ratings(row);
    assertEstimate(ratings.mean(ConfidenceLevel.P95), row, "mean", "mean_low", "mean_high");
    assertThat(ratings.sampleVariance()).isCloseTo(row.number("variance"), within(TOLERANCE));
    assertThat(ratings.median()).isEqualTo(row.number("median"));
    assertThat(ratings.pomp(ConfidenceLevel.P95).value())
        .isCloseTo(row.number("pomp"), within(TOLERANCE));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void shareOfTheTopTwoAnswers(ReferenceRow row) {
    CsatDefinition topTwo = new CsatDefinition(scale(row), scale(row).best(2));
    assertEstimate(topTwo.read(ratings(row)).score(), row, "share", "share_low", "share_high");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void netPromoterScore(ReferenceRow row) {
    int highest = scale(row).highest();
    NpsDefinition definition = NpsDefinition.of(scale(row), highest - 4, highest - 1);
    assertThat(definition.read(ratings(row)).score().value())
        .isCloseTo(row.number("nps"), within(TOLERANCE));
  }
}
