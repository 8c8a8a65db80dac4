package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which period an answer belongs to, and which dates count. */
class PeriodTest extends OverSampleSurvey {

  @ParameterizedTest
  @CsvSource({
    "UTC, 2024-02-01, 2024-04-30, 3, 1",
    "Asia/Seoul, 2024-02-01, 2024-04-30, 2, 2",
    "UTC, 2024-04-30,, 4, 2",
    "UTC,, 2024-02-10, 5, 1"
  })
  void datesAreLocalAndHalfOpen(String zone, String from, String to, long filtered, long used) {
    List<Object> options = new ArrayList<>(List.of("--time", "when", "--zone", zone));
    if (from != null) {
      options.addAll(List.of("--from", from));
    }
    if (to != null) {
      options.addAll(List.of("--to", to));
    }

    Json report = json(options.toArray());

    assertThat(report.at("input", "filtered").value()).isEqualTo(filtered);
    assertThat(report.at("input", "used").value()).isEqualTo(used);
    assertThat(report.at("definition", "zone").value()).isEqualTo(zone);
    assertThat(report.at("definition").keys()).doesNotContain("period", "weekStart");
    if (from != null) {
      assertThat(report.at("definition", "from").value()).isEqualTo(from);
    }
    assertThat(report.at("results").size()).isZero();
  }

  @Test
  void datesMayBoundThePeriods() {
    Json results =
        json("--time", "when", "--zone", "UTC", "--period", "month", "--from", "2024-02-11")
            .at("results");

    assertThat(each(results, "period", "label")).containsExactly("2024-02", "2024-03", "2024-04");
  }

  @Test
  void aBadTimeInARangeOfDatesIsBadDataOnlyAmongRecordsThatMeetTheConditions() throws IOException {
    Files.writeString(survey, "score,ok,when\n10,y,2024-01-01\n9,n,soon\n");
    Object[] options = {"--time", "when", "--zone", "UTC", "--from", "2024-01-01"};

    assertThat(CommandRun.badData("nps", survey, "--score", "score", Arrays.asList(options)))
        .isEqualTo(
            survey
                + ", line 3: when must be a time of the format iso"
                + " (for another give --time-format, such as 'M/d/yy H:mm'), was \"soon\"");
    assertThat(json(Arrays.asList(options), "--on-bad", "skip").at("input", "rejected").value())
        .isEqualTo(1L);
    assertThat(json(Arrays.asList(options), "--where", "ok=y").at("total", "n").value())
        .isEqualTo(1L);
  }

  @ParameterizedTest
  @CsvSource({
    "month, UTC, '2024-01 2024-02 2024-03 2024-04', '1 1 0 2'",
    "month, Asia/Seoul, '2024-02 2024-03 2024-04', '2 0 2'",
    "quarter, UTC, '2024-Q1 2024-Q2', '2 2'",
    "year, UTC, 2024, 4"
  })
  void periodsFollowTheCalendarOfTheZone(String period, String zone, String labels, String n) {
    Json results = json("--time", "when", "--zone", zone, "--period", period).at("results");

    assertThat(each(results, "period", "label"))
        .isEqualTo(List.<Object>copyOf(Splitter.on(' ').splitToList(labels)));
    assertThat(each(results, "n").stream().map(String::valueOf).toList())
        .isEqualTo(Splitter.on(' ').splitToList(n));
  }

  @Test
  void anEmptyPeriodHasNoScore() {
    Json march = json("--time", "when", "--zone", "UTC", "--period", "month").at("results", 2);

    assertThat(march.at("n").value()).isEqualTo(0L);
    assertThat(march.at("value").value()).isNull();
    assertThat(march.at("mean").value()).isNull();
    assertThat(march.at("period", "start").value()).isEqualTo("2024-03-01T00:00:00Z");
    assertThat(march.at("period", "end").value()).isEqualTo("2024-04-01T00:00:00Z");
    assertThat(
            CommandRun.lines(
                CommandRun.good(
                    "nps",
                    survey,
                    "--score",
                    "score",
                    "--missing",
                    11,
                    "--time",
                    "when",
                    "--zone",
                    "UTC",
                    "--period",
                    "month")))
        .contains("2024-03 0 - - 0 0 0 0");
  }

