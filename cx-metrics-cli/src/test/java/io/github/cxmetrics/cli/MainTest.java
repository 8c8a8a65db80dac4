package io.github.cxmetrics.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @TempDir private Path folder;

  private Path survey;

  @BeforeEach
  void writeSurvey() throws IOException {
    survey = Files.writeString(folder.resolve("survey.csv"), "score,channel\n10,app\n3,web\n");
  }

  @Test
  void withoutACommandShowsTheCommandsAndIsUsage() {
    CommandRun run = CommandRun.of();

    assertThat(run.code()).isEqualTo(Main.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Usage: cxm", "nps", "csat", "ces", "funnel", "demo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void helpNamesCommandsAndExitCodes(String option) {
    assertThat(CommandRun.good(option))
        .contains("Usage: cxm", "nps", "csat", "ces", "funnel", "demo", "Exit codes:", "--debug");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nps", "csat", "ces"})
  void helpOfACommandExplainsEveryOption(String command) {
    String help = CommandRun.good(command, "--help");

    assertThat(help)
        .contains(
            "--score",
            "--missing",
            "--missing-policy",
            "--where",
            "--by",
            "--time",
            "--time-format",
            "--zone",
            "--period",
            "--from",
            "--to",
            "--week-start",
            "--scale",
            "--level",
            "--interval",
            "--compare",
            "--compare-where",
            "--compare-from",
            "--compare-to",
            "--baseline",
            "--compare-rest",
            "--adjust",
            "--sort",
            "--decimals",
            "--format",
            "--output",
            "--on-bad",
            "--rejects",
            "--input-format",
            "--delimiter",
            "--charset",
            "Examples:");
    assertThat(CommandRun.good("help", command)).isEqualTo(help);
  }

  @Test
  void helpOfTheFunnelExplainsEveryOption() {
    assertThat(CommandRun.good("funnel", "--help"))
        .contains(
            "--actor",
            "--event",
            "--time",
            "--time-format",
            "--zone",
            "--steps",
            "--name",
            "--optional",
            "--free",
            "--any-order",
            "--max-gap",
            "--exclude",
            "--exclude-effect",
            "--tie-winner",
            "--within",
            "--within-days",
            "--window-edge",
            "--order",
            "--event-use",
            "--grace",
            "--entries",
            "--entry-filter",
            "--session-gap",
            "--like",
            "--hold",
            "--event-id",
            "--where",
            "--from",
            "--to",
            "--as-of",
            "--by",
            "--attribution",
            "--max-segments",
            "--trend",
            "--week-start",
            "--baseline",
            "--compare-rest",
            "--adjust",
            "--compare-from",
            "--compare-to",
            "--explain",
            "--actors-out",
            "--on-bad",
            "--rejects",
            "--format",
            "--output",
            "--sort",
            "--level",
            "Examples:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cxm", "nps", "csat", "ces", "compare", "funnel", "demo"})
  void everyCommandKnowsItsVersion(String command) {
    String shown =
        command.equals("cxm")
            ? CommandRun.good("--version")
            : CommandRun.good(command, "--version");

    assertThat(shown).startsWith("cxm ");
  }

  @Test
  void unknownCommandNamesTheKnownOnes() {
    assertThat(CommandRun.refused("nsp", survey))
        .isEqualTo(
            "no command \"nsp\"; the commands are nps, csat, ces, compare, drivers, rake,"
                + " response-rate, quality, funnel, retention, active, lifecycle, repeat, churn,"
                + " inactivity, revenue, survival, cox, paths, journey, demo, help");
  }

  @Test
  void unknownOptionIsUsageAndPointsToHelp() {
    CommandRun run = CommandRun.of("nps", survey, "--score", "score", "--zzz");

    assertThat(run.code()).isEqualTo(Main.USAGE);
    assertThat(run.err())
        .contains("cxm: Unknown option: '--zzz'")
        .contains("Try 'cxm nps --help'.");
  }

  @Test
  void misspelledOptionNamesTheOneThatWasMeant() {
    CommandRun run = CommandRun.of("nps", survey, "--score", "score", "--scael", "0-10");

    assertThat(run.code()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains("--scael", "--scale");
  }

  @Test
  void fileAndScoreMustBeGiven() {
    assertThat(CommandRun.refused("nps", survey))
        .isEqualTo("Missing required option: '--score=COLUMN'");
    assertThat(CommandRun.refused("nps", "--score", "score"))
        .isEqualTo("Missing required parameter: 'FILE'");
  }

  @Test
  void anOptionGivenTwiceIsUsage() {
    assertThat(CommandRun.refused("nps", survey, "--score", "score", "--score", "channel"))
        .isEqualTo("option '--score' (COLUMN) should be specified only once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format | table, json, csv, markdown",
        "--sort | key, score, n",
        "--on-bad | fail, skip",
        "--input-format | csv, tsv, ndjson",
        "--missing-policy | exclude, fail, passive",
        "--period | hour, day, week, month, quarter, year",
        "--week-start | monday, tuesday, wednesday, thursday, friday, saturday, sunday",
        "--good-end | high, low",
        "--interval | wilson, clopper-pearson, jeffreys, agresti-coull, wald",
        "--adjust | holm, benjamini-hochberg, none"
      })
  void aWordThatIsNoneOfAnOptionIsRefusedWithAllOfThem(String option, String words) {
    assertThat(CommandRun.refused("csat", survey, "--score", "score", option, "zzz"))
        .isEqualTo(
            "Invalid value for option '" + option + "': must be one of " + words + ", was \"zzz\"");
  }

  @Test
  void missingFileIsUsage() {
    Path none = folder.resolve("none.csv");

    assertThat(CommandRun.refused("nps", none, "--score", "score"))
        .isEqualTo("no such file: " + none);
  }

  @Test
  void aFolderIsNoInput() {
    assertThat(CommandRun.refused("nps", folder, "--score", "score"))
        .isEqualTo("FILE must be a file, was the folder \"" + folder + "\"");
    assertThat(CommandRun.refused("nps", "", "--score", "score"))
        .isEqualTo("FILE must be a file, was the folder \"\"");
    assertThat(CommandRun.refused("nps", survey, "--score", "score", "--compare", folder))
        .isEqualTo("--compare must be a file, was the folder \"" + folder + "\"");
  }

  @Test
  void aNameThatCannotBeAFileIsUsage() {
    assertThat(CommandRun.refused("nps", "a\0b", "--score", "score"))
        .startsWith("file name must be one that this locale can write, was \"a\\u0000b\"");
  }

  @Test
  void unknownColumnNamesTheNearestAndListsAll() {
    assertThat(CommandRun.refused("nps", survey, "--score", "Scroe"))
        .isEqualTo(
            survey
                + " has no column \"Scroe\", did you mean \"score\"? Its columns: score, channel");
    assertThat(CommandRun.refused("nps", survey, "--score", "score", "--by", "zzzzzzz"))
        .isEqualTo(survey + " has no column \"zzzzzzz\". Its columns: score, channel");
  }

  @Test
  void badDataNamesFileLineColumnRuleAndValue() throws IOException {
    Files.writeString(survey, "score,channel\n10,\"a\nb\"\noften,web\n");

    assertThat(CommandRun.badData("nps", survey, "--score", "score"))
        .isEqualTo(
            survey
                + ", line 4: score must be a decimal number such as 9 or 4.5 (if this means 'not"
                + " answered', name it in --missing), was \"often\"");
  }

  @Test
  void debugShowsWhereAProblemArose() {
    CommandRun run = CommandRun.of("nps", survey, "--score", "x", "--debug");

    assertThat(run.code()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains("UnknownColumnException", "\tat io.github.cxmetrics");
  }

  @Test
  void messagesCannotMoveTheCursor() throws IOException {
    Files.writeString(survey, "score,ch\n\u001b[31m9\u202e,web\n");

    assertThat(CommandRun.badData("nps", survey, "--score", "score"))
        .contains("\\u001B[31m9\\u202E");
    assertThat(CommandRun.refused("nps", survey, "--score", "\u001b[0m")).contains("\\u001B[0m");
  }

  @Test
  void standardInputIsReadForADash() {
    CommandRun run =
        CommandRun.withInput("score\n10\n9\n".getBytes(UTF_8), "nps", "-", "--score", "score");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("standard input: 2 records, 2 used");
  }

  @Test
  void standardInputIsReadOnce() {
    assertThat(CommandRun.refused("nps", "-", "--score", "score", "--compare", "-"))
        .isEqualTo("standard input (-) can be read once only, not also as --compare");
  }

  @Test
  void standardInputMayBeComparedWithAFile() {
    CommandRun run =
        CommandRun.withInput(
            "score\n10\n9\n".getBytes(UTF_8), "nps", "-", "--score", "score", "--compare", survey);

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Difference from " + survey);
  }
}
