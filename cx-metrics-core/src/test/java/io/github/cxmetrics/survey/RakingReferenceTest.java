package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ConfidenceLevel;
import io.github.cxmetrics.Estimate;
import io.github.cxmetrics.ReferenceRow;
import io.github.cxmetrics.stats.DesignInterval;
import io.github.cxmetrics.stats.DesignMean;
import io.github.cxmetrics.stats.RakingRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Post-stratified and raked scores against the package survey of R; {@code
 * src/test/r/raking-reference.R}.
 *
 * <p>Errors of raking equal those after {@code calibrate(calfun = "raking")}. Those after {@code
 * rake} are the same where base weights are equal; where they are not, survey 4.1.1 takes residuals
 * from unweighted means there, and only the score and the weights are compared.
 */
class RakingReferenceTest {

  private static final double TOLERANCE = 1e-9;
  private static final List<String> VARIABLES = List.of("age", "region", "plan", "channel");

  private static final TargetMargin AGE =
      TargetMargin.of(
          "age", Map.of("18-34", 3000.0, "35-49", 2800.0, "50-64", 2400.0, "65+", 1800.0));
  private static final TargetMargin REGION =
      TargetMargin.of("region", Map.of("north", 3300.0, "south", 3600.0, "west", 3100.0));
  private static final TargetMargin PLAN =
      TargetMargin.of("plan", Map.of("basic", 5500.0, "plus", 4500.0));
  private static final TargetMargin JOINT = joint();

  private static final Map<String, AdjustedScore<Nps>> SCORES = new LinkedHashMap<>();

  private static TargetMargin joint() {
    Map<List<String>, Double> targets = new LinkedHashMap<>();
    targets.put(List.of("north", "basic"), 1500.0);
    targets.put(List.of("south", "basic"), 2100.0);
    targets.put(List.of("west", "basic"), 1900.0);
    targets.put(List.of("north", "plus"), 1800.0);
    targets.put(List.of("south", "plus"), 1500.0);
    targets.put(List.of("west", "plus"), 1200.0);
    return new TargetMargin(List.of("region", "plan"), targets);
  }

  private static Targets targets(String name) {
    return switch (name.replaceFirst("^(un)?equal", "")) {
      case "Post" -> Targets.of(AGE);
      case "Joint" -> Targets.of(JOINT);
      case "Rake2", "Calibrate2" -> Targets.of(AGE, REGION);
      case "RakeJoint" -> Targets.of(AGE, JOINT);
      case "Rake3", "Calibrate3" -> Targets.of(AGE, REGION, PLAN);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static AdjustedScore<Nps> score(String name) {
    return SCORES.computeIfAbsent(
        name,
        unused -> {
          StratifiedRatingAccumulator<Nps> answers =
              StratifiedRatingAccumulator.of(NpsDefinition.STANDARD, VARIABLES);
          for (ReferenceRow row : ReferenceRow.of(RakingReferenceTest.class, "raking-data.csv")) {
            double weight = name.startsWith("unequal") ? row.number("weight") : 1;
            answers.add(levels(row), row.number("answer"), weight);
          }
          return answers
              .result()
              .weighTo(
                  targets(name), RakingRule.STANDARD.withTolerance(1e-13).withIterations(1000));
        });
  }

  private static String[] levels(ReferenceRow row) {
    return VARIABLES.stream().map(row::text).toArray(String[]::new);
  }

  static List<ReferenceRow> means() {
    return ReferenceRow.of(RakingReferenceTest.class, "raking-reference.csv");
  }

  @ParameterizedTest
  @MethodSource("means")
  void scoresAndTheirErrors(ReferenceRow row) {
    AdjustedScore<Nps> all = score(row.text("case"));
    AdjustedScore<Nps> score =
        row.text("segment").isEmpty() ? all : all.segments("channel").get(row.text("segment"));
    Estimate estimate =
        score.estimates(DesignInterval.LINEARISED, ConfidenceLevel.P95).get(row.text("quantity"));
    assertThat(estimate.value())
        .isCloseTo(row.number("value"), within(TOLERANCE * Math.abs(row.number("value"))));
    if (!row.text("case").equals("unequalRake3")) {
      AnswerMean mean =
          NpsDefinition.STANDARD.means().stream()
              .filter(any -> any.name().equals(row.text("quantity")))
              .findFirst()
              .orElseThrow();
      DesignMean design = score.mean(mean);
      assertThat(mean.factor() * Math.sqrt(design.squaredError()))
          .isCloseTo(row.number("error"), within(TOLERANCE * row.number("error")));
    }
  }

  static List<ReferenceRow> weights() {
    return ReferenceRow.of(RakingReferenceTest.class, "raking-weights.csv");
  }

  @ParameterizedTest
  @MethodSource("weights")
  void weightOfEachCell(ReferenceRow row) {
    double expected = row.number("weight");
    assertThat(
            score(row.text("case")).weights().weight(levels(row), row.number("base")).orElseThrow())
        .isCloseTo(expected, within(TOLERANCE * expected));
  }
}
