package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.Splitter;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers count and into which group they go. */
class SelectionTest {

  @TempDir private Path folder;

  private Path survey;

  @BeforeEach
  void writeSurvey() throws IOException {
    survey =
        Files.writeString(
            folder.resolve("survey.csv"),
            """
            score,channel,plan,when
            10,앱,free,2024-01-31T23:30:00Z
            9,앱,paid,2024-02-10
            ,전화상담,free,2024-02-11
            11,전화상담,free,2024-04-01
            3,전화상담,paid,2024-04-30
            8,,paid,2024-04-30
            """);
  }

  private Json json(Object... more) {
    return CommandRun.json(
        "nps", survey, "--score", "score", "--missing", "11", Arrays.asList(more));
  }

  private static List<Object> each(Json results, Object... path) {
    return IntStream.range(0, results.size())
        .mapToObj(i -> results.at(i).at(path).value())
        .toList();
  }

  @Test
  void missingTokensAndEmptyCellsAreCountedAndEnterNoScore() {
    Json report = json();

    assertThat(report.at("input", "rows").value()).isEqualTo(6L);
    assertThat(report.at("input", "used").value()).isEqualTo(4L);
    assertThat(report.at("input", "missing").value()).isEqualTo(2L);
    assertThat(report.at("total", "n").value()).isEqualTo(4L);
    assertThat(report.at("total", "value").value()).isEqualTo(25.0);
    assertThat(report.at("definition", "missing").value()).isEqualTo(List.of("11"));
    assertThat(report.at("definition", "missingPolicy").value()).isEqualTo("exclude");
  }

  @Test
  void missingOptionsAddUpAndMayHoldCommas() throws IOException {
    Files.writeString(survey, "score\n10\n\"no, thanks\"\n99\n-\n");

    Json report =
        CommandRun.json(
            "nps", survey, "--score", "score", "--missing", "\"no, thanks\",99", "--missing", "-");

    assertThat(report.at("input", "missing").value()).isEqualTo(3L);
  }

  @Test
  void missingMayEndTheRun() {
    assertThat(CommandRun.badData("nps", survey, "--score", "score", "--missing-policy", "fail"))
        .isEqualTo(
            survey + ", line 4: score must be answered under --missing-policy fail, was \"\"");
  }

  @Test
  void missingMayCountAsPassives() {
    Json report = json("--missing-policy", "passive");

    assertThat(report.at("definition", "missingPolicy").value()).isEqualTo("passive");
    assertThat(report.at("input", "missing").value()).isEqualTo(2L);
    assertThat(report.at("total", "n").value()).isEqualTo(6L);
    assertThat(report.at("total", "missing").value()).isEqualTo(2L);
    assertThat(report.at("total", "counts", "passives").value()).isEqualTo(3L);
    assertThat((double) report.at("total", "value").value()).isCloseTo(100.0 / 6, within(1e-12));
    assertThat(
            CommandRun.good(
                "nps", survey, "--score", "score", "--missing", 11, "--missing-policy", "passive"))
        .contains("NPS on 0..10, promoters 9..10, detractors 0..6, missing answers are passives;");
  }

  @Test
  void onlyNpsHasPassives() {
    for (String command : List.of("csat", "ces")) {
      assertThat(
              CommandRun.refused(
                  command, survey, "--score", "score", "--missing-policy", "passive"))
          .isEqualTo("--missing-policy passive has a meaning for cxm nps only");
    }
  }

  @Test
  void conditionsMustAllHold() {
    Json free = json("--where", "plan=free");
    assertThat(free.at("input", "filtered").value()).isEqualTo(3L);
    assertThat(free.at("total", "n").value()).isEqualTo(1L);

    Json paidElsewhere = json("--where", "plan!=free", "--where", "channel!=앱");
    assertThat(paidElsewhere.at("total", "n").value()).isEqualTo(2L);
    assertThat(paidElsewhere.at("definition", "where").value())
        .isEqualTo(List.of("plan!=free", "channel!=앱"));

    assertThat(json("--where", "channel=").at("total", "value").value()).isEqualTo(0.0);
  }

  @Test
  void conditionsThatNoRecordMeetsAreNamed() {
    assertThat(
            CommandRun.good(
                "nps", survey, "--score", "score", "--where", "plan=gold", "--where", "channel="))
        .endsWith("\nno record meets plan=gold and channel=\n");
    assertThat(
            CommandRun.good(
                "nps",
                survey,
                "--score",
                "score",
                "--missing",
                11,
                "--compare-where",
                "plan=gold",
                "--format",
                "markdown"))
        .contains("\nno record meets plan=gold\n");
    assertThat(
            CommandRun.good(
                "nps",
                survey,
                "--score",
                "score",
                "--missing",
                11,
                "--compare-where",
                "plan!=gold"))
        .contains("\nno record is left beside those it is compared with\n");
  }

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

  @Test
  void recordsOutsideTheConditionNeedNotBeGood() throws IOException {
    Files.writeString(survey, "score,ok\n10,y\nrubbish,n\n");

    assertThat(json("--where", "ok=y").at("total", "n").value()).isEqualTo(1L);
  }

  @Test
  void segmentsHaveARowEachAndAddUp() {
    Json report = json("--by", "channel");

    assertThat(each(report.at("results"), "segment", "channel")).containsExactly("", "앱", "전화상담");
    assertThat(each(report.at("results"), "n")).containsExactly(1L, 2L, 1L);
    assertThat(each(report.at("results"), "missing")).containsExactly(0L, 0L, 2L);
    assertThat(each(report.at("results"), "value")).containsExactly(0.0, 100.0, -100.0);
  }

