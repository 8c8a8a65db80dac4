package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ReferenceRow;
import io.github.cxmetrics.stats.DesignMean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Weighted and clustered scores against R's survey; {@code src/test/r/weighted-reference.R}. */
class WeightedReferenceTest {

  private static final double TOLERANCE = 1e-9;

  private static final AnswerMean ANSWER = AnswerMean.answer("mean", RatingScale.ZERO_TO_TEN);

  record Answered(int answer, double weight, long account, String segment) {

    String accountName() {
      return "account " + account;
    }

    boolean inSegment() {
      return segment.equals("a");
    }
  }

  static List<ReferenceRow> rows() {
    return ReferenceRow.of(WeightedReferenceTest.class, "weighted-reference.csv");
  }

  private static List<Answered> answers(ReferenceRow row) {
    String[] answers = row.text("answers").split(" ", -1);
    String[] weights = row.text("weights").split(" ", -1);
    String[] accounts = row.text("accounts").split(" ", -1);
    String[] segments = row.text("segments").split(" ", -1);
    List<Answered> all = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      all.add(
          new Answered(
              Integer.parseInt(answers[i]),
              Double.parseDouble(weights[i]),
              Long.parseLong(accounts[i]),
              segments[i]));
    }
    return all;
  }

  private static WeightedRatingMetric<Answered, Nps> weighted() {
    return Nps.metric(Answered::answer).weightedBy(Answered::weight);
  }

  private static void assertMean(ReferenceRow row, String prefix, DesignMean mean) {
    row.assertNumber(prefix, mean.value(), TOLERANCE);
    row.assertNumber(prefix + "_se", Math.sqrt(mean.squaredError()), TOLERANCE);
  }

  private static void assertMeans(ReferenceRow row, String prefix, List<DesignMean> means) {
    assertMean(row, prefix + "_nps", means.get(0));
    assertMean(row, prefix + "_promoters", means.get(1));
    assertMean(row, prefix + "_passives", means.get(2));
    assertMean(row, prefix + "_detractors", means.get(3));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void weightedMeansAndTheirErrors(ReferenceRow row) {
    WeightedScore<Nps> score = answers(row).stream().collect(weighted());
    assertMeans(
        row, "plain", NpsDefinition.STANDARD.means().stream().map(score.weighted()::mean).toList());
    assertMean(row, "plain_answer", score.weighted().mean(ANSWER));
    row.assertNumber("effective_n", score.effectiveN().orElseThrow(), TOLERANCE);
    assertThat(score.score().value()).isCloseTo(100 * row.number("plain_nps"), within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aSegmentIsItsOwnSample(ReferenceRow row) {
    List<Answered> all = answers(row);
    WeightedScore<Nps> segment = all.stream().collect(weighted().where(Answered::inSegment));
    DesignMean nps = segment.weighted().mean(NpsDefinition.STANDARD.means().get(0));
    assertMean(row, "own_nps", nps);
    assertMean(row, "own_answer", segment.weighted().mean(ANSWER));
    assertThat(nps.value()).isCloseTo(row.number("domain_nps"), within(1e-12));
    // as a domain of the whole sample it has n / (n - 1) of all answers instead of its own
    double n = segment.n();
    double asDomain = Math.sqrt((n - 1) / n * all.size() / (all.size() - 1.0));
    row.assertNumber("domain_nps_se", asDomain * Math.sqrt(nps.squaredError()), TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void clusteredMeansAndTheirErrors(ReferenceRow row) {
    List<Answered> all = answers(row);
    ClusteredScore<Nps> byNumber =
        all.stream().collect(weighted().clusteredByLong(Answered::account));
    assertMeans(row, "clustered", byNumber.means());
    row.assertNumber("effective_accounts", byNumber.effectiveN().orElseThrow(), TOLERANCE);
    assertThat(byNumber.n()).isEqualTo(all.stream().map(Answered::account).distinct().count());
    assertThat(all.stream().collect(weighted().clusteredBy(Answered::accountName)))
        .isEqualTo(byNumber);
    ClusteredScore<Ratings> ratings =
        all.stream()
            .collect(
                Ratings.metric(RatingScale.ZERO_TO_TEN, Answered::answer)
                    .weightedBy(Answered::weight)
                    .clusteredByLong(Answered::account));
    assertMean(row, "clustered_answer", ratings.means().get(0));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void clustersOfAnswersOfEqualWeight(ReferenceRow row) {
    List<Answered> all = answers(row);
    assertMeans(
        row,
        "equal",
        all.stream()
            .collect(Nps.metric(Answered::answer).clusteredByLong(Answered::account))
            .means());
    assertMeans(
        row,
        "equal",
        all.stream()
            .collect(Nps.metric(Answered::answer).clusteredBy(Answered::accountName))
            .means());
  }
}
