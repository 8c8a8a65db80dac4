package io.github.cxmetrics.cli.survey;

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
 * The score of the airport survey of 2017 weighted to the sums of its own weights by boarding area
 * and time of the day; skipped where the data set is not there. Expected numbers are those of R
 * 4.2.2 with survey 4.1.1: {@code calibrate(calfun = "raking", epsilon = 1e-12, maxit = 200)} of
 * those who answered, on the margins divided by their totals, then {@code svymean} and {@code
 * svyby}. The effective n is that of the weights.
 */
class RealDataTargetTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  @TempDir Path folder = Path.of("");

  @Test
  void scoreAndErrorEqualThoseOfAnotherImplementation() throws IOException {
    Path airport = DATA.resolve("sfo-airport-survey-2017/sfo_customer_survey_2017.csv");
    assumeThat(Files.isReadable(airport)).as("%s is there", airport).isTrue();
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
    Json report =
        CommandRun.json(
            "nps",
            airport,
            "--score",
            "NETPRO",
            "--missing",
            11,
            "--target",
            margins,
            "--rescale",
            "--by",
            "BAREA");
    Json total = report.at("total");
    assertThat(total.at("n").value()).isEqualTo(2746L);
    assertThat((double) total.at("effectiveN").value()).isCloseTo(2372.719680214007, within(1e-3));
    assertScore(total, 40.7358147843914, 1.415308390025843);
    assertScore(report.at("results", 0), 39.94818580010224, 2.620339018010580);
    assertScore(report.at("results", 6), 33.01352207060499, 2.834762646621430);
  }

  private static void assertScore(Json score, double value, double error) {
    double z = 1.959963984540054;
    assertThat((double) score.at("value").value()).isCloseTo(value, within(1e-6));
    double width = (double) score.at("high").value() - (double) score.at("low").value();
    assertThat(width / (2 * z)).isCloseTo(error, within(1e-7));
  }
}