  @Test
  void koreanSegmentsAreAlignedAndEmptyOnesNamed() {
    assertThat(
            CommandRun.good("nps", survey, "--score", "score", "--missing", 11, "--by", "channel"))
        .contains(
            """
            channel     n   NPS  95 % interval  promoters  passives  detractors  missing  note
            --------  ---  ----  -------------  ---------  --------  ----------  -------  -----
            (empty)     1     0     -79 to +79          0         1           0        0  low n
            앱          2  +100    -32 to +100          2         0           0        0  low n
            전화상담    1  -100    -100 to +59          0         0           1        2  low n
            Total       4   +25     -50 to +78          2         1           1        2  low n
            """);
  }

  @Test
  void twoColumnsMakeOneSegmentOfEachPair() {
    Json report = json("--by", "plan,channel");

    assertThat(each(report.at("results"), "segment", "plan"))
        .containsExactly("free", "free", "paid", "paid", "paid");
    assertThat(each(report.at("results"), "segment", "channel"))
        .containsExactly("앱", "전화상담", "", "앱", "전화상담");
    assertThat(each(report.at("results"), "value"))
        .containsExactly(100.0, null, 0.0, 100.0, -100.0);
    assertThat(report.at("results", 1, "n").value()).isEqualTo(0L);
    assertThat(report.at("results", 1, "flags").value()).isEqualTo(List.of("empty"));
    assertThat(each(json("--by", "plan", "--by", "channel").at("results"), "value"))
        .isEqualTo(each(report.at("results"), "value"));
  }

  @Test
  void aColumnMayHoldAComma() throws IOException {
    Files.writeString(survey, "score,\"How, exactly?\"\n10,a\n");

    assertThat(json("--by", "\"How, exactly?\"").at("results", 0, "segment").keys())
        .containsExactly("How, exactly?");
  }

  @Test
  void aColumnMakesSegmentsOnce() {
    assertThat(CommandRun.refused("nps", survey, "--score", "score", "--by", "plan,plan"))
        .isEqualTo("--by must name a column once, was plan, plan");
  }

  @Test
  void segmentsThatAreNumbersStandInTheirOrder() throws IOException {
    Files.writeString(survey, "score,age\n9,10\n9,9\n9,unknown\n9,-1\n9,1.5\n");

    assertThat(each(json("--by", "age").at("results"), "segment", "age"))
        .containsExactly("-1", "1.5", "9", "10", "unknown");
  }

  @Test
  void sortPutsTheHighestFirstAndSegmentsWithoutScoreLast() throws IOException {
    Files.writeString(survey, "score,seg\n0,b\n9,c\n9,c\n8,a\n8,a\n8,a\n,d\n");

    assertThat(each(json("--by", "seg", "--sort", "key").at("results"), "segment", "seg"))
        .containsExactly("a", "b", "c", "d");
    assertThat(each(json("--by", "seg", "--sort", "score").at("results"), "segment", "seg"))
        .containsExactly("c", "a", "b", "d");
    assertThat(each(json("--by", "seg", "--sort", "n").at("results"), "segment", "seg"))
        .containsExactly("a", "c", "b", "d");
  }

  @Test
  void sortPutsTheBestFirstWhereLowIsGood() throws IOException {
    Files.writeString(survey, "score,seg\n5,b\n1,c\n2,a\n3,a\n,d\n");

    assertThat(
            each(
                CommandRun.json(
                        "ces", survey, "--score", "score", "--scale", "v1", "--by", "seg", "--sort",
                        "score")
                    .at("results"),
                "segment",
                "seg"))
        .containsExactly("c", "a", "b", "d");
    assertThat(
            each(
                CommandRun.json(
                        "csat",
                        survey,
                        "--score",
                        "score",
                        "--good-end",
                        "low",
                        "--by",
                        "seg",
                        "--sort",
                        "score")
                    .at("results"),
                "segment",
                "seg"))
        .containsExactly("c", "a", "b", "d");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--period month --time when | --period needs --zone ZONE, the time zone whose calendar"
            + " counts, such as Asia/Seoul or UTC",
        "--period month --zone UTC | --period needs --time COLUMN, the time of the answer",
        "--zone UTC | --time, --time-format and --zone have an effect only with --period,"
            + " --from or --to: add --period day, week, month, quarter or year",
        "--period month --time when --zone Asia/Soul | --zone must be a time zone such as"
            + " Asia/Seoul, UTC or +09:00, was Asia/Soul",
        "--period month --time when --zone UTC --week-start sunday | --week-start has an effect"
            + " only with --period week",
        "--period month --time when --zone UTC --time-format qq | --time-format: time format must"
            + " be iso, epoch-seconds, epoch-millis or a pattern with a whole date such as"
            + " yyyy-MM-dd HH:mm, was qq",
        "--from 2024-02-01 --zone UTC | a range of dates needs --time COLUMN, the time of the"
            + " answer",
        "--to 2024-02-01 --time when | a range of dates needs --zone ZONE, the time zone whose"
            + " calendar counts, such as Asia/Seoul or UTC",
        "--from May --time when --zone UTC | --from must be a date such as 2024-02-01, was May",
        "--from 2024-02-01 --to 2024-02-01 --time when --zone UTC | --from must be before --to,"
            + " was 2024-02-01 and 2024-02-01",
        "--where plan | --where must have the form COLUMN=VALUE or COLUMN!=VALUE, was plan",
        "--decimals 16 | --decimals must be in 0..15, was 16",
        "--rejects r.csv | --rejects needs --on-bad skip",
        "--charset klingon | --charset must be the name of an encoding such as UTF-8 or MS949,"
            + " was klingon"
      })
  void nonsenseIsUsage(String options, String message) {
    List<String> more = Splitter.on(' ').splitToList(options);

    assertThat(CommandRun.refused("nps", survey, "--score", "score", more)).isEqualTo(message);
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
