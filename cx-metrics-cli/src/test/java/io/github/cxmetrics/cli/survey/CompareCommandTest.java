package io.github.cxmetrics.cli.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {

  @TempDir private Path folder;

  private Path may;
  private Path april;

  @BeforeEach
  void writeSurveys() throws IOException {
    may = Files.writeString(folder.resolve("may.csv"), "score,channel\n5,app\n4,web\n1,web\n");
    april = Files.writeString(folder.resolve("april.csv"), "score,channel\n5,app\n2,web\n1,app\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nps", "csat", "ces"})
  void isTheCommandWithTheSecondFileAsBaseline(String score) {
    List<String> options =
        List.of("--score", "score", "--by", "channel", "--explain", "--format", "json");
    assertThat(CommandRun.good("compare", score, may, april, options))
        .isEqualTo(CommandRun.good(score, may, "--compare", april, options))
        .contains("\"mixShift\"");
  }

  @Test
  void comparesWithTheOptionsOfTheScoreToo() {
    assertThat(CommandRun.good("compare", "csat", may, "--score", "score", "--compare", april))
        .contains("\nDifference from ");
    assertThat(
            CommandRun.good(
                "compare", "csat", may, "--score", "score", "--compare-where", "channel=app"))
        .contains("\nDifference from channel=app");
    assertThat(
            CommandRun.good(
                "compare", "csat", may, "--score", "score", "--by", "channel", "--compare-rest"))
        .contains("\nDifference from the rest");
  }

  @Test
  void refusesToCompareNothingOrTwice() {
    assertThat(CommandRun.refused("compare", "nps", may, "--score", "score"))
        .isEqualTo(
            "cxm compare needs something to compare with: a second FILE, --compare-where,"
                + " --compare-from and --compare-to, --baseline or --compare-rest");
    assertThat(CommandRun.refused("compare", "nps", may, april, "--score", "s", "--compare", may))
        .isEqualTo(
            "only one file can be compared with, was \""
                + april
                + "\" and --compare \""
                + may
                + "\"");
    assertThat(
            CommandRun.refused(
                "compare",
                "nps",
                may,
                april,
                "--score",
                "score",
                "--by",
                "channel",
                "--compare-rest"))
        .startsWith("only one of --compare, --compare-where");
  }

  @Test
  void missingOrUnknownScoreIsUsage() {
    assertThat(CommandRun.of("compare").err()).contains("Missing required subcommand");
    assertThat(CommandRun.of("compare").code()).isEqualTo(2);
    assertThat(CommandRun.refused("compare", "npz", may))
        .isEqualTo("no command \"npz\"; the commands are nps, csat, ces");
  }

  @Test
  void helpNamesBothFiles() {
    assertThat(CommandRun.good("compare", "--help")).contains("nps", "csat", "ces", "--explain");
    assertThat(CommandRun.good("compare", "nps", "--help"))
        .contains("Usage: cxm compare nps [OPTIONS] FILE [BASELINE]");
    assertThat(CommandRun.good("compare", "nps", "--version")).startsWith("cxm ");
  }

  @Test
  void nestedCommandsReadWordsAsTheOthersDo() {
    assertThat(
            CommandRun.good(
                "compare",
                "nps",
                may,
                april,
                "--score",
                "score",
                "--interval",
                "adjusted-wald",
                "--format",
                "markdown"))
        .contains("adjusted Wald");
    assertThat(
            CommandRun.refused(
                "compare", "nps", may, april, "--score", "score", "--interval", "adjusted"))
        .contains("--interval");
  }
}
