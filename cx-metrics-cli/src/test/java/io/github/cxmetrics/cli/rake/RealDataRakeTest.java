package io.github.cxmetrics.cli.rake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The airport survey of 2017 raked by boarding area and time of the day towards the sums of its own
 * weights, rounded to hundredths; skipped where the data set is not there. Expected numbers are
 * those of R 4.2.2 with survey 4.1.1, {@code rake(control = list(maxit = 100, epsilon = 1e-12))} on
 * the margins divided by their totals.
 */
class RealDataRakeTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  @TempDir Path folder = Path.of("");

  private static Path airport() {
    Path path = DATA.resolve("sfo-airport-survey-2017/sfo_customer_survey_2017.csv");
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return path;
  }

  @Test
  void airportWeightsEqualThoseOfAnotherImplementation() throws IOException {
    Path airport = airport();
    Path margins =
        Files.writeString(
            folder.resolve("margins.csv"),
            """
            margin,level,target
            BAREA,A,434.25
            BAREA,B,188.54
            BAREA,C,284.33
            BAREA,D,455.02
            BAREA,E,292.30
            BAREA,F,729.55
            BAREA,G,447.02
            PEAK,1,873.33
            PEAK,2,1250.70
            PEAK,3,706.97
            """);
    Path weighted = folder.resolve("weighted.csv");
    assertThat(CommandRun.refused("rake", airport, "--target", margins))
        .contains("margins must have the same total (or add --rescale)");
    Json report =
        CommandRun.json(
            "rake",
            airport,
            "--target",
            margins,
            "--rescale",
            "--output",
            weighted,
            "--weight-name",
            "RAKED");
    assertThat(report.at("n").value()).isEqualTo(2831L);
    assertClose(report, "smallestWeight", 0.578598127313703, 1e-7);
    assertClose(report, "largestWeight", 1.643679076882497, 1e-7);
    assertClose(report, "effectiveN", 2444.56195745296, 1e-4);

    Json raked = nps(weighted, "RAKED");
    Json given = nps(weighted, "WEIGHT");
    assertThat((double) raked.at("value").value()).isCloseTo(40.7406557749081, within(1e-6));
    assertThat((double) given.at("value").value()).isCloseTo(40.3984355117074, within(1e-9));
  }

  private static Json nps(Path file, String weight) {
    return CommandRun.json("nps", file, "--score", "NETPRO", "--missing", 11, "--weight", weight)
        .at("total", "estimates", "nps");
  }

  private static void assertClose(Json report, String field, double expected, double tolerance) {
    assertThat((double) report.at(field).value()).as(field).isCloseTo(expected, within(tolerance));
  }
}
