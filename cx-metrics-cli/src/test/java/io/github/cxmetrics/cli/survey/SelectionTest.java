package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.Splitter;
import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers count and into which segment they go. */
class SelectionTest extends OverSampleSurvey {

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
}
