package io.github.cxmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

  @TempDir private Path folder;

  @Test
  void showsEveryCommandOnTheSameSurvey() {
    assertThat(CommandRun.good("demo", "--rows", 200))
        .contains("A made-up survey of 200 customers (seed 20260101).")
        .contains("$ cxm nps ", "$ cxm csat ", "$ cxm ces ")
        .contains("--compare-rest", "--period month", "2026-06")
        .contains("cxm demo --keep survey.csv");
  }

  @Test
  void sameSeedGivesTheSameSurveyAndReports() throws IOException {
    Path survey = folder.resolve("survey.csv");
    String first = CommandRun.good("demo", "--rows", 300, "--keep", survey);
    byte[] kept = Files.readAllBytes(survey);
    Files.delete(survey);

    String second = CommandRun.good("demo", "--rows", 300, "--keep", survey);

    assertThat(second).isEqualTo(first);
    assertThat(survey).hasBinaryContent(kept);
  }

  @Test
  void anotherSeedGivesAnotherSurvey() throws IOException {
    Path one = folder.resolve("1.csv");
    Path two = folder.resolve("2.csv");
    CommandRun.good("demo", "--rows", 50, "--keep", one, "--seed", 1);
    CommandRun.good("demo", "--rows", 50, "--keep", two, "--seed", 2);

    assertThat(one).content().isNotEqualTo(Files.readString(two));
  }

  @Test
  void keptSurveyAnswersTheCommandsThatWereShown() throws IOException {
    Path survey = folder.resolve("survey.csv");
    String shown = CommandRun.good("demo", "--rows", 100, "--keep", survey);

    assertThat(Files.readAllLines(survey).get(0))
        .isEqualTo("answered,channel,recommend,satisfaction,ease,comment");
    assertThat(shown)
        .contains("The survey is in " + survey + ".")
        .contains(CommandRun.good("ces", survey, "--score", "ease"));
  }

  @Test
  void anExistingFileIsNeverOverwritten() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.csv"), "mine");

    assertThat(CommandRun.refused("demo", "--keep", mine))
        .isEqualTo("--keep must be a new file, was \"" + mine + "\"");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void aSurveyOfNobodyIsShownWithoutScores() {
    assertThat(CommandRun.good("demo", "--rows", 0)).contains("0 records, 0 used");
  }

  @Test
  void fewerThanNoCustomersAreRefused() {
    assertThat(CommandRun.refused("demo", "--rows", -1))
        .isEqualTo("--rows must be 0 or more, was -1");
  }

  @Test
  void stopsAtTheFirstReportThatCannotBeWritten() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        Main.run(
            new PrintStream(full, false, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8),
            "demo",
            "--rows",
            "10");

    assertThat(code).isEqualTo(Main.USAGE);
    assertThat(errors.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "cxm: standard output must take the whole report, was closed or full before its end");
  }
}
