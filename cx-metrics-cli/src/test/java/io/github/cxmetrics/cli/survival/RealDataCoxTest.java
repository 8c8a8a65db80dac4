package io.github.cxmetrics.cli.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
 * Customers and students of published data sets; skipped where they are not there. The expected
 * numbers are those of coxph and concordance of R 4.2.2, survival 3.5.3, with {@code
 * coxph.control(eps = 1e-13, toler.chol = 1e-14)}.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the digits are those printed
class RealDataCoxTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  @TempDir Path folder;

  private static Path data(String file) {
    Path path = DATA.resolve(file);
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return path;
  }

  private static void assertNumbers(Json report, String name, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(number(report, "coefficients", i, name))
          .as("%s %d", name, i)
          .isCloseTo(expected[i], within(1e-7 * Math.abs(expected[i])));
    }
  }

  private static double number(Json report, Object... path) {
    return ((Number) report.at(path).value()).doubleValue();
  }

  private static void assertNumber(Json report, double expected, Object... path) {
    assertThat(number(report, path)).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
  }

  private static Json telco(Object... more) {
    return CommandRun.json(
        List.of(
            "cox",
            data("telco-churn/telco_customer_churn.csv"),
            "--duration",
            "tenure",
            "--event",
            "Churn=Yes",
            "--covariates",
            "Contract,MonthlyCharges,SeniorCitizen",
            List.of(more)));
  }

  @Test
  void customersByContract() {
    Json report = telco();
    assertThat(report.at("events").value().toString()).isEqualTo("1869");
    assertNumbers(
        report,
        "coefficient",
        -2.187104782970813677,
        -4.217438215743725571,
        0.000134295591511832,
        0.022768568794475318);
    assertNumbers(
        report,
        "se",
        0.0838662697071648,
        0.1572570508577032,
        0.0009177564090931,
        0.0548815884047195);
    assertNumber(report, -14343.456120179, "logLikelihood");
    assertNumber(report, -15653.039635111, "nullLogLikelihood");
    assertNumber(report, 1282.405312514, "tests", 1, "statistic");
    assertNumber(report, 2350.649641550, "tests", 2, "statistic");
    assertNumber(report, 6789415, "concordance", "concordant");
    assertNumber(report, 2105085, "concordance", "discordant");
    assertNumber(report, 102174, "concordance", "tiedTime");
    assertNumber(report, 0.7632405028236, "concordance", "value");
  }

  @Test
  void customersWithAHazardForEachService() {
    Json report = telco("--strata", "InternetService", "--ties", "breslow");
    assertNumbers(
        report,
        "coefficient",
        -1.8386088324977263,
        -3.5580508149198895,
        -0.0318267036804022,
        -0.0614062492753440);
    assertNumber(report, -12834.90973745, "logLikelihood");
    assertNumber(report, 0.8026033193692, "concordance", "value");
  }

  private static List<String[]> rows(InputStream in) throws IOException {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\"", "")
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .toList();
    }
  }

  private static List<String[]> packed(String file) throws IOException {
    return rows(new GZIPInputStream(Files.newInputStream(data("oulad-registrations/" + file))));
  }

  /** Who was there on the first day of the course or came later, and how long they stayed. */
  private Path registrations() throws IOException {
    Map<String, String> lengths = new HashMap<>();
    for (String[] row : rows(Files.newInputStream(data("oulad-registrations/course.csv")))) {
      lengths.put(row[0] + row[1], row[2]);
    }
    Map<String, String[]> students = new HashMap<>();
    for (String[] row : packed("student.csv.gz")) {
      students.put(row[0] + row[1] + row[2], row);
    }
    List<String> lines = new ArrayList<>(List.of("module,id,entry,exit,left,gender,age,credits"));
    for (String[] row : packed("student_registration.csv.gz")) {
      String[] student = students.get(row[0] + row[1] + row[2]);
      boolean left = !row[4].isEmpty();
      int exit = Integer.parseInt(left ? row[4] : lengths.get(row[0] + row[1]));
      if (!row[3].isEmpty() && Math.max(0, Integer.parseInt(row[3])) < exit) {
        int entry = Math.max(0, Integer.parseInt(row[3]));
        lines.add(
            String.join(
                ",",
                row[0],
                row[2],
                Integer.toString(entry),
                Integer.toString(exit),
                left ? "1" : "0",
                student[3],
                student[7],
                student[9]));
      }
    }
    return Files.write(folder.resolve("registrations.csv"), lines);
  }

  @Test
  void studentsWithLateEntryByCourse() throws IOException {
    Json report =
        CommandRun.json(
            "cox",
            registrations(),
            "--start",
            "entry",
            "--stop",
            "exit",
            "--event",
            "left=1",
            "--covariates",
            "gender,age,credits",
            "--strata",
            "module",
            "--id",
            "id");
    assertThat(report.at("input", "used").value().toString()).isEqualTo("29486");
    assertNumbers(
        report,
        "coefficient",
        -0.08041090980688957,
        -0.03600480260798158,
        -0.21047519980979765,
        0.00544913677017896);
    assertNumbers(
        report,
        "se",
        0.0290317385053199,
        0.0270847402606512,
        0.1574532138396557,
        0.0002522358620458);
    assertNumbers(
        report,
        "robustSe",
        0.0306462155066066,
        0.0287435144996249,
        0.1729393054136130,
        0.0004106286808504);
    assertNumber(report, -58387.296052873, "logLikelihood");
    assertNumber(report, 199.7032388517, "tests", 1, "statistic");
    assertNumber(report, 16471590, "concordance", "concordant");
    assertNumber(report, 0.5692090987068, "concordance", "value");
  }
}
