package io.github.cxmetrics.cli.survival;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Customers of a telephone company and students of courses; skipped where the data sets are not
 * there. The expected numbers are those of R 4.2.2 with survival 3.5.3: survfit with conf.type
 * log-log, survdiff, and survfit's rmean; the log-rank test of late entries, which survdiff does
 * not take, is summed by its definition in base R.
 */
class RealDataSurvivalTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  @TempDir Path folder;

  private static Path data(String file) {
    Path path = DATA.resolve(file);
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return path;
  }

  private static Json telco(Object... more) {
    return CommandRun.json(
        "survival",
        data("telco-churn/telco_customer_churn.csv"),
        "--duration",
        "tenure",
        "--event",
        "Churn=Yes",
        "--by",
        "Contract",
        "--at",
        "12,48,72",
        List.of(more));
  }

  private static void assertNumber(Json report, double expected, Object... path) {
    double actual = ((Number) report.at(path).value()).doubleValue();
    assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
  }

  private static void assertShare(
      Json report, int group, int time, long atRisk, double value, double low, double high) {
    Json at = report.at("results", group, "at", time);
    assertThat(at.at("atRisk").value()).isEqualTo(atRisk);
    assertNumber(at, value, "value");
    assertNumber(at, low, "low");
    assertNumber(at, high, "high");
  }

  @Test
  void customersByContract() {
    Json report = telco();
    assertThat(report.at("input", "used").value()).isEqualTo(7043L);
    assertShare(report, 0, 0, 1967, 0.703096636348866, 0.6872593576208226, 0.718304075430178);
    assertShare(report, 0, 1, 357, 0.397263779009728, 0.3739790447858033, 0.420435875337647);
    assertShare(report, 0, 2, 2, 0.128951900614394, 0.0759447830994757, 0.196396271049966);
    assertShare(report, 1, 0, 1371, 0.990808204074866, 0.9842195307701669, 0.994653431504680);
    assertShare(report, 1, 2, 17, 0.568145682028672, 0.4467580669989851, 0.672522964750978);
    assertShare(report, 2, 1, 1284, 0.995718930972045, 0.9904815991823406, 0.998077306490064);
    assertShare(report, 2, 2, 343, 0.935738580646726, 0.9133361293527705, 0.952500628924231);
    assertNumber(report, 35, "results", 0, "quantiles", "p50", "value");
    assertNumber(report, 32, "results", 0, "quantiles", "p50", "low");
    assertNumber(report, 38, "results", 0, "quantiles", "p50", "high");
    assertNumber(report, 72, "results", 1, "quantiles", "p50", "low");
    assertThat(report.at("results", 2, "quantiles", "p50", "value").value()).isNull();
    assertNumber(report, 72, "results", 0, "mean", "limit");
    assertNumber(report, 36.2978999018954, "results", 0, "mean", "value");
    assertNumber(report, 0.5600052057853064, "results", 0, "mean", "standardError");
    assertNumber(report, 0.4000605884266194, "results", 1, "mean", "standardError");
    assertNumber(report, 71.5403284503490, "results", 2, "mean", "value");
    assertNumber(report, 2352.87253825934, "test", "statistic");
    assertNumber(report, 708.445595507873, "test", "groups", 0, "expected");
    assertNumber(report, 689.826578396307, "test", "groups", 2, "expected");
    assertThat(report.at("test", "degreesOfFreedom").value()).isEqualTo(2L);
  }

  @Test
  void otherTestsOfTheSameCustomers() {
    assertNumber(telco("--weight", "fh:1,0"), 2203.02057728242, "test", "statistic");
    Json strata = telco("--strata", "InternetService");
    assertNumber(strata, 1732.85320169357, "test", "statistic");
    assertNumber(strata, 843.245368207914, "test", "groups", 0, "expected");
    assertThat(strata.at("test", "strata").value()).isEqualTo(3L);
  }

  private static List<String[]> rows(InputStream bytes) throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader in = new BufferedReader(new InputStreamReader(bytes, UTF_8))) {
      in.lines().skip(1).forEach(line -> rows.add(line.replace("\"", "").split(",", -1)));
    }
    return rows;
  }

  private static List<String[]> packed(String file) throws IOException {
    return rows(new GZIPInputStream(Files.newInputStream(data("oulad-registrations/" + file))));
  }

  /** Registrations with the length of their course and the gender of the student. */
  private Path registrations() throws IOException {
    Map<String, String> lengths = new HashMap<>();
    for (String[] row : rows(Files.newInputStream(data("oulad-registrations/course.csv")))) {
      lengths.put(row[0] + row[1], row[2]);
    }
    Map<String, String> genders = new HashMap<>();
    for (String[] row : packed("student.csv.gz")) {
      genders.put(row[0] + row[1] + row[2], row[3]);
    }
    List<String> lines = new ArrayList<>(List.of("module,run,registered,left,length,gender"));
    for (String[] row : packed("student_registration.csv.gz")) {
      lines.add(
          String.join(
              ",",
              row[0],
              row[1],
              row[3],
              row[4],
              lengths.get(row[0] + row[1]),
              genders.get(row[0] + row[1] + row[2])));
    }
    return Files.write(folder.resolve("registrations.csv"), lines);
  }

  @Test
  void studentsSeenFromTheFirstDayOfTheirCourse() throws IOException {
    Object[] command = {
      "survival",
      registrations(),
      "--start",
      "registered",
      "--end",
      "left",
      "--last",
      "length",
      "--observed-from",
      "0",
      "--on-bad",
      "skip",
      "--by",
      "gender",
      "--at",
      "100,200,300"
    };
    Json report = CommandRun.json(command);
    assertThat(report.at("input", "rejected").value()).isEqualTo(45L);
    assertThat(report.at("input", "unobserved").value()).isEqualTo(3062L);
    assertThat(report.at("input", "used").value()).isEqualTo(29486L);
    assertThat(
            (long) report.at("results", 0, "enteredLate").value()
                + (long) report.at("results", 1, "enteredLate").value())
        .isEqualTo(29250);
    assertShare(report, 0, 0, 9382, 0.847880763063683, 0.829437614076355, 0.864495289073330);
    assertShare(report, 0, 2, 6067, 0.704372560065380, 0.688366413004413, 0.719731835525316);
    assertShare(report, 1, 1, 13287, 0.723290128914585, 0.703834903507725, 0.741711363255780);
    assertShare(report, 1, 2, 7524, 0.665520170482768, 0.647410918123304, 0.682939420981966);
    assertNumber(report, 29.514523646645, "test", "statistic");
    assertNumber(report, 3151.540622648520, "test", "groups", 0, "expected");
    assertThat(report.at("test", "groups", 0, "observed").value()).isEqualTo(2926L);
    Json strata = CommandRun.json(List.of(command), "--strata", "module,run");
    assertNumber(strata, 18.0783183529734, "test", "statistic");
    assertNumber(strata, 2781.3688175787734, "test", "groups", 0, "expected");
    assertThat(strata.at("test", "strata").value()).isEqualTo(22L);
  }
}
