package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.ReferenceRow;
import io.github.cxmetrics.stats.ImportanceMethod;
import io.github.cxmetrics.stats.RelativeImportance;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Importance, coefficients, variance inflation and all standard errors, weighted and not, beside
 * brute force in base R: {@code drivers-reference.R}.
 */
class DriversReferenceTest {

  @TestFactory
  List<DynamicTest> equalsBruteForce() {
    List<ReferenceRow> data = ReferenceRow.of(getClass(), "drivers-data.csv");
    Map<String, List<ReferenceRow>> cases =
        ReferenceRow.of(getClass(), "drivers-reference.csv").stream()
            .collect(
                Collectors.groupingBy(
                    row ->
                        row.text("weights")
                            + ","
                            + row.text("method")
                            + ","
                            + row.text("predictors")));
    assertThat(cases).hasSize(12);
    return cases.entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey(), () -> check(data, one.getKey().split(","), one.getValue())))
        .toList();
  }

  private static void check(List<ReferenceRow> data, String[] key, List<ReferenceRow> expected) {
    List<String> names = List.of(key[2].split("\\+"));
    DriversDefinition definition =
        DriversDefinition.ofRatings(RatingScale.ONE_TO_FIVE, "y", names.toArray(String[]::new))
            .by(key[1].equals("lmg") ? ImportanceMethod.LMG : ImportanceMethod.RELATIVE_WEIGHTS);
    DriversAccumulator rows = Drivers.accumulator(definition);
    for (ReferenceRow row : data) {
      double[] predictors = names.stream().mapToDouble(row::number).toArray();
      rows.addWeighted(key[0].equals("none") ? 1 : row.number("w"), row.number("y"), predictors);
    }
    Map<String, DriverFit.Part> actual = numbers(rows, names, definition.method());
    for (ReferenceRow row : expected) {
      DriverFit.Part number = actual.get(row.text("number"));
      String what = Arrays.toString(key) + row.text("number");
      assertThat(number.value().orElse(Double.NaN))
          .as(what)
          .isCloseTo(row.number("value"), within(1e-12 * Math.max(1, row.number("value"))));
      if (row.number("error") > 1e-9 && number.error().isPresent()) {
        assertThat(number.error().getAsDouble())
            .as("error of %s", what)
            .isCloseTo(row.number("error"), within(1e-6 * row.number("error")));
      } else if (!row.text("number").startsWith("vif")) {
        assertThat(number.error()).as("error of %s", what).isEmpty();
        assertThat(row.number("error")).as("error of %s", what).isLessThan(1e-7);
      }
    }
  }

  private static Map<String, DriverFit.Part> numbers(
      DriversAccumulator rows, List<String> names, ImportanceMethod method) {
    DriverRows read = new DriverRows(rows);
    int[] columns = read.withOutcome(IntStream.range(0, names.size()));
    RelativeImportance all = RelativeImportance.of(read.covariance(columns), method);
    Map<String, DriverFit.Part> numbers = new HashMap<>();
    numbers.put(
        "rSquared",
        DriverFit.number(
            OptionalDouble.of(all.rSquared()), all.rSquaredGradient(), read.errors(columns)));
    for (int j = 0; j < names.size(); j++) {
      DriverFit fit = DriverFit.of(all, j, read.errors(columns));
      numbers.put("importance." + names.get(j), fit.importance());
      numbers.put("share." + names.get(j), fit.share());
      numbers.put("correlation." + names.get(j), fit.correlation());
      numbers.put("coefficient." + names.get(j), fit.coefficient());
      numbers.put(
          "vif." + names.get(j),
          new DriverFit.Part(fit.varianceInflation(), OptionalDouble.empty()));
    }
    return numbers;
  }
}
