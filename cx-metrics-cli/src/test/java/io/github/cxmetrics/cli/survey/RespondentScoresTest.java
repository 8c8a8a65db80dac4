package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.cli.CommandRun;
import io.github.cxmetrics.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --respondent} does to the survey commands. */
class RespondentScoresTest {

  @TempDir private Path folder;

  private Path survey;

  @BeforeEach
  void writeSurvey() throws IOException {
    survey =
        write(
            "survey.csv",
            """
            고객,score,when,지역,회사
            민수,9,2024-03-01,서울,가
            민수,2,2024-01-05,부산,가
            영희,10,2024-01-10,부산,가
            영희,,2024-03-02,부산,가
            지훈,,2024-02-01,서울,나
            ,3,2024-02-03,서울,
            ,3,2024-02-03,서울,
            anna,8,2024-02-20,서울,나
            anna,12,2024-02-25,서울,나
            """);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<Object> args(Object... more) {
    List<Object> args =
        new ArrayList<>(
            List.of("nps", survey, "--score", "score", "--missing", "12", "--respondent", "고객"));
    args.addAll(Arrays.asList(more));
    return args;
  }

  private List<Object> timed(Object... more) {
    List<Object> args = args("--time", "when", "--zone", "Asia/Seoul");
    args.addAll(Arrays.asList(more));
    return args;
  }

  @Test
  void everyPersonHasTheVoiceOfTheLastAnswer() {
    Json report = CommandRun.json(timed());
    assertThat(report.at("total", "counts").value())
        .isEqualTo(Map.of("promoters", 2L, "passives", 1L, "detractors", 2L));
    assertThat(report.at("total", "n").value()).isEqualTo(5L);
    assertThat(report.at("total", "missing").value()).isEqualTo(1L);
    assertThat(report.at("definition", "respondent").value()).isEqualTo("고객");
    assertThat(report.at("definition", "keep").value()).isEqualTo("last");
    assertThat(report.at("respondents").value())
        .isEqualTo(
            Map.of(
                "respondents", 4L,
                "severalAnswers", 1L,
                "seen", 9L,
                "kept", 6L,
                "withoutId", 2L,
                "superseded", 3L,
                "outside", 0L,
                "rejected", 0L));
  }

  @Test
  void theFirstAnswerCountsWhereAskedFor() {
    Json report = CommandRun.json(timed("--keep", "first"));
    assertThat(report.at("total", "counts").value())
        .isEqualTo(Map.of("promoters", 1L, "passives", 1L, "detractors", 3L));
  }

  @Test
  void allAnswersNeedNoTimeAndCarryAWarning() {
    String report = CommandRun.good(args("--keep", "all"));
    assertThat(CommandRun.lines(report))
        .contains(
            "every answer of each 고객: kept 9, people 4 (with several answers 1), without id 2,"
                + " superseded 0",
            "people with several answers: 1; answers of one person are not independent, so that"
                + " intervals are too narrow");
  }

  @Test
  void reportsSayWhatBecameOfTheAnswers() {
    assertThat(CommandRun.lines(CommandRun.good(timed("--period", "month"))))
        .contains(
            "last answer of each 고객: kept 6, people 4 (with several answers 1), without id 2,"
                + " superseded 3",
            "each period is a window of its own; the total has all periods as one window, so rows"
                + " do not sum up to it")
        .anyMatch(line -> line.startsWith("2024-01 2 0 "))
        .anyMatch(line -> line.startsWith("2024-03 1 +100 "));
  }

  @Test
  void aPersonIsInTheSegmentOfTheKeptAnswerOnly() {
    Json report = CommandRun.json(timed("--by", "지역", "--compare-rest"));
    assertThat(report.at("results", 0, "segment").value()).isEqualTo(Map.of("지역", "부산"));
    assertThat(report.at("results", 0, "n").value()).isEqualTo(1L);
    assertThat(report.at("results", 1, "n").value()).isEqualTo(4L);
    assertThat(report.at("comparison", "comparisons").value()).isEqualTo(2L);
  }

  @Test
  void segmentsOfReplacedAnswersAreNotShown() throws IOException {
    survey = write("moved.csv", "고객,score,when,지역\na,1,2024-01-01,x\na,9,2024-01-02,y\n");
    Json whole = CommandRun.json(timed("--by", "지역"));
    assertThat(whole.at("results").size()).isEqualTo(1);
    Json days = CommandRun.json(timed("--by", "지역", "--period", "day"));
    assertThat(days.at("results").size()).isEqualTo(4);
    assertThat(days.at("results", 0, "n").value()).isEqualTo(1L);
    assertThat(days.at("results", 1, "n").value()).isEqualTo(0L);
    assertThat(days.at("results", 3, "n").value()).isEqualTo(1L);
  }

  @Test
  void aTrailingWindowEndsAtToOrAfterTheLastAnswer() {
    Json report = CommandRun.json(timed("--within", "30d"));
    assertThat(report.at("definition", "within").value()).isEqualTo("30d");
    assertThat(report.at("respondents", "until").value())
        .isEqualTo("2024-02-29T15:00:00.001Z"); // the skipped question of March 2 did not replace
    assertThat(report.at("respondents", "outside").value()).isEqualTo(1L);
    assertThat(report.at("respondents", "respondents").value()).isEqualTo(3L);
    Json atEnd = CommandRun.json(timed("--within", "4w", "--to", "2024-03-20"));
    assertThat(atEnd.at("respondents", "since").value()).isEqualTo("2024-02-20T15:00:00Z");
    assertThat(atEnd.at("total", "n").value()).isEqualTo(1L);
    assertThat(CommandRun.lines(CommandRun.good(timed("--within", "4w", "--to", "2024-03-20"))))
        .contains(
            "last answer of each 고객 within 4w in [2024-02-20T15:00:00Z, 2024-03-19T15:00:00Z):"
                + " kept 1, people 1 (with several answers 1), without id 0, superseded 3, outside"
                + " the window 5");
  }

  @Test
  void everyAccountHasOneVoice() {
    Json report = CommandRun.json(timed("--account", "회사"));
    // 가: 민수 9, 영희 10; 나: anna 8; two answers without an account, both 3
    assertThat((double) report.at("accounts", "value").value())
        .isCloseTo(100.0 * (1 + 0 - 1 - 1) / 4, within(1e-12));
    assertThat(report.at("accounts", "n").value()).isEqualTo(4L);
    assertThat(report.at("accounts", "withoutAccount").value()).isEqualTo(2L);
    assertThat(CommandRun.lines(CommandRun.good(timed("--account", "회사"))))
        .anyMatch(
            line ->
                line.startsWith("one voice for each 회사: NPS -25, 95 % interval -")
                    && line.endsWith(
                        ", n 4, of which without account 2 (Student t over accounts)"));
  }

  @Test
  void trendOfPeopleTellsThatTheyMayStandInSeveralPeriods() {
    String caution =
        "one person may stand in several periods, whose answers are not independent: p is then too"
            + " small";
    assertThat(CommandRun.good(timed("--period", "month", "--trend"))).contains(caution);
    assertThat(CommandRun.good(timed("--period", "month"))).doesNotContain(caution);
  }

  @Test
  void csvHasTheCountsInTheTotal() {
    List<String> lines =
        CommandRun.good(timed("--account", "회사", "--by", "지역", "--format", "csv")).lines().toList();
    assertThat(lines.get(0))
        .endsWith(
            ",respondents,several_answers,kept,without_id,superseded,outside,accounts,"
                + "account_value,account_low,account_high,flags");
    assertThat(lines.get(1)).endsWith(",,,,,,,,,,,low_n");
    assertThat(lines.get(3)).startsWith("total,,5,1,0,").contains(",4,1,6,2,3,0,4,-25.0,");
  }

  @Test
  void bothSidesOfAComparisonArePeople() {
    Json report =
        CommandRun.json(
            timed(
                "--from",
                "2024-02-01",
                "--compare-from",
                "2024-01-01",
                "--compare-to",
                "2024-02-01"));
    assertThat(report.at("respondents", "respondents").value()).isEqualTo(4L);
    assertThat(report.at("baseline", "respondents", "respondents").value()).isEqualTo(2L);
    assertThat(report.at("baseline", "total", "n").value()).isEqualTo(2L);
  }

  @Test
  void badRecordsAreCounted() throws IOException {
    survey =
        write(
            "bad.ndjson",
            """
            {"고객":"a","score":9,"when":"2024-01-01","지역":"x"}
            {"고객":"\\ud800","score":9,"when":"2024-01-01","지역":"x"}
            {"고객":"a","score":9,"when":"2024-01-01","지역":"\\ud800"}
            {"고객":"a","score":77,"when":"2024-01-02","지역":"x"}
            {"고객":"a","score":9,"when":"soon","지역":"x"}
            """);
    Json report = CommandRun.json(timed("--by", "지역", "--on-bad", "skip"));
    assertThat(report.at("input", "rejected").value()).isEqualTo(4L);
    assertThat(report.at("respondents", "rejected").value()).isEqualTo(1L);
    assertThat(report.at("total", "n").value()).isEqualTo(1L);
    assertThat(CommandRun.badData(timed())).contains("line 2: 고객 must be well-formed Unicode");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(CommandRun.refused("nps", survey, "--score", "score", "--keep", "last"))
        .isEqualTo("--keep, --within and --account have an effect only with --respondent COLUMN");
    assertThat(CommandRun.refused(args()))
        .isEqualTo("--respondent with --keep last needs --time COLUMN, the time of the answer");
    assertThat(CommandRun.refused(args("--time", "when", "--keep", "first")))
        .startsWith("--respondent with --keep first needs --zone ZONE");
    assertThat(CommandRun.refused(timed("--weight", "score")))
        .startsWith("--respondent has no rule for weighted answers");
    assertThat(CommandRun.refused(timed("--within", "90d", "--keep", "first")))
        .isEqualTo("--within has an effect only with --keep last");
    assertThat(CommandRun.refused(timed("--within", "90d", "--period", "month")))
        .startsWith("--within asks about one window, which ends at --to: leave out --period");
    assertThat(CommandRun.refused(timed("--within", "90d", "--from", "2024-01-01")))
        .isEqualTo("--within says where the window begins: leave out --from");
    assertThat(CommandRun.refused(timed("--within", "0d")))
        .isEqualTo("--within: window of answers must be at least 1 ms long, was 0d");
    assertThat(CommandRun.refused(timed("--within", "soon")))
        .isEqualTo("--within must be a time such as 90s, 30m, 12h, 7d or 2w, was soon");
  }
}
