package io.github.cxmetrics.cli.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Published contracts; skipped where the data sets are not there. The expected numbers of courses
 * come from some forty lines of Python that know nothing of this library: the days of a student's
 * registrations go into a set, whose unbroken runs are stays, and each month counts them.
 */
class RealDataChurnTest {

  private static final Path DATA =
      Path.of(System.getProperty("cxmetrics.realData", "../../shared/data"));

  @TempDir Path folder;

  private static Path data(String file) {
    Path path = DATA.resolve(file);
    assumeThat(Files.isReadable(path)).as("%s is there", path).isTrue();
    return path;
  }

  private static LocalDate firstDay(String presentation) {
    int year = Integer.parseInt(presentation.substring(0, 4));
    return LocalDate.of(year, presentation.endsWith("B") ? 2 : 10, 1);
  }

  private static String[] cells(String line) {
    return line.replace("\"", "").split(",", -1);
  }

  /** Days are counted from the begin of a course; courses begin on 1 February or 1 October. */
  private Path registrations() throws IOException {
    Map<String, Integer> lengths = new HashMap<>();
    for (String line : Files.readAllLines(data("oulad-registrations/course.csv"))) {
      String[] cells = cells(line);
      if (!cells[0].equals("code_module")) {
        lengths.put(cells[0] + cells[1], Integer.parseInt(cells[2]));
      }
    }
    List<String> rows = new ArrayList<>(List.of("student,start,end,reason"));
    Path file = data("oulad-registrations/student_registration.csv.gz");
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = cells(line);
        LocalDate first = firstDay(cells[1]);
        String start =
            cells[3].isEmpty() ? "" : first.plusDays(Integer.parseInt(cells[3])).toString();
        boolean left = !cells[4].isEmpty();
        int days = left ? Integer.parseInt(cells[4]) : lengths.get(cells[0] + cells[1]);
        rows.add(
            cells[2]
                + ","
                + start
                + ","
                + first.plusDays(days)
                + ","
                + (left ? "left" : "course-over"));
      }
    }
    return Files.write(folder.resolve("registrations.csv"), rows);
  }

  private static String numbers(Json period) {
    return String.join(
        " ",
        List.of("opening", "new", "reactivated", "churned", "closing", "joinedAndChurned", "lost")
            .stream()
            .map(name -> period.at(name).value().toString())
            .toList());
  }

  @Test
  void studentsOfTheOpenUniversity() throws IOException {
    Json report =
        CommandRun.json(
            "churn",
            registrations(),
            "--customer",
            "student",
            "--start",
            "start",
            "--end",
            "end",
            "--zone",
            "Europe/London",
            "--reason",
            "reason",
            "--involuntary",
            "course-over",
            "--on-bad",
            "skip",
            "--from",
            "2013-08-01",
            "--to",
            "2014-11-01",
            "--as-of",
            "2015-06-26T23:00:00Z");
    assertThat(report.at("input", "rows").value()).hasToString("32593");
    assertThat(report.at("input", "rejected").value()).hasToString("45");
    assertThat(report.at("n").value()).hasToString("28740");
    assertThat(numbers(report.at("periods", 0))).isEqualTo("7897 2968 61 191 10735 23 159");
    assertThat(numbers(report.at("periods", 1))).isEqualTo("10735 1988 58 3749 9032 42 3685");
    assertThat(numbers(report.at("periods", 5))).isEqualTo("11551 2136 152 625 13214 80 521");
    assertThat(numbers(report.at("periods", 10))).isEqualTo("13313 1206 147 6274 8392 12 6233");
    assertThat(numbers(report.at("periods", 13))).isEqualTo("12221 2501 266 5220 9768 95 5101");
    assertThat(numbers(report.at("periods", 14))).isEqualTo("9768 120 7 1043 8852 8 1035");
  }

  /** Of 7,043 customers 1,869 left in the last month, as the file itself says row by row. */
  @Test
  void customersOfTheTelephoneCompany() throws IOException {
    List<String> rows = Files.readAllLines(data("telco-churn/telco_customer_churn.csv"));
    long left = rows.stream().filter(row -> row.endsWith(",Yes")).count();
    Path counts =
        Files.writeString(
            folder.resolve("telco.csv"),
            "customers,churned\n" + (rows.size() - 1) + "," + left + "\n");
    String report =
        CommandRun.good("churn", counts, "--opening", "customers", "--churned", "churned");
    assertThat(report.lines())
        .contains("line 2     7043    0            0     1869     5174  26.54 %  25.52 to 27.58 %");
  }
}