  @Test
  void everySegmentHasEveryDay() {
    Json results =
        json("--by", "channel", "--time", "when", "--zone", "UTC", "--period", "day").at("results");

    assertThat(results.size()).isEqualTo(3 * 91); // 31 January to 30 April 2024
    assertThat(each(results, "n").stream().mapToLong(n -> (long) n).sum()).isEqualTo(4);
  }

  @Test
  void weeksBeginOnTheDayAskedFor() throws IOException {
    Files.writeString(survey, "score,when\n9,2024-03-02\n9,2024-03-03\n9,2024-03-04\n");

    assertThat(each(json("--time", "when", "--zone", "UTC", "--period", "week").at("results"), "n"))
        .containsExactly(2L, 1L); // Monday the 4th begins a week
    assertThat(
            each(
                json(
                        "--time",
                        "when",
                        "--zone",
                        "UTC",
                        "--period",
                        "week",
                        "--week-start",
                        "sunday")
                    .at("results"),
                "n"))
        .containsExactly(1L, 2L);
  }

  @Test
  void timesMayBeWrittenInSeveralWays() throws IOException {
    Files.writeString(survey, "score,when\n9,5/13/17 9:30\n9,1494667815\n8,2017-05-14\n");

    Json results =
        json(
                "--time",
                "when",
                "--zone",
                "UTC",
                "--period",
                "day",
                "--time-format",
                "M/d/yy H:mm",
                "--time-format",
                "epoch-seconds",
                "--time-format",
                "iso")
            .at("results");

    assertThat(each(results, "n")).containsExactly(2L, 1L);
  }

  @Test
  void badTimesAreBadData() {
    assertThat(
            CommandRun.badData(
                "nps",
                survey,
                "--score",
                "score",
                "--time",
                "plan",
                "--zone",
                "UTC",
                "--period",
                "day"))
        .isEqualTo(
            survey
                + ", line 2: plan must be a time of the format iso (for another give --time-format,"
                + " such as 'M/d/yy H:mm'), was \"free\"");
    assertThat(
            CommandRun.badData(
                "nps",
                survey,
                "--score",
                "score",
                "--time",
                "plan",
                "--time-format",
                "iso",
                "--zone",
                "UTC",
                "--period",
                "day"))
        .isEqualTo(survey + ", line 2: plan must be a time of the format iso, was \"free\"");
  }

  @Test
  void aTimeFarInThePastIsNotDrawnOutDayByDay() throws IOException {
    Files.writeString(survey, "score,when\n9,0001-01-01\n8,2024-01-01\n");

    assertThat(
            CommandRun.refused(
                "nps",
                survey,
                "--score",
                "score",
                "--time",
                "when",
                "--zone",
                "UTC",
                "--period",
                "day"))
        .isEqualTo(
            "--period must give at most 100000 periods and 1000000 rows, was 738886 periods from"
                + " 0001-01-01 to 2024-01-01: is a time in the file wrong, or the period too"
                + " short?");
    assertThat(json("--time", "when", "--zone", "UTC", "--period", "year").at("results").size())
        .isEqualTo(2024);
  }

  @Test
  void segmentsTimesPeriodsAreBounded() throws IOException {
    StringBuilder text = new StringBuilder("score,seg,when\n");
    for (int i = 0; i < 400; i++) {
      text.append("9,s").append(i).append(i % 2 == 0 ? ",2015-01-01\n" : ",2024-01-01\n");
    }
    Files.writeString(survey, text);

    assertThat(
            CommandRun.refused(
                "nps",
                survey,
                "--score",
                "score",
                "--by",
                "seg",
                "--time",
                "when",
                "--zone",
                "UTC",
                "--period",
                "day"))
        .contains("was 3288 periods from 2015-01-01 to 2024-01-01 for each of 400 segments");
  }
}
