package io.github.cxmetrics.cli.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What overall satisfaction with an airport goes with, of its published survey of 2017; skipped
 * where it is not there.
 *
 * <p>The expected numbers of seven predictors come from all 5,040 orders: Python 3 with NumPy,
 * {@code numpy.linalg.lstsq} on each set of columns (rows and outcome times the root of the
 * weight), and {@code for order in itertools.permutations(range(7)): for k in range(7):
 * gain[order[k]] += r2(order[:k + 1]) - r2(order[:k])}, divided by 5,040. Those of fourteen come
 * from {@code numpy.linalg.solve} on each of the 16,384 sets, weighted by {@code k! (13 - k)! /
 * 14!}.
 */
class RealDataDriversTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  private static final String SEVEN = "Q7FOOD,Q7STORE,Q7SIGN,Q7WALKWAYS,Q7SCREENS,Q7ART,Q7WIFI";

  private static Json airport(String predictors, Object... more) {
    Path path = DATA.resolve("sfo-airport-survey-2017/sfo_customer_survey_2017.csv");
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return CommandRun.json(
        List.of(
            "drivers",
            path,
            "--outcome",
            "Q7ALL",
            "--missing",
            "0,6,Blank",
            "--sort",
            "given",
            "--predictors",
            predictors,
            List.of(more)));
  }

  private static double number(Json report, Object... path) {
    return ((Number) report.at(path).value()).doubleValue();
  }

  private static void assertImportance(Json report, double... expected) {
    double sum = 0;
    for (int j = 0; j < expected.length; j++) {
      assertThat(number(report, "drivers", j, "importance", "value"))
          .as("importance of %d", j)
          .isCloseTo(expected[j], within(1e-12));
      sum += expected[j];
    }
    assertThat(number(report, "rSquared", "value")).isCloseTo(sum, within(1e-12));
  }

  @Test
  void sevenPredictorsInAllOrders() {
    Json report = airport(SEVEN);
    assertImportance(
        report,
        0.0949804363905193,
        0.079595317019681,
        0.0841327811299455,
        0.0901525211666237,
        0.0789463698957274,
        0.0735555968832793,
        0.0726539436757289);
    assertThat(report.at("input", "used").value().toString()).isEqualTo("1548");
    assertThat(report.at("drivers", 0, "quadrant").value()).isEqualTo("more important, rated low");
  }

  @Test
  void sevenPredictorsWeighted() {
    assertImportance(
        airport(SEVEN, "--weight", "WEIGHT"),
        0.0884750455474765,
        0.0789997434901064,
        0.08332380653807,
        0.0993798964945058,
        0.0831700852507927,
        0.0674344697033336,
        0.0662340683612699);
  }

  @Test
  void allFourteen() {
    Json report =
        airport(
            "Q7ART,Q7FOOD,Q7STORE,Q7SIGN,Q7WALKWAYS,Q7SCREENS,Q7INFODOWN,Q7INFOUP,Q7WIFI,Q7ROADS,"
                + "Q7PARK,Q7AIRTRAIN,Q7LTPARKING,Q7RENTAL");
    assertImportance(
        report,
        0.0577904278920779,
        0.0651576575143421,
        0.0546151981077619,
        0.0510250203984585,
        0.0499932004869123,
        0.0517128281508555,
        0.0411132499295774,
        0.0446153370868793,
        0.039786764739125,
        0.0548282432636195,
        0.0789739980551706,
        0.0475488080063083,
        0.0559528657466408,
        0.0495874808691708);
    Map<String, String> counts =
        Map.of("rows", "2831", "used", "494", "incomplete", "2337", "rejected", "0");
    counts.forEach(
        (name, count) ->
            assertThat(report.at("input", name).value().toString()).as(name).isEqualTo(count));
    assertThat(report.at("drivers", 12, "missing").value().toString()).isEqualTo("1997");
    assertThat(number(report, "drivers", 7, "vif")).isGreaterThan(10);
    assertThat(report.at("remarks").value().toString())
        .contains("Q7LTPARKING in 1997, Q7RENTAL in 1825, Q7PARK in 1560");
  }
}
