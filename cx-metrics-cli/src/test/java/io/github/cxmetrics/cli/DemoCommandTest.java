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
        .contains(
            "The visits of 200 made-up customers to a shop.",
            "$ cxm funnel ",
            "3 pay",
            "$ cxm retention ",
            "pooled ")
        .contains(
            "The subscriptions of 200 made-up customers to a service.",
            "$ cxm churn ",
            "$ cxm revenue ",
            "$ cxm survival ",
            "Test of the same survival in all groups")
        .contains("cxm demo --keep survey.csv");
  }

  @Test
  void sameSeedGivesTheSameFilesAndReports() throws IOException {
    Path survey = folder.resolve("survey.csv");
    Path events = folder.resolve("events.csv");
    Path subscriptions = folder.resolve("subscriptions.csv");
    Object[] demo = {
      "demo",
      "--rows",
      300,
      "--keep",
      survey,
      "--keep-events",
      events,
      "--keep-subscriptions",
      subscriptions
    };
    String first = CommandRun.good(demo);
    byte[] keptSurvey = Files.readAllBytes(survey);
    byte[] keptEvents = Files.readAllBytes(events);
    byte[] keptSubscriptions = Files.readAllBytes(subscriptions);
    Files.delete(survey);
    Files.delete(events);
    Files.delete(subscriptions);

    String second = CommandRun.good(demo);

    assertThat(second).isEqualTo(first);
    assertThat(survey).hasBinaryContent(keptSurvey);
    assertThat(events).hasBinaryContent(keptEvents);
    assertThat(subscriptions).hasBinaryContent(keptSubscriptions);
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
        .contains("The kept survey: " + survey)
        .contains(CommandRun.good("ces", survey, "--score", "ease"));
  }

  @Test
  void keptEventsAnswerTheFunnelThatWasShown() throws IOException {
    Path events = folder.resolve("events.csv");
    String shown = CommandRun.good("demo", "--rows", 100, "--keep-events", events);

    assertThat(Files.readAllLines(events).get(0)).isEqualTo("customer,event,at,channel");
    assertThat(shown)
        .contains("The kept events: " + events)
        .contains(
            CommandRun.good(
                "funnel",
                events,
                "--actor",
                "customer",
                "--event",
                "event",
                "--time",
                "at",
                "--zone",
                "Asia/Seoul",
                "--steps",
                "view,cart,pay",
                "--within",
                "7d",
                "--by",
                "channel",
                "--compare-rest"));
  }

  @Test
  void keptSubscriptionsAnswerTheChurnThatWasShown() throws IOException {
    Path subscriptions = folder.resolve("subscriptions.csv");
    String shown = CommandRun.good("demo", "--rows", 100, "--keep-subscriptions", subscriptions);

    assertThat(Files.readAllLines(subscriptions).get(0))
        .isEqualTo("customer,plan,started,ended,reason,monthly");
    assertThat(shown)
        .contains("The kept subscriptions: " + subscriptions)
        .contains(
            CommandRun.good(
                "churn",
                subscriptions,
                "--start",
                "started",
                "--end",
                "ended",
                "--zone",
                "Asia/Seoul",
                "--as-of",
                "2026-06-30",
                "--customer",
                "customer",
                "--from",
                "2026-01-01"));
  }

  @Test
  void surveyAndEventsAreDifferentFiles() {
    Path file = folder.resolve("both.csv");

    assertThat(CommandRun.refused("demo", "--keep", file, "--keep-events", file))
        .startsWith("--keep-events must not be the same file as --keep, was ");
  }

  @Test
  void anExistingFileIsNeverOverwritten() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.csv"), "mine");

    assertThat(CommandRun.refused("demo", "--keep", mine))
        .isEqualTo("--keep must be a new file, was \"" + mine + "\"");
    assertThat(CommandRun.refused("demo", "--keep-events", mine))
        .isEqualTo("--keep-events must be a new file, was \"" + mine + "\"");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void aSurveyOfNobodyIsShownWithoutScores() {
    CommandRun nobody = CommandRun.of("demo", "--rows", 0);

    assertThat(nobody.code()).isZero();
    assertThat(nobody.out()).contains("0 records, 0 used");
    assertThat(nobody.err()).startsWith("cxm: no record of ").endsWith("counts\n");
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
