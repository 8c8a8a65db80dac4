package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same report as table, Markdown, JSON and CSV, and where it goes. */
class ReportFormsTest {

  @TempDir private Path folder;

  private Path survey;

  @BeforeEach
  void writeSurvey() throws IOException {
    survey =
        Files.writeString(
            folder.resolve("설문.csv"),
            """
            score,채널
            10,앱
            9,앱
            7,앱
            0,"전화 ""상담"",
            ARS"
            ,a|b*c
            """);
  }

  private static List<NamedCsvRecord> csv(String text) {
    return CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
  }

  @Test
  void tableIsRoundedAndSigned() {
    assertThat(CommandRun.good("nps", survey, "--score", "score"))
        .isEqualTo(
            """
            NPS on 0..10, promoters 9..10, detractors 0..6; 95 % Tango score interval
            %s: 5 records, 4 used, 1 missing, 0 rejected

                     n  NPS  95 %% interval  promoters  passives  detractors  missing  note
            -----  ---  ---  -------------  ---------  --------  ----------  -------  -----
            Total    4  +25     -50 to +78          2         1           1        1  low n

            low n: fewer than 30 answers, or a 95 %% interval that reaches further than 10.0 points\
             to a side
            """
                .replace("95 % Tango", "95 %% Tango")
                .formatted(survey));
  }

  @Test
  void rejectedAnswersAreCountedWhereTheyStand() throws IOException {
    Files.writeString(survey, "score,ch\n10,app\n99,app\n98,app\n,web\n7,web\n");

    List<String> lines =
        CommandRun.lines(
            CommandRun.good("nps", survey, "--score", "score", "--by", "ch", "--on-bad", "skip"));
    assertThat(lines)
        .contains("ch n NPS 95 % interval promoters passives detractors missing rejected note")
        .anyMatch(line -> line.startsWith("app 1 ") && line.endsWith(" 1 0 0 0 2 low n"))
        .anyMatch(line -> line.startsWith("web 1 ") && line.endsWith(" 0 1 0 1 0 low n"))
        .anyMatch(line -> line.startsWith("Total 2 ") && line.endsWith(" 1 1 0 1 2 low n"));
  }

  @Test
  void decimalsAreThoseAskedFor() {
    assertThat(CommandRun.good("nps", survey, "--score", "score", "--decimals", 3))
        .contains("+25.000", "-50.469 to +77.834");
    assertThat(
            CommandRun.good("ces", survey, "--score", "score", "--scale", "0-10", "--decimals", 0))
        .contains(" 7 ");
  }

  @Test
  void textCannotMoveTheCursorOrBreakTheTable() {
    assertThat(CommandRun.good("nps", survey, "--score", "score", "--by", "채널"))
        .contains("전화 \"상담\",\\nARS");
    assertThat(
            CommandRun.good(
                "nps", survey, "--score", "score", "--by", "채널", "--format", "markdown"))
        .contains("| a\\|b\\*c ", "| --: |", "전화 \"상담\",\\\\nARS");
  }

  @Test
  void jsonHasTheFieldsOfItsSchema() {
    Json report = CommandRun.json("nps", survey, "--score", "score", "--by", "채널");

    assertThat(report.keys())
        .containsExactly("schema", "command", "definition", "input", "results", "total");
    assertThat(report.at("schema").value()).isEqualTo("cxm-survey/1");
    assertThat(report.at("command").value()).isEqualTo("nps");
    assertThat(report.at("definition").keys())
        .containsExactly(
            "metric",
            "text",
            "scale",
            "classes",
            "method",
            "level",
            "score",
            "missing",
            "missingPolicy",
            "where",
            "by");
    assertThat(report.at("definition", "level").value()).isEqualTo(0.95);
    assertThat(report.at("definition", "method").value()).isEqualTo("Tango score");
    assertThat(report.at("definition", "scale").keys())
        .containsExactly("lowest", "highest", "stepsPerPoint", "goodEnd");
    assertThat(report.at("input").keys())
        .containsExactly("file", "rows", "filtered", "used", "missing", "rejected");
    assertThat(report.at("results", 0).keys())
        .containsExactly(
            "segment",
            "n",
            "missing",
            "rejected",
            "value",
            "low",
            "high",
            "counts",
            "mean",
            "estimates",
            "flags");
    assertThat(report.at("results", 0, "estimates", "nps").keys())
        .containsExactly("value", "low", "high", "method");
  }

  @Test
  void jsonOfPeriodsNamesTheCalendar() throws IOException {
    Files.writeString(survey, "score,when\n9,2024-01-01\n");

    Json report =
        CommandRun.json(
            "nps",
            survey,
            "--score",
            "score",
            "--time",
            "when",
            "--zone",
            "Asia/Seoul",
            "--period",
            "quarter");

    assertThat(report.at("definition", "time").value()).isEqualTo("when");
    assertThat(report.at("definition", "period").value()).isEqualTo("quarter");
    assertThat(report.at("definition", "zone").value()).isEqualTo("Asia/Seoul");
    assertThat(report.at("results", 0, "period").keys()).containsExactly("label", "start", "end");
    assertThat(report.at("results", 0, "period", "start").value())
        .isEqualTo("2023-12-31T15:00:00Z");
  }

  @Test
  void jsonKeepsTextAndHasNoValueWhereThereIsNone() {
    Json report = CommandRun.json("nps", survey, "--score", "score", "--by", "채널");

    assertThat(report.at("input", "file").value()).isEqualTo(survey.toString());
    assertThat(report.at("results", 2, "segment", "채널").value()).isEqualTo("전화 \"상담\",\nARS");
    assertThat(report.at("results", 0, "segment", "채널").value()).isEqualTo("a|b*c");
    assertThat(report.at("results", 0, "value").value()).isNull();
    assertThat(report.at("results", 0, "low").value()).isEqualTo(-100.0);
    assertThat(report.at("results", 0, "high").value()).isEqualTo(100.0);
    assertThat(report.at("results", 0, "flags").value()).isEqualTo(List.of("empty"));
  }

  @Test
  void numbersHaveFullPrecisionInJsonAndCsv() throws IOException {
    Files.writeString(survey, "score\n10\n9\n0\n");

    Json total = CommandRun.json("nps", survey, "--score", "score").at("total");
    NamedCsvRecord row =
        csv(CommandRun.good("nps", survey, "--score", "score", "--format", "csv")).get(0);

    assertThat((double) total.at("value").value()).isCloseTo(100.0 / 3, within(1e-12));
    assertThat(total.at("mean").value()).isEqualTo(19.0 / 3);
    for (String name : List.of("value", "low", "high", "mean")) {
      assertThat(row.getField(name)).isEqualTo(total.at(name).value().toString());
    }
  }

  @Test
  void csvHasARowForEverySegmentAndTheTotal() {
    List<NamedCsvRecord> rows =
        csv(CommandRun.good("nps", survey, "--score", "score", "--by", "채널", "--format", "csv"));

    assertThat(rows.get(0).getHeader())
        .containsExactly(
            "row",
            "채널",
            "n",
            "missing",
            "rejected",
            "value",
            "low",
            "high",
            "method",
            "promoters",
            "passives",
            "detractors",
            "mean",
            "mean_low",
            "mean_high",
            "nps",
            "nps_low",
            "nps_high",
            "promoterShare",
            "promoterShare_low",
            "promoterShare_high",
            "passiveShare",
            "passiveShare_low",
            "passiveShare_high",
            "detractorShare",
            "detractorShare_low",
            "detractorShare_high",
            "flags");
    assertThat(rows.stream().map(row -> row.getField("row")))
        .containsExactly("segment", "segment", "segment", "total");
    assertThat(rows.get(2).getField("채널")).isEqualTo("전화 \"상담\",\nARS");
    assertThat(rows.get(0).getField("value")).isEmpty();
    assertThat(rows.get(3).getField("value")).isEqualTo("25.0");
  }

  @Test
  void csvOfAComparisonHasBothSidesAndTheDifferences() {
    List<NamedCsvRecord> rows =
        csv(
            CommandRun.good(
                "nps",
                survey,
                "--score",
                "score",
                "--by",
                "채널",
                "--compare",
                survey,
                "--format",
                "csv"));

    assertThat(rows.stream().map(row -> row.getField("row")))
        .containsExactly(
            "segment",
            "segment",
            "segment",
            "total",
            "baseline segment",
            "baseline segment",
            "baseline segment",
            "baseline total");
    assertThat(rows.get(1).getField("difference")).isEqualTo("0.0");
    assertThat(rows.get(0).getField("difference")).isEmpty();
    assertThat(rows.get(3).getField("p_value")).isEqualTo("1.0");
    assertThat(rows.get(1).getField("adjustment")).isEqualTo("Holm");
    assertThat(rows.get(1).getField("comparisons")).isEqualTo("2");
    assertThat(rows.get(3).getField("adjustment")).isEqualTo("none");
    assertThat(rows.get(3).getField("comparisons")).isEqualTo("1");
    assertThat(rows.get(4).getField("difference")).isEmpty();
    assertThat(rows.get(4).getField("adjustment")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nps", "csat", "ces"})
  void csvHasEveryEstimateOfTheJson(String command) throws IOException {
    Files.writeString(survey, "score\n5\n4\n1\n");

    Json estimates = CommandRun.json(command, survey, "--score", "score").at("total", "estimates");
    NamedCsvRecord row =
        csv(CommandRun.good(command, survey, "--score", "score", "--format", "csv")).get(0);

    for (String name : estimates.keys()) {
      assertThat(row.getField(name)).isEqualTo(estimates.at(name, "value").value().toString());
      assertThat(row.getField(name + "_low"))
          .isEqualTo(estimates.at(name, "low").value().toString());
      assertThat(row.getField(name + "_high"))
          .isEqualTo(estimates.at(name, "high").value().toString());
    }
  }

  @Test
  void outputIsTheSameInAFile() throws IOException {
    Path file = folder.resolve("report.json");
    assertThat(
            CommandRun.good(
                "nps", survey, "--score", "score", "--format", "json", "--output", file))
        .isEmpty();

    assertThat(file)
        .content()
        .isEqualTo(CommandRun.good("nps", survey, "--score", "score", "--format", "json"));
  }

  @Test
  void aCsvFileBeginsWithAByteOrderMarkOnlyIfAskedTo() throws IOException {
    Path file = folder.resolve("report.csv");
    List<Object> csv = List.of("nps", survey, "--score", "score", "--format", "csv");
    CommandRun.good(csv, "-o", file);
    String plain = Files.readString(file);

    CommandRun.good(csv, "-o", file, "--bom");

    assertThat(plain).startsWith("row,");
    assertThat(file).content().isEqualTo("\ufeff" + plain);
    assertThat(CommandRun.refused(csv, "--bom"))
        .isEqualTo("--bom needs --format csv and --output FILE");
    assertThat(CommandRun.refused("nps", survey, "--score", "score", "-o", file, "--bom"))
        .isEqualTo("--bom needs --format csv and --output FILE");
  }

  @Test
  void failureLeavesNothingBehindAndTheOldReportAlone() throws IOException {
    Path report = Files.writeString(folder.resolve("report.txt"), "old");
    Path rejects = folder.resolve("rejects.csv");
    Files.writeString(survey, "score\n9\n\"open\n");

    CommandRun.badData(
        "nps", survey, "--score", "score", "-o", report, "--on-bad", "skip", "--rejects", rejects);

    assertThat(report).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(survey, report);
    }
  }

  @Test
  void devicesAreWrittenToAndMayHaveSeveralRoles() throws IOException {
    Path device = Path.of("/dev/null");
    assumeThat(device).exists();

    assertThat(
            CommandRun.good(
                "nps",
                survey,
                "--score",
                "score",
                "--on-bad",
                "skip",
                "--rejects",
                device,
                "-o",
                device))
        .isEmpty();
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void outputMustHaveAPlaceToGo() {
    Path none = folder.resolve("none/report.txt");

    assertThat(CommandRun.refused("nps", survey, "--score", "score", "-o", none))
        .isEqualTo("--output must be in a folder that exists, was \"" + none + "\"");
    assertThat(CommandRun.refused("nps", survey, "--score", "score", "-o", folder))
        .isEqualTo("--output must be a file, was the folder \"" + folder + "\"");
  }

  @Test
  void outputMustBeWritable() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    assumeThat(locked.toFile().setWritable(false)).isTrue();
    assumeThat(Files.isWritable(locked)).as("not run by root").isFalse();
    Path file = locked.resolve("report.txt");

    assertThat(CommandRun.refused("nps", survey, "--score", "score", "-o", file))
        .isEqualTo("--output must be a file that may be written, was \"" + file + "\"");
    assertThat(
            CommandRun.refused(
                "nps", survey, "--score", "score", "--on-bad", "skip", "--rejects", file))
        .isEqualTo("--rejects must be a file that may be written, was \"" + file + "\"");
  }

  @Test
  void noReportReplacesAnInputOrAnotherReport() throws IOException {
    String before = Files.readString(survey);
    Path other = Files.writeString(folder.resolve("other.csv"), "score\n9\n");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), survey);
    Path out = folder.resolve("out.txt");

    assertThat(CommandRun.refused("nps", survey, "--score", "score", "-o", survey))
        .isEqualTo("--output must not be the same file as FILE, was \"" + survey + "\"");
    assertThat(CommandRun.refused("nps", link, "--score", "score", "-o", survey))
        .contains("--output must not be the same file as FILE");
    assertThat(
            CommandRun.refused("nps", survey, "--score", "score", "--compare", other, "-o", other))
        .contains("--output must not be the same file as --compare");
    assertThat(
            CommandRun.refused(
                "nps", survey, "--score", "score", "--on-bad", "skip", "--rejects", link))
        .contains("--rejects must not be the same file as FILE");
    assertThat(
            CommandRun.refused(
                "nps",
                survey,
                "--score",
                "score",
                "--on-bad",
                "skip",
                "--rejects",
                out,
                "-o",
                folder.resolve("../" + folder.getFileName() + "/out.txt")))
        .contains("--output must not be the same file as --rejects");
    assertThat(survey).content().isEqualTo(before);
  }
}
